using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading.Plain;

/// <summary>
/// Removes lines of only a time from a transcript that was copied from a video ("0:31"), which would break its
/// sentences and be its headings.
/// </summary>
internal static partial class TimeLines
{
    /// <summary>A text has at least this many such lines, and this share of its lines with text.</summary>
    private const int Least = 3;

    private const double LeastShare = 0.15;

    /// <summary>Returns the text without its lines of times; the same text if it is no such transcript.</summary>
    public static string Remove(string text)
    {
        if (!Time().IsMatch(text[..Math.Min(text.Length, 2000)]))
            return text;
        string[] lines = text.Split('\n');
        int times = lines.Count(line => Time().IsMatch(line)), written = lines.Count(line => line.Length > 0);
        return times < Least || times < LeastShare * written
            ? text
            : string.Join('\n', lines.Where(line => !Time().IsMatch(line)));
    }

    [GeneratedRegex(@"^[ \t]*[\[(]?(?:\d{1,2}:)?\d{1,2}:[0-5]\d(?:[.,]\d{1,3})?[\])]?[ \t]*$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
