using System.Buffers;

namespace Summarizer.Sentences;

/// <summary>Whether a sentence goes on behind a quotation that has ended: with who says it, or with a particle.</summary>
internal static class Attribution
{
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("\uFF0C\u3001\u3002\uFF1A\uFF01\uFF1F\u0964\u060C,:.!?");

    /// <summary>Verbs of speech in scripts without small letters: Chinese, Japanese, Korean, Hebrew, Arabic, Hindi.</summary>
    private static readonly SearchValues<string> SpeechVerbs = SearchValues.Create(
    [
        "\u8BF4", "\u8AAA", "\u9053", "\u79F0", "\u7A31", "\u95EE", "\u554F", "\u558A",
        "\u8A00\u3063", "\u8A00\u3044", "\u805E\u3044", "\u53EB\u3093", "\u5C0B\u306D", "\u7B54\u3048", "\u8A71\u3057", "\u8FF0\u3079", "\u8A9E\u3063", "\u3064\u3076\u3084",
        "\uB9D0\uD588", "\uBB3C\uC5C8", "\uC678\uCCE4", "\uB2F5\uD588", "\uC18C\uB9AC\uCCE4", "\uC804\uD588", "\uBC1D\uD614", "\uAC15\uC870\uD588", "\uB35B\uBD99\uC600",
        "\u05D0\u05DE\u05E8", "\u05E9\u05D0\u05DC", "\u05E2\u05E0\u05D4", "\u05E2\u05E0\u05EA\u05D4", "\u05E6\u05E2\u05E7", "\u05D4\u05D5\u05E1\u05D9\u05E3", "\u05D4\u05E9\u05D9\u05D1",
        "\u0642\u0627\u0644", "\u0633\u0623\u0644", "\u0623\u062C\u0627\u0628", "\u0635\u0631\u062E", "\u0623\u0636\u0627\u0641", "\u062B\u0645 ",
        "\u0915\u0939\u093E", "\u092A\u0942\u091B\u093E", "\u092C\u094B\u0932\u093E", "\u092C\u094B\u0932\u0940", "\u091A\u093F\u0932\u094D\u0932\u093E",
    ], StringComparison.Ordinal);

    /// <summary>How far behind a quotation a verb of speech is looked for, in UTF-16 code units.</summary>
    private const int MaxClause = 24;

    /// <summary>The same where a character is a word.</summary>
    private const int MaxEastAsianClause = 10;

    /// <summary>After a closed quotation, the Japanese particle or the Chinese "then" that goes on with the sentence.</summary>
    public static bool GoesOnInEastAsian(ReadOnlySpan<char> text, int end)
    {
        char next = text[end];
        if (!Glyphs.IsQuote(text[end - 1]) && !Glyphs.IsClosingBracket(text[end - 1]))
            return next is '\uFF0C' or '\u3001';
        if (next is '\u3068' or '\u3063' or '\u306F' or '\u3082' or '\u304C' or '\u306E' or '\u3092' or '\u306B' or '\u3067' or '\u306A' or '\u3060' or '\uFF0C' or '\u3001')
            return true;
        return text[end..].StartsWith("\u7136\u540E", StringComparison.Ordinal) || text[end..].StartsWith("\u7136\u5F8C", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether a closed quotation is followed by who says it, "he asked." Small letters show it; where a script has none, a verb of speech
    /// in a short clause does.
    /// </summary>
    public static bool Follows(ReadOnlySpan<char> text, int end)
    {
        int at = end;
        while (at < text.Length && Glyphs.IsBlank(text[at]))
            at++;
        if (at == text.Length)
            return false;
        if (!Glyphs.IsUncasedLetter(text[at]))
            return Glyphs.IsSmall(text[at]) && !Glyphs.IsMixedCase(text, at);
        ReadOnlySpan<char> clause = text[at..Math.Min(text.Length, at + (Glyphs.IsEastAsian(text[at]) ? MaxEastAsianClause : MaxClause))];
        int length = clause.IndexOfAny(ClauseEnds);
        return (length < 0 ? clause : clause[..length]).IndexOfAny(SpeechVerbs) >= 0;
    }
}
