using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>Rules that tell tables of data from tables of text and from those that lay out a page.</summary>
internal static class HtmlTables
{
    /// <summary>The most paragraphs in a cell of data.</summary>
    private const int MostParagraphs = 3;

    /// <summary>The longest label in a table of text.</summary>
    private const int LongestLabel = 40;

    /// <summary>The longest label that is marked as one, or is all a link.</summary>
    private const int LongestTitle = 160;

    /// <summary>The fewest rows with columns of a table whose header names them.</summary>
    private const int LeastRows = 3;

    /// <summary>
    /// True if a table holds data; the others only lay out text. Data has columns, no headings, and no cell of several
    /// sentences. If its cells hold paragraphs or lists, more than one row has columns.
    /// </summary>
    public static bool IsData(IElement table)
    {
        if (table.GetAttribute("role") is "presentation" or "none"
            || table.QuerySelector("table, pre, h1, h2, h3, h4, blockquote") is not null)
            return false;
        int rows = 0;
        foreach (IElement row in table.QuerySelectorAll("tr"))
        {
            int cells = 0;
            foreach (IElement cell in row.Children)
            {
                string text = cell.TextContent;
                int paragraphs = cell.GetElementsByTagName("p").Length;
                bool hasBlocks = paragraphs > 0 || cell.GetElementsByTagName("li").Length > 0;
                if (paragraphs > MostParagraphs || Prose.HasSentences(text, least: hasBlocks ? 1 : 2))
                    return false;
                cells += string.IsNullOrWhiteSpace(text) ? 0 : 1;
            }

            rows += cells > 1 ? 1 : 0;
        }

        return rows > (table.QuerySelector("p, ul, ol") is null ? 0 : 1);
    }

    /// <summary>True if a table, which does not hold data only, has a header and rows of columns.</summary>
    public static bool HasHeader(IElement table)
    {
        int rows = 0;
        bool hasHeader = false;
        foreach (IElement row in (table as IHtmlTableElement)?.Rows ?? Enumerable.Empty<IElement>())
        {
            rows += row.Children.Take(2).Count(cell => cell.LocalName is "td" or "th") > 1 ? 1 : 0;
            hasHeader |= row.Children.Any(cell => cell.LocalName == "th");
            if (rows >= LeastRows && hasHeader)
                return true;
        }

        return false;
    }

    /// <summary>
    /// True for a cell without a full stop in a table of text that is short, such as a year, or the title of its row.
    /// </summary>
    public static bool IsLabel(IElement cell) =>
        HtmlText.ShortContent(cell, LongestTitle) is { } label && !Prose.HasSentenceEnd(label)
            && (label.Length <= LongestLabel || cell.LocalName == "th"
            || (cell.QuerySelector("a") is { } link && HtmlText.ShortContent(link, LongestTitle) == label));
}
