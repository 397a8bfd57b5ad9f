using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// Rules that recognise paragraphs in which a site describes itself: rights and licences, advertising disclosures, its
/// channels. Articles mention such things too, so a paragraph must be short, and one about a channel must address its
/// readers.
/// </summary>
internal static partial class PageNotices
{
    /// <summary>A longer paragraph is part of the article.</summary>
    private const int Longest = 600;

    /// <summary>
    /// A longer paragraph that starts with "©" without a year is text after the credit of a picture.
    /// </summary>
    private const int LongestCredit = 150;

    /// <summary>A longer paragraph is not an invitation.</summary>
    private const int LongestInvitation = 320;

    /// <summary>The longest line that is about the article because it has a date.</summary>
    private const int LongestDateLine = 140;

    /// <summary>The most words between "our" and the channel, and the channel.</summary>
    private const int MostWordsBeforeChannel = 3;

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \n\t\r\u00A0.,!?¡¿:;()");

    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„«»‟");

    private const string Blanks = " \n\t\u00A0";

    /// <summary>The longest counter of pictures: "Image 1 of 5".</summary>
    private const int LongestCounter = 24;

    // Before the lists, which are read from it.
    private static readonly WordFile File = new("Reading/Html/notices.txt");

    private static readonly SearchValues<string> Notices = Phrases("notices");

    /// <summary>The names of channels and shops on which a site can be found.</summary>
    private static readonly SearchValues<string> Channels = Phrases("channels");

    /// <summary>Words that start a sentence which asks readers to do something.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Asks =
        File.Words("asks", StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words for what belongs to the site.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Own =
        File.Words("own", StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PictureLabels =
        File.Words("picture-labels").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OfWords =
        File.Words("of").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// True if a paragraph is a notice about rights, advertising or the site's own comments, in any place, unless it
    /// starts with a quotation.
    /// </summary>
    public static bool IsNotice(string text) =>
        text.Length <= Longest && !StartsWithQuote(text)
            && (text.AsSpan().ContainsAny(Notices) || YearOfRights().IsMatch(text)
            || (text.Length <= LongestCredit && text.AsSpan().TrimStart() is ['©', ..]));

    /// <summary>
    /// True if a paragraph leads its readers to the site's channels, as the last ones of a page do. It names a channel,
    /// and asks readers to do something or calls the channel the site's own. What is quoted does not count.
    /// </summary>
    public static bool IsInvitation(string text) =>
        text.Length <= LongestInvitation && text.AsSpan().ContainsAny(Channels)
            && !text.AsSpan().ContainsAny(Quotes) && (AsksReaders(text) || NamesOwnChannel(text));

    /// <summary>True if a text starts with a quotation mark, and not with one as an arrow: "» More".</summary>
    public static bool StartsWithQuote(ReadOnlySpan<char> text) =>
        text.TrimStart() is [var first, ..] and not ['»', ' ' or '\u00A0', ..] && Quotes.Contains(first);

    private static bool AsksReaders(ReadOnlySpan<char> text)
    {
        foreach (Range range in text.SplitAny(".!?\n"))
        {
            ReadOnlySpan<char> sentence = text[range].TrimStart();
            int end = sentence.IndexOfAny(WordEnds);
            if (Asks.Contains(end < 0 ? sentence : sentence[..end]))
                return true;
        }

        return false;
    }

    /// <summary>True if a channel is among the words after one that calls it the site's own.</summary>
    private static bool NamesOwnChannel(ReadOnlySpan<char> text)
    {
        int left = 0;
        foreach (Range range in text.SplitAny(WordEnds))
        {
            ReadOnlySpan<char> word = text[range];
            if (word.IsEmpty)
                continue;
            if (left-- > 0 && word.ContainsAny(Channels))
                return true;
            if (Own.Contains(word))
                left = MostWordsBeforeChannel;
        }

        return false;
    }

    /// <summary>True if a line has a date in numbers, as the lines that name the author and the topics do.</summary>
    public static bool HasDate(string text) => text.Length <= LongestDateLine && Date().IsMatch(text);

    /// <summary>True for a label of a picture viewer: "Image", "Image 1 of 5", "3 / 17".</summary>
    public static bool IsPictureLabel(string text)
    {
        ReadOnlySpan<char> line = text.AsSpan().Trim();
        return PictureLabels.Contains(line) || line.StartsWith("Image copyright ")
            || IsCounter(line);
    }

    private static bool IsCounter(ReadOnlySpan<char> line)
    {
        if (line.Length is < 3 or > LongestCounter || !char.IsAsciiDigit(line[^1]))
            return false;
        int words = 0, numbers = 0;
        foreach (Range range in line.SplitAny(Blanks + "/"))
        {
            if (line[range].IsEmpty)
                continue;
            bool isNumber = !line[range].ContainsAnyExceptInRange('0', '9');
            (words, numbers) = isNumber ? (words, numbers + 1) : (words + 1, numbers);
        }

        return numbers == 2 && (line.Contains('/') ? words <= 2 : words is 1 or 2 && IsOf(line));
    }

    /// <summary>True if the word before the last number says "of".</summary>
    private static bool IsOf(ReadOnlySpan<char> line)
    {
        int space = line.LastIndexOfAny(Blanks);
        ReadOnlySpan<char> before = line[..Math.Max(0, space)].TrimEnd();
        return OfWords.Contains(before[(before.LastIndexOfAny(Blanks) + 1)..]);
    }

    [GeneratedRegex(@"\b(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4}))\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"^\s*©\s*(?:19|20)\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex YearOfRights();

    private static SearchValues<string> Phrases(string section) =>
        SearchValues.Create(File.Lines(section), StringComparison.OrdinalIgnoreCase);
}
