using Summarizer.Languages;

namespace Summarizer.Boilerplate;

// Rules that recognise the line above a quoted message: "On 1 March 2024 at 10:00, Paul Reed wrote:".
internal static class MailAttribution
{
    private const int MaxLength = 140;

    // "… wrote" is its end, "Am … schrieb …" its beginning and its middle.
    private static readonly string[][] Patterns =
    [
        .. Language.PhrasesOfAll(Section.MailHeader, "attribution")
            .Select(pattern => pattern.Split('…')),
    ];

    // True if the line says who wrote the message below it, and when.
    public static bool IsLine(ReadOnlySpan<char> line)
    {
        if (line[^1] != ':' || line.Length > MaxLength || !line.ContainsAnyInRange('0', '9'))
            return false;
        ReadOnlySpan<char> words = line[..^1].TrimEnd();
        foreach (string[] parts in Patterns)
        {
            if (Matches(words, parts))
                return true;
        }

        return false;
    }

    private static bool Matches(ReadOnlySpan<char> words, string[] parts)
    {
        bool middle = parts.Length < 3 || words.Contains(parts[1], StringComparison.Ordinal);
        return middle && words.StartsWith(parts[0], StringComparison.Ordinal)
            && words.EndsWith(parts[^1], StringComparison.Ordinal);
    }
}
