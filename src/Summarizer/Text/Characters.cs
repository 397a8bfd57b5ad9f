using System.Globalization;

namespace Summarizer.Text;

// The classes of characters and their lower case, each one table lookup.
internal static class Characters
{
    // The first halves of emoji.
    public const string PictographHeads = "\uD83C\uD83D\uD83E";

    // The brackets that open, and in the same order those that close them.
    private const string OpeningBrackets = "([{（［【《〈", ClosingBrackets = ")]}）］】》〉";

    // Unicode's Sentence_Terminal characters outside the Latin script: 。 ؟ । ։ ። and others.
    private const string PlainTerminators =
        "\u0589\u061D\u061E\u061F\u06D4\u0700\u0701\u0702\u07F9\u0837\u0839\u083D\u083E\u0964\u0965\u104B\u1362\u1367"
        + "\u1368\u166E\u1735\u1736\u17D4\u17D5\u1803\u1809\u1944\u1945\u1AA8\u1AA9\u1AAA\u1AAB\u1B5A\u1B5B\u1B5E\u1B5F\u1C3B"
        + "\u1C3C\u1C7E\u1C7F\u0F0D\u0F0E\u3002\uA4FF\uA60E\uA60F\uA6F3\uA6F7\uA876\uA877\uA8CE\uA8CF\uA92F\uA9C8\uA9C9\uAA5D"
        + "\uAA5E\uAA5F\uAAF0\uAAF1\uABEB\uFE52\uFE56\uFE57\uFF01\uFF1F\uFF61\u037E";

    private static readonly (CharacterClass Class, string Members)[] Lists =
    [
        (CharacterClass.Terminator, PlainTerminators + ".!?\u2026\u203C\u203D\u2047\u2048\u2049\uFF0E"),
        (CharacterClass.PlainTerminator, PlainTerminators),
        (CharacterClass.QuestionMark, "?？؟\u037E\u1367\u203D\u2047\u2048\u2049\uA60F\uA6F7\uFE56"),
        (CharacterClass.DoubleQuote | CharacterClass.Quote, "\"“”„‟«»‹›「」『』＂"),
        (CharacterClass.Quote, "'‘’‚‛"),
        (CharacterClass.Apostrophe, "'‘’‛ʼ＇"),
        (CharacterClass.OpeningBracket, OpeningBrackets),
        (CharacterClass.ClosingBracket, ClosingBrackets),
        (CharacterClass.Dash, "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"),
        (CharacterClass.Hyphen, "-\u2010\u2011\u00AD"),
        (CharacterClass.Comma, ",，、\u104A"),
        (CharacterClass.Colon, ":："),
        (CharacterClass.TechnicalMark, "()[]{}=<>|/（）"),
        (CharacterClass.Invisible, "\uFEFF\u200B\u200C\u200D\u200E\u200F\u2060"),
        (CharacterClass.Han, "\u3005\u3007"),
    ];

    private static readonly (CharacterClass Class, char First, char Last)[] Ranges =
    [
        (CharacterClass.Han, '\u3400', '\u4DBF'), (CharacterClass.Han, '\u4E00', '\u9FFF'),
        (CharacterClass.Han, '\uF900', '\uFAFF'),
        (CharacterClass.Hiragana, '\u3041', '\u309F'),
        (CharacterClass.Katakana, '\u30A1', '\u30FA'), (CharacterClass.Katakana, '\u30FC', '\u30FF'),
        (CharacterClass.Katakana, '\u31F0', '\u31FF'), (CharacterClass.Katakana, '\uFF66', '\uFF9F'),
        (CharacterClass.Unspaced, '\u0E01', '\u0E3E'), (CharacterClass.Unspaced, '\u0E40', '\u0E4E'),
        (CharacterClass.Unspaced, '\u0E81', '\u0ECD'), (CharacterClass.Unspaced, '\u1000', '\u1049'),
        (CharacterClass.Unspaced, '\u104C', '\u109F'), (CharacterClass.Unspaced, '\u1780', '\u17D3'),
        (CharacterClass.EastAsian, '\u2E80', '\uA4CF'), (CharacterClass.EastAsian, '\uF900', '\uFAFF'),
        (CharacterClass.EastAsian, '\uFF00', '\uFFEF'),
    ];

    // 256 KB and 128 KB, of which a text touches only the rows of its script. Built in about a millisecond, on first
    // use.
    private static readonly CharacterClass[] Classes = Classify();
    private static readonly char[] LowerCase = Lower();

    public static CharacterClass Of(char c) => Classes[c];

    public static bool Is(char c, CharacterClass classes) => (Classes[c] & classes) != 0;

    // Returns the lower case of a letter, the straight apostrophe for any, and any other character itself.
    public static char ToLower(char c) => LowerCase[c];

    public static string All(CharacterClass classes) =>
        string.Concat(Enumerable.Range(0, Classes.Length).Where(c => (Classes[c] & classes) != 0).Select(c => (char)c));

    public static bool IsTerminator(char c) => Is(c, CharacterClass.Terminator);

    public static bool IsQuote(char c) => Is(c, CharacterClass.Quote);

    public static bool IsApostrophe(char c) => Is(c, CharacterClass.Apostrophe);

    public static bool IsOpeningBracket(char c) => Is(c, CharacterClass.OpeningBracket);

    public static bool IsClosingBracket(char c) => Is(c, CharacterClass.ClosingBracket);

    public static bool IsDash(char c) => Is(c, CharacterClass.Dash);

    public static bool IsBlank(char c) => Is(c, CharacterClass.WhiteSpace | CharacterClass.Invisible);

    // Returns the first position from one on that is not blank.
    public static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && IsBlank(text[at]))
            at++;
        return at;
    }

    // True if a text ends as sentences do: with a terminator, also before quotation marks and brackets that close.
    public static bool EndsSentence(ReadOnlySpan<char> text)
    {
        int last = text.Length - 1;
        while (last > 0 && Is(text[last], CharacterClass.Quote | CharacterClass.ClosingBracket))
            last--;
        return last >= 0 && IsTerminator(text[last]);
    }

    public static bool IsUncasedLetter(char c) => Is(c, CharacterClass.UncasedLetter);

    public static bool IsEastAsian(char c) => Is(c, CharacterClass.EastAsian);

    // True for a small letter of a script whose capitals start sentences. No one writes Georgian's capitals.
    public static bool IsSmall(char c) => char.IsLower(c) && !IsGeorgian(c);

    // True for letters, digits and combining marks.
    public static bool IsWordCharacter(char c) =>
        Is(c, CharacterClass.Letter | CharacterClass.Digit | CharacterClass.Combining);

    // True if a word has a small letter and then a capital, as "iPhone": it starts a sentence as capitals do.
    public static bool IsMixedCase(ReadOnlySpan<char> text, int word) =>
        word + 1 < text.Length && char.IsUpper(text[word + 1]);

    // Returns the bracket that closes an opening one.
    public static char Closing(char bracket) => ClosingBrackets[OpeningBrackets.IndexOf(bracket)];

    private static CharacterClass[] Classify()
    {
        var classes = new CharacterClass[char.MaxValue + 1];
        for (int c = 0; c <= char.MaxValue; c++)
            classes[c] = Category((char)c);
        foreach ((CharacterClass listed, string members) in Lists)
        {
            foreach (char c in members)
                classes[c] |= listed;
        }

        foreach ((CharacterClass listed, char first, char last) in Ranges)
        {
            for (int c = first; c <= last; c++)
                classes[c] |= listed;
        }

        return classes;
    }

    private static CharacterClass Category(char c)
    {
        CharacterClass uncased = IsGeorgian(c) || c > '\u02AF' && !char.IsLower(c) && !char.IsUpper(c)
            ? CharacterClass.UncasedLetter
            : CharacterClass.None;
        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => CharacterClass.Letter | uncased,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => CharacterClass.Combining,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber => CharacterClass.Digit,
            UnicodeCategory.Surrogate => CharacterClass.Surrogate | uncased,
            _ => char.IsWhiteSpace(c) ? CharacterClass.WhiteSpace : CharacterClass.None,
        };
    }

    private static char[] Lower()
    {
        var lower = new char[char.MaxValue + 1];
        for (int c = 0; c <= char.MaxValue; c++)
            lower[c] = Is((char)c, CharacterClass.Apostrophe) ? '\'' : char.ToLowerInvariant((char)c);
        lower['İ'] = 'i'; // Invariant rules leave it as it is.
        return lower;
    }

    private static bool IsGeorgian(char c) => c is >= '\u10D0' and <= '\u10FF';
}
