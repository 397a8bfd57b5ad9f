using System.Globalization;

namespace Summarizer.Terms;

/// <summary>What a UTF-16 code unit means to the tokeniser, its lower case, and what mark it is: one table lookup per character.</summary>
internal static class CharTable
{
    private const int KindShift = 16;
    private const int MarkShift = 24;

    // 256 KB, of which a text touches only the rows of its script. Built once, on first use, in well under a millisecond.
    private static readonly uint[] Entries = Build();

    public static ReadOnlySpan<uint> Table => Entries;

    public static CharKind KindOf(uint entry) => (CharKind)(byte)(entry >> KindShift);

    public static CharKind KindOf(char c) => KindOf(Entries[c]);

    public static Mark MarkOf(uint entry) => (Mark)(entry >> MarkShift);

    public static char LowerOf(uint entry) => (char)entry;

    private static uint[] Build()
    {
        var entries = new uint[char.MaxValue + 1];
        for (int c = 0; c <= char.MaxValue; c++)
        {
            char lower = char.ToLowerInvariant((char)c);
            // One spelling of the apostrophe, so that don’t is found where don't is listed.
            if (lower is '\u2019' or '\u02BC' or '\uFF07')
                lower = '\'';
            entries[c] = ((uint)MarkOf((char)c) << MarkShift) | ((uint)Classify((char)c) << KindShift) | lower;
        }

        return entries;
    }

    private static Mark MarkOf(char c) => c switch
    {
        ',' or '，' or '、' => Mark.Comma,
        ':' or '：' => Mark.Colon,
        '"' or '“' or '”' or '«' or '»' or '„' or '「' or '」' or '『' or '』' => Mark.Quote,
        '(' or ')' or '[' or ']' or '{' or '}' or '=' or '<' or '>' or '|' or '/' or '（' or '）' => Mark.Bracket,
        _ => Mark.None,
    };

    private static CharKind Classify(char c) => c switch
    {
        '\'' or '\u2019' or '\u02BC' or '\uFF07' => CharKind.Apostrophe,
        '.' or ',' => CharKind.Point,
        '-' or '\u2010' or '\u2011' or '\u00AD' => CharKind.Hyphen,
        '\u3005' or '\u3007' or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') => CharKind.Han,
        >= '\u3041' and <= '\u309F' => CharKind.Hiragana,
        (>= '\u30A1' and <= '\u30FA') or (>= '\u30FC' and <= '\u30FF') or (>= '\u31F0' and <= '\u31FF') or (>= '\uFF66' and <= '\uFF9F') => CharKind.Katakana,
        // Thai, Lao, Burmese, Khmer: written without spaces between words.
        (>= '\u0E01' and <= '\u0E4E' and not '\u0E3F') or (>= '\u0E81' and <= '\u0ECD') or (>= '\u1000' and <= '\u109F' and not ('\u104A' or '\u104B'))
            or (>= '\u1780' and <= '\u17D3') => CharKind.Unspaced,
        _ => char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => CharKind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber => CharKind.Digit,
            UnicodeCategory.Surrogate => CharKind.Surrogate,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => CharKind.Space,
            _ => char.IsWhiteSpace(c) ? CharKind.Space : CharKind.Punctuation,
        },
    };
}
