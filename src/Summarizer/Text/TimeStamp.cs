using System.Buffers;

namespace Summarizer.Text;

// The time before a line of a chat or a transcript: "[09:02] ", "(00:12:33) ", and with its date, as exports of chats
// have it, "[12/11/2026, 6:02:11 PM] " and "12.11.26, 18:02 - ".
internal static class TimeStamp
{
    private const int Longest = 28;

    private static readonly SearchValues<char> Times = SearchValues.Create("0123456789:./-, ");

    // Returns its length, the blank after it included; 0 if the line starts with none.
    public static int Length(ReadOnlySpan<char> line) => Read(line).Length;

    // True if a line starts with a time and its date, as those of chats do.
    public static bool HasDate(ReadOnlySpan<char> line) => Read(line).HasDate;

    private static (int Length, bool HasDate) Read(ReadOnlySpan<char> line)
    {
        int start = line.Length > 1 && line[0] is '[' or '(' ? 1 : 0;
        if (line.Length <= start || !char.IsAsciiDigit(line[start]))
            return default;
        ReadOnlySpan<char> head = line[..Math.Min(line.Length, Longest)];
        int end = start > 0 ? head.IndexOfAny(']', ')') : head.IndexOf(" - ");
        int after = end + (start > 0 ? "] " : " - ").Length;
        if (end < start || after >= line.Length || line[after - 1] != ' ')
            return default;
        ReadOnlySpan<char> time = WithoutHalfOfDay(head[start..end]);
        int colon = time.IndexOf(':');
        bool isTime = colon > 0 && colon + 1 < time.Length && !time.ContainsAnyExcept(Times)
            && char.IsAsciiDigit(time[colon - 1]) && char.IsAsciiDigit(time[colon + 1]);
        // Without brackets, "16:40 - …" is an entry of a live report.
        bool hasDate = isTime && time.Contains(' ');
        return isTime && (start > 0 || hasDate) ? (after, hasDate) : default;
    }

    // "6:02 PM", "6:02 p. m."
    private static ReadOnlySpan<char> WithoutHalfOfDay(ReadOnlySpan<char> time)
    {
        ReadOnlySpan<char> bare = time.TrimEnd("apmAPM. \u00A0\u202F");
        return bare is [.., >= '0' and <= '9'] ? bare : time;
    }
}
