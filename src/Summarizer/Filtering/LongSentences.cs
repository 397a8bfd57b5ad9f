using Summarizer.Sentences;
using Summarizer.Text;

namespace Summarizer.Filtering;

// A limit on the length of a sentence: a table without cells, a line of base64 or a list without full stops must not
// become the summary as a whole.
internal static class LongSentences
{
    // In UTF-16 code units. The longest claims of patents have some 3,000.
    public const int Longest = 4000;

    // Cuts the sentences from one number on that are longer, after a word where one ends in the second half.
    public static void Cut(string text, List<Sentence> sentences, int first)
    {
        if (sentences.FindIndex(first, sentence => sentence.Length > Longest) < 0)
            return;
        Sentence[] uncut = [.. sentences.Skip(first)];
        sentences.RemoveRange(first, uncut.Length);
        foreach (Sentence sentence in uncut)
        {
            int end = sentence.Offset + sentence.Length;
            for (int from = sentence.Offset, to; from < end; from = to)
            {
                to = end - from > Longest ? from + CutLength(text.AsSpan(from, Longest + 1)) : end;
                ReadOnlySpan<char> words = text.AsSpan(from, to - from);
                int blanks = words.Length - words.TrimStart().Length;
                if (blanks < words.Length)
                    sentences.Add(
                        new Sentence(sentences.Count, from + blanks, words.Trim().Length, sentence.Block));
            }
        }
    }

    // What is written together stays together: a surrogate pair, and a letter with its accents.
    private static int CutLength(ReadOnlySpan<char> text)
    {
        int blank = text[(Longest / 2)..].LastIndexOfAny(' ', '\n', '\t');
        if (blank >= 0)
            return (Longest / 2) + blank + 1;
        int end = Longest;
        while (end > Longest / 2
            && (char.IsLowSurrogate(text[end]) || Characters.Is(text[end], CharacterClass.Combining)))
            end--;
        return end;
    }
}
