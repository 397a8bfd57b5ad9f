using Summarizer.Text;

namespace Summarizer.Sentences;

// The rules on whether a terminator ends a sentence, from the word before it and the word after.
// The text ends with the block, which starts at "from". In an uncased document, small letters start sentences as well.
internal readonly ref partial struct BreakContext(ReadOnlySpan<char> text, int from, int start, SentenceRules rules,
    bool uncased)
{
    // The longest stretch looked at for the word before or after a full stop.
    private const int MaxWord = 32;

    // The most words of an exclamation that "The winner is..." announces.
    private const int MaxAnnounced = 3;

    private readonly ReadOnlySpan<char> _text = text;

    // True if a sentence ends with a run of terminators that starts at i. What closes with it is before its end, which
    // is inside the block.
    public bool Ends(int i, int end)
    {
        char c = _text[i];
        bool quoted = Characters.IsQuote(_text[end - 1]);
        bool attributed = quoted && Attribution.Follows(_text, end, rules);
        bool isGreekQuestion = c == ';' && (quoted || Characters.IsBlank(_text[end]));
        if (Characters.Is(c, CharacterClass.PlainTerminator) || isGreekQuestion)
            return !attributed && !Attribution.ContinuesInEastAsian(_text, end, rules);
        if (c == ';' || attributed)
            return false;
        if (!Characters.IsBlank(_text[end]))
            return EndsBeforeGlued(i, end);
        int word = NextWord(end);
        if (word >= _text.Length)
            return true;
        char next = _text[word];
        if (Characters.IsSmall(next))
            return EndsBeforeSmallLetter(i, end, word);
        if (next is ',' or ';' or ':' or ')' or '/' or '=' or '|')
            return false;
        if (IsEllipsis(i))
            return !IsAnnounced(i, word);
        return c switch
        {
            '.' => EndsAfterStop(i, word),
            '!' when end - i == 1 => !EndsName(i, word),
            _ => true,
        };
    }

    private bool IsEllipsis(int i) => _text[i] is '…' || (_text[i] is '.' && _text[i + 1] == '.');

    // Returns the start of the next word, after blanks, opening quotation marks and brackets, inverted marks and
    // dashes.
    private int NextWord(int at)
    {
        const CharacterClass Before = CharacterClass.WhiteSpace | CharacterClass.Invisible | CharacterClass.Quote
            | CharacterClass.OpeningBracket | CharacterClass.Dash;
        while (at < _text.Length && (Characters.Is(_text[at], Before) || _text[at] is '¿' or '¡' or '•' or '*' or '_'))
            at++;
        return at;
    }

    private bool EndsBeforeSmallLetter(int i, int end, int word)
    {
        bool isLoneStop = _text[i] is '.' && end - i == 1;
        if (isLoneStop && IsCarelessOpener(i, word))
            return true;
        bool opens = Characters.IsMixedCase(_text, word) || IsListLetter(word) || (uncased && !IsEllipsis(i));
        return opens && (!isLoneStop || EndsAfterStop(i, word));
    }

    // True for "b) next item", or the Dutch "'s Avonds".
    private bool IsListLetter(int word)
    {
        if (word + 2 >= _text.Length)
            return false;
        bool isDutchArticle = Characters.IsApostrophe(_text[word - 1]) && _text[word + 1] == ' '
            && char.IsUpper(_text[word + 2]);
        return _text[word + 1] == ')' || isDutchArticle;
    }

    // True for a long word that is not an abbreviation, and after it a pronoun in small letters.
    private bool IsCarelessOpener(int i, int word)
    {
        const int Long = 4;
        int begin = LettersBefore(i);
        bool isLongWord = begin > start && i - begin >= Long && Characters.IsSmall(_text[begin])
            && _text[begin - 1] == ' ';
        return isLongWord && rules.LowercaseOpeners.Contains(WordAt(word))
            && rules.Abbreviation(_text[begin..i]) == AbbreviationKind.None;
    }

    // True for "The winner is... Norway!": a word that hardly ends a sentence, and after the dots a short exclamation.
    private bool IsAnnounced(int i, int word)
    {
        if (IsOpener(word) || !rules.SuspenseLeadIns.Contains(_text[LettersBefore(i)..i]))
            return false;
        int at = word;
        for (int words = 0; words < MaxAnnounced && at < _text.Length; words++)
        {
            at += WordAt(at).Length;
            if (at < _text.Length && _text[at] == '!')
                return true;
            at++;
        }

        return false;
    }

    // True for an exclamation mark that is part of a name: "Yahoo! Inc.", "Yahoo! shares".
    private bool EndsName(int i, int word) =>
        rules.CompanyForms.Contains(WordAt(word))
            || (rules.ExclaimingNames.Contains(_text[LettersBefore(i)..i]) && !IsOpener(word));

    // True if a full stop is followed by white space and then something that could start a sentence.
    private bool EndsAfterStop(int i, int word)
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
        bool digitFollows = char.IsDigit(_text[word]);
        if (char.IsDigit(before[^1]))
            return EndsAfterNumber(before, wordStart, word);
        if (before.Length == 1 && !Characters.IsSmall(before[0]))
            return EndsAfterLetter(wordStart, word);
        // A German street and its number: "Hauptstr. 5".
        if (digitFollows && before.EndsWith("str", StringComparison.Ordinal))
            return false;
        switch (rules.Abbreviation(before))
        {
            case AbbreviationKind.Leading:
                return false;
            case AbbreviationKind.BeforeNumber:
                return !digitFollows && !IsNumeral(wordStart, word) && !IsLetterReference(word);
            case AbbreviationKind.Trailing:
                return IsOpener(word) && !IsInitial(word);
            case AbbreviationKind.Closing:
                return !uncased;
        }

        if (before.Length == 1)
            return EndsAfterLetter(wordStart, word);
        if ((dotted && IsAcronym(before)) || (rules.Language.HasDottedOrdinals && IsRomanNumeral(before)))
            return IsOpener(word);
        return !(wordStart == start && before.Equals("By", StringComparison.Ordinal));
    }

    // True for the Roman numeral of "vol. II"; false for the pronoun of "she said no. I left".
    private bool IsNumeral(int abbreviation, int word)
    {
        ReadOnlySpan<char> numeral = WordAt(word);
        bool isPronoun = numeral.SequenceEqual(rules.Language.OneLetterWord) && IsPronoun(abbreviation, word);
        return IsRomanNumeral(numeral) && !isPronoun;
    }

    // True if a verb follows the letter: "I'm", "I left". A capital, as in "Vol. I covers", makes it a numeral, except
    // after the answer "No."
    private bool IsPronoun(int abbreviation, int letter)
    {
        int next = letter + 1;
        if (next + 1 >= _text.Length)
            return false;
        if (Characters.IsApostrophe(_text[next]))
            return true;
        bool wordFollows = Characters.IsBlank(_text[next]) && Characters.IsSmall(_text[next + 1]);
        if (!wordFollows || WordAt(next + 1) is "of")
            return false;
        bool isFirst = abbreviation == start || Characters.IsQuote(_text[abbreviation - 1]);
        return Characters.IsSmall(_text[abbreviation]) || (isFirst && WordAt(abbreviation) is "No");
    }

    // True for a letter that counts as a number does: "art. L. 123", "fig. B-2", "lit. a)". False for "no. U.S.
    // officials".
    private bool IsLetterReference(int word)
    {
        bool isLetter = word + 1 < _text.Length && char.IsLetter(_text[word]) && _text[word + 1] is '.' or ')' or '-';
        return isLetter && !IsDottedAbbreviation(word);
    }

    // True for an abbreviation with full stops between its letters: "U.S.".
    private bool IsDottedAbbreviation(int word)
    {
        int end = word;
        while (end < _text.Length && end - word < MaxWord && (char.IsLetter(_text[end]) || _text[end] == '.'))
            end++;
        ReadOnlySpan<char> letters = _text[word..end].TrimEnd('.');
        return letters.Contains('.') && rules.Abbreviation(letters) != AbbreviationKind.None;
    }

    private static bool IsWordPart(char c) => Characters.IsWordCharacter(c) || c is '.' or '-' or '\u2011' or '&';

    // Decides after a number: "1." starts a list; "12." is "12th" in many languages; elsewhere a number may end a
    // sentence.
    private bool EndsAfterNumber(ReadOnlySpan<char> number, int wordStart, int word)
    {
        const int LongestOrdinal = 3;
        bool isShort = number.Length <= LongestOrdinal;
        if ((wordStart == start && isShort) || rules.Language.HasDottedDates)
            return false;
        if (!rules.Language.HasDottedOrdinals || !isShort || number.Contains('.'))
            return true;
        bool capitalFollowsCount = char.IsUpper(_text[word]) && IsNumberOf(wordStart);
        return (IsOpener(word) || capitalFollowsCount) && !char.IsDigit(_text[word]);
    }

    // True if a number counts something abbreviated, "p. 3", so that the full stop after it does not make it an
    // ordinal.
    private bool IsNumberOf(int number)
    {
        int end = number - 1;
        if (end - 1 <= start || !Characters.IsBlank(_text[end]) || _text[end - 1] != '.')
            return false;
        return rules.Abbreviation(_text[LettersBefore(end - 1)..(end - 1)]) == AbbreviationKind.BeforeNumber;
    }

    // Decides after a letter: an initial ("J. Smith"), a list letter, or the end of a sentence ("plan B.").
    private bool EndsAfterLetter(int at, int word)
    {
        if (at == start)
            return false;
        char letter = _text[at], before = _text[at - 1];
        // The last letter of a Hebrew acronym follows its gershayim; a degree sign makes a unit of a letter.
        bool endsHebrewAcronym = before is '"' or '״' && at - 2 >= start && Characters.IsUncasedLetter(_text[at - 2]);
        if (endsHebrewAcronym || before == '°')
            return true;
        if (IsInitial(word))
            return false;
        bool isWord = rules.Language.OneLetterWord.Contains(letter) && FollowsSmallWord(at);
        if (isWord || (char.IsUpper(letter) && IsEnumerated(at)))
            return true;
        return IsOpener(word) || !Characters.Is(letter, CharacterClass.Letter | CharacterClass.UncasedLetter);
    }

    // "He and I." After a name, the letter is an initial: "Michael I. Jordan".
    private bool FollowsSmallWord(int letter) => letter - 2 >= start && Characters.IsBlank(_text[letter - 1])
        && Characters.IsSmall(_text[LettersBefore(letter - 1)]);

    // True for a capital and a full stop: "J. Smith".
    private bool IsInitial(int word) =>
        char.IsUpper(_text[word]) && word + 1 < _text.Length && _text[word + 1] == '.';

    // True if the word before a letter is one that letters enumerate: "plan B".
    private bool IsEnumerated(int letter)
    {
        int end = letter - 1, begin = LettersBefore(end);
        if (begin >= end || !Characters.IsBlank(_text[end]))
            return false;
        ReadOnlySpan<char> noun = _text[begin..end];
        return rules.EnumeratedAnywhere.Contains(noun) || (begin > start && rules.EnumeratedInside.Contains(noun));
    }

    private int LettersBefore(int end)
    {
        int begin = end;
        while (begin > start && end - begin < MaxWord && char.IsLetter(_text[begin - 1]))
            begin--;
        return begin;
    }

    // Dots inside and one or two letters between them: "U.S", "a.m", "Ph.D".
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

    private static bool IsRomanNumeral(ReadOnlySpan<char> word) =>
        word.Length is > 0 and < 8 && !word.ContainsAnyExcept("IVXLC");

    private ReadOnlySpan<char> WordAt(int at)
    {
        int end = at;
        while (end < _text.Length && end - at < MaxWord && char.IsLetterOrDigit(_text[end]))
            end++;
        return _text[at..end];
    }

    private bool IsOpener(int word)
    {
        bool mayOpen = char.IsUpper(_text[word]) || Characters.IsUncasedLetter(_text[word]) || uncased;
        return mayOpen && rules.Openers.Contains(WordAt(word));
    }
}
