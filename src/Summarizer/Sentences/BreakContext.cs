using System.Buffers;

namespace Summarizer.Sentences;

/// <summary>Decides whether a terminator ends a sentence, from the word before it and the word after.</summary>
internal readonly ref struct BreakContext(ReadOnlySpan<char> text, int from, int start, int to, SentenceRules rules)
{
    /// <summary>The longest stretch looked at for the word before or after a full stop.</summary>
    private const int MaxWord = 32;

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

    private readonly ReadOnlySpan<char> _text = text;

    /// <param name="i">The position of the terminator.</param>
    /// <param name="end">The position after it and all that closes with it; inside the block.</param>
    public bool Ends(int i, int end)
    {
        char c = _text[i];
        bool quoted = end - i > 1 && Glyphs.IsQuote(_text[end - 1]);
        if (Glyphs.IsPlainTerminator(c) || (c == ';' && (quoted || Glyphs.IsBlank(_text[end]))))
            return !(GoesOnInEastAsian(end) || (quoted && IsAttributed(end)));
        if (c == ';')
            return false;
        char next = _text[end];
        if (quoted && IsAttributed(end))
            return false;
        if (!Glyphs.IsBlank(next))
            return EndsGlued(i, end, next);
        int word = NextWord(end);
        if (word >= to)
            return true;
        next = _text[word];
        if (char.IsLower(next))
            return (IsMixedCase(word) || IsListLetter(word)) && (c is not '.' || end - i > 1 || EndsAfterStop(i, word, next));
        if (next is ',' or ';' or ':' or ')' or '/' or '=' or '|')
            return false;
        return c is not '.' || end - i > 1 && _text[i + 1] == '.' || EndsAfterStop(i, word, next);
    }

    /// <summary>The start of the next word, behind blanks, opening quotation marks and brackets, inverted marks and dashes.</summary>
    private int NextWord(int at)
    {
        while (at < to)
        {
            char c = _text[at];
            if (!(Glyphs.IsBlank(c) || Glyphs.IsQuote(c) || Glyphs.IsOpeningBracket(c) || Glyphs.IsDash(c) || c is '\u00BF' or '\u00A1' or '\u2022' or '*' or '_'))
                break;
            at++;
        }

        return at;
    }

    /// <summary>A lower-case letter with a capital after it, as in "iPhone" or "eBay", opens a sentence as capitals do.</summary>
    private bool IsMixedCase(int word) => word + 1 < to && char.IsUpper(_text[word + 1]);

    /// <summary>"b) next item", or the Dutch "'s Avonds".</summary>
    private bool IsListLetter(int word) => word + 2 < to
        && (_text[word + 1] == ')' || (Glyphs.IsApostrophe(_text[word - 1]) && _text[word + 1] == ' ' && char.IsUpper(_text[word + 2])));

    /// <summary>A full stop followed by white space and then something that could open a sentence.</summary>
    private bool EndsAfterStop(int i, int word, char next)
    {
        int wordStart = i;
        bool dotted = false;
        int limit = Math.Max(start, i - MaxWord);
        while (wordStart > limit && IsWordPart(_text[wordStart - 1]))
        {
            wordStart--;
            dotted |= _text[wordStart] == '.';
        }

        ReadOnlySpan<char> before = _text[wordStart..i];
        if (before.IsEmpty)
            return true;
        bool digit = char.IsDigit(next);
        if (char.IsDigit(before[^1]))
            return EndsAfterNumber(before, wordStart, word, next);
        if (before.Length == 1 && !char.IsLower(before[0]))
            return EndsAfterLetter(before[0], wordStart, word);
        if (digit && before.EndsWith("str", StringComparison.Ordinal))
            return false;
        switch (rules.Abbreviation(before))
        {
            case AbbreviationKind.Leading:
                return false;
            case AbbreviationKind.BeforeNumber:
                return !digit && !IsRomanNumeral(WordAt(word)) && !IsLetterReference(word);
            case AbbreviationKind.Trailing:
                return IsOpener(word);
            case AbbreviationKind.Closing:
                return true;
        }

        if (before.Length == 1)
            return EndsAfterLetter(before[0], wordStart, word);
        if (dotted && IsAcronym(before))
            return IsOpener(word);
        if (rules.DottedOrdinals && IsRomanNumeral(before))
            return IsOpener(word);
        return !(wordStart == start && before.Equals("By", StringComparison.Ordinal));
    }

    /// <summary>A letter that counts as a number does: "art. L. 123", "fig. B-2", "lit. a)".</summary>
    private bool IsLetterReference(int word) => word + 1 < to && char.IsLetter(_text[word]) && _text[word + 1] is '.' or ')' or '-';

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '\u2011' or '&' || IsCombining(c);

    private static bool IsCombining(char c) =>
        c > 0x2FF && char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    /// <summary>"1." opens a list; "12." is "12th" in many languages; elsewhere a number may end a sentence.</summary>
    private bool EndsAfterNumber(ReadOnlySpan<char> number, int wordStart, int word, char next)
    {
        if ((wordStart == start && number.Length <= 3) || rules.DottedDates)
            return false;
        if (!rules.DottedOrdinals || number.Length > 3 || number.IndexOf('.') >= 0)
            return true;
        return (IsOpener(word) || (char.IsUpper(next) && IsNumberOf(wordStart))) && !char.IsDigit(next);
    }

    /// <summary>Whether a number counts something abbreviated, "p. 3", so that the full stop behind it makes no ordinal of it.</summary>
    private bool IsNumberOf(int number)
    {
        int end = number - 1;
        if (end - 1 <= start || !Glyphs.IsBlank(_text[end]) || _text[end - 1] != '.')
            return false;
        int begin = end - 1;
        while (begin > start && end - begin < MaxWord && char.IsLetter(_text[begin - 1]))
            begin--;
        return rules.Abbreviation(_text[begin..(end - 1)]) == AbbreviationKind.BeforeNumber;
    }

    /// <summary>An initial ("J. Smith"), a list letter, or a sentence that happens to end with a letter ("plan B.").</summary>
    private bool EndsAfterLetter(char letter, int wordStart, int word)
    {
        if (wordStart == start)
            return false;
        // The last letter of a Hebrew acronym stands behind its gershayim.
        if (_text[wordStart - 1] is '"' or '\u05F4' && wordStart - 2 >= start && Glyphs.IsUncasedLetter(_text[wordStart - 2]))
            return true;
        if (_text[wordStart - 1] == '\u00B0')
            return true;
        bool initialFollows = char.IsUpper(_text[word]) && word + 1 < to && _text[word + 1] == '.';
        if (letter == 'I' && rules.PronounI)
            return !initialFollows;
        if (initialFollows)
            return false;
        if (char.IsUpper(letter) || Glyphs.IsUncasedLetter(letter))
            return IsOpener(word);
        return IsOpener(word) || !char.IsLetter(letter);
    }

    /// <summary>Dots inside and one or two letters between them: "U.S", "a.m", "Ph.D".</summary>
    private static bool IsAcronym(ReadOnlySpan<char> word)
    {
        int run = 0;
        foreach (char c in word)
        {
            if (c == '.')
                run = 0;
            else if (++run > 2 || char.IsDigit(c))
                return false;
        }

        return true;
    }

    private static bool IsRomanNumeral(ReadOnlySpan<char> word) => word.Length is > 0 and < 8 && word.IndexOfAnyExcept("IVXLC") < 0;

    private ReadOnlySpan<char> WordAt(int at)
    {
        int end = at;
        while (end < to && end - at < MaxWord && char.IsLetterOrDigit(_text[end]))
            end++;
        return _text[at..end];
    }

    private bool IsOpener(int word) => (char.IsUpper(_text[word]) || Glyphs.IsUncasedLetter(_text[word])) && rules.IsOpener(WordAt(word));

    /// <summary>No white space follows: a missing one ("ended.The"), or a decimal, an address, a name of a file.</summary>
    private bool EndsGlued(int i, int end, char next)
    {
        char before = i > from ? _text[i - 1] : ' ';
        if (Glyphs.IsQuote(next) || Glyphs.IsOpeningBracket(next))
        {
            int word = NextWord(end);
            return word < to && word > end && !char.IsLower(_text[word]) && char.IsLetterOrDigit(_text[word]) && !char.IsDigit(before) && IsWholeWord(i);
        }

        // A Korean particle is written onto the quotation that it follows.
        if (Glyphs.IsQuote(_text[end - 1]) && next is >= '\uAC00' and <= '\uD7AF')
            return false;
        if (Glyphs.IsUncasedLetter(next))
            return (Glyphs.IsUncasedLetter(before) || !char.IsLetterOrDigit(before) || Glyphs.IsEastAsian(next)) && IsWholeWord(i) && !char.IsSurrogate(next);
        if (!char.IsUpper(next) || !IsWholeWord(i))
            return false;
        bool closed = end - i > 1;
        if (!closed && !char.IsLower(before) && !char.IsDigit(before) && !Glyphs.IsClosingBracket(before) && !Glyphs.IsQuote(before) && !Glyphs.IsUncasedLetter(before))
            return false;
        ReadOnlySpan<char> after = WordAt(end);
        int behind = end + after.Length;
        if (behind < to && _text[behind] is '.' or '(' or '/' or '@' or ':' or '_' or '=' && !(behind + 1 >= to || Glyphs.IsBlank(_text[behind + 1])))
            return false;
        return rules.IsOpener(after) || (behind < to && _text[behind] is not '.' && after.Length > 1);
    }

    /// <summary>Whether the word before the terminator is an ordinary one: not part of an address, a number or an acronym.</summary>
    private bool IsWholeWord(int i)
    {
        int letters = 0;
        int at = i - 1;
        for (; at >= start && i - at <= MaxWord; at--)
        {
            char c = _text[at];
            if (c is '.' or '/' or '@' or '_' or '\\' or '=' or '#')
                return false;
            if (char.IsLetterOrDigit(c) || IsCombining(c))
                letters++;
            else if (letters > 0 || Glyphs.IsBlank(c))
                break;
        }

        return letters > 1 || (letters == 0 && at < i - 1);
    }

    /// <summary>After a closed quotation, the Japanese particle or the Chinese "then" that goes on with the sentence.</summary>
    private bool GoesOnInEastAsian(int end)
    {
        char next = _text[end];
        if (!Glyphs.IsQuote(_text[end - 1]) && !Glyphs.IsClosingBracket(_text[end - 1]))
            return next is '\uFF0C' or '\u3001';
        if (next is '\u3068' or '\u3063' or '\u306F' or '\u3082' or '\u304C' or '\u306E' or '\u3092' or '\u306B' or '\u3067' or '\u306A' or '\u3060' or '\uFF0C' or '\u3001')
            return true;
        return _text[end..to].StartsWith("\u7136\u540E", StringComparison.Ordinal) || _text[end..to].StartsWith("\u7136\u5F8C", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether a closed quotation is followed by who says it, "he asked." Small letters show it; where a script has none, a verb of speech
    /// in a short clause does.
    /// </summary>
    private bool IsAttributed(int end)
    {
        int at = end;
        while (at < to && Glyphs.IsBlank(_text[at]))
            at++;
        if (at == to)
            return false;
        if (!Glyphs.IsUncasedLetter(_text[at]))
            return char.IsLower(_text[at]) && !IsMixedCase(at);
        ReadOnlySpan<char> clause = _text[at..Math.Min(to, at + (Glyphs.IsEastAsian(_text[at]) ? MaxEastAsianClause : MaxClause))];
        int length = clause.IndexOfAny(ClauseEnds);
        return (length < 0 ? clause : clause[..length]).IndexOfAny(SpeechVerbs) >= 0;
    }
}
