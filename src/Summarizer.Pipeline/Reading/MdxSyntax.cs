using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Rules that remove the JavaScript of MDX from Markdown: imports, exports, comments, expressions and the tags of
/// components, which may go on over lines. The text within components stays.
/// </summary>
internal static partial class MdxSyntax
{
    /// <summary>The most lines that one piece of JavaScript takes.</summary>
    private const int MostLines = 200;

    /// <summary>Returns a text without JavaScript; the same text if it has none.</summary>
    public static string Remove(string text)
    {
        if (!Sign().IsMatch(text))
            return text;
        string[] lines = text.Split('\n');
        var plain = new StringBuilder(text.Length);
        string? fence = null;
        int components = 0;
        bool isNewBlock = true;
        for (int i = 0; i < lines.Length; i++)
        {
            string trimmed = lines[i].Trim();
            bool isFence = MarkdownDialects.IsFence(trimmed);
            if (fence is not null || isFence)
            {
                bool ends = fence is not null && trimmed.StartsWith(fence, StringComparison.Ordinal);
                fence = fence is null ? trimmed[..3] : ends ? null : fence;
                plain.Append(lines[i]).Append('\n');
                continue;
            }

            int end = isNewBlock && Statement().IsMatch(lines[i]) ? EndOf(lines, i, 0)
                : isNewBlock && trimmed.StartsWith('{') && !trimmed.StartsWith("{%", StringComparison.Ordinal)
                    && !trimmed.StartsWith("{{", StringComparison.Ordinal) && Depth(trimmed) > 0
                    ? EndOf(lines, i, 0)
                    : -1;
            if (end >= 0)
            {
                i = end;
                plain.Append('\n');
                continue;
            }

            isNewBlock = trimmed.Length == 0;
            string line = lines[i];
            bool isCode = components == 0 && line.StartsWith("    ", StringComparison.Ordinal);
            while (!isCode && TagIn(line) is { } tag)
            {
                // A tag goes on until its braces are closed.
                (int close, int last, string rest) = EndOfTag(lines, i, line, tag.Index);
                if (close < 0)
                    break;
                bool isClosing = tag.Value.StartsWith("</", StringComparison.Ordinal), isBoth = close == 2;
                components = Math.Max(0, components + (isClosing ? -1 : isBoth ? 0 : 1));
                string before = line[..tag.Index];
                bool isAlone = string.IsNullOrWhiteSpace(before)
                    && (isBoth || isClosing || string.IsNullOrWhiteSpace(rest) || last > i);
                line = isAlone ? "\n" + rest.TrimStart() : before + rest;
                isNewBlock |= isAlone;
                i = last;
            }

            // What is within a component is indented, which would make it code.
            plain.Append(components > 0 && line.StartsWith("    ", StringComparison.Ordinal) ? line.TrimStart() : line)
                .Append('\n');
        }

        return plain.ToString(0, plain.Length - 1);
    }

    /// <summary>Returns the first tag in a line that is not in code; null if there is none.</summary>
    private static Match? TagIn(string line) => line.Contains('<', StringComparison.Ordinal)
        ? Tag().Matches(line).FirstOrDefault(tag => line.AsSpan(0, tag.Index).Count('`') % 2 == 0)
        : null;

    /// <summary>Returns the line with which a statement ends; -1 if it does not end.</summary>
    private static int EndOf(string[] lines, int at, int depth)
    {
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
    /// Returns 1 for the end of a tag, 2 for one that closes itself and -1 for none; its line; and what follows it.
    /// </summary>
    private static (int Close, int Line, string After) EndOfTag(string[] lines, int at, string first, int from)
    {
        int depth = 0;
        char quote = '\0';
        for (int i = at; i < Math.Min(lines.Length, at + MostLines); i++)
        {
            string line = i == at ? first : lines[i];
            for (int j = i == at ? from + 1 : 0; j < line.Length; j++)
            {
                char c = line[j];
                if (quote != '\0')
                    quote = c == quote ? '\0' : quote;
                else if (c is '"' or '\'' or '`')
                    quote = c;
                else if (c == '{')
                    depth++;
                else if (c == '}')
                    depth--;
                else if (c == '>' && depth == 0)
                    return (j > 0 && line[j - 1] == '/' ? 2 : 1, i, line[(j + 1)..]);
            }

            if (i > at && lines[i].Length == 0 && depth == 0)
                break;
        }

        return (-1, at, "");
    }

    [GeneratedRegex(@"^(?:import\s|export\s)|^[^\n`]*</?[A-Z]\w*[a-z]",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    [GeneratedRegex(
        @"^(?:import\s+(?:[\w*{][^;]*\sfrom\s*['""]|['""]|\{\s*$|[\w$]+\s*,\s*\{\s*$)"
            + @"|export\s+(?:const|let|var|default|function|async|\{|\*))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Statement();

    /// <summary>A tag of a component. Those of HTML may be in capital letters throughout.</summary>
    [GeneratedRegex(@"</?[A-Z]\w*[a-z][\w.]*(?=[\s>/]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
