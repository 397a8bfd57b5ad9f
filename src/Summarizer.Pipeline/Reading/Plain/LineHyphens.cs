using System.Collections.Frozen;
using System.Text;

namespace Summarizer.Pipeline.Reading.Plain;

/// <summary>Rules that join words that are broken at the ends of lines: "engi-", "neers".</summary>
internal static class LineHyphens
{
    /// <summary>The longest part of a word on one line.</summary>
    private const int LongestPart = 40;

    // Before the lists, which are read from it.
    private static readonly WordFile File = new("Reading/Plain/words.txt");

    /// <summary>First words of compounds with a hyphen, and whole compounds.</summary>
    private static readonly FrozenSet<string> Compounding = File.Words("compounding", StringComparer.OrdinalIgnoreCase);

    /// <summary>The second words of compounds have at least this many letters; "ly" and "est" are endings.</summary>
    private const int LeastSecondWord = 4;

    /// <summary>
    /// Words after a hyphen that stands for the rest of a word: "pre- and post-war", "Vor- und Nachteile".
    /// </summary>
    private static readonly FrozenSet<string> Joining = File.Words("joining");

    /// <summary>
    /// The rests of words that start like a compound but are written without a hyphen: "short-ages", "high-lights".
    /// </summary>
    private static readonly FrozenSet<string> Rests = File.Words("rests");

    /// <summary>True if a hyphen before a word stands for the rest of another: "pre-" before "and post-war".</summary>
    /// <param name="left">The part before the hyphen.</param>
    /// <param name="right">The word on the next line.</param>
    /// <param name="isWritten">Returns true for words that are in the same text elsewhere, on one line.</param>
    public static bool IsJoining(string left, string right, Func<string, bool> isWritten) =>
        Joining.Contains(right) && !isWritten(left + right);

    /// <summary>True if a hyphen at the end of a line is part of the word: "well-", "known".</summary>
    /// <param name="left">The part before the hyphen.</param>
    /// <param name="right">The part on the next line.</param>
    /// <param name="isWritten">Returns true for words that are in the same text elsewhere, on one line.</param>
    public static bool KeepsHyphen(string left, string right, Func<string, bool> isWritten)
    {
        string compound = left + "-" + right;
        bool isCompound = Compounding.Contains(compound)
            || (right.Length >= LeastSecondWord && !Rests.Contains(right) && Compounding.Contains(left));
        return (isCompound || isWritten(compound)) && !isWritten(left + right);
    }

    /// <summary>Returns the text with its broken words joined; the same text where there is none.</summary>
    public static string Join(string text)
    {
        List<Break> breaks = Breaks(text);
        if (breaks.Count == 0)
            return text;
        HashSet<string> written = Written(text, breaks);
        var joined = new StringBuilder(text.Length);
        int from = 0;
        foreach (Break one in breaks)
        {
            if (IsJoining(one.Left, one.Right, written.Contains))
                continue;
            int end = KeepsHyphen(one.Left, one.Right, written.Contains) ? one.At + 1 : one.At;
            joined.Append(text, from, end - from);
            from = one.Next;
        }

        return joined.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Returns the words that are broken at a hyphen before a line end.</summary>
    private static List<Break> Breaks(string text)
    {
        var breaks = new List<Break>();
        int from = 0;
        for (int at = text.IndexOf("-\n", StringComparison.Ordinal); at >= 0;
            at = text.IndexOf("-\n", at + 1, StringComparison.Ordinal))
        {
            int start = at, next = at + 2;
            while (start > from && at - start < LongestPart && char.IsLetter(text[start - 1]))
                start--;
            while (next < text.Length && text[next] == ' ')
                next++;
            int end = next;
            while (end < text.Length && end - next < LongestPart && char.IsLetter(text[end]))
                end++;
            string left = text[start..at], right = text[next..end];
            if (left.Length > 0 && right.Length > 0 && char.IsLower(right[0]))
            {
                breaks.Add(new Break(at, next, left, right));
                from = next;
            }
        }

        return breaks;
    }

    /// <summary>Returns the joined and the compound words that also are within a line somewhere.</summary>
    private static HashSet<string> Written(string text, List<Break> breaks)
    {
        HashSet<string> wanted = new(
            breaks.SelectMany(one => (string[])[one.Left + one.Right, one.Left + "-" + one.Right]),
            StringComparer.OrdinalIgnoreCase);
        var lookup = wanted.GetAlternateLookup<ReadOnlySpan<char>>();
        var written = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Range range in text.AsSpan().SplitAny(" \n\t.,;:!?\"()"))
        {
            if (lookup.TryGetValue(text.AsSpan()[range], out string? word))
                written.Add(word);
        }

        return written;
    }

    /// <summary>A broken word: where its hyphen is, where it continues, and its parts.</summary>
    private readonly record struct Break(int At, int Next, string Left, string Right);
}
