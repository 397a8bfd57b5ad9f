using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Rules that remove the JavaScript of MDX from Markdown: imports, exports, expressions and the tags of components,
/// which may go on over lines. The text within components stays.
/// </summary>
internal static partial class MdxSyntax
{
    /// <summary>The most lines that one piece of JavaScript takes.</summary>
    private const int MostLines = 200;

    /// <summary>The most characters that one tag takes.</summary>
    private const int LongestTag = 10_000;

    /// <summary>Returns a text without JavaScript; the same text if it is not MDX.</summary>
    public static string Remove(string text, CancellationToken cancellationToken)
    {
        if (!Sign().IsMatch(text))
            return text;
        string[] lines = text.Split('\n');
        if (!IsMdx(lines))
            return text;
        var plain = new StringBuilder(text.Length);
        string? fence = null;
        int components = 0;
        bool isNewBlock = true;
        for (int i = 0; i < lines.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string trimmed = lines[i].Trim();
            if (fence is not null || MarkdownDialects.IsFence(trimmed))
            {
                fence = Fence(fence, trimmed);
                plain.Append(lines[i]).Append('\n');
                continue;
            }

            int end = isNewBlock ? EndOfScript(lines, i, trimmed) : -1;
            if (end >= 0)
            {
                i = end;
                plain.Append('\n');
                continue;
            }

            isNewBlock = trimmed.Length == 0;
            bool isCode = components == 0 && lines[i].StartsWith("    ", StringComparison.Ordinal);
            string line = isCode
                ? lines[i]
                : WithoutTags(lines, ref i, ref components, ref isNewBlock, cancellationToken);
            // What is within a component is indented, which would make it code.
            plain.Append(components > 0 && line.StartsWith("    ", StringComparison.Ordinal) ? line.TrimStart() : line)
                .Append('\n');
        }

        return plain.ToString(0, plain.Length - 1);
    }

    /// <summary>True if a line outside code is a statement or has a tag with an expression.</summary>
    private static bool IsMdx(string[] lines)
    {
        string? fence = null;
        foreach (string line in lines)
        {
            string trimmed = line.Trim();
            if (fence is not null || MarkdownDialects.IsFence(trimmed))
                fence = Fence(fence, trimmed);
            else if (Statement().IsMatch(line) || Expression().IsMatch(line))
                return true;
        }

        return false;
    }

    /// <summary>Returns the fence of the code after a line within it or that starts it; null after its end.</summary>
    private static string? Fence(string? fence, string line) =>
        fence is null ? line[..3] : line.StartsWith(fence, StringComparison.Ordinal) ? null : fence;

    /// <summary>
    /// Returns the line with which a statement or an expression ends that starts at a line; -1 if there is none.
    /// </summary>
    private static int EndOfScript(string[] lines, int at, string trimmed)
    {
        if (Statement().IsMatch(lines[at]))
            return EndOf(lines, at);
        // Those of Jekyll and Hugo and comments have rules of their own.
        bool isExpression = trimmed is ['{', not ('%' or '{' or '/'), ..] or "{";
        int end = isExpression && Depth(trimmed) > 0 ? EndOf(lines, at) : -1;
        return end >= 0 && lines[end].AsSpan().TrimEnd().EndsWith("}") ? end : -1;
    }

    /// <summary>
    /// Returns a line without the tags of components, with the end of the line in which the last of them ends.
    /// </summary>
    private static string WithoutTags(
        string[] lines, ref int at, ref int components, ref bool isNewBlock, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        int from = 0, ticks = 0;
        bool isBlank = true;
        for (Match tag = Tag().Match(lines[at]); tag.Success; tag = Tag().Match(lines[at], from))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlySpan<char> before = lines[at].AsSpan(from, tag.Index - from);
            line.Append(before);
            ticks += before.Count('`');
            isBlank &= before.IsWhiteSpace();
            from = tag.Index + tag.Length;
            (int last, int end) = ticks % 2 == 0 ? EndOfTag(lines, at, from) : (at, -1);
            bool isBoth = end > 1 && lines[last][end - 2] == '/';
            // The rules for HTML leave out what is within these two, so they need the tags.
            bool isUnseen = !isBoth && tag.Groups["name"].Value.ToUpperInvariant() is "STYLE" or "SCRIPT";
            if (end < 0 || isUnseen)
            {
                line.Append(tag.Value);
                isBlank = false;
                // To look for the end of each tag that has none would take too long.
                if (end < 0 && ticks % 2 == 0)
                    break;
                continue;
            }

            bool isClosing = tag.Value[1] == '/', goesOn = last > at;
            components = Math.Max(0, components + (isClosing ? -1 : isBoth ? 0 : 1));
            (at, from) = (last, end);
            bool isAlone = isBlank && (isBoth || isClosing || goesOn || lines[at].AsSpan(from).IsWhiteSpace());
            if (!isAlone)
                continue;
            isNewBlock = true;
            line.Clear().Append('\n');
            while (from < lines[at].Length && char.IsWhiteSpace(lines[at][from]))
                from++;
        }

        return from == 0 ? lines[at] : line.Append(lines[at].AsSpan(from)).ToString();
    }

    /// <summary>Returns the line with which the brackets of a line are closed; -1 if they are not.</summary>
    private static int EndOf(string[] lines, int at)
    {
        int depth = 0;
        for (int i = at; i < Math.Min(lines.Length, at + MostLines); i++)
        {
            depth += Depth(lines[i]);
            if (depth <= 0)
                return i;
        }

        return -1;
    }

    private static int Depth(string line)
    {
        int depth = 0;
        char quote = '\0';
        foreach (char c in line)
        {
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '`')
                quote = c;
            else if (c is '{' or '(' or '[')
                depth++;
            else if (c is '}' or ')' or ']')
                depth--;
        }

        return depth;
    }

    /// <summary>
    /// Returns the line and the column after a tag whose name ends at a column. The column is -1 unless only
    /// attributes follow the name: names, each with a text in quotation marks or an expression in braces.
    /// </summary>
    private static (int Line, int After) EndOfTag(string[] lines, int at, int from)
    {
        int depth = 0, length = 0;
        // The character before, and the last one that is not a space.
        char quote = '\0', before = ' ', sign = ' ';
        for (int i = at; i < Math.Min(lines.Length, at + MostLines); i++)
        {
            if (i > at && depth == 0 && string.IsNullOrWhiteSpace(lines[i]))
                break;
            for (int j = i == at ? from : 0; j < lines[i].Length; j++)
            {
                char c = lines[i][j];
                if (++length > LongestTag)
                    return (at, -1);
                if (quote != '\0')
                    quote = c == quote ? '\0' : quote;
                else if (c is '"' or '\'' or '`' && (depth > 0 || sign == '='))
                    quote = c;
                else if (c == '{')
                    depth++;
                else if (depth > 0)
                    depth -= c == '}' ? 1 : 0;
                else if (c == '>')
                    return (i, j + 1);
                else if (!IsOfAttribute(c, before, sign))
                    return (at, -1);
                before = c;
                sign = char.IsWhiteSpace(c) ? sign : c;
            }

            before = ' ';
        }

        return (at, -1);
    }

    /// <summary>True for a character that may be in an attribute's name or between attributes.</summary>
    private static bool IsOfAttribute(char c, char before, char sign)
    {
        if (char.IsWhiteSpace(c) || sign == '/' || sign == '=')
            return char.IsWhiteSpace(c);
        bool isWithinName = char.IsLetterOrDigit(before) || before is '_' or '$' or '-' or ':' or '.';
        return char.IsLetter(c) || c is '_' or '$' or '/' or '='
            || (isWithinName && (char.IsDigit(c) || c is '-' or ':' or '.'));
    }

    [GeneratedRegex(@"^(?:import|export)\s|<[A-Z]\w*\s[^<>\n]{0,300}=\{",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    [GeneratedRegex(
        @"^(?:import\s+(?:[\w*{][^;]*\sfrom\s*['""]|['""]|\{\s*$|[\w$]+\s*,\s*\{\s*$)"
            + @"|export\s+(?:const|let|var|default|function|async|\{|\*))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Statement();

    /// <summary>A tag of a component with an expression as the value of an attribute.</summary>
    [GeneratedRegex(@"^[^`]*<[A-Z]\w*\s[^<>]{0,300}=\{", RegexOptions.CultureInvariant)]
    private static partial Regex Expression();

    /// <summary>A tag of a component. Those of HTML may be in capital letters throughout.</summary>
    [GeneratedRegex(@"</?(?<name>[A-Z]\w*[a-z][\w.]*)(?=[\s>/]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
