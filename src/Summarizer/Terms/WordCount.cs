using Summarizer.Sentences;
using Summarizer.Text;

namespace Summarizer.Terms;

// A count of words as word processors do it: runs between white space, and every Chinese or Japanese character.
internal static class WordCount
{
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
        int words = 0;
        bool inRun = false;
        foreach (char c in text)
        {
            bool isSingle = Characters.Is(c, Single), isSpace = Characters.Is(c, CharacterClass.WhiteSpace);
            if (isSingle || (!inRun && !isSpace))
                words++;
            inRun = !isSingle && !isSpace;
        }

        return words;
    }
}
