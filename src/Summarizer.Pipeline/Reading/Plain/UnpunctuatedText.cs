using System.Buffers;
using System.Collections.Frozen;
using Summarizer.Documents;

namespace Summarizer.Pipeline.Reading.Plain;

/// <summary>
/// Text without punctuation, as from dictation: cut into stretches that serve as sentences, at line ends and before
/// words that start a clause. The text itself stays as it is.
/// </summary>
internal static class UnpunctuatedText
{
    /// <summary>With fewer words, a text is a line or a list rather than speech.</summary>
    private const int LeastWords = 60;

    /// <summary>A text with one mark in fewer words than this has punctuation.</summary>
    private const int WordsPerMark = 120;

    /// <summary>
    /// A stretch ends at a line end or before a clause from this many words on, and at the most words anyway.
    /// </summary>
    private const int Shortest = 14, Longest = 28;

    private static readonly SearchValues<char> Marks = SearchValues.Create(".!?…。！？।؟۔;:");

    /// <summary>Words that start a clause in speech.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Clauses =
        new WordFile("Reading/Plain/words.txt").Words("clause-openers", StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Returns the document with its paragraphs cut; the same document where its text has punctuation.
    /// </summary>
    public static Document Cut(Document document)
    {
        if (HasPunctuation(document))
            return document;
        var blocks = new List<Block>();
        foreach (Block block in document.Blocks)
        {
            if (block.Kind is BlockKind.Paragraph or BlockKind.Quotation)
                AddStretches(document.Text, block, blocks);
            else
                blocks.Add(block);
        }

        return new Document(document.Text, blocks, document.Title, document.Language);
    }

    private static bool HasPunctuation(Document document)
    {
        int marks = 0, characters = 0;
        foreach (Block block in document.Blocks.Where(block => block.IsProse))
        {
            characters += block.Length + 1;
            marks += CountOfMarks(document.Text.AsSpan(block.Offset, block.Length));
        }

        // Words take two characters at least. Nearly every text is decided here, without counting its words.
        if (marks * WordsPerMark > characters / 2)
            return true;
        int words = document.Blocks.Where(block => block.IsProse)
            .Sum(block => Words(document.Text.AsSpan(block.Offset, block.Length)));
        return words < LeastWords || marks * WordsPerMark > words;
    }

    private static int CountOfMarks(ReadOnlySpan<char> text)
    {
        int marks = 0;
        for (int at = text.IndexOfAny(Marks); at >= 0; at = text.IndexOfAny(Marks))
        {
            marks++;
            text = text[(at + 1)..];
        }

        return marks;
    }

    private static void AddStretches(string text, Block block, List<Block> blocks)
    {
        int start = block.Offset, end = start, words = 0;
        for (int at = block.Offset; at < block.End;)
        {
            bool atLineEnd = at > block.Offset && text[at - 1] == '\n';
            int next = at;
            while (next < block.End && !char.IsWhiteSpace(text[next]))
                next++;
            bool isDue = words >= Longest
                || (words >= Shortest && (atLineEnd || Clauses.Contains(text.AsSpan(at, next - at))));
            if (isDue && WordsLeft(text, at, block.End) >= Shortest / 2)
            {
                blocks.Add(block with { Offset = start, Length = end - start });
                (start, words) = (at, 0);
            }

            words += next > at ? 1 : 0;
            end = next > at ? next : end;
            at = next;
            while (at < block.End && char.IsWhiteSpace(text[at]))
                at++;
        }

        if (end > start)
            blocks.Add(block with { Offset = start, Length = end - start });
    }

    /// <summary>Returns the number of words up to the end, counted no further than a short stretch has.</summary>
    private static int WordsLeft(string text, int from, int end) => Words(text.AsSpan(from, Math.Min(end - from, 200)));

    private static int Words(ReadOnlySpan<char> text)
    {
        int words = 0;
        foreach (Range range in text.SplitAny(" \n\t"))
            words += text[range].IsEmpty ? 0 : 1;
        return words;
    }
}
