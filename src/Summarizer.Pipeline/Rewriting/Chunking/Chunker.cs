using Summarizer.Pipeline.Rewriting.Budgeting;
using Summarizer.Pipeline.Rewriting.Prompting;

namespace Summarizer.Pipeline.Rewriting.Chunking;

/// <summary>
/// Rules that cut numbered lines into parts that fit the model's window: between sentences always, between blocks where
/// that leaves a part more than half full.
/// </summary>
internal static class Chunker
{
    /// <summary>Tokens that a line's number costs beside its text.</summary>
    private const int PerLine = 5;

    /// <summary>Cuts the lines into parts, in order. A line alone too long for a part is cut short.</summary>
    public static List<List<SourceLine>> Cut(IReadOnlyList<SourceLine> lines, int maxTokens)
    {
        var parts = new List<List<SourceLine>>();
        var part = new List<SourceLine>();
        int tokens = 0;
        foreach (SourceLine original in lines)
        {
            (SourceLine line, int cost) = Fit(original, maxTokens);
            if (part.Count > 0 && tokens + cost > maxTokens)
            {
                List<SourceLine> over = SplitOffLastBlock(part, line.Block);
                parts.Add(part);
                part = over;
                tokens = over.Sum(Cost);
                if (tokens + cost > maxTokens && part.Count > 0)
                {
                    parts.Add(part);
                    (part, tokens) = ([], 0);
                }
            }

            part.Add(line);
            tokens += cost;
        }

        if (part.Count > 0)
            parts.Add(part);
        return parts;
    }

    /// <summary>Returns the tokens of a part's lines.</summary>
    public static int Tokens(List<SourceLine> part) => part.Sum(Cost);

    private static int Cost(SourceLine line) =>
        TokenCounter.Count(line.Text) + PerLine + (line.Heading is { } heading ? TokenCounter.Count(heading) + 3 : 0);

    private static (SourceLine Line, int Cost) Fit(SourceLine line, int maxTokens)
    {
        int cost = Cost(line);
        while (cost > maxTokens)
        {
            line = line with { Text = line.Text[..(line.Text.Length / 2)], Heading = null };
            cost = Cost(line);
        }

        return (line, cost);
    }

    /// <summary>Removes the lines of an unfinished block from a part, if they are less than half of it.</summary>
    private static List<SourceLine> SplitOffLastBlock(List<SourceLine> part, int block)
    {
        int start = part.Count;
        while (start > 0 && part[start - 1].Block == block)
            start--;
        if (start == part.Count || start <= part.Count / 2)
            return [];
        List<SourceLine> over = part.GetRange(start, part.Count - start);
        part.RemoveRange(start, part.Count - start);
        return over;
    }
}
