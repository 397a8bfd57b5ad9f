using System.Buffers;
using System.Text.RegularExpressions;
using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Boilerplate;

// Rules that find the place, date and agency before the first words of a report: "LONDON (Reuters) - ", "NAPLES, Italy
// -- ".
internal static partial class Dateline
{
    // The longest dateline and the longest date in one, in UTF-16 code units.
    private const int MaxLength = 80, LongestDate = 24;

    private const string Dashes = "-–—";

    private static readonly SearchValues<string> SpacedDashes =
        SearchValues.Create([" -", " –", " —"], StringComparison.Ordinal);

    private static readonly string[] Reports = Words("reports"), Agencies = Words("agencies");
    private static readonly string Dispatch = string.Concat(Words("dispatch"));

    // Returns how much of a text's beginning is a dateline, white space after it included; 0 where there is none.
    public static int Length(ReadOnlySpan<char> text)
    {
        int head = Math.Min(text.Length, MaxLength);
        if (head > 0 && text[0] >= '\u2E80')
            return EastAsian(text, head);
        if (PlaceAndAgency(text, head) is > 0 and var agency)
            return agency;
        if (PlaceAndDash(text, head) is > 0 and var place)
            return place;
        if (PlaceAndDate(text) is > 0 and var date)
            return date;
        return PlaceAndYear(text, head) is > 0 and var year ? year : DateAndStop(text, head);
    }

    // Returns the length of a place, a date and a mark after its year: "Kiel, 8. April 2026. ".
    private static int PlaceAndYear(ReadOnlySpan<char> text, int head)
    {
        foreach (ValueMatch year in Year().EnumerateMatches(text[..head]))
        {
            int end = year.Index + year.Length;
            bool isPlaced = HasPlaceAndDate(text[..end]) && IsPlace(text[..end], needsCapitals: false);
            int after = SkipDash(text, end + 1, out _);
            return isPlaced && OpensSentence(text, after) ? after : 0;
        }

        return 0;
    }

    // The year at the end of a date, "8. April 2026", "March 8, 2026".
    [GeneratedRegex(@"(?<=[\p{L}0-9][.,]? )(19|20)[0-9]{2}(?=[.:] )")]
    private static partial Regex Year();

    // Returns the length of a place and an agency: "LONDON (Reuters) - ", "(CNN)".
    private static int PlaceAndAgency(ReadOnlySpan<char> text, int head)
    {
        int open = text[..head].IndexOf('('), close = open < 0 ? -1 : text[..head].IndexOf(')');
        if (close <= open || !IsPlace(text[..open].TrimEnd(" " + Dashes), needsCapitals: false)
            || !IsAgency(text[(open + 1)..close]))
            return 0;
        // "Madrid, 4 mar (EFE).- "
        int end = text[(close + 1)..] is ['.', '-' or '–' or '—', ..] ? close + 2 : close + 1;
        int after = SkipDash(text, end, out bool hasDash);
        bool isGlued = close + 1 < text.Length && char.IsUpper(text[close + 1]);
        return (hasDash || isGlued) && OpensSentence(text, after) ? after : 0;
    }

    // Returns the length of a place, a date and a full stop before a dash or an agency: "Sevilla, 4 de marzo de 2024.-
    // ", "МОСКВА, 4 марта. /ТАСС/. ".
    private static int DateAndStop(ReadOnlySpan<char> text, int head)
    {
        const int LongestAgency = 20, ShortestDate = 8;
        int stop = text[..head].IndexOf('.');
        bool hasDate = stop >= ShortestDate && text[..stop].Contains(',') && text[..stop].ContainsAnyInRange('0', '9');
        if (!hasDate || !IsPlace(text[..stop], needsCapitals: false))
            return 0;
        int after = SkipDash(text, stop + 1, out bool ends);
        if (!ends && after + 2 < text.Length && text[after] == '/')
        {
            int agency = text[(after + 1)..Math.Min(text.Length, after + LongestAgency)].IndexOf('/');
            ends = agency > 1;
            after += agency + 2;
            while (ends && after < text.Length && (text[after] == '.' || Characters.IsBlank(text[after])))
                after++;
        }

        return ends && OpensSentence(text, after) ? after : 0;
    }

    // Returns the length of an East Asian dateline: "【東京】", "新华社北京3月3日电", "本报讯（记者）".
    private static int EastAsian(ReadOnlySpan<char> text, int head)
    {
        int end = 0;
        if (text[0] == '【')
            end = text[..head].IndexOf('】') + 1;
        else if (text.BeginningAmong(Reports) is > 0 and var report)
            end = AfterRemark(text, report, head);
        else if (text.BeginningAmong(Agencies) > 0)
            end = DispatchLength(text, head);
        int after = end > 0 ? Characters.SkipBlanks(text, end) : 0;
        return after < text.Length ? after : 0;
    }

    private static int DispatchLength(ReadOnlySpan<char> text, int head)
    {
        const int Longest = 30;
        int dispatch = text[..Math.Min(head, Longest)].IndexOfAny(Dispatch);
        return dispatch < 0 || text[..dispatch].ContainsAny("。，,") ? 0 : AfterRemark(text, dispatch + 1, head);
    }

    // The name of the reporter in brackets may follow.
    private static int AfterRemark(ReadOnlySpan<char> text, int at, int head)
    {
        bool hasRemark = at < head && text[at] is '（' or '(';
        return hasRemark ? at + text[at..head].IndexOfAny('）', ')') + 1 : at;
    }

    // Returns the length of a place in capitals and a dash: "NAPLES, Italy -- ", "WASHINGTON — ".
    private static int PlaceAndDash(ReadOnlySpan<char> text, int head)
    {
        int dash = text[..head].IndexOfAny(SpacedDashes) + 1;
        if (dash < 4 || !IsPlace(text[..dash], needsCapitals: true))
            return 0;
        int after = SkipDash(text, dash, out _);
        if (text[after - 1] != ' ' || !OpensSentence(text, after))
            return 0;
        return DateAndDash(text, after, LongestDate) is > 0 and var end ? end : after;
    }

    // Returns the length of a place, a date and a dash: "London, 12 March 2026 – ".
    private static int PlaceAndDate(ReadOnlySpan<char> text) =>
        DateAndDash(text, 0, LongestDate * 2) is var end && HasPlaceAndDate(text[..end]) ? end : 0;

    // A date alone starts an entry of a timeline: "Monday, 9 March – ".
    private static bool HasPlaceAndDate(ReadOnlySpan<char> text)
    {
        bool hasPlace = false, hasDate = false;
        foreach (Range word in text.SplitAny(" ,./" + Dashes))
        {
            hasDate |= Byline.IsDate(text[word]);
            hasPlace |= text[word] is [var first, ..] && char.IsLetter(first) && !Byline.IsWord(text[word]);
        }

        return hasPlace && hasDate && text.Contains(',');
    }

    // Returns the length of a date and another dash after the place, as press releases have them: "March 12, 2024 – ".
    private static int DateAndDash(ReadOnlySpan<char> text, int from, int longest)
    {
        const int Shortest = 6;
        ReadOnlySpan<char> ahead = text[from..Math.Min(text.Length, from + longest)];
        int dash = ahead.IndexOfAny(SpacedDashes) + 1;
        bool hasDate = dash >= Shortest && ahead[..dash].ContainsAnyInRange('0', '9');
        if (!hasDate || !IsPlace(ahead[..dash], needsCapitals: false))
            return 0;
        int after = SkipDash(text, from + dash, out _);
        return OpensSentence(text, after) ? after : 0;
    }

    // Names and dates only: every word starts with a capital or a digit, or is a short one such as "de" or "le".
    private static bool IsPlace(ReadOnlySpan<char> text, bool needsCapitals)
    {
        const int MostWords = 7, LongestSmallWord = 3;
        int words = 0;
        bool afterDay = false;
        foreach (Range range in text.SplitAny(' ', ',', '/'))
        {
            ReadOnlySpan<char> word = text[range].Trim('.');
            if (word.IsEmpty)
                continue;
            if (words == 0 && needsCapitals && (word.Length < 3 || word.Exists(char.IsLower)))
                return false;
            bool isName = char.IsUpper(word[0]) || char.IsDigit(word[0]) || Characters.IsUncasedLetter(word[0]);
            // A month after its day may be in lower case: "PARIS, 3 mars (AFP)", "Sevilla, 4 de marzo".
            bool isSmallWord = word.Length <= LongestSmallWord && char.IsLetter(word[0]);
            if ((!isName && !isSmallWord && !afterDay) || ++words > MostWords
                || word.Exists(IsOutsideWord))
                return false;
            afterDay = char.IsDigit(word[0]) || (afterDay && isSmallWord);
        }

        return words > 0 || !needsCapitals;
    }

    private static bool IsOutsideWord(char c) => !char.IsLetterOrDigit(c) && c is not ('-' or '\'' or '’' or '.');

    // True for a name in brackets: "CNN", "The Hollywood Reporter", "dpa", "dpa/AFP".
    private static bool IsAgency(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > 40 || text.ContainsAny(";!?") || !text.ContainsAnyExceptInRange('0', '9'))
            return false;
        return char.IsUpper(text[0]) || Characters.IsUncasedLetter(text[0])
            || text.StartsWith("dpa", StringComparison.Ordinal);
    }

    private static int SkipDash(ReadOnlySpan<char> text, int at, out bool hasDash)
    {
        hasDash = false;
        while (at < text.Length
            && Characters.Is(text[at], CharacterClass.WhiteSpace | CharacterClass.Invisible | CharacterClass.Dash))
            hasDash |= Characters.IsDash(text[at++]);
        return at;
    }

    private static bool OpensSentence(ReadOnlySpan<char> text, int at) => at < text.Length
        && (char.IsUpper(text[at]) || char.IsDigit(text[at])
            || Characters.Is(text[at], CharacterClass.Quote | CharacterClass.UncasedLetter));

    private static string[] Words(string label) =>
        [.. Language.WordsOfAll(Section.Datelines, label)];
}
