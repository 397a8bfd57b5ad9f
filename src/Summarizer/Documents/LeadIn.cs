using System.Buffers;
using Summarizer.Sentences;

namespace Summarizer.Documents;

/// <summary>Finds what stands before the first word of a sentence without being part of it.</summary>
internal static class LeadIn
{
    private static readonly SearchValues<char> ClockTime = SearchValues.Create("0123456789:.");

    /// <summary>
    /// How much of a sentence's beginning is no part of it, white space included: an instruction that lost its full stop ("Scroll down for
    /// video The harbour …"), a player's button ("CLOSE The harbour …"), an interview's "Q:" or "A:".
    /// </summary>
    public static int Length(ReadOnlySpan<char> sentence)
    {
        if (sentence.Length > 4 && sentence[0] is 'Q' or 'A' && sentence[1] == ':' && sentence[2] == ' ')
            return 3;
        if (sentence.Length < 24)
            return 0;
        if (sentence[0] is '[' or '(' && char.IsAsciiDigit(sentence[1]))
            return TimeStampLength(sentence);
        if (char.IsAsciiDigit(sentence[0]))
            return ClockLength(sentence);
        if (char.IsUpper(sentence[0]) && char.IsUpper(sentence[1]) && ShoutedLength(sentence) is > 0 and var shouted)
            return shouted;
        int end = 0;
        if (sentence.StartsWith("CLOSE ", StringComparison.Ordinal))
            end = "CLOSE".Length;
        else if (sentence.StartsWith("scroll down for ", StringComparison.OrdinalIgnoreCase))
            end = "scroll down for ".Length;
        if (end == 0)
            return 0;
        while (end < sentence.Length && char.IsLetter(sentence[end]))
            end++;
        int words = end;
        while (words < sentence.Length && char.IsWhiteSpace(sentence[words]))
            words++;
        return words > end && words < sentence.Length && (char.IsUpper(sentence[words]) || Glyphs.IsQuote(sentence[words])) ? words : 0;
    }

    /// <summary>The length of a heading in capitals that has run into the text: "FANS WAITED FOR HOURS The band …"; not of "NEW YORK Mayor …".</summary>
    private static int ShoutedLength(ReadOnlySpan<char> sentence)
    {
        const int LeastWords = 3, LeastLetters = 12, LeastLeft = 40;
        int words = 0, letters = 0, at = 0, last = 0;
        while (true)
        {
            int start = at;
            while (at < sentence.Length && char.IsUpper(sentence[at]))
                at++;
            if (at - start < 2 || at == sentence.Length || sentence[at] != ' ')
            {
                at = start;
                break;
            }

            (words, letters, last) = (words + 1, letters + at - start, at - start);
            at++;
        }

        if (words < LeastWords || letters < LeastLetters || last < LeastWords || sentence.Length - at < LeastLeft)
            return 0;
        // A date may open the sentence: "15 July …".
        int next = at;
        while (next + 1 < sentence.Length && (char.IsAsciiDigit(sentence[next]) || (next > at && sentence[next] == ' ')))
            next++;
        return next + 1 < sentence.Length && char.IsUpper(sentence[next]) && char.IsLower(sentence[next + 1]) ? at : 0;
    }

    /// <summary>The length of the time before a line of a chat or a transcript, "[09:02] " or "(00:12:33) "; 0 where there is none.</summary>
    private static int TimeStampLength(ReadOnlySpan<char> sentence)
    {
        int end = sentence[..12].IndexOfAny(']', ')');
        ReadOnlySpan<char> time = end > 1 ? sentence[1..end] : default;
        return time.IndexOf(':') > 0 && !time.ContainsAnyExcept(ClockTime) && sentence[end + 1] == ' ' ? end + 2 : 0;
    }

    /// <summary>The same of the time before an entry of a live report, "16:40 BREAKING: …", "9.15am - …"; not of "10:30 Uhr war es …".</summary>
    private static int ClockLength(ReadOnlySpan<char> sentence)
    {
        ReadOnlySpan<char> head = sentence[..8];
        int mark = head.IndexOfAny(':', '.');
        if (mark is not (1 or 2) || !char.IsAsciiDigit(head[mark - 1]) || !char.IsAsciiDigit(head[mark + 1]) || !char.IsAsciiDigit(head[mark + 2]))
            return 0;
        int end = mark + 3;
        bool half = sentence[end..].StartsWith("am ", StringComparison.OrdinalIgnoreCase) || sentence[end..].StartsWith("pm ", StringComparison.OrdinalIgnoreCase);
        if (half)
            end += 2;
        if (sentence[end] != ' ' || (sentence[mark] == '.' && !half))
            return 0;
        end++;
        if (sentence[end] is '-' or '\u2013' or '\u2014' or '|' && sentence[end + 1] == ' ')
            end += 2;
        ReadOnlySpan<char> words = sentence[end..];
        int word = words.IndexOf(' ');
        return word > 0 && (char.IsUpper(words[0]) || Glyphs.IsQuote(words[0])) && !Byline.IsOfTime(words[..word].TrimEnd(",.")) ? end : 0;
    }
}
