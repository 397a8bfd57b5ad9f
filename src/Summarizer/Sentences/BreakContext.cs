using System.Buffers;

namespace Summarizer.Sentences;

/// <summary>Decides whether a terminator ends a sentence, from the word before it and the word after.</summary>
internal readonly ref struct BreakContext(ReadOnlySpan<char> text, int from, int start, int to, SentenceRules rules)
{
    /// <summary>The longest stretch looked at for the word before or after a full stop.</summary>
    private const int MaxWord = 32;

    private static readonly SearchValues<char> EastAsianPunctuation = SearchValues.Create("\uFF0C\u3002\uFF1A,:");

    /// <summary>The verbs of speech that follow a quotation.</summary>
    private static readonly SearchValues<char> ChineseSaid = SearchValues.Create("\u8BF4\u8AAA\u9053\u79F0\u7A31\u95EE\u554F");

    private readonly ReadOnlySpan<char> _text = text;

    /// <param name="i">The position of the terminator.</param>
    /// <param name="end">The position after it and all that closes with it; inside the block.</param>
    public bool Ends(int i, int end)
    {
        char c = _text[i];
        if (Glyphs.IsPlainTerminator(c) || (c == ';' && Glyphs.IsBlank(_text[end])))
            return !GoesOnInEastAsian(end);
        if (c == ';')
            return false;
        char next = _text[end];
        if (!Glyphs.IsBlank(next))
            return EndsGlued(i, end, next);
        int word = NextWord(end);
        if (word >= to)
            return true;
        next = _text[word];
        if (char.IsLower(next))
            return IsMixedCase(word) || IsListLetter(word);
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
                return !digit && !IsRomanNumeral(WordAt(word));
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

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '\u2011' or '&' || IsCombining(c);

    private static bool IsCombining(char c) =>
        c > 0x2FF && char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    /// <summary>"1." opens a list; "12." is "12th" in many languages; elsewhere a number may end a sentence.</summary>
    private bool EndsAfterNumber(ReadOnlySpan<char> number, int wordStart, int word, char next)
    {
        if (wordStart == start && number.Length <= 3)
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
        if (letter == 'I' && rules.PronounI)
            return !(char.IsUpper(_text[word]) && word + 1 < to && _text[word + 1] == '.');
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

    /// <summary>After a closed quotation, the Japanese particle or the Chinese "he said" that goes on with the sentence.</summary>
    private bool GoesOnInEastAsian(int end)
    {
        if (!Glyphs.IsQuote(_text[end - 1]) && !Glyphs.IsClosingBracket(_text[end - 1]))
            return _text[end] is '\uFF0C' or '\u3001';
        char next = _text[end];
        if (next is '\u3068' or '\u3063' or '\u306F' or '\u3082' or '\u304C' or '\u306E' or '\u3092' or '\u306B' or '\u3067' or '\u306A' or '\u3060' or '\uFF0C' or '\u3001')
            return true;
        ReadOnlySpan<char> clause = _text[end..Math.Min(to, end + 8)];
        int punctuation = clause.IndexOfAny(EastAsianPunctuation);
        if (punctuation >= 0)
            clause = clause[..punctuation];
        return clause.IndexOfAny(ChineseSaid) > 0;
    }
}
