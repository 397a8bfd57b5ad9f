using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Rules that remove what Markdown dialects add to the language and readers never see. These are MDX imports and
/// comments and ::: fences (Docusaurus), admonition lines (MkDocs), %% comments, embeds and wiki links (Obsidian), tags
/// (Jekyll, Hugo) and attributes of headings. Code stays as it is.
/// </summary>
internal static partial class MarkdownDialects
{
    /// <summary>Returns a text in plain Markdown.</summary>
    public static string ToPlain(string text)
    {
        if (!Sign().IsMatch(text))
            return text;
        string[] lines = Highlight().Replace(text, "```").Split('\n');
        int lastComment = Array.FindLastIndex(lines, IsCommentMark);
        var plain = new StringBuilder(text.Length);
        string? fence = null;
        bool comment = false, admonition = false, opening = true;
        for (int i = 0; i < lines.Length; i++)
        {
            ReadOnlySpan<char> line = lines[i], trimmed = line.Trim();
            bool isMark = fence is null && IsCommentMark(lines[i]) && (comment || i < lastComment);
            if (isMark || comment)
            {
                comment ^= isMark;
                continue;
            }

            if (fence is not null || IsFence(trimmed))
            {
                fence = fence is null ? trimmed[..3].ToString() : trimmed.StartsWith(fence) ? null : fence;
                plain.Append(line).Append('\n');
                continue;
            }

            // The content of an admonition is indented, which would make it code.
            bool indented = line.StartsWith("    ") || line.StartsWith("\t");
            admonition &= indented || trimmed.IsEmpty;
            if (admonition && indented)
                line = line[0] == '\t' ? line[1..] : line[4..];
            if (trimmed.StartsWith(":::") || (opening && IsImport(trimmed)))
                continue;
            if (Admonition().IsMatch(trimmed))
            {
                admonition = true;
                plain.Append('\n');
                continue;
            }

            opening &= trimmed.IsEmpty || IsImport(trimmed);
            plain.Append(Inline(line.ToString())).Append('\n');
        }

        return plain.ToString();
    }

    /// <summary>True for a line that starts or ends a comment, which has further lines.</summary>
    private static bool IsCommentMark(string line) =>
        !line.StartsWith("    ", StringComparison.Ordinal) && line.AsSpan().Trim() is var mark
            && mark.StartsWith("%%") && mark.Count("%%") == 1;

    private static bool IsFence(ReadOnlySpan<char> line) => line.StartsWith("```") || line.StartsWith("~~~");

    private static bool IsImport(ReadOnlySpan<char> line) =>
        (line.StartsWith("import ")
            && (line.Contains(" from ", StringComparison.Ordinal) || line.IndexOfAny('"', '\'') > 0))
        || line.StartsWith("export const ") || line.StartsWith("export default ") || line.StartsWith("export function ")
        || line.StartsWith("export let ");

    private static string Inline(string line)
    {
        if (!Sign().IsMatch(line))
            return line;
        line = Inlines().Replace(line, match => match.Groups["code"].Success ? match.Value
            : match.Groups["alias"].Success ? match.Groups["alias"].Value : match.Groups["page"].Value);
        return line.StartsWith('#') ? HeadingAttributes().Replace(line, "") : line;
    }

    [GeneratedRegex(@"^:::|^import |^export |\{/\*|%%|\[\[|^(?:!!!|\?\?\?)|^=== |\{[#.:%{]",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    [GeneratedRegex(@"^(?:!!!|\?\?\?\+?|===)\s+[\w""'].*$", RegexOptions.CultureInvariant)]
    private static partial Regex Admonition();

    /// <summary>Code, which stays; what is hidden; and links by the title of a page.</summary>
    [GeneratedRegex(
        @"(?<code>(?<tick>`{1,3})[^`].{0,1000}?\k<tick>)"
            + @"|\{/\*.*?\*/\}|%%.*?%%|!\[\[[^\]\[]{0,300}\]\]|\{%.{0,500}?%\}|\{\{.{0,500}?\}\}"
            + @"|\[\[(?<page>[^\]\[|]{1,300})(?:\|(?<alias>[^\]\[]{1,300}))?\]\]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Inlines();

    [GeneratedRegex(@"^[ \t]*\{%-?\s*(?:end)?highlight\b[^\n]{0,200}%\}[ \t]*$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Highlight();

    [GeneratedRegex(@"\s*\{:?\s*[#.][^{}]{0,200}\}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingAttributes();
}
