using System.Globalization;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading.Plain;

/// <summary>
/// Removes lines of only a time from a transcript that was copied from a video ("0:31"), which would break its
/// sentences and be its headings. Its times start below one minute and never fall, unlike those of a programme.
/// </summary>
internal static partial class TimeLines
{
    /// <summary>A text has at least this many such lines, and this share of its lines with text.</summary>
    private const int Least = 3;

    private const double LeastShare = 0.15;

    /// <summary>
    /// Returns the text without its lines of times. The text stays as it is unless it is such a transcript.
    /// </summary>
    public static string Remove(string text)
    {
        if (!Time().IsMatch(text[..Math.Min(text.Length, 2000)]))
            return text;
        string[] lines = text.Split('\n');
        int[] times = [.. lines.Select(line => Time().Match(line)).Where(time => time.Success).Select(Seconds)];
        int written = lines.Count(line => line.Length > 0);
        bool isFew = times.Length < Least || times.Length < LeastShare * written;
        return isFew || times[0] >= 60 || times.Zip(times.Skip(1)).Any(pair => pair.Second < pair.First)
            ? text
            : string.Join('\n', lines.Where(line => !Time().IsMatch(line)));
    }

    private static int Seconds(Match time) =>
        (Number(time.Groups[1]) * 60 + Number(time.Groups[2])) * 60 + Number(time.Groups[3]);

    private static int Number(Group digits) =>
        digits.Success ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^[ \t]*[\[(]?(?:([0-9]{1,2}):)?([0-9]{1,2}):([0-5][0-9])(?:[.,][0-9]{1,3})?[\])]?[ \t]*$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
