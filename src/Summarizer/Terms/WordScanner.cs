using System.Text;
using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Terms;

// A walk over the words of a sentence. Scripts with spaces: runs of letters and digits, with inner apostrophes (don't)
// and the dots of initials (U.S.). Han: overlapping pairs of characters; Katakana: whole runs; Hiragana, which is
// mostly grammar: nothing; Thai and its like: overlapping triples. Counts punctuation on the way.
internal ref struct WordScanner
{
    // Only this much of a word counts, in UTF-16 code units: nothing longer is a word that recurs.
    public const int MaxWord = 64;

    private const int HanGram = 2, UnspacedGram = 3;

    // A colon this near to the start of a sentence sets off what is before it, in UTF-16 code units.
    private const int EarlyColon = 40;

    private const CharacterClass EastAsian = CharacterClass.Han | CharacterClass.Hiragana | CharacterClass.Katakana;
    private const CharacterClass WordPart = CharacterClass.Letter | CharacterClass.Combining | CharacterClass.Digit;
    private const CharacterClass NoWordPart = EastAsian | CharacterClass.Unspaced;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<char> _word;
    private readonly int _start;
    private readonly bool _hasElidedArticles, _hasDotlessI;
    private int _at, _unspaced;
    private bool _inRun;
    private TokenTraits _next = TokenTraits.AfterBreak | TokenTraits.SentenceInitial;

    // text: The text up to the end of the sentence.
    // language: Some languages write an article and its noun together (l'homme), Turkish lowers I to ı.
    // buffer: Room for MaxWord characters.
    public WordScanner(ReadOnlySpan<char> text, int start, Language language, Span<char> buffer)
    {
        _text = text;
        _start = _at = start;
        _word = buffer;
        _hasElidedArticles = language.HasElidedArticles;
        _hasDotlessI = language.HasDotlessI;
    }

    // The current word in lower case, cut to MaxWord. Made again each time.
    public readonly ReadOnlySpan<char> Word
    {
        get
        {
            int length = Math.Min(End - Offset, MaxWord);
            for (int i = 0; i < length; i++)
            {
                char c = _text[Offset + i];
                _word[i] = c == 'I' && _hasDotlessI ? 'ı' : Characters.ToLower(c);
            }

            return _word[..length];
        }
    }

    // The current word as a number, if it is a short one of a to z; otherwise 0.
    public ulong Packed { get; private set; }

    // The start of the current word in the text, and its end.
    public int Offset { get; private set; }

    public int End { get; private set; }

    // True if the first two letters of the current word are capitals.
    public readonly bool IsInCapitals => (Traits & TokenTraits.Capitalised) != 0 && Offset + 1 < End
        && char.IsUpper(_text[Offset + 1]);

    // The facts that the place of the current word shows.
    public TokenTraits Traits { get; private set; }

    public PunctuationCounts Counts;

    // Moves to the next word; false at the end.
    public bool Next()
    {
        while (_at < _text.Length)
        {
            char c = _text[_at];
            CharacterClass kind = Characters.Of(c);
            if ((kind & CharacterClass.WhiteSpace) != 0)
            {
                _inRun = false;
                if (c == '\t' || (c == ' ' && StartsGap()))
                    _next |= TokenTraits.AfterBreak;
                _at++;
                continue;
            }

            if ((kind & EastAsian) != 0)
            {
                _inRun = false;
                if (NextEastAsian(kind & EastAsian))
                    return true;
                continue;
            }

            Counts.Words += _inRun ? 0 : 1;
            _inRun = true;
            if ((kind & CharacterClass.Unspaced) != 0)
                return NextGram(CharacterClass.Unspaced, UnspacedGram);
            if ((kind & WordPart) != 0)
                return NextSpaced(c, kind);
            if ((kind & CharacterClass.Surrogate) != 0)
            {
                if (NextAstral())
                    return true;
                continue;
            }

            if ((kind & CharacterClass.Hyphen) == 0 && !IsInches(c))
                Count(kind);
            _at++;
        }

        return false;
    }

    // True between two columns, but not for the indent of a line.
    private readonly bool StartsGap() =>
        _text[_at..] is [_, ' ', ' ', ..] && _at > 0 && !char.IsWhiteSpace(_text[_at - 1]);

    // Punctuation: no phrase reaches across it.
    private void Count(CharacterClass kind)
    {
        _next |= TokenTraits.AfterBreak;
        if ((kind & CharacterClass.Comma) != 0)
            Counts.Commas++;
        else if ((kind & CharacterClass.Colon) != 0)
            Counts.HasEarlyColon |= _at - _start < EarlyColon && Counts.Quotes == 0;
        else if ((kind & CharacterClass.DoubleQuote) != 0)
            Counts.Quotes++;
        else if ((kind & CharacterClass.TechnicalMark) != 0)
            Counts.Brackets++;
    }

    private bool NextSpaced(char first, CharacterClass kind)
    {
        Offset = _at;
        if ((kind & CharacterClass.Digit) != 0)
        {
            _next |= TokenTraits.Number;
            Counts.Numbers++;
        }
        else if (char.IsUpper(first))
        {
            _next |= TokenTraits.Capitalised;
            Counts.Capitals += (_next & TokenTraits.SentenceInitial) != 0 ? 0 : 1;
        }

        ReadOnlySpan<char> text = _text;
        int at = _at;
        ulong packed = 0;
        if (!_hasDotlessI)
        {
            for (; at < text.Length && PackedWord.IsLetter(text[at]); at++)
                packed = PackedWord.Append(packed, text[at]);
        }

        int plain = at;
        for (; at < text.Length && IsPartOfWord(at, text[at]); at++)
            Counts.Commas += text[at] == ',' ? 1 : 0;
        _at = at;
        Packed = at == plain && at - Offset <= PackedWord.Longest ? packed : 0;
        return Found(at);
    }

    private readonly bool IsPartOfWord(int at, char c)
    {
        CharacterClass kind = Characters.Of(c);
        if ((kind & WordPart) != 0)
            return (kind & NoWordPart) == 0;
        if (c is '"' or '״')
            return IsGershayim(at);
        return ((kind & CharacterClass.Apostrophe) != 0 || c is '.' or ',') && IsInside(at, kind, c);
    }

    // The mark before the last letter of a Hebrew acronym: צה"ל.
    private readonly bool IsGershayim(int at) =>
        at > Offset && at + 1 < _text.Length && IsHebrew(_text[at - 1]) && IsHebrew(_text[at + 1]);

    private static bool IsHebrew(char c) => c is >= 'א' and <= 'ת';

    // "A 15" screen": after a digit, the mark cannot open a quotation, and none is open.
    private readonly bool IsInches(char c) => c == '"' && Counts.Quotes % 2 == 0 && _at > _start
        && IsDigit(_text[_at - 1]) && _at + 1 < _text.Length && Characters.IsBlank(_text[_at + 1]);

    // An apostrophe between letters; a full stop between initials; a full stop or comma between digits.
    private readonly bool IsInside(int at, CharacterClass kind, char c)
    {
        bool isApostrophe = (kind & CharacterClass.Apostrophe) != 0;
        if (at + 1 >= _text.Length || at == Offset)
            return false;
        char before = _text[at - 1], after = _text[at + 1];
        if (IsDigit(before))
            return !isApostrophe && IsDigit(after);
        if (!IsLetter(before) || !IsLetter(after))
            return false;
        if (isApostrophe)
            return !_hasElidedArticles;
        bool initialBefore = at - 1 == Offset || _text[at - 2] == '.';
        bool initialAfter = at + 2 >= _text.Length || !(IsLetter(_text[at + 2]) || IsDigit(_text[at + 2]));
        return c == '.' && initialBefore && initialAfter;
    }

    private static bool IsLetter(char c) =>
        Characters.Is(c, CharacterClass.Letter | CharacterClass.Combining) && !Characters.Is(c, NoWordPart);

    private static bool IsDigit(char c) => Characters.Is(c, CharacterClass.Digit) && !Characters.Is(c, NoWordPart);

    private bool NextEastAsian(CharacterClass kind)
    {
        if (kind == CharacterClass.Han)
            return NextGram(CharacterClass.Han, HanGram);
        int start = _at;
        while (_at < _text.Length && Characters.Is(_text[_at], kind))
            _at++;
        Counts.Words += _at - start;
        // Grammar is between the words, and no phrase reaches across it.
        if (kind == CharacterClass.Hiragana)
        {
            _next |= TokenTraits.AfterBreak;
            return false;
        }

        return FoundAsIs(start, _at);
    }

    // Overlapping slices: after each, the scan continues one character later; the last ones of a run are not shorter.
    private bool NextGram(CharacterClass kind, int size)
    {
        int start = _at, end = start;
        while (end < _text.Length && end - start < size && Characters.Is(_text[end], kind))
            end++;
        bool isLast = end >= _text.Length || !Characters.Is(_text[end], kind);
        int step = isLast ? end - start : 1;
        Counts.Words += kind == CharacterClass.Han ? step : UnspacedWords(step, isLast);
        _at = start + step;
        _next |= TokenTraits.Gram;
        return FoundAsIs(start, end);
    }

    private int UnspacedWords(int characters, bool isLast)
    {
        int words = 0;
        for (int c = 0; c < characters; c++)
            words += WordCount.CompletesWord(++_unspaced) ? 1 : 0;
        _unspaced = isLast ? 0 : _unspaced;
        return words;
    }

    // Beyond the Basic Multilingual Plane: rare Han characters and historic scripts count one by one, the rest not at
    // all.
    private bool NextAstral()
    {
        bool isRune =
            Rune.DecodeFromUtf16(_text[_at..], out Rune rune, out int length) == System.Buffers.OperationStatus.Done;
        int start = _at;
        _at += Math.Max(length, 1);
        if (!isRune || !Rune.IsLetterOrDigit(rune))
        {
            _next |= TokenTraits.AfterBreak;
            return false;
        }

        _next |= TokenTraits.Gram;
        return FoundAsIs(start, _at);
    }

    // Scripts without spaces have no capitals either.
    private bool FoundAsIs(int start, int end)
    {
        Offset = start;
        Packed = 0;
        return Found(end);
    }

    private bool Found(int end)
    {
        End = end;
        (Traits, _next) = (_next, TokenTraits.None);
        return true;
    }
}
