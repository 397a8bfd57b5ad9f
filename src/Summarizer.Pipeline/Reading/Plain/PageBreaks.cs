using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading.Plain;

/// <summary>
/// Plain text in pages, separated by form feeds: running heads and page numbers are removed, and a paragraph goes on
/// over the page.
/// </summary>
internal static partial class PageBreaks
{
    /// <summary>The number of lines at the top and at the bottom of a page that may repeat.</summary>
    private const int EdgeLines = 2;

    /// <summary>
    /// Longer texts and those of more pages are read without a look at their heads, which would take much memory.
    /// </summary>
    private const int LongestText = 2_000_000, MostPages = 5_000;

    /// <summary>The longest running head.</summary>
    private const int LongestHead = 120;

    /// <summary>Returns the text without form feeds. The first page keeps its head, which is often the title.</summary>
    public static string Remove(string text)
    {
        if (text.Length > LongestText || text.AsSpan().Count('\f') > MostPages)
            return text;
        List<string>[] pages = [.. text.Split('\f').Select(page => page.ReplaceLineEndings("\n").Split('\n').ToList())];
        HashSet<string> repeated = Repeated(pages);
        var joined = new StringBuilder(text.Length);
        for (int i = 0; i < pages.Length; i++)
        {
            List<string> lines = pages[i];
            HashSet<int> furniture =
                [.. Edges(lines).Where(line => IsFurniture(lines[line], repeated, isFirst: i == 0))];
            string page = string.Join('\n', lines.Where((_, line) => !furniture.Contains(line))).Trim('\n');
            if (string.IsNullOrWhiteSpace(page))
                continue;
            if (joined.Length > 0)
                joined.Append(GoesOn(joined, page) ? "\n" : "\n\n");
            joined.Append(page);
        }

        return joined.ToString();
    }

    private static bool IsFurniture(string line, HashSet<string> repeated, bool isFirst) =>
        PageNumber().IsMatch(line) || (repeated.Contains(Head(line)) && !isFirst);

    private static HashSet<string> Repeated(List<string>[] pages)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (List<string> page in pages)
        {
            foreach (string head in Edges(page).Select(line => Head(page[line])).Where(head => head.Length > 0)
                .Distinct())
                seen[head] = seen.GetValueOrDefault(head) + 1;
        }

        return [.. seen.Where(head => head.Value > 1).Select(head => head.Key)];
    }

    /// <summary>Returns the first and last lines of a page that have text.</summary>
    private static int[] Edges(List<string> lines)
    {
        int[] written = [.. Enumerable.Range(0, lines.Count).Where(line => !string.IsNullOrWhiteSpace(lines[line]))];
        return written.Length <= 2 * EdgeLines ? written : [.. written[..EdgeLines], .. written[^EdgeLines..]];
    }

    /// <summary>
    /// Returns a line without what differs from page to page; empty for one that is too long for a head.
    /// </summary>
    private static string Head(string line) =>
        line.Length > LongestHead
            ? ""
            : string.Join(' ', Number().Replace(line, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool GoesOn(StringBuilder before, string page) =>
        before[^1] is not ('.' or '!' or '?' or ':' or '"' or '”' or '\n')
            && char.IsLower(page.AsSpan().TrimStart()[0]);

    [GeneratedRegex(@"\b(?:page|seite|página|pagina|str\.|p\.)?\s*\d+(?:\s*(?:/|of|von|de|sur|di)\s*\d+)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^[\s\W]*(?:(?:page|seite|página|pagina|p\.)\s*)?\d{1,4}(?:\s*(?:/|of|von|de|sur|di)\s*\d{1,4})?[\s\W]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();
}
