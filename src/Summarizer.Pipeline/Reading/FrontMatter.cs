namespace Summarizer.Pipeline.Reading;

/// <summary>
/// The metadata between two fences (--- for YAML, +++ for TOML) at the top of a Markdown text.
/// </summary>
/// <param name="Length">The number of characters that it takes in the text.</param>
/// <param name="Title">The title.</param>
/// <param name="Language">The language tag.</param>
internal readonly record struct FrontMatter(int Length, string? Title, string? Language)
{
    private const int LongestInCharacters = 16 * 1024;

    public static FrontMatter Parse(string text)
    {
        string fence = text.StartsWith("---\n", StringComparison.Ordinal)
            ? "---"
            : text.StartsWith("+++\n", StringComparison.Ordinal) ? "+++" : "";
        if (fence.Length == 0)
            return default;
        string? title = null, language = null;
        int at = fence.Length + 1, end = Math.Min(text.Length, LongestInCharacters);
        while (at < end)
        {
            int lineEnd = text.IndexOf('\n', at);
            if (lineEnd < 0)
                lineEnd = text.Length;
            ReadOnlySpan<char> line = text.AsSpan(at, lineEnd - at).TrimEnd();
            at = Math.Min(lineEnd + 1, text.Length);
            if (line.SequenceEqual(fence) || (fence == "---" && line is "..."))
                return new FrontMatter(at, title, language);
            int separator = line.IndexOf(fence == "---" ? ':' : '=');
            // Two rules with running text between them are no front matter.
            if (separator < 0 && !line.IsEmpty && line[0] is not (' ' or '-' or '#' or '\t' or '[' or ']'))
                return default;
            if (separator <= 0)
                continue;
            ReadOnlySpan<char> key = line[..separator].TrimEnd();
            string value = line[(separator + 1)..].Trim().Trim("\"'").ToString();
            if (fence == "---" && value is [('>' or '|'), ..] && value.Length <= 3)
                value = BlockScalar(text, ref at, end);
            if (key.Equals("title", StringComparison.OrdinalIgnoreCase))
                title ??= value;
            else if (key.Equals("lang", StringComparison.OrdinalIgnoreCase)
                || key.Equals("language", StringComparison.OrdinalIgnoreCase))
                language ??= value;
        }

        return default;
    }

    /// <summary>The lines of a YAML block scalar (">-", "|"), which are indented, as one line.</summary>
    private static string BlockScalar(string text, ref int at, int end)
    {
        var value = new System.Text.StringBuilder();
        while (at < end && text[at] is ' ' or '\t' or '\n')
        {
            int lineEnd = text.IndexOf('\n', at);
            if (lineEnd < 0)
                lineEnd = text.Length;
            ReadOnlySpan<char> line = text.AsSpan(at, lineEnd - at).Trim();
            value.Append(value.Length > 0 && !line.IsEmpty ? " " : "").Append(line);
            at = Math.Min(lineEnd + 1, text.Length);
        }

        return value.ToString();
    }
}
