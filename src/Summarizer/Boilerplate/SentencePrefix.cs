using System.Buffers;
using System.Text.RegularExpressions;
using Summarizer.Text;

namespace Summarizer.Boilerplate;

// Rules that find what is before the first word of a sentence without being part of it.
internal static partial class SentencePrefix
{
    // A shorter sentence has no prefix, except the label of an interview or a time.
    private const int ShortestSentence = 24;

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
        // Nearly every sentence is decided here: it starts neither with capitals nor as "Scroll down …".
        if (!char.IsUpper(sentence[1]) && sentence[1] != 'c')
            return 0;
        if (CapitalsLength(sentence) is > 0 and var capitals)
            return capitals;
        int button = Button().LengthAtStart(sentence);
        return Opens(sentence[button..]) ? button : 0;
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

    // "CLOSE ", "Scroll down for video "
    [GeneratedRegex(@"\A(CLOSE|(?i:scroll down for )\p{L}*)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Button();

    private static bool Opens(ReadOnlySpan<char> words) =>
        !words.IsEmpty && (char.IsUpper(words[0]) || Characters.IsQuote(words[0]));

    // Returns the length of a heading in capitals that has run into the text: "FANS WAITED FOR HOURS The band …"; not
    // "NEW YORK Mayor …".
    private static int CapitalsLength(ReadOnlySpan<char> sentence)
    {
        const int LeastLength = 15, LeastLeft = 40;
        int end = Capitals().LengthAtStart(sentence);
        return end >= LeastLength && sentence.Length - end >= LeastLeft ? end : 0;
    }

    // Three words and more, the last of three letters. A date may start the sentence after them: "15 July …".
    [GeneratedRegex(@"\A(?>(\p{Lu}{2,} ){3,})(?<=\p{Lu}{3} )(?=([0-9][0-9 ]*)?\p{Lu}\p{Ll})")]
    private static partial Regex Capitals();

    // "16:40 ", "9.15am - "
    [GeneratedRegex(@"\A[0-9]{1,2}(:[0-9]{2}([ap]m)?|\.[0-9]{2}[ap]m) ([-–—|] )?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    // Returns the length of the time before an entry of a live report, "16:40 BREAKING: …", "9.15am - …"; not in "10:30
    // Uhr war es …".
    private static int ClockLength(ReadOnlySpan<char> sentence)
    {
        int end = Clock().LengthAtStart(sentence);
        ReadOnlySpan<char> words = sentence[end..];
        int space = words.IndexOf(' ');
        bool isTime = end > 0 && space > 0 && Opens(words) && !Byline.IsOfTime(words[..space].TrimEnd(",."));
        return isTime ? end : 0;
    }
}
