using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Rules that remove what Markdown dialects add to the language and readers never see: MDX imports and comments and :::
/// fences (Docusaurus), admonition lines (MkDocs), %% comments, embeds and wiki links (Obsidian), attributes of
/// headings. Code stays as it is.
/// </summary>
internal static partial class MarkdownDialects
{
    /// <summary>Returns a text in plain Markdown.</summary>
    public static string ToPlain(string text)
    {
        if (!Sign().IsMatch(text))
            return text;
        var plain = new StringBuilder(text.Length);
        string? fence = null;
        bool comment = false, admonition = false, opening = true;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> line = raw, trimmed = raw.Trim();
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
            if (trimmed.StartsWith("%%") && trimmed.Count("%%") == 1)
            {
                comment = !comment;
                continue;
            }

            if (comment || trimmed.StartsWith(":::") || (opening && IsImport(trimmed)))
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

    private static bool IsFence(ReadOnlySpan<char> line) => line.StartsWith("```") || line.StartsWith("~~~");

    private static bool IsImport(ReadOnlySpan<char> line) =>
        (line.StartsWith("import ")
            && (line.Contains(" from ", StringComparison.Ordinal) || line.IndexOfAny('"', '\'') > 0))
        || line.StartsWith("export const ") || line.StartsWith("export default ") || line.StartsWith("export function ")
        || line.StartsWith("export let ");

    private static string Inline(string line)
    {
        if (line.Contains('`', StringComparison.Ordinal) || !Sign().IsMatch(line))
            return line;
        line = Hidden().Replace(line, "");
        line = WikiLink().Replace(line,
            match => match.Groups[2].Success ? match.Groups[2].Value : match.Groups[1].Value);
        return line.StartsWith('#') ? HeadingAttributes().Replace(line, "") : line;
    }

    [GeneratedRegex(@"^:::|^import |^export |\{/\*|%%|\[\[|^(?:!!!|\?\?\?)|^=== |\{[#.:]",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    [GeneratedRegex(@"^(?:!!!|\?\?\?\+?|===)\s+[\w""'].*$", RegexOptions.CultureInvariant)]
    private static partial Regex Admonition();

    [GeneratedRegex(@"\{/\*.*?\*/\}|%%.*?%%|!\[\[[^\]\[]{0,300}\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"\[\[([^\]\[|]{1,300})(?:\|([^\]\[]{1,300}))?\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex WikiLink();

    [GeneratedRegex(@"\s*\{:?\s*[#.][^{}]{0,200}\}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingAttributes();
}
