using System.Buffers;

namespace Summarizer.Sentences;

/// <summary>What characters do at the ends and beginnings of sentences.</summary>
internal static class Glyphs
{
    /// <summary>
    /// Ends of sentences that need no look at what follows: Unicode's Sentence_Terminal characters outside the Latin script.
    /// Arabic and Greek question marks, danda, CJK full stops, Armenian, Ethiopic, Burmese, Khmer, Tibetan, Mongolian and others.
    /// </summary>
    private const string PlainTerminators =
        "\u0589\u061D\u061E\u061F\u06D4\u0700\u0701\u0702\u07F9\u0837\u0839\u083D\u083E\u0964\u0965\u104A\u104B\u1362\u1367\u1368\u166E\u1735\u1736" +
        "\u17D4\u17D5\u1803\u1809\u1944\u1945\u1AA8\u1AA9\u1AAA\u1AAB\u1B5A\u1B5B\u1B5E\u1B5F\u1C3B\u1C3C\u1C7E\u1C7F\u0F0D\u0F0E" +
        "\u3002\uA4FF\uA60E\uA60F\uA6F3\uA6F7\uA876\uA877\uA8CE\uA8CF\uA92F\uA9C8\uA9C9\uAA5D\uAA5E\uAA5F\uAAF0\uAAF1\uABEB\uFE52\uFE56\uFE57" +
        "\uFF01\uFF1F\uFF61\u037E";

    private const string LatinTerminators = ".!?\u2026\u203C\u203D\u2047\u2048\u2049\uFF0E";
    private const string Quotes = "\"'\u00AB\u00BB\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u2039\u203A\u300C\u300D\u300E\u300F\uFF02";
    private const string Brackets = "([{\uFF08\uFF3B\u3010\u300A\u3008";

    /// <summary>Where the scanner stops in a text of ASCII only, which is searched faster.</summary>
    public static readonly SearchValues<char> AsciiMarks = SearchValues.Create(".!?\"'([{");

    /// <summary>Where the scanner stops to think.</summary>
    public static readonly SearchValues<char> Marks = SearchValues.Create(PlainTerminators + LatinTerminators + Quotes + Brackets + Pictographs.Heads);

    /// <summary>The same for Greek, whose question mark is typed as a semicolon.</summary>
    public static readonly SearchValues<char> GreekMarks = SearchValues.Create(PlainTerminators + LatinTerminators + Quotes + Brackets + Pictographs.Heads + ";");

    /// <summary>The same for Thai, Lao and their like, where a space may end a sentence.</summary>
    public static readonly SearchValues<char> SpaceMarks =
        SearchValues.Create(PlainTerminators + LatinTerminators + Quotes + Brackets + Pictographs.Heads + " \n\t\u00A0");

    private static readonly SearchValues<char> Plain = SearchValues.Create(PlainTerminators);

    public static bool IsPlainTerminator(char c) => c > 0x7F && Plain.Contains(c);

    public static bool IsTerminator(char c) => c is '.' or '!' or '?' || (c > 0x7F && (IsOtherLatinTerminator(c) || Plain.Contains(c)));

    private static bool IsOtherLatinTerminator(char c) => c is '\u2026' or '\u203C' or '\u203D' or '\u2047' or '\u2048' or '\u2049' or '\uFF0E';

    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018' or '\u201B';

    public static bool IsQuote(char c) => c is '"' or '\'' || (c > 0x7F &&
        c is '\u00AB' or '\u00BB' or (>= '\u2018' and <= '\u201F') or '\u2039' or '\u203A' or (>= '\u300C' and <= '\u300F') or '\uFF02');

    public static bool IsOpeningBracket(char c) => c is '(' or '[' or '{' || (c > 0x7F && c is '\uFF08' or '\uFF3B' or '\u3010' or '\u300A' or '\u3008');

    public static bool IsClosingBracket(char c) => c is ')' or ']' or '}' || (c > 0x7F && c is '\uFF09' or '\uFF3D' or '\u3011' or '\u300B' or '\u3009');

    /// <summary>The bracket that closes the one given.</summary>
    public static char Closing(char open) => open switch
    {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '\uFF08' => '\uFF09',
        '\uFF3B' => '\uFF3D',
        '\u3010' => '\u3011',
        '\u300A' => '\u300B',
        '\u3008' => '\u3009',
        _ => '\0',
    };

    public static bool IsDash(char c) => c is '-' || (c > 0x7F && c is (>= '\u2010' and <= '\u2015') or '\u2212');

    /// <summary>White space, and the marks of order and width that show nothing.</summary>
    public static bool IsBlank(char c) => c == ' ' || char.IsWhiteSpace(c) || (c > 0x7F && c is '\uFEFF' or (>= '\u200B' and <= '\u200F') or '\u2060');

    /// <summary>A small letter where capitals open sentences; Georgian's count as small in Unicode, yet nobody writes its capitals.</summary>
    public static bool IsSmall(char c) => char.IsLower(c) && !IsGeorgian(c);

    /// <summary>A small letter with a capital after it, as in "iPhone" or "eBay", opens a sentence as capitals do.</summary>
    public static bool IsMixedCase(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && char.IsUpper(text[at + 1]);

    /// <summary>A letter of a script without capitals, such as Han, Arabic or Devanagari; halves of surrogate pairs count as such.</summary>
    public static bool IsUncasedLetter(char c) =>
        c > 0x2AF && (char.IsSurrogate(c) || (char.IsLetter(c) && ((!char.IsLower(c) && !char.IsUpper(c)) || IsGeorgian(c))));

    private static bool IsGeorgian(char c) => c is >= '\u10D0' and <= '\u10FF';

    /// <summary>Han, kana, and CJK punctuation: scripts written without spaces between words.</summary>
    public static bool IsEastAsian(char c) => c is (>= '\u2E80' and <= '\uA4CF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFFEF');
}
