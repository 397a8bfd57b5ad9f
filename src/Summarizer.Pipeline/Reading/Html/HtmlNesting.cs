using System.Buffers;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// A quick look at how many elements a page leaves open at once. The parser searches all open ones at each tag, so a
/// page that opens 100,000 would keep it busy for minutes; sloppy pages of the real world leave some hundreds open.
/// </summary>
internal static class HtmlNesting
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\n\f/>");

    /// <summary>
    /// The largest number of elements open at once, those not counted that a next one closes or that have no end.
    /// </summary>
    public static int MostOpen(ReadOnlySpan<char> html)
    {
        int open = 0, most = 0;
        while (html.IndexOf('<') is >= 0 and var at && at + 2 < html.Length)
        {
            html = html[(at + 1)..];
            bool closes = html[0] == '/';
            ReadOnlySpan<char> name = closes ? html[1..] : html;
            if (!char.IsAsciiLetter(name[0]))
                continue;
            int end = name[..Math.Min(name.Length, 20)].IndexOfAny(NameEnds);
            if (end < 0)
                end = Math.Min(name.Length, 20);
            if (ClosesItself(name[..end]))
                continue;
            open = closes ? Math.Max(0, open - 1) : open + 1;
            most = Math.Max(most, open);
        }

        return most;
    }

    private static bool ClosesItself(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[20];
        return lower[..name.ToLowerInvariant(lower)] is
            "p" or "li" or "dt" or "dd" or "tr" or "td" or "th" or "thead" or "tbody" or "tfoot" or "option"
                or "colgroup" or "rp" or "rt"
            or "br" or "hr" or "img" or "meta" or "link" or "input" or "wbr" or "area" or "base" or "col" or "embed"
            or "source" or "track" or "param"
            or "path" or "circle" or "rect" or "line" or "use" or "polygon" or "stop";
    }
}
