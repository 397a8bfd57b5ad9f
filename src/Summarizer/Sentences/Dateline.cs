namespace Summarizer.Sentences;

/// <summary>The place, date and agency before the first words of a report: "LONDON (Reuters) - ", "(CNN)", "NAPLES, Italy -- ".</summary>
internal static class Dateline
{
    /// <summary>The longest dateline, in UTF-16 code units.</summary>
    private const int MaxLength = 80;

    /// <summary>How much of the text's beginning is dateline, white space behind it included; 0 where there is none.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        int head = Math.Min(text.Length, MaxLength);
        if (head > 0 && text[0] >= '\u2E80')
            return EastAsian(text, head);
        int open = text[..head].IndexOf('(');
        int close = open < 0 ? -1 : text[..head].IndexOf(')');
        if (close > open && IsPlace(text[..open].TrimEnd(" -\u2013\u2014"), needsCapitals: false) && IsAgency(text[(open + 1)..close]))
        {
            int after = SkipDash(text, close + 1, out bool dash);
            bool glued = close + 1 < text.Length && char.IsUpper(text[close + 1]);
            if ((dash || glued) && after < text.Length && OpensSentence(text[after]))
                return after;
        }

        return PlaceAndDash(text, head) is > 0 and var length ? length : DateAndStop(text, head);
    }

    /// <summary>A place, a date and a full stop before a dash or an agency: "Sevilla, 4 de marzo de 2024.- ", "МОСКВА, 4 марта. /ТАСС/. ".</summary>
    private static int DateAndStop(ReadOnlySpan<char> text, int head)
    {
        int stop = text[..head].IndexOf('.');
        if (stop < 8 || text[..stop].IndexOf(',') < 0 || !text[..stop].ContainsAnyInRange('0', '9') || !IsPlace(text[..stop], needsCapitals: false))
            return 0;
        int after = SkipDash(text, stop + 1, out bool dash);
        if (!dash && after + 2 < text.Length && text[after] == '/' && text[(after + 1)..Math.Min(text.Length, after + 20)].IndexOf('/') is > 1 and var agency)
        {
            after += agency + 2;
            dash = true;
            while (after < text.Length && (text[after] == '.' || Glyphs.IsBlank(text[after])))
                after++;
        }

        return dash && after < text.Length && OpensSentence(text[after]) ? after : 0;
    }

    /// <summary>"【東京】", "新华社北京3月3日电", "本报讯（记者）".</summary>
    private static int EastAsian(ReadOnlySpan<char> text, int head)
    {
        int end = 0;
        if (text[0] == '\u3010')
        {
            end = text[..head].IndexOf('\u3011') + 1;
        }
        else if (text.StartsWith("\u672C\u62A5\u8BAF", StringComparison.Ordinal) || text.StartsWith("\u672C\u5831\u8A0A", StringComparison.Ordinal))
        {
            end = 3;
            if (end < head && text[end] is '\uFF08' or '(')
                end = text[..head].IndexOfAny('\uFF09', ')') + 1;
        }
        else if (text.StartsWith("\u65B0\u534E\u793E", StringComparison.Ordinal) || text.StartsWith("\u65B0\u83EF\u793E", StringComparison.Ordinal)
            || text.StartsWith("\u4E2D\u65B0\u793E", StringComparison.Ordinal))
        {
            int dispatch = text[..Math.Min(head, 30)].IndexOfAny('\u7535', '\u96FB');
            end = dispatch < 0 || text[..dispatch].IndexOfAny('\u3002', '\uFF0C', ',') >= 0 ? 0 : dispatch + 1;
            if (end > 0 && end < head && text[end] is '\uFF08' or '(' && text[end..head].IndexOfAny('\uFF09', ')') is > 0 and var reporter)
                end += reporter + 1;
        }

        while (end > 0 && end < text.Length && (Glyphs.IsBlank(text[end]) || text[end] is '\u3000'))
            end++;
        return end < text.Length ? end : 0;
    }

    /// <summary>A place in capitals and a dash: "NAPLES, Italy -- ", "WASHINGTON — ".</summary>
    private static int PlaceAndDash(ReadOnlySpan<char> text, int head)
    {
        int dash = text[..head].IndexOfAny("-\u2013\u2014");
        if (dash < 4 || text[dash - 1] != ' ' || !IsPlace(text[..dash], needsCapitals: true))
            return 0;
        int after = SkipDash(text, dash, out _);
        if (after == text.Length || text[after - 1] != ' ' || !OpensSentence(text[after]))
            return 0;
        return DateAndDash(text, after) is > 0 and var behind ? behind : after;
    }

    /// <summary>A date and another dash behind the place, as press releases have them: "March 12, 2024 – ".</summary>
    private static int DateAndDash(ReadOnlySpan<char> text, int from)
    {
        const int Longest = 24;
        ReadOnlySpan<char> ahead = text[from..Math.Min(text.Length, from + Longest)];
        int dash = ahead.IndexOfAny("-\u2013\u2014");
        if (dash < 6 || ahead[dash - 1] != ' ' || !ahead[..dash].ContainsAnyInRange('0', '9') || !IsPlace(ahead[..dash], needsCapitals: false))
            return 0;
        int after = SkipDash(text, from + dash, out _);
        return after < text.Length && OpensSentence(text[after]) ? after : 0;
    }

    /// <summary>Names and dates only: every word begins with a capital or a digit, or is a short one such as "de" or "le".</summary>
    private static bool IsPlace(ReadOnlySpan<char> text, bool needsCapitals)
    {
        int words = 0;
        bool day = false;
        foreach (Range range in text.SplitAny(' ', ',', '/'))
        {
            ReadOnlySpan<char> word = text[range].Trim('.');
            if (word.IsEmpty)
                continue;
            if (words == 0 && needsCapitals && (word.Length < 3 || IndexOfLowerCase(word) >= 0))
                return false;
            // A month after its day may be in lower case: "PARIS, 3 mars (AFP)", "Sevilla, 4 de marzo".
            if (!char.IsUpper(word[0]) && !char.IsDigit(word[0]) && !Glyphs.IsUncasedLetter(word[0]) && word.Length > 3 && !day)
                return false;
            day = char.IsDigit(word[0]) || (day && word.Length <= 3);
            if (++words > 7)
                return false;
            foreach (char c in word)
            {
                if (!char.IsLetterOrDigit(c) && c is not ('-' or '\'' or '\u2019' or '.'))
                    return false;
            }
        }

        return words > 0 || !needsCapitals;
    }

    private static int IndexOfLowerCase(ReadOnlySpan<char> word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (char.IsLower(word[i]))
                return i;
        }

        return -1;
    }

    /// <summary>A name in brackets: "CNN", "The Hollywood Reporter", "dpa", "dpa/AFP".</summary>
    private static bool IsAgency(ReadOnlySpan<char> text) =>
        text.Length is >= 2 and <= 40 && IndexOfSentenceMark(text) < 0
        && (char.IsUpper(text[0]) || Glyphs.IsUncasedLetter(text[0]) || text.StartsWith("dpa", StringComparison.Ordinal)) && !IsYear(text);

    private static bool IsYear(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static int IndexOfSentenceMark(ReadOnlySpan<char> text) => text.IndexOfAny(";!?");

    private static int SkipDash(ReadOnlySpan<char> text, int at, out bool dash)
    {
        dash = false;
        while (at < text.Length && (Glyphs.IsBlank(text[at]) || Glyphs.IsDash(text[at])))
            dash |= Glyphs.IsDash(text[at++]);
        return at;
    }

    private static bool OpensSentence(char c) => char.IsUpper(c) || char.IsDigit(c) || Glyphs.IsQuote(c) || Glyphs.IsUncasedLetter(c);
}
