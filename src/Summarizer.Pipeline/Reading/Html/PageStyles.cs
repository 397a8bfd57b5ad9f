using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// The rules of a page's own style sheets that change what its text says: hidden, struck, raised and lowered words.
/// Only rules for one class or id are read, and only if no other rule shows what they hide.
/// </summary>
internal static partial class PageStyles
{
    /// <summary>The longest style sheets that are read, in characters.</summary>
    private const int LongestSheets = 500_000;

    /// <summary>Adds what the style sheets declare to the styles of the elements themselves.</summary>
    public static void Apply(IHtmlDocument page, CancellationToken cancellationToken)
    {
        Dictionary<string, string> styles = Read(page, cancellationToken);
        if (styles.Count == 0 || page.Body is not { } body)
            return;
        foreach (IElement element in body.QuerySelectorAll("[class], [id]"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string own = element.GetAttribute("style") ?? "";
            var added = new StringBuilder();
            if (element.Id is { } id && styles.TryGetValue('#' + id, out string? named))
                added.Append(named);
            foreach (string name in element.ClassList)
            {
                if (styles.TryGetValue('.' + name, out string? ofClass))
                    added.Append(ofClass);
            }

            // What an element says of itself is stronger.
            if (added.Length > 0 && !own.Contains("display", StringComparison.OrdinalIgnoreCase))
                element.SetAttribute("style", added.Append(own).ToString());
        }
    }

    private static Dictionary<string, string> Read(IHtmlDocument page, CancellationToken cancellationToken)
    {
        var styles = new Dictionary<string, string>(StringComparer.Ordinal);
        var sheets = new StringBuilder();
        foreach (IElement sheet in page.GetElementsByTagName("style"))
        {
            if (sheets.Length + sheet.TextContent.Length <= LongestSheets)
                sheets.Append(sheet.TextContent).Append('\n');
        }

        string text = Comment().Replace(sheets.ToString(), " ");
        if (!Sign().IsMatch(text))
            return styles;
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string selectors, string declarations, bool isGeneral) in Rules(text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string? style = isGeneral ? StyleOf(declarations) : null;
            foreach (string selector in selectors.Split(',', StringSplitOptions.TrimEntries))
            {
                if (style is not null && Simple().Match(selector) is { Success: true } simple)
                    styles[simple.Groups[1].Value] = style;
                else if (Shows().IsMatch(declarations))
                    shown.UnionWith(Name().Matches(selector).Select(match => match.Value));
            }
        }

        foreach (string name in shown)
            styles.Remove(name);
        return styles;
    }

    /// <summary>Returns the declarations that change what a text says, or null.</summary>
    private static string? StyleOf(string declarations)
    {
        // A script may show what a sheet hides, so this is not for good.
        string style = HtmlVisibility.OfStyle(declarations) == HtmlHiding.Lasting ? "visibility:hidden;" : "";
        foreach ((string property, string value) in HtmlVisibility.Declarations(declarations))
        {
            if (property.StartsWith("text-decoration", StringComparison.Ordinal)
                && value.Contains("line-through", StringComparison.Ordinal))
                style += "text-decoration:line-through;";
            else if (property == "vertical-align" && value is "super" or "sub")
                style += $"vertical-align:{value};";
        }

        return style.Length > 0 ? style : null;
    }

    /// <summary>
    /// Returns the rules of a style sheet; those for some media only are not general, and those for print are left out.
    /// </summary>
    private static IEnumerable<(string Selectors, string Declarations, bool IsGeneral)> Rules(string text)
    {
        var around = new Stack<string>();
        int start = 0;
        for (int at = text.IndexOfAny(['{', '}', ';']); at >= 0; at = text.IndexOfAny(['{', '}', ';'], start))
        {
            string head = text[start..at].Trim();
            start = at + 1;
            if (text[at] == '}')
            {
                around.TryPop(out _);
            }
            else if (text[at] == '{' && head.StartsWith('@'))
            {
                around.Push(head);
            }
            else if (text[at] == '{')
            {
                int end = text.IndexOf('}', start);
                if (end < 0)
                    yield break;
                if (!around.Any(media => media.Contains("print", StringComparison.OrdinalIgnoreCase)))
                    yield return (head, text[start..end], around.Count == 0);
                start = end + 1;
            }
        }
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"none|line-through|super|\bsub\b|-9999|-10000|clip", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    /// <summary>A selector of one class or id: ".old", "span.old", "#note".</summary>
    [GeneratedRegex(@"^[a-zA-Z]*([.#][\w-]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Simple();

    [GeneratedRegex(@"[.#][\w-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    /// <summary>Declarations that undo what another rule does.</summary>
    [GeneratedRegex(
        @"(?:^|[;\s])(?:display\s*:\s*(?!none)|visibility\s*:\s*visible|text-decoration[\w-]*\s*:\s*none|vertical-align\s*:)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shows();
}
