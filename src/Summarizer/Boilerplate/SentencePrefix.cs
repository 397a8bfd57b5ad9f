using System.Buffers;
using System.Text.RegularExpressions;
using Summarizer.Text;

namespace Summarizer.Boilerplate;

// Rules that find what is before the first word of a sentence without being part of it.
internal static partial class SentencePrefix
{
    // A shorter sentence has no prefix, except the label of an interview or a time.
    private const int ShortestSentence = 24;

    private const string CloseButton = "CLOSE ", ScrollDown = "scroll down for ";

    private static readonly SearchValues<char> LabelEnds = SearchValues.Create(":.—–-：");
    private static readonly SearchValues<char> AfterLabel = SearchValues.Create(":.—–-： ");

    // Returns the length of the prefix, white space included: an instruction that lost its full stop ("Scroll down for
    // video The harbour …"), a player's button ("CLOSE The harbour …"), an interview's "Q:" or "A:", a time.
    public static int Length(ReadOnlySpan<char> sentence)
    {
        if (sentence.Length > 4 && sentence[..3] is "Q: " or "A: ")
            return 3;
        if (TimeStamp.Length(sentence) is > 0 and var time && time < sentence.Length)
            return time;
        if (sentence.Length < ShortestSentence)
            return 0;
        if (char.IsAsciiDigit(sentence[0]))
            return ClockLength(sentence);
        if (LabelLength(sentence) is > 0 and var label)
            return label;
        if (CapitalsLength(sentence) is > 0 and var capitals)
            return capitals;
        if (sentence.StartsWith(CloseButton, StringComparison.Ordinal))
            return ButtonLength(sentence, CloseButton.Length - 1);
        bool scrolls = sentence.StartsWith(ScrollDown, StringComparison.OrdinalIgnoreCase);
        return scrolls ? ButtonLength(sentence, ScrollDown.Length) : 0;
    }

    // Returns the length of the label of a text's own summary: "Abstract: We present …". A label in small letters is a
    // field's name, as in "summary: …", and no one writes one for readers.
    private static int LabelLength(ReadOnlySpan<char> sentence)
    {
        int end = sentence[..ShortestSentence].IndexOfAny(LabelEnds);
        if (end <= 0 || char.IsLower(sentence[0]) || !SectionHeadings.IsSummary(sentence[..end].TrimEnd()))
            return 0;
        int words = end + sentence[end..].IndexOfAnyExcept(AfterLabel);
        return words > end && !char.IsLower(sentence[words]) ? words : 0;
    }

    // The rest of the button's last word, and the white space before the sentence.
    private static int ButtonLength(ReadOnlySpan<char> sentence, int end)
    {
        while (end < sentence.Length && char.IsLetter(sentence[end]))
            end++;
        int words = end;
        while (words < sentence.Length && char.IsWhiteSpace(sentence[words]))
            words++;
        bool opens = words < sentence.Length && (char.IsUpper(sentence[words]) || Characters.IsQuote(sentence[words]));
        return words > end && opens ? words : 0;
    }

    // Returns the length of a heading in capitals that has run into the text: "FANS WAITED FOR HOURS The band …"; not
    // "NEW YORK Mayor …".
    private static int CapitalsLength(ReadOnlySpan<char> sentence)
    {
        const int LeastWords = 3, LeastLetters = 12, LeastLastWord = 3, LeastLeft = 40;
        int words = 0, letters = 0, at = 0, last = 0;
        while (at < sentence.Length && sentence[at..].IndexOf(' ') is >= 2 and var length
            && !sentence.Slice(at, length).Exists(c => !char.IsUpper(c)))
        {
            (words, letters, last) = (words + 1, letters + length, length);
            at += length + 1;
        }

        if (words < LeastWords || letters < LeastLetters || last < LeastLastWord || sentence.Length - at < LeastLeft)
            return 0;
        // A date may start the sentence: "15 July …".
        int next = at;
        while (next + 1 < sentence.Length
            && (char.IsAsciiDigit(sentence[next]) || (next > at && sentence[next] == ' ')))
            next++;
        return next + 1 < sentence.Length && char.IsUpper(sentence[next]) && char.IsLower(sentence[next + 1]) ? at : 0;
    }

    // "16:40 ", "9.15am - "
    [GeneratedRegex(@"\A[0-9]{1,2}(:[0-9]{2}([ap]m)?|\.[0-9]{2}[ap]m) ([-–—|] )?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    // Returns the length of the time before an entry of a live report, "16:40 BREAKING: …", "9.15am - …"; not in "10:30
    // Uhr war es …".
    private static int ClockLength(ReadOnlySpan<char> sentence)
    {
        int end = Clock().LengthAtStart(sentence);
        if (end == 0)
            return 0;
        ReadOnlySpan<char> rest = sentence[end..];
        int word = rest.IndexOf(' ');
        bool opens = word > 0 && (char.IsUpper(rest[0]) || Characters.IsQuote(rest[0]));
        return opens && !Byline.IsOfTime(rest[..word].TrimEnd(",.")) ? end : 0;
    }
}
