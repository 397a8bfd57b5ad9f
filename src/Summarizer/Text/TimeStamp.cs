using System.Text.RegularExpressions;

namespace Summarizer.Text;

// The time before a line of a chat or a transcript: "[09:02] ", "(00:12:33) ", and with its date, as exports of chats
// have it, "[12/11/2026, 6:02:11 PM] " and "12.11.26, 18:02 - ".
internal static partial class TimeStamp
{
    private const string Clock = @"[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?(.?[AaPp]\.?.?[Mm]\.?)?";
    private const string Date = "[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4},? ";

    // Returns its length, the blank after it included; 0 if the line starts with none.
    public static int Length(ReadOnlySpan<char> line) => MayStart(line) ? Any().LengthAtStart(line) : 0;

    // True if a line starts with a time and its date, as those of chats do.
    public static bool HasDate(ReadOnlySpan<char> line) => MayStart(line) && Dated().IsMatch(line);

    // Nearly every line is decided here.
    private static bool MayStart(ReadOnlySpan<char> line) => line is [>= '0' and <= '9' or '[' or '(', ..];

    // Without brackets, "16:40 - …" is an entry of a live report.
    [GeneratedRegex($@"\A([\[(]({Date})?({Clock}|[0-9.]*[0-9]:[0-9:.]+)[\])]|{Date}{Clock} -) ")]
    private static partial Regex Any();

    [GeneratedRegex($@"\A[\[(]?{Date}{Clock}([\])]| -) ")]
    private static partial Regex Dated();
}
