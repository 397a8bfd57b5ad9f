using Summarizer.Languages;

namespace Summarizer.Sentences;

/// <summary>Decides whether a terminator ends a sentence, from the word before it and the word after.</summary>
/// <param name="text">The document.</param>
/// <param name="from">Where the block begins.</param>
/// <param name="start">Where the sentence begins.</param>
/// <param name="to">Where the block ends.</param>
/// <param name="rules">The language's.</param>
/// <param name="uncased">Whether the document has no capitals, so that small letters open sentences as well.</param>
internal readonly ref struct BreakContext(ReadOnlySpan<char> text, int from, int start, int to, SentenceRules rules, bool uncased)
{
    /// <summary>The longest stretch looked at for the word before or after a full stop.</summary>
    private const int MaxWord = 32;

    /// <summary>How many words an exclamation may have that "The winner is..." announces.</summary>
    private const int MaxAnnounced = 3;

    /// <summary>What is told apart by letters: "plan B. Then" ends a sentence, "artist M. Ray" does not.</summary>
    private static readonly WordTable Lettered = new(
    [(
        """
        vitamins group type class grade option category phase terminal hall team pool variant exhibit stage level point zone tier
        gruppe typ klasse punkt kategorie stufe halle groupe classe catégorie hépatite plano grupo tipo clase categoria categoría
        gruppo classe groep klasse categorie grupp vitaminer gruppen grupa grupy typu witamina witaminy skupina skupiny typu vitamín grubu tipi vitamini
        группа группы план типа витамин класс група групи вітамін
        """, 1), ("plan vitamin vitamine vitamina hepatitis", 2)]);

    /// <summary>Words that end no sentence and are followed by a surprise.</summary>
    private static readonly WordTable Announcing = new(
        [("is are was were be to the a an of by with for für pour por per ist sind war heißt est sont était es son era è sono é são foi is zijn är er on jest jsou", 1)]);

    /// <summary>What goes on with a company's name after its mark, "Yahoo! Inc.", and names that have one.</summary>
    private static readonly WordTable CompanyForms = new([("inc corp ltd co llc plc gmbh ag", 1)]), MarkedNames = new([("yahoo yum jeopardy wham", 1)]);

    /// <summary>What a small letter may open a sentence with, behind a long word: "He left early. it was late."</summary>
    private static readonly WordTable Carefree = new([("it it's he he's she she's they they're we we're there this these", 1)]);

    private readonly ReadOnlySpan<char> _text = text;

    /// <param name="i">The position of the terminator.</param>
    /// <param name="end">The position after it and all that closes with it; inside the block.</param>
    public bool Ends(int i, int end)
    {
        char c = _text[i];
        bool quoted = end - i > 1 && Glyphs.IsQuote(_text[end - 1]);
        if (Glyphs.IsPlainTerminator(c) || (c == ';' && (quoted || Glyphs.IsBlank(_text[end]))))
            return !(Attribution.GoesOnInEastAsian(_text[..to], end) || (quoted && Attribution.Follows(_text[..to], end)));
        if (c == ';')
            return false;
        char next = _text[end];
        if (quoted && Attribution.Follows(_text[..to], end))
            return false;
        if (!Glyphs.IsBlank(next))
            return EndsGlued(i, end, next);
        int word = NextWord(end);
        if (word >= to)
            return true;
        next = _text[word];
        bool ellipsis = c is '\u2026' || (c is '.' && _text[i + 1] == '.');
        if (Glyphs.IsSmall(next))
            return (c is '.' && end - i == 1 && IsCarefree(i, word)) || (Glyphs.IsMixedCase(_text[..to], word) || IsListLetter(word) || (uncased && !ellipsis)) && (c is not '.' || end - i > 1 || EndsAfterStop(i, word, next));
        if (next is ',' or ';' or ':' or ')' or '/' or '=' or '|')
            return false;
        if (ellipsis)
            return !IsAnnounced(i, word);
        return c is '.' ? EndsAfterStop(i, word, next) : c is not '!' || end - i > 1 || !(CompanyForms[WordAt(word)] != 0 || (MarkedNames[_text[LettersBefore(i)..i]] != 0 && !IsOpener(word)));
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

    /// <summary>"b) next item", or the Dutch "'s Avonds".</summary>
    private bool IsListLetter(int word) => word + 2 < to
        && (_text[word + 1] == ')' || (Glyphs.IsApostrophe(_text[word - 1]) && _text[word + 1] == ' ' && char.IsUpper(_text[word + 2])));

    /// <summary>A word that is no abbreviation, and a pronoun in small letters behind it.</summary>
    private bool IsCarefree(int i, int word)
    {
        int begin = LettersBefore(i);
        return rules.PronounI && begin > start && i - begin > 3 && Glyphs.IsSmall(_text[begin]) && _text[begin - 1] == ' ' && rules.Abbreviation(_text[begin..i]) == AbbreviationKind.None && Carefree[WordAt(word)] != 0;
    }

    /// <summary>"The winner is... Norway!": a word that hardly ends a sentence, and behind the dots a short exclamation.</summary>
    private bool IsAnnounced(int i, int word)
    {
        if (IsOpener(word) || Announcing[_text[LettersBefore(i)..i]] == 0)
            return false;
        int at = word;
        for (int words = 0; words < MaxAnnounced && at < to; words++)
        {
            at += WordAt(at).Length;
            if (at < to && _text[at] == '!')
                return true;
            at++;
        }

        return false;
    }

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
        if (before.Length == 1 && !Glyphs.IsSmall(before[0]))
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
                return !uncased;
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
        if (char.IsUpper(letter) && IsLettered(wordStart))
            return true;
        if (char.IsUpper(letter) || Glyphs.IsUncasedLetter(letter))
            return IsOpener(word);
        return IsOpener(word) || !char.IsLetter(letter);
    }

    /// <summary>Whether the word before a letter is one that letters tell apart. At the beginning most label what follows: "Group A. Norway".</summary>
    private bool IsLettered(int letter)
    {
        int end = letter - 1, begin = LettersBefore(end);
        if (begin >= end || !Glyphs.IsBlank(_text[end]))
            return false;
        uint kind = Lettered[_text[begin..end]];
        return kind == 2 || (kind == 1 && begin > start);
    }

    /// <summary>Where the letters before a position begin.</summary>
    private int LettersBefore(int end)
    {
        int begin = end;
        while (begin > start && end - begin < MaxWord && char.IsLetter(_text[begin - 1]))
            begin--;
        return begin;
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

    private bool IsOpener(int word) => (char.IsUpper(_text[word]) || Glyphs.IsUncasedLetter(_text[word]) || uncased) && rules.IsOpener(WordAt(word));

    /// <summary>No white space follows: a missing one ("ended.The"), or a decimal, an address, a name of a file.</summary>
    private bool EndsGlued(int i, int end, char next)
    {
        char before = i > from ? _text[i - 1] : ' ';
        if (Glyphs.IsQuote(next) || Glyphs.IsOpeningBracket(next))
        {
            int word = NextWord(end);
            return word < to && word > end && !Glyphs.IsSmall(_text[word]) && char.IsLetterOrDigit(_text[word]) && !char.IsDigit(before) && IsWholeWord(i);
        }

        // A Korean particle is written onto the quotation that it follows.
        if (Glyphs.IsQuote(_text[end - 1]) && next is >= '\uAC00' and <= '\uD7AF')
            return false;
        if (Glyphs.IsUncasedLetter(next))
            return (Glyphs.IsUncasedLetter(before) || !char.IsLetterOrDigit(before) || Glyphs.IsEastAsian(next)) && IsWholeWord(i) && !char.IsSurrogate(next);
        if (!char.IsUpper(next) || !IsWholeWord(i))
            return false;
        bool closed = end - i > 1;
        bool shouted = i - start > 2 && char.IsUpper(before) && char.IsUpper(_text[i - 2]) && char.IsUpper(_text[i - 3]);
        if (!closed && !shouted && !Glyphs.IsSmall(before) && !char.IsDigit(before) && !Glyphs.IsClosingBracket(before) && !Glyphs.IsQuote(before) && !Glyphs.IsUncasedLetter(before))
            return false;
        ReadOnlySpan<char> after = WordAt(end);
        int behind = end + after.Length;
        if (behind < to && _text[behind] is '.' or '(' or '/' or '@' or ':' or '_' or '=' && !(behind + 1 >= to || Glyphs.IsBlank(_text[behind + 1])))
            return false;
        // "BBC.Found" is two words, "ASP.Net" and "ASP.NET" are one.
        return rules.IsOpener(after) || (behind < to && _text[behind] is not '.' && after.Length > (shouted ? 4 : 1) && !(shouted && char.IsUpper(_text[end + 1])));
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
}
