using System.Text.Json;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// The metadata at the top of a Markdown text: between two fences (--- for YAML, +++ for TOML), as a JSON object
/// (Hugo), in lines that start with % (Pandoc) or as fields above an empty line (MultiMarkdown).
/// </summary>
/// <param name="Length">The number of characters that it takes in the text.</param>
/// <param name="Title">The title.</param>
/// <param name="Language">The language tag.</param>
internal readonly partial record struct FrontMatter(int Length, string? Title, string? Language)
{
    private const int LongestInCharacters = 16 * 1024;

    public static FrontMatter Parse(string text)
    {
        if (text.StartsWith("---\n", StringComparison.Ordinal) || text.StartsWith("+++\n", StringComparison.Ordinal))
            return Fenced(text, text[..3]);
        if (text.StartsWith('{'))
            return OfJson(text);
        return text.StartsWith("% ", StringComparison.Ordinal) ? OfPandoc(text) : OfFields(text);
    }

    private static FrontMatter Fenced(string text, string fence)
    {
        string[] lines = text[..Math.Min(text.Length, LongestInCharacters)].Split('\n');
        string? title = null, language = null;
        bool isYaml = fence == "---", isInTable = false;
        int length = lines[0].Length + 1;
        for (int i = 1; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd();
            length += lines[i].Length + 1;
            if (line == fence || (isYaml && line == "..."))
                return new FrontMatter(Math.Min(length, text.Length), title, language);
            int separator = line.IndexOf(isYaml ? ':' : '=', StringComparison.Ordinal);
            // Two rules with running text between them are no front matter.
            if (separator < 0 && line.Length > 0 && line[0] is not (' ' or '-' or '#' or '\t' or '[' or ']'))
                return default;
            isInTable |= !isYaml && line.StartsWith('[') && separator < 0;
            // The keys of a map within the map are indented.
            if (separator <= 0 || line[0] is ' ' or '\t' or '#' || isInTable)
                continue;
            string key = line[..separator].Trim().Trim('"', '\'').ToLowerInvariant();
            int from = i;
            string value = isYaml ? Yaml(line[(separator + 1)..], lines, ref i) : Toml(line[(separator + 1)..], lines,
                ref i);
            for (int j = from + 1; j <= i; j++)
                length += lines[j].Length + 1;
            if (key == "title" && value.Length > 0)
                title ??= value;
            else if (key is "lang" or "language")
                language ??= value;
        }

        return default;
    }

    /// <summary>Reads a scalar, which may go on in further lines, as one line.</summary>
    private static string Yaml(string first, string[] lines, ref int at)
    {
        string value = Tag().Replace(first.Trim(), "");
        if (value is [('>' or '|'), ..] && value.Length <= 3)
            return Indented("", lines, ref at);
        if (value is ['"' or '\'', ..])
        {
            char quote = value[0];
            while (End(value) < 0 && IsIndented(lines, at + 1))
                value += " " + lines[++at].Trim();
            int end = End(value);
            string inner = value[1..(end < 0 ? value.Length : end)];
            return quote == '"' ? Unescaped(inner) : inner.Replace("''", "'", StringComparison.Ordinal);

            int End(string quoted) =>
                (quote == '"' ? DoubleQuoted() : SingleQuoted()).Match(quoted) is { Success: true } match
                    ? match.Length - 1
                    : -1;
        }

        value = Comment().Replace(value, "");
        // Below a key without a value, there may be a list or a map.
        bool goesOn = IsIndented(lines, at + 1)
            && (value.Length > 0 || !ListOrMap().IsMatch(lines[at + 1]));
        return goesOn && value is not (['[', ..] or ['{', ..]) ? Indented(value, lines, ref at) : value;
    }

    private static string Toml(string first, string[] lines, ref int at)
    {
        string value = first.Trim();
        bool isLong = value.StartsWith("\"\"\"", StringComparison.Ordinal)
            || value.StartsWith("'''", StringComparison.Ordinal);
        string quote = isLong
            ? value[..3]
            : value is ['"' or '\'', ..] ? value[..1] : "";
        if (quote.Length == 0)
            return Comment().Replace(value, "");
        value = value[quote.Length..];
        while (quote.Length == 3 && !value.Contains(quote, StringComparison.Ordinal) && at + 1 < lines.Length)
            value += " " + lines[++at].Trim();
        int end = 0;
        while (end < value.Length && !value.AsSpan(end).StartsWith(quote))
            end += value[end] == '\\' && quote[0] == '"' ? 2 : 1;
        value = value[..Math.Min(end, value.Length)];
        return quote[0] == '"' ? Unescaped(value) : value.Trim();
    }

    /// <summary>Adds the indented lines that follow to a value, and moves to the last of them.</summary>
    private static string Indented(string value, string[] lines, ref int at)
    {
        while (IsIndented(lines, at + 1) || (at + 2 < lines.Length && lines[at + 1].Length == 0
            && IsIndented(lines, at + 2)))
        {
            string line = lines[++at].Trim();
            value += (value.Length > 0 && line.Length > 0 ? " " : "") + line;
        }

        return value;
    }

    private static bool IsIndented(string[] lines, int at) => at < lines.Length && lines[at] is [' ' or '\t', ..];

    private static string Unescaped(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal))
            return value.Trim();
        try
        {
            using JsonDocument json = JsonDocument.Parse($"\"{value}\"");
            return json.RootElement.GetString()?.Trim() ?? value;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON but no text.
            return value;
        }
    }

    /// <summary>Reads a JSON object that ends with a line of its own.</summary>
    private static FrontMatter OfJson(string text)
    {
        int end = text.IndexOf("\n}\n", StringComparison.Ordinal) + 3;
        if (end < 3 || end > LongestInCharacters)
            return default;
        try
        {
            using JsonDocument json = JsonDocument.Parse(text[..end]);
            return new FrontMatter(end, Of("title"), Of("lang") ?? Of("language"));

            string? Of(string key) => json.RootElement.TryGetProperty(key, out JsonElement value)
                && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (JsonException)
        {
            return default;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON but no text.
            return new FrontMatter(end, null, null);
        }
    }

    /// <summary>
    /// Reads title, authors and date, each in a line that starts with % and in indented ones after it.
    /// </summary>
    private static FrontMatter OfPandoc(string text)
    {
        Match block = PandocBlock().Match(text);
        return block.Success
            ? new FrontMatter(block.Length, string.Join(' ', block.Groups["title"].Value.Split((char[]?)null,
                StringSplitOptions.RemoveEmptyEntries)), null)
            : default;
    }

    private static FrontMatter OfFields(string text)
    {
        Match block = Fields().Match(text);
        if (!block.Success)
            return default;
        string? title = null, language = null;
        foreach (string line in block.Value.Split('\n'))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string key = colon < 0 ? "" : line[..colon].Trim().ToLowerInvariant(), value = line[(colon + 1)..].Trim();
            if (key == "title")
                title ??= value;
            else if (key is "lang" or "language")
                language ??= value;
        }

        return title is null ? default : new FrontMatter(block.Length, title, language);
    }

    [GeneratedRegex(@"^(?:[!&]\S+\s+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?:^|\s+)#.*$", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s+(?:- |[\w-]+:(?:\s|$))", RegexOptions.CultureInvariant)]
    private static partial Regex ListOrMap();

    [GeneratedRegex(@"^""(?:[^""\\]|\\.)*""", RegexOptions.CultureInvariant)]
    private static partial Regex DoubleQuoted();

    [GeneratedRegex(@"^'(?:[^']|'')*'", RegexOptions.CultureInvariant)]
    private static partial Regex SingleQuoted();

    [GeneratedRegex(
        @"^% (?<title>[^\n]{1,300}(?:\n[ \t]+[^\n]{1,300}){0,3})\n"
            + @"(?:%[^\n]{0,300}\n(?:[ \t]+[^\n]{1,300}\n){0,9}){0,2}",
        RegexOptions.CultureInvariant)]
    private static partial Regex PandocBlock();

    /// <summary>At least two fields that programs write above a text, with nothing else up to an empty line.</summary>
    [GeneratedRegex(
        @"^(?:(?:title|subtitle|author|authors|date|created|modified|lang|language|tags|category|categories|slug|summary|keywords|status|copyright|layout|affiliation|email|css|base header level):[^\n]{0,500}\n){2,20}\n",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fields();
}
