using Summarizer.Text;

namespace Summarizer.Sentences;

// The rules on terminators without white space after them.
internal readonly ref partial struct BreakContext
{
    // White space was forgotten ("ended.The"), or the terminator is part of a decimal, an address or a file name.
    private bool EndsBeforeGlued(int i, int end)
    {
        char before = i > from ? _text[i - 1] : ' ', next = _text[end];
        if (Characters.Is(next, CharacterClass.Quote | CharacterClass.OpeningBracket))
        {
            int word = NextWord(end);
            bool opens = word < _text.Length && !Characters.IsSmall(_text[word]) && char.IsLetterOrDigit(_text[word]);
            return opens && !char.IsDigit(before) && IsWholeWord(i);
        }

        // A Korean particle is written onto the quotation that it follows.
        if (Characters.IsQuote(_text[end - 1]) && next is >= '\uAC00' and <= '\uD7AF')
            return false;
        if (Characters.IsUncasedLetter(next))
            return !char.IsSurrogate(next) && IsWholeWord(i)
                && (Characters.IsUncasedLetter(before) || !char.IsLetterOrDigit(before)
                    || Characters.IsEastAsian(next));
        return char.IsUpper(next) && IsWholeWord(i) && EndsBeforeGluedCapital(i, end, before);
    }

    private bool EndsBeforeGluedCapital(int i, int end, char before)
    {
        bool afterCapitals = i - start > 2 && char.IsUpper(before) && char.IsUpper(_text[i - 2])
            && char.IsUpper(_text[i - 3]);
        bool afterWord = Characters.IsSmall(before) || char.IsDigit(before)
            || Characters.Is(before,
                CharacterClass.ClosingBracket | CharacterClass.Quote | CharacterClass.UncasedLetter);
        bool closed = end - i > 1;
        if (!closed && !afterCapitals && !afterWord)
            return false;
        ReadOnlySpan<char> after = WordAt(end);
        int next = end + after.Length;
        if (next < _text.Length && IsPartOfAddress(next))
            return false;
        if (rules.Openers.Contains(after))
            return true;
        // "BBC.Found" is two words, "ASP.Net" and "ASP.NET" are one.
        bool isWord = afterCapitals ? after.Length > 4 && !char.IsUpper(_text[end + 1]) : after.Length > 1;
        return isWord && next < _text.Length && _text[next] is not '.';
    }

    private bool IsPartOfAddress(int at) => _text[at] is '.' or '(' or '/' or '@' or ':' or '_' or '='
        && at + 1 < _text.Length && !Characters.IsBlank(_text[at + 1]);

    // True if the word before a terminator is an ordinary one: not part of an address, a number or an acronym.
    private bool IsWholeWord(int i)
    {
        int letters = 0;
        int at = i - 1;
        for (; at >= start && i - at <= MaxWord; at--)
        {
            char c = _text[at];
            if (c is '.' or '/' or '@' or '_' or '\\' or '=' or '#')
                return false;
            if (Characters.IsWordCharacter(c))
                letters++;
            else if (letters > 0 || Characters.IsBlank(c))
                break;
        }

        return letters > 1 || (letters == 0 && at < i - 1);
    }
}
