using System.Buffers;
using System.Collections.Frozen;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// Rules that recognise the headings and labels that sites put above and below their links: "Related stories", "Mehr
/// zum Thema".
/// </summary>
internal static class WidgetHeadings
{
    /// <summary>A longer line is text.</summary>
    private const int Longest = 70;

    /// <summary>The longest line that names another article after a wording and a colon.</summary>
    private const int LongestReference = 200;

    /// <summary>The most words of a wording.</summary>
    private const int MostWords = 5;

    private static readonly SearchValues<char> Marks =
        SearchValues.Create(" \t\n\r\u00A0:.!?…→»>›←«<‹|–—-•*+#()[]\"“”„'’,/▶►↑↓");

    // Before the lists, which are read from it.
    private static readonly WordFile File = new("Reading/Html/widgets.txt");

    /// <summary>Wordings that begin a line, of which any words may follow.</summary>
    private static readonly FrozenSet<string> Beginnings = Wordings("beginnings");

    /// <summary>Wordings that begin such lines and headings of articles.</summary>
    private static readonly FrozenSet<string> SharedBeginnings = Wordings("shared beginnings");

    /// <summary>Labels that are a line of their own.</summary>
    private static readonly FrozenSet<string> Whole = Wordings("whole");

    /// <summary>
    /// Returns the kind of wording that a line is or starts with. A longer line has one if a colon follows it: "See
    /// also: …".
    /// </summary>
    public static WidgetWording Of(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.IsEmpty || line.Length > LongestReference || PageNotices.StartsWithQuote(line))
            return WidgetWording.None;
        bool isSentence = line[^1] is '.' && !line.EndsWith("..");
        bool isLabel = line.Length <= Longest && (!isSentence || line.Count(' ') <= 3);
        Span<char> words = stackalloc char[Longest + 1];
        int length = 0, count = 0;
        bool isShared = false;
        foreach (Range range in line.SplitAny(Marks))
        {
            ReadOnlySpan<char> word = line[range];
            if (word.IsEmpty)
                continue;
            if (length + word.Length >= words.Length)
                break;
            if (length > 0)
                words[length++] = ' ';
            length += word.ToLowerInvariant(words[length..]);
            bool mayStart = ++count <= MostWords && (isLabel || line[range.End..].TrimStart() is [':', ..]);
            if (mayStart && Contains(Beginnings, words[..length]))
                return IsFollowedByWords(line[range.End..]) ? WidgetWording.Opening : WidgetWording.Own;
            isShared |= mayStart && !isSentence && Contains(SharedBeginnings, words[..length]);
        }

        if (isLabel && (Contains(Whole, words[..length]) || Contains(SharedBeginnings, words[..length])))
            return WidgetWording.Label;
        return isShared ? WidgetWording.Shared : WidgetWording.None;
    }

    // "Read more, worry less", but not "Read more: Worry less", "More on this topic" and "Read more about boats:".
    private static bool IsFollowedByWords(ReadOnlySpan<char> rest)
    {
        int words = 0;
        foreach (Range range in rest.SplitAny(Marks))
            words += rest[range].IsEmpty ? 0 : 1;
        return words > 1 && rest.TrimStart() is not [':', ..] && rest[^1] != ':';
    }

    private static bool Contains(FrozenSet<string> wordings, ReadOnlySpan<char> words) =>
        wordings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words);

    private static FrozenSet<string> Wordings(string section) =>
        File.Lines(section)
            .Select(line => string.Join(' ', line.Split(['\'', '-', '’', ' '], StringSplitOptions.RemoveEmptyEntries)))
            .ToFrozenSet(StringComparer.Ordinal);
}
