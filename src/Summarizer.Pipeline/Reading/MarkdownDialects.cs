using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Rules that remove what Markdown dialects add to the language and readers never see. These are MDX
/// (<see cref="MdxSyntax"/>), ::: fences (Docusaurus), admonition lines (MkDocs), directives and roles (MyST) and tags
/// (Jekyll, Hugo). Comments, embeds, callouts and wiki links (Obsidian) are too, and deleted text (CriticMarkup),
/// places of a table of contents, attributes, citations (Pandoc), tags with a prefix (Confluence) and formulas on lines
/// of their own. Code stays as it is.
/// </summary>
internal static partial class MarkdownDialects
{
    private const string CommentEnd = "*/}";

    /// <summary>Returns a text in plain Markdown.</summary>
    public static string ToPlain(string text, CancellationToken cancellationToken)
    {
        text = DisplayedFormulas.Remove(MdxSyntax.Remove(text, cancellationToken), cancellationToken);
        if (!Sign().IsMatch(text))
            return text;
        string[] lines = Highlight().Replace(text, "```").Split('\n');
        int lastComment = Array.FindLastIndex(lines, IsCommentMark);
        int lastEnd = Array.FindLastIndex(lines, line => line.Contains(CommentEnd, StringComparison.Ordinal));
        var plain = new StringBuilder(text.Length);
        string? fence = null;
        var directives = new Stack<string>();
        // The columns from which lines belong to the open admonitions, the innermost first.
        var admonitions = new Stack<int>();
        bool comment = false, inComment = false;
        var facts = new Facts(text);
        bool isMyst =
            text.Contains("```{", StringComparison.Ordinal) || text.Contains(":::{", StringComparison.Ordinal);
        for (int i = 0; i < lines.Length; i++)
        {
            if (inComment)
            {
                int end = lines[i].IndexOf(CommentEnd, StringComparison.Ordinal);
                inComment = end < 0;
                lines[i] = inComment ? "" : lines[i][(end + CommentEnd.Length)..];
                if (string.IsNullOrWhiteSpace(lines[i]))
                    continue;
            }

            // The content of an admonition is indented, which would make it code.
            int indent = IndentOf(lines[i]);
            bool mayEnd = fence is null && !string.IsNullOrWhiteSpace(lines[i]);
            while (mayEnd && admonitions.TryPeek(out int column) && indent < column)
                admonitions.Pop();
            lines[i] = Outdented(lines[i], 4 * admonitions.Count);

            ReadOnlySpan<char> line = lines[i], trimmed = line.Trim();
            bool isMark = fence is null && IsCommentMark(lines[i]) && (comment || i < lastComment);
            if (isMark || comment)
            {
                comment ^= isMark;
                continue;
            }

            if (fence is null && directives.TryPeek(out string? directive) && trimmed.SequenceEqual(directive))
            {
                directives.Pop();
                plain.Append('\n');
                continue;
            }

            if (fence is null && Directive().Match(lines[i]) is { Success: true } opened)
            {
                directives.Push(opened.Groups[1].Value);
                while (i + 1 < lines.Length && DirectiveOption().IsMatch(lines[i + 1]))
                    i++;
                plain.Append('\n');
                continue;
            }

            if (fence is not null || IsFence(trimmed))
            {
                fence = fence is null ? trimmed[..3].ToString() : trimmed.StartsWith(fence) ? null : fence;
                plain.Append(line).Append('\n');
                continue;
            }

            // A comment in braces, which may go on over lines. One that never ends is text.
            inComment = i < lastEnd && trimmed.StartsWith("{/*")
                && !trimmed.Contains(CommentEnd, StringComparison.Ordinal);
            if (inComment)
                continue;

            if (trimmed.StartsWith(":::") || Unseen().IsMatch(trimmed) || (isMyst && trimmed.StartsWith("% ")))
                continue;
            if (Callout().Match(lines[i]) is { Success: true } callout)
            {
                string mark = callout.Groups[1].Value, title = callout.Groups["title"].Value.Trim();
                plain.Append(mark).Append(" [!NOTE]\n");
                // The title is a paragraph of its own.
                if (title.Length > 0)
                    plain.Append(mark).Append(Inline(title, facts)).Append('\n').Append(mark).Append('\n');
                continue;
            }

            if (Admonition().Match(lines[i]) is { Success: true } admonition)
            {
                admonitions.Push(indent + 4);
                // The title is a paragraph of its own, at the place of the admonition in a list.
                string title = Inline(admonition.Groups["title"].Value, facts);
                plain.Append('\n');
                if (title.Length > 0)
                    plain.Append(admonition.Groups["indent"].ValueSpan).Append(title).Append("\n\n");
                continue;
            }

            plain.Append(Inline(line.ToString(), facts)).Append('\n');
        }

        return plain.ToString();
    }

    /// <summary>True for a line that starts or ends a comment, which has further lines.</summary>
    private static bool IsCommentMark(string line) =>
        !line.StartsWith("    ", StringComparison.Ordinal) && line.AsSpan().Trim() is var mark
            && mark.StartsWith("%%") && mark.Count("%%") == 1;

    /// <summary>Returns the number of columns before the first word of a line.</summary>
    private static int IndentOf(string line)
    {
        int columns = 0;
        for (int i = 0; i < line.Length && line[i] is ' ' or '\t'; i++)
            columns += line[i] == '\t' ? 4 : 1;
        return columns;
    }

    /// <summary>Returns a line without its first columns, if they are empty.</summary>
    private static string Outdented(string line, int columns)
    {
        int at = 0;
        for (; columns > 0 && at < line.Length && line[at] is ' ' or '\t'; at++)
            columns -= line[at] == '\t' ? 4 : 1;
        return line[at..];
    }

    /// <summary>True for a line that starts or ends code.</summary>
    internal static bool IsFence(ReadOnlySpan<char> line) => line.StartsWith("```") || line.StartsWith("~~~");

    private static string Inline(string line, Facts facts)
    {
        if (!Sign().IsMatch(line))
            return line;
        line = Inlines().Replace(line, match => match.Groups["code"].Success ? match.Value
            : match.Groups["alias"].Success ? match.Groups["alias"].Value
            : match.Groups["role"].Success ? OfRole(match.Groups["role"].Value, match.Groups["words"].Value)
            : match.Groups["space"].Success ? " "
            : match.Groups["tag"].Success ? facts.IsTag(match) ? "" : match.Value
            : match.Groups["source"].Success ? facts.HasMentions ? match.Value : ""
            : match.Groups["page"].Value);
        return line.StartsWith('#') ? HeadingAttributes().Replace(line, "") : line;
    }

    /// <summary>Returns the words of a role: of a link those before its target, of a power with its sign.</summary>
    private static string OfRole(string role, string words)
    {
        int target = words.EndsWith('>') ? words.LastIndexOf('<') : -1;
        string shown = target > 0 ? words[..target].TrimEnd() : words;
        return role switch
        {
            "sup" or "superscript" => $"<sup>{shown}</sup>",
            "sub" or "subscript" => $"<sub>{shown}</sub>",
            "del" or "strike" => "",
            _ => shown,
        };
    }

    /// <summary>Facts about a text that decide what a line of it means.</summary>
    /// <param name="text">The text.</param>
    private sealed class Facts(string text)
    {
        private readonly Lazy<HashSet<string>> _closed =
            new(() => [.. ClosingTag().Matches(text).Select(tag => tag.Groups["name"].Value)]);

        private readonly Lazy<bool> _hasMentions = new(() => Mention().IsMatch(text));

        /// <summary>True if "[@name]" is a link to a person, not a source (Pandoc).</summary>
        public bool HasMentions => _hasMentions.Value;

        /// <summary>
        /// True for a tag with the prefix of a namespace, as of Confluence and Word. An address in angle brackets is
        /// never closed.
        /// </summary>
        public bool IsTag(Match tag) =>
            tag.Groups["rest"].Success || _closed.Value.Contains(tag.Groups["prefixed"].Value);
    }

    /// <summary>A closing tag with a prefix, or one that closes itself.</summary>
    [GeneratedRegex(
        @"</(?<name>[a-zA-Z][\w-]{0,20}:[a-zA-Z][\w.-]{0,40})>|<(?<name>[a-zA-Z][\w-]{0,20}:[a-zA-Z][\w.-]{0,40})\s?/>",
        RegexOptions.CultureInvariant)]
    private static partial Regex ClosingTag();

    /// <summary>A definition of a link to a person.</summary>
    [GeneratedRegex(@"^ {0,3}\[@[^\[\]]{1,60}\]:", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex(
        @"^:::|\{/\*|%%|\[\[|^(?:!!!|\?\?\?)|^=== |\{[#.:%{a-z'""]|\{(?:--|\+\+|~~|==|>>)|^\[TOC\]|^\*\[|^(?:--8<--|<<<)|\^\[|^> ?\[!|\{[^{}|]{1,20}\||\s\^[a-zA-Z]|</?[a-zA-Z][\w-]{0,20}:[a-zA-Z]|\[[^\[\]@]{0,60}@\w|[\])*_`]\{",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    /// <summary>Matches the first line of an MkDocs admonition or tab.</summary>
    [GeneratedRegex(
        @"^(?<indent>[ \t]*)(?:(?:!!!|\?\?\?\+?)(?=\s+[\w""-])(?:\s+[\w-]{1,60}){0,5}(?:\s+""(?<title>[^""\n]{0,300})"")?\s*$"
            + @"|(?:!!!|\?\?\?\+?|===)\s+[\w""'].*$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Admonition();

    /// <summary>A source (Pandoc): words such as "see", its key, and places in it.</summary>
    private const string Source =
        @"(?:(?i:see(?: also)?|cf\.?|e\.g\.,?|i\.e\.,?|also|compare)[ \t])?-?@\w(?:[\w:.#&+/-]{0,60}\w)?"
            + @"(?:,?[ \t](?:(?i:pp?|chaps?|ch|secs?|vols?|figs?|nn?|nos?|paras?|cols?|ll?|bk|arts?|eqs?|tab|app|fn"
            + @"|chapters?|sections?|pages?|volume|figures?|table|appendix|note|and)\b\.?[ \t]?|[§¶]+[ \t]?)?"
            + @"(?:\d[\w.–—-]*|[ivxlc]+\b|&|ff?\.|passim|et seq\.)){0,9}";

    /// <summary>Code and formulas, which stay; what is hidden; and links by the title of a page.</summary>
    [GeneratedRegex(
        @"(?<code>(?<tick>`{1,3})[^`].{0,1000}?\k<tick>|\$(?![\s$])[^$]{1,500}(?<!\s)\$(?![\w{$]))"
            + @"|\{(?<role>[a-z][a-z:+-]{0,30})\}`(?<words>[^`]{1,300})`|(?<space>\{(['""])\s\1\})"
            + @"|<ac:parameter\b[^<>]{0,200}>[^<>]{0,300}</ac:parameter>"
            + @"|(?<tag></?(?<prefixed>[a-zA-Z][\w-]{0,20}:[a-zA-Z][\w.-]{0,40})(?<rest>\s+[\w:.-]{1,60}=[""'\w][^<>]{0,500})?\s?/?>)"
            + @"|(?<![\]!])\[(?<page>[^\[\]]{1,500})\]\{[#.][^{}]{0,200}\}"
            + @"|(?<=[\])*_`])\{:?\s?(?:#[\w-]|\.[a-zA-Z_-])[^{}]{0,200}\}"
            + @"|(?=\{)(?<=[\]*`]|\]\([^()]{0,500}\))\{:?\s?[\w-]{1,30}=[""'\w][^{}]{0,200}\}"
            + @"|(?<source>[ \t]?\[" + Source + @"(?:;[ \t]?" + Source + @"){0,20}\](?![(\[{:]))"
            + @"|\{--.{0,1000}?--\}|\{>>.{0,1000}?<<\}|\{\+\+(?<page>.{0,1000}?)\+\+\}|\{==(?<page>.{0,1000}?)==\}"
            + @"|\{~~.{0,1000}?~>(?<page>.{0,1000}?)~~\}|(?<=\S)\^\[[^\[\]]{1,500}\]|(?<=\S)[ \t]\^(?=\S*[a-zA-Z])[\w-]{1,60}$"
            + @"|\{(?<page>[\p{IsCJKUnifiedIdeographs}々]{1,20})\|[\p{IsHiragana}\p{IsKatakana}|]{1,60}\}"
            + @"|\{/\*.*?\*/\}|%%.*?%%|!\[\[[^\]\[]{0,300}\]\]|\{%.{0,500}?%\}|\{\{.{0,500}?\}\}"
            + @"|\[\[(?<page>[^\]\[|]{1,300})(?:\|(?<alias>[^\]\[]{1,300}))?\]\]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Inlines();

    /// <summary>
    /// Lines that show nothing of their own: attributes, places of a table of contents, abbreviations, included files
    /// and targets of links.
    /// </summary>
    [GeneratedRegex(
        @"^(?:\{:[^{}]*\}|\[TOC\]|\[\[_?toc_?\]\]|\*\[[^\]]{1,60}\]:.*|--8<--.*|<<< @.*|\([\w-]{1,60}\)=)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unseen();

    /// <summary>A quotation with a type, a sign for whether it is open, and a title (Obsidian).</summary>
    [GeneratedRegex(@"^([ \t]*(?:>[ \t]?)+)\[![\w-]{1,30}(?:\|[^\]]*)?\](?:[+-]|[ \t]+(?=\S))(?<title>.*)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Callout();

    /// <summary>A fence of a directive whose content is text (MyST).</summary>
    [GeneratedRegex(
        @"^[ \t]*(`{3,}|~{3,})\{(?:note|tip|hint|important|warning|caution|attention|danger|error|seealso|admonition|dropdown|card|grid|grid-item|grid-item-card|tab-set|tab-item|epigraph|margin|sidebar|topic|versionadded|versionchanged|deprecated|details)\}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Directive();

    [GeneratedRegex(@"^[ \t]*:[\w-]{1,40}:", RegexOptions.CultureInvariant)]
    private static partial Regex DirectiveOption();

    [GeneratedRegex(@"^[ \t]*\{%-?\s*(?:end)?highlight\b[^\n]{0,200}%\}[ \t]*$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Highlight();

    [GeneratedRegex(@"\s*\{:?\s*[#.][^{}]{0,200}\}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingAttributes();
}
