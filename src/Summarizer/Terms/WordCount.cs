using Summarizer.Sentences;
using Summarizer.Text;

namespace Summarizer.Terms;

// A count of words as word processors do it: runs between white space, and every Chinese or Japanese character. Thai
// and similar scripts have no spaces between words: five characters count as a word.
internal static class WordCount
{
    private const int UnspacedWord = 5;

    // Returns the number of words of a text whose sentences have been counted: only what is between them is read.
    public static int Of(ReadOnlySpan<char> text, ReadOnlySpan<Sentence> sentences,
        ReadOnlySpan<PunctuationCounts> counts)
    {
        int words = 0, end = 0;
        for (int s = 0; s < sentences.Length; s++)
        {
            words += Of(text[end..sentences[s].Offset]) + counts[s].Words;
            end = sentences[s].End;
        }

        return words + Of(text[end..]);
    }

    public static int Of(ReadOnlySpan<char> text)
    {
        const CharacterClass Single = CharacterClass.Han | CharacterClass.Hiragana | CharacterClass.Katakana;
        int words = 0, unspaced = 0;
        bool inRun = false;
        foreach (char c in text)
        {
            bool isSingle = Characters.Is(c, Single), isSpace = Characters.Is(c, CharacterClass.WhiteSpace);
            unspaced = Characters.Is(c, CharacterClass.Unspaced) ? unspaced + 1 : 0;
            if (isSingle || (!inRun && !isSpace) || CompletesWord(unspaced))
                words++;
            inRun = !isSingle && !isSpace;
        }

        return words;
    }

    // True if a run of this many characters without spaces has one more word than a shorter one, beside its first.
    public static bool CompletesWord(int unspaced) => unspaced > UnspacedWord && unspaced % UnspacedWord == 0;
}
