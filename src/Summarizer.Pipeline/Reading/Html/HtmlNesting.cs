using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// An estimate of how much work the elements of a page that are open at once make. The parser looks at all of them at
/// each tag, and opens formatting elements that were never closed again in each block, so a short page can keep it busy
/// for minutes.
/// </summary>
internal static class HtmlNesting
{
    /// <summary>
    /// Names are counted by their hash. Two names with the same one count together, which changes an estimate little.
    /// </summary>
    private const int Names = 256;

    /// <summary>Throws if a page would take the parser too long.</summary>
    /// <exception cref="ArticleException">Too many elements are open at once, or open around too many
    /// others.</exception>
    public static void Check(ReadOnlySpan<char> html, ReadingLimits limits)
    {
        // Each element at the greatest depth allowed: sloppy pages of the real world stay at a hundredth of that.
        long mostSteps = (long)limits.MaxHtmlElements * limits.MaxHtmlDepth;
        (int open, long steps) = Estimate(html);
        if (open > limits.MaxHtmlOpenElements)
            throw new ArticleException(FailureCode.UnreadableArticle,
                $"The HTML leaves more than the {limits.MaxHtmlOpenElements} elements allowed open at once.");
        if (steps > mostSteps)
            throw new ArticleException(FailureCode.UnreadableArticle,
                $"The HTML leaves elements open around too many others: together {steps} levels deep, "
                + $"but at most {mostSteps} are allowed.");
    }

    /// <summary>
    /// Returns the largest number of elements open at once, and that number summed over all tags. Elements that a next
    /// one closes, and those without an end, are not counted as open.
    /// </summary>
    internal static (int Most, long Steps) Estimate(ReadOnlySpan<char> html)
    {
        Span<int> openOf = stackalloc int[Names];
        openOf.Clear();
        int open = 0, most = 0, inComment = 0;
        long steps = 0;
        var tags = new HtmlTags(html);
        while (tags.Next(out ReadOnlySpan<char> name, out bool closes))
        {
            steps += open;
            if (tags.IsSelfClosing || ClosesItself(name))
                continue;
            ref int same = ref openOf[HashOf(name)];
            // An end without a start closes nothing.
            if (closes && same == 0)
                continue;
            // In what may be a comment, an end closes at most what starts there.
            if (closes && tags.MayBeInComment && inComment == 0)
                continue;
            inComment = tags.MayBeInComment ? inComment + (closes ? -1 : 1) : 0;
            same += closes ? -1 : 1;
            open += closes ? -1 : 1;
            most = Math.Max(most, open);
        }

        return (most, steps);
    }

    private static int HashOf(ReadOnlySpan<char> name)
    {
        uint hash = 0;
        foreach (char c in name)
            hash = (hash * 31) + (uint)(c | 0x20);
        return (int)(hash % Names);
    }

    private static bool ClosesItself(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[name.Length];
        return lower[..name.ToLowerInvariant(lower)] is
            "p" or "li" or "dt" or "dd" or "tr" or "td" or "th" or "thead" or "tbody" or "tfoot" or "option"
                or "colgroup" or "rp" or "rt" or "br" or "hr" or "img" or "meta" or "link" or "input" or "wbr" or "area"
                or "base" or "col" or "embed" or "source" or "track" or "param" or "path" or "circle" or "ellipse"
                or "rect" or "line" or "use" or "polygon" or "polyline" or "stop";
    }
}
