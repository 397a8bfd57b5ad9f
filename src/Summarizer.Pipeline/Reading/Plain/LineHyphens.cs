using System.Text;

namespace Summarizer.Pipeline.Reading.Plain;

/// <summary>Joins the words of a plain text that are broken at the ends of lines: "engi-", "neers".</summary>
internal static class LineHyphens
{
    /// <summary>Returns the text with its broken words joined; the same text where there is none.</summary>
    public static string Join(string text)
    {
        text = text.Replace("\u2010\n", "-\n", StringComparison.Ordinal);
        List<Break> breaks = Breaks(text);
        if (breaks.Count == 0)
            return text;
        HashSet<string> written = Written(text, breaks);
        var joined = new StringBuilder(text.Length);
        int from = 0;
        foreach (Break one in breaks)
        {
            LineHyphen purpose = one.Word.Purpose(written.Contains);
            if (purpose == LineHyphen.Suspended)
                continue;
            int end = purpose == LineHyphen.Compound ? one.At + 1 : one.At;
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
            int next = at + 2;
            while (next < text.Length && text[next] == ' ')
                next++;
            if (HyphenatedWord.Find(text.AsSpan(from, at - from), text.AsSpan(next)) is { } word)
            {
                breaks.Add(new Break(at, next, word));
                from = next;
            }
        }

        return breaks;
    }

    /// <summary>Returns the joined and the compound words that also are within a line somewhere.</summary>
    private static HashSet<string> Written(string text, List<Break> breaks)
    {
        HashSet<string> wanted = new(
            breaks.SelectMany(one =>
                (string[])[one.Word.Left + one.Word.Right, one.Word.Left + "-" + one.Word.Right]),
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

    /// <summary>A broken word: where its hyphen is, where it continues, and the word.</summary>
    private readonly record struct Break(int At, int Next, HyphenatedWord Word);
}
