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

    private static readonly string[] Reports = Words("reports"), Agencies = Words("agencies");
    private static readonly string Dispatch = string.Concat(Words("dispatch"));

    // Returns how much of a text's beginning is a dateline, white space after it included; 0 where there is none.
    public static int Length(ReadOnlySpan<char> text)
    {
        if (text is [>= '\u2E80', ..])
            return EastAsian(text, Math.Min(text.Length, MaxLength));
        if (PlaceAndAgency(text, Math.Min(text.Length, MaxLength)) is > 0 and var agency)
            return agency;
        // Press releases have a date and another dash after the place: "NAPLES, Italy -- March 12, 2024 -- ".
        if (LengthBefore(text, MaxLength, Dash(), IsPlaceInCapitals) is > 0 and var place)
            return place + LengthBefore(text[place..], LongestDate, EndOfDate(), IsDate);
        return LengthBefore(text, MaxLength, EndOfDate(), IsPlaceAndDate);
    }

    // Returns the length of words of one kind, the mark that ends them, and any dash; 0 if the words are others, or if
    // no sentence starts after them.
    private static int LengthBefore(
        ReadOnlySpan<char> text, int longest, Regex mark, Func<ReadOnlySpan<char>, bool> areWords)
    {
        foreach (ValueMatch found in mark.EnumerateMatches(text.First(longest)))
        {
            int after = SkipDashes(text, found.Index + found.Length);
            return areWords(text[..found.Index]) && OpensSentence(text, after) ? after : 0;
        }

        return 0;
    }

    // "NAPLES, Italy -- "
    [GeneratedRegex(" [-–—]+(?= )")]
    private static partial Regex Dash();

    // "London, 12 March 2026 – ", "Sevilla, 4 de marzo de 2024.- ", "Kiel, 8. April 2026. ", "МОСКВА, 4 марта. /ТАСС/. "
    [GeneratedRegex(@"(\. ?| )(?=[-–—])|(?<=[\p{L}0-9][.,]? (19|20)[0-9]{2})[.:](?= [^/])|\. /[^/]{2,18}/\.?")]
    private static partial Regex EndOfDate();

    // Returns the length of a place and an agency: "LONDON (Reuters) - ", "(CNN)".
    private static int PlaceAndAgency(ReadOnlySpan<char> text, int head)
    {
        int open = text[..head].IndexOf('('), close = open < 0 ? -1 : text[..head].IndexOf(')');
        if (close <= open || !IsPlace(text[..open].TrimEnd(" -–—")) || !IsAgency(text[(open + 1)..close]))
            return 0;
        // "Madrid, 4 mar (EFE).- "
        int end = text[(close + 1)..] is ['.', '-' or '–' or '—', ..] ? close + 2 : close + 1;
        int after = SkipDashes(text, end);
        bool isGlued = close + 1 < text.Length && char.IsUpper(text[close + 1]);
        return (isGlued || text[end..after].Exists(Characters.IsDash)) && OpensSentence(text, after) ? after : 0;
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

    private static bool IsPlaceInCapitals(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAny(' ', ',', '/');
        ReadOnlySpan<char> first = text[..(end < 0 ? text.Length : end)].TrimEnd('.');
        return first.Length > 2 && !first.Exists(char.IsLower) && IsPlace(text);
    }

    // A date alone starts an entry of a timeline: "Monday, 9 March – ".
    private static bool IsPlaceAndDate(ReadOnlySpan<char> text)
    {
        bool hasPlace = false, hasDate = false;
        foreach (Range word in text.SplitAny(' ', ',', '.', '/'))
        {
            hasDate |= Byline.IsDate(text[word]);
            hasPlace |= text[word] is [var first, ..] && char.IsLetter(first) && !Byline.IsWord(text[word]);
        }

        return hasPlace && hasDate && text.Contains(',') && IsDate(text);
    }

    private static bool IsDate(ReadOnlySpan<char> text) => text.ContainsAnyInRange('0', '9') && IsPlace(text);

    // Names and dates only: every word starts with a capital or a digit, or is a short one such as "de" or "le".
    private static bool IsPlace(ReadOnlySpan<char> text)
    {
        const int MostWords = 7, LongestSmallWord = 3;
        int words = 0;
        bool afterDay = false;
        foreach (Range range in text.SplitAny(' ', ',', '/'))
        {
            ReadOnlySpan<char> word = text[range].Trim('.');
            if (word.IsEmpty)
                continue;
            bool isName = char.IsUpper(word[0]) || char.IsDigit(word[0]) || Characters.IsUncasedLetter(word[0]);
            // A month after its day may be in lower case: "PARIS, 3 mars (AFP)", "Sevilla, 4 de marzo".
            bool isSmallWord = word.Length <= LongestSmallWord && char.IsLetter(word[0]);
            if ((!isName && !isSmallWord && !afterDay) || ++words > MostWords || word.Exists(IsOutsideWord))
                return false;
            afterDay = char.IsDigit(word[0]) || (afterDay && isSmallWord);
        }

        return true;
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

    private static int SkipDashes(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length
            && Characters.Is(text[at], CharacterClass.WhiteSpace | CharacterClass.Invisible | CharacterClass.Dash))
            at++;
        return at;
    }

    private static bool OpensSentence(ReadOnlySpan<char> text, int at) => at < text.Length
        && (char.IsUpper(text[at]) || char.IsDigit(text[at])
            || Characters.Is(text[at], CharacterClass.Quote | CharacterClass.UncasedLetter));

    private static string[] Words(string label) =>
        [.. Language.WordsOfAll(Section.Datelines, label)];
}
