using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// The title of a page. Its head names it with the site's name around it ("Bridge closes - The Daily Eastmere"), its
/// headings without, but a heading may also be the site's name. What both say is the title.
/// </summary>
internal static class HtmlTitle
{
    /// <summary>The most words that are taken for a site's name, which the page does not name otherwise.</summary>
    private const int MostSiteWords = 4;

    /// <summary>
    /// The fewest words of a heading that a title has after a colon: "The Eastmere Review: Why the bridge was closed".
    /// </summary>
    private const int LeastWordsAfterColon = 4;

    /// <summary>The most headings that are examined.</summary>
    private const int MostHeadings = 20;

    private static readonly string[] Separators =
        [" | ", " – ", " — ", " - ", " :: ", " · ", " » ", " « ", " • ", " / "];

    /// <summary>The shortest heading that is searched in a title, weighted like blocks.</summary>
    private const int ShortestHeading = 8;

    /// <summary>The longest title; more of it is not looked at, as documents do not keep more.</summary>
    private const int Longest = 300;

    /// <summary>Returns the page's title, or null where it has none.</summary>
    /// <param name="page">The page.</param>
    /// <param name="html">Its source, in which search engines are told the headline.</param>
    /// <param name="cancellationToken">Ends a long search.</param>
    public static string? Of(IHtmlDocument page, string html, CancellationToken cancellationToken)
    {
        string? site = Trimmed(HtmlReader.Meta(page, "og:site_name"))
            ?? Trimmed(HtmlReader.Meta(page, "application-name"));
        List<string> headings =
            [.. page.All.Where(element => element.LocalName is "h1" or "h2" or "h3").Take(MostHeadings)
                .Where(heading => !LeadsHome(heading)).Select(heading => TextOf(heading, cancellationToken))
                .OfType<string>()];
        foreach (string? named in (ReadOnlySpan<string?>)[Trimmed(HtmlReader.Meta(page, "og:title")),
            Trimmed(page.Title)])
        {
            if (named is null || IsSame(named, site))
                continue;
            string bare = WithoutSite(named, site, headings);
            // Headings have the better quotation marks and dashes, but may lack a space between two parts.
            return headings.Find(heading => IsSame(heading, bare) && Words(heading) == Words(bare)) ?? bare;
        }

        if (headings.Find(heading => !IsSame(heading, site)) is { } first)
            return first;
        string? headline = Trimmed(StatedBody.Headline(html));
        return (headline is null || IsSame(headline, site) ? null : headline) ?? Trimmed(page.Title) ?? site;
    }

    /// <summary>Returns a title without the parts that name the site.</summary>
    private static string WithoutSite(string title, string? site, List<string> headings)
    {
        foreach (string heading in headings)
        {
            if (PageBlock.LengthOf(heading) >= ShortestHeading && !IsSame(heading, site) && IsAtEnd(title, heading)
                && !title[heading.Length..].Contains(heading, StringComparison.OrdinalIgnoreCase))
                return heading;
        }

        string[] parts =
            title.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
            return title;
        if (site is not null && IsSame(parts[^1], site))
            return title[..title.LastIndexOf(parts[^1], StringComparison.Ordinal)]
                .TrimEnd([' ', '|', '–', '—', '-', ':', '·', '»', '«', '•', '/']);
        if (site is not null && IsSame(parts[0], site))
            return title[(title.IndexOf(parts[0], StringComparison.Ordinal) + parts[0].Length)..]
                .TrimStart([' ', '|', '–', '—', '-', ':', '·', '»', '«', '•', '/']);
        bool endsInName =
            IsName(parts[^1]) && Words(parts[^1]) <= MostSiteWords
                && title.Length - parts[^1].Length > 1.5 * parts[^1].Length && Words(parts[0]) > 2;
        return endsInName ? title[..title.LastIndexOf(parts[^1], StringComparison.Ordinal)]
            .TrimEnd([' ', '|', '–', '—', '-', ':', '·', '»', '«', '•', '/']) : title;
    }

    /// <summary>True if a title starts or ends with a heading, with a separator between it and the rest.</summary>
    private static bool IsAtEnd(string title, string heading)
    {
        bool starts = title.StartsWith(heading, StringComparison.OrdinalIgnoreCase)
            && (title.Length == heading.Length || IsEastAsianBefore(title[heading.Length], heading)
                || Separators.Any(separator => title.AsSpan(heading.Length).StartsWith(separator)
                    || title.AsSpan(heading.Length).StartsWith(separator.AsSpan().TrimStart())));
        if (starts || !title.EndsWith(heading, StringComparison.OrdinalIgnoreCase))
            return starts;
        string before = title[..^heading.Length];
        return before.EndsWith(": ", StringComparison.Ordinal)
            ? Words(heading) >= LeastWordsAfterColon
            : Array.Exists(Separators, separator => before.EndsWith(separator, StringComparison.Ordinal));
    }

    /// <summary>
    /// True if a heading in Chinese, Japanese or Korean ends before a character. Titles in these languages have no
    /// spaces around separators.
    /// </summary>
    private static bool IsEastAsianBefore(char next, string heading) =>
        PageBlock.LengthOf(heading) > heading.Length && (next is '_' or '-' or '|' or '｜' or '：' or '–' or '—');

    private static string? TextOf(IElement heading, CancellationToken cancellationToken) =>
        Trimmed(string.Join(' ', HtmlPage.Of(heading, cancellationToken).Blocks.Select(block => block.Text)));

    private static bool LeadsHome(IElement heading) =>
        heading.QuerySelector("a") is { } link && link.TextContent.Trim().Length == heading.TextContent.Trim().Length
        && link.GetAttribute("href") is { } address && (address is "/" or "#" or "." or "./" or "" || IsRoot(address));

    private static bool IsRoot(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.AbsolutePath == "/" && uri.Query.Length == 0;

    /// <summary>True for words that may be a name: each starts with a capital or a digit, or is short.</summary>
    private static bool IsName(string text) =>
        text.Split(' ')
            .All(word => !char.IsLower(word[0]) || word.Length <= 3 || word.Contains('.', StringComparison.Ordinal));

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static bool IsSame(string first, string? second) =>
        second is not null && HtmlText.Letters(first) == HtmlText.Letters(second);

    /// <summary>Returns a title in one line, cut to the length that is looked at; null if it has no words.</summary>
    public static string? Trimmed(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        string line = string.Join(' ',
            HtmlText.DecodeLeftOver(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..Longest];
    }
}
