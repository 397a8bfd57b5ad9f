using System.Globalization;

namespace Summarizer.Pipeline.Storage;

/// <summary>A time as it is written in the metadata of a result: UTC, to the second, as in RFC 3339.</summary>
internal static class ResultTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Returns the text of a time.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Returns the time of a text; null if it is not one.</summary>
    public static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out DateTimeOffset time) ? time : null;
}
