using Summarizer.Sentences;

namespace Summarizer.Terms;

/// <summary>Counts words as word processors do: runs of anything but white space, and every Chinese or Japanese character for itself.</summary>
internal static class WordCount
{
    /// <summary>The words of a text whose sentences have been counted already: only what lies between them is read.</summary>
    public static int Of(ReadOnlySpan<char> text, ReadOnlySpan<Sentence> sentences, ReadOnlySpan<int> wordsOfSentences)
    {
        int words = 0, end = 0;
        for (int s = 0; s < sentences.Length; s++)
        {
            words += Of(text[end..sentences[s].Offset]) + wordsOfSentences[s];
            end = sentences[s].End;
        }

        return words + Of(text[end..]);
    }

    /// <summary>The words of a text.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<uint> table = CharTable.Table;
        int words = 0;
        bool inRun = false;
        foreach (char c in text)
        {
            CharKind kind = CharTable.KindOf(table[c]);
            bool alone = kind is CharKind.Han or CharKind.Hiragana or CharKind.Katakana;
            if (alone || (!inRun && kind != CharKind.Space))
                words++;
            inRun = !alone && kind != CharKind.Space;
        }

        return words;
    }
}
