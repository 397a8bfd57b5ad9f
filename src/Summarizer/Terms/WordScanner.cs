using System.Text;

namespace Summarizer.Terms;

/// <summary>
/// Walks over the words of a stretch of text and gives each in lower case. Scripts with spaces: runs of letters and digits,
/// with inner apostrophes (don't) and the dots of initials (U.S.). Han: overlapping pairs of characters; Katakana: whole runs;
/// Hiragana, which is mostly grammar: nothing; Thai and its like: overlapping triples.
/// </summary>
internal ref struct WordScanner
{
    /// <summary>Only so many code units of a word count; nothing longer is a word that anybody would repeat.</summary>
    public const int MaxWord = 64;

    private const int HanGram = 2;
    private const int UnspacedGram = 3;

    // A colon so near to the start of a sentence sets what comes before it apart, in UTF-16 code units.
    private const int EarlyColon = 40;

    private readonly ReadOnlySpan<char> _text;
    private readonly ReadOnlySpan<uint> _table;
    private readonly bool _elides;
    private readonly bool _turkish;
    private readonly int _start;

    // The last position from which sixteen characters can be read, be they beyond the stretch.
    private readonly int _lastRun;
    private int _position;
    private bool _inRun;

    /// <param name="text">The text in which the stretch is.</param>
    /// <param name="start">Where to start in it.</param>
    /// <param name="end">Where to end.</param>
    /// <param name="language">Some languages write an article and its noun together (l'homme), Turkish lowers I to ı.</param>
    public WordScanner(ReadOnlySpan<char> text, int start, int end, string language)
    {
        _text = text[..end];
        _table = CharTable.Table;
        _start = start;
        _lastRun = text.Length - AsciiRun.Reach;
        _position = start;
        _elides = language is "fr" or "it" or "ca";
        _turkish = IsTurkish(language);
    }

    /// <summary>The current word's identity.</summary>
    public ulong Hash { get; private set; }

    /// <summary>Where the current word starts.</summary>
    public int Offset { get; private set; }

    /// <summary>The first position after the current word.</summary>
    public int End { get; private set; }

    /// <summary>The current word's traits.</summary>
    public TokenTraits Traits { get; private set; }

    /// <summary>
    /// How many words a reader has passed so far, counted as word processors do: runs of anything but white space, and every
    /// Chinese or Japanese character for itself.
    /// </summary>
    public int WordsPassed { get; private set; }

    /// <summary>The marks passed so far.</summary>
    public MarkCount Marks;

    /// <summary>A word as the vocabulary knows it: in lower case, cut to <see cref="MaxWord"/>. Answers its length.</summary>
    public static int Lower(ReadOnlySpan<char> word, string language, Span<char> lower) => Lower(word, IsTurkish(language), lower);

    /// <summary>Moves to the next word; false at the end.</summary>
    public bool Next()
    {
        Traits = TokenTraits.None;
        while (_position < _text.Length)
        {
            uint entry = _table[_text[_position]];
            CharKind kind = CharTable.KindOf(entry);
            if (kind == CharKind.Space)
            {
                _inRun = false;
                _position++;
                continue;
            }

            if (kind is CharKind.Han or CharKind.Hiragana or CharKind.Katakana)
            {
                _inRun = false;
                if (NextEastAsian(kind))
                    return true;
                continue;
            }

            WordsPassed += _inRun ? 0 : 1;
            _inRun = true;
            switch (kind)
            {
                case CharKind.Letter or CharKind.Digit:
                    Offset = _position;
                    if (!NextAscii())
                        NextSpaced();
                    return true;
                case CharKind.Unspaced:
                    NextGram(CharKind.Unspaced, UnspacedGram);
                    return true;
                case CharKind.Surrogate:
                    if (NextAstral())
                        return true;
                    break;
                case CharKind.Hyphen:
                    _position++;
                    break;
                default:
                    Traits |= TokenTraits.AfterBreak;
                    Count(CharTable.MarkOf(entry));
                    _position++;
                    break;
            }
        }

        return false;
    }

    private void Count(Mark mark)
    {
        switch (mark)
        {
            case Mark.Comma:
                Marks.Commas++;
                break;
            case Mark.Colon:
                Marks.HasEarlyColon |= _position - _start < EarlyColon && Marks.Quotes == 0;
                break;
            case Mark.Quote:
                Marks.Quotes++;
                break;
            case Mark.Bracket:
                Marks.Brackets++;
                break;
        }
    }

    // Most words are short runs of ASCII letters: false where this one is not.
    private bool NextAscii()
    {
        char first = _text[_position];
        if (first >= 0x80 || _position > _lastRun)
            return false;
        AsciiRun run = AsciiRun.At(in _text[_position]);
        int length = Math.Min(run.Length, _text.Length - _position);
        int end = _position + length, next = end;
        if (length == AsciiRun.Reach || (_turkish && _text[_position..end].Contains('I')))
            return false;
        if (end < _text.Length)
        {
            // The space behind most words is passed along with them.
            if (_text[end] == ' ')
                (next, _inRun) = (end + 1, false);
            else if (GoesOn(end))
                return false;
        }

        // By the bits of ASCII: letters have 0x40, and small ones 0x20 as well. Nobody could guess which word has a capital.
        int letter = (first >> 6) & 1, small = letter & (first >> 5);
        Traits |= (TokenTraits)(((letter ^ small) * (int)TokenTraits.Capitalised) + ((letter ^ 1) * (int)TokenTraits.Number));
        Hash = run.Hash(length);
        End = end;
        _position = next;
        return true;
    }

    private readonly bool GoesOn(int i)
    {
        CharKind kind = CharTable.KindOf(_table[_text[i]]);
        return kind >= CharKind.Apostrophe && (kind is CharKind.Letter or CharKind.Digit || BelongsInside(i, kind));
    }

    private void NextSpaced()
    {
        char first = _text[_position];
        if (CharTable.KindOf(_table[first]) == CharKind.Digit)
            Traits |= TokenTraits.Number;
        else if (char.IsUpper(first))
            Traits |= TokenTraits.Capitalised;
        for (_position++; _position < _text.Length && GoesOn(_position); _position++)
        {
            if (_text[_position] == ',')
                Marks.Commas++;
        }

        Identify(_position);
    }

    private void Identify(int end)
    {
        End = end;
        Span<char> lower = stackalloc char[MaxWord];
        Hash = WordHash.Of(lower[..Lower(_text[Offset..end], _turkish, lower)]);
    }

    // Scripts without spaces have no capitals either.
    private void IdentifyAsItIs(int start, int end)
    {
        Offset = start;
        End = end;
        Hash = WordHash.Of(_text[start..end]);
    }

    private static bool IsTurkish(string language) => language is "tr" or "az";

    private static int Lower(ReadOnlySpan<char> word, bool turkish, Span<char> lower)
    {
        int length = Math.Min(word.Length, MaxWord);
        for (int i = 0; i < length; i++)
            lower[i] = turkish && word[i] == 'I' ? 'ı' : CharTable.LowerOf(CharTable.Table[word[i]]);
        return length;
    }

    // An apostrophe between letters; a dot between initials; a point or comma between digits.
    private readonly bool BelongsInside(int i, CharKind kind)
    {
        if (i + 1 >= _text.Length || i == Offset)
            return false;
        CharKind before = CharTable.KindOf(_table[_text[i - 1]]);
        CharKind after = CharTable.KindOf(_table[_text[i + 1]]);
        if (kind == CharKind.Apostrophe)
            return !_elides && before == CharKind.Letter && after == CharKind.Letter;
        if (kind != CharKind.Point)
            return false;
        if (before == CharKind.Digit)
            return after == CharKind.Digit;
        bool initialBefore = i - 1 == Offset || _text[i - 2] == '.';
        bool initialAfter = i + 2 >= _text.Length || CharTable.KindOf(_table[_text[i + 2]]) is not (CharKind.Letter or CharKind.Digit);
        return _text[i] == '.' && before == CharKind.Letter && after == CharKind.Letter && initialBefore && initialAfter;
    }

    private bool NextEastAsian(CharKind kind)
    {
        if (kind == CharKind.Han)
        {
            NextGram(CharKind.Han, HanGram);
            return true;
        }

        int start = _position;
        while (_position < _text.Length && CharTable.KindOf(_table[_text[_position]]) == kind)
            _position++;
        WordsPassed += _position - start;
        // Grammar stands between the words, and no phrase reaches across it.
        if (kind == CharKind.Hiragana)
        {
            Traits |= TokenTraits.AfterBreak;
            return false;
        }

        IdentifyAsItIs(start, _position);
        return true;
    }

    // Overlapping slices: after each, the scan goes on one character further; the last ones of a run are not cut shorter.
    private void NextGram(CharKind kind, int size)
    {
        int start = _position;
        int end = start;
        while (end < _text.Length && end - start < size && CharTable.KindOf(_table[_text[end]]) == kind)
            end++;
        bool last = end >= _text.Length || CharTable.KindOf(_table[_text[end]]) != kind;
        int step = last ? end - start : 1;
        if (kind == CharKind.Han)
            WordsPassed += step;
        _position = start + step;
        Traits |= TokenTraits.Gram;
        IdentifyAsItIs(start, end);
    }

    // Beyond the Basic Multilingual Plane: rare Han characters and historic scripts count one by one, the rest not at all.
    private bool NextAstral()
    {
        int start = _position;
        if (Rune.DecodeFromUtf16(_text[start..], out Rune rune, out int consumed) != System.Buffers.OperationStatus.Done || !Rune.IsLetterOrDigit(rune))
        {
            _position += Math.Max(consumed, 1);
            Traits |= TokenTraits.AfterBreak;
            return false;
        }

        _position += consumed;
        Traits |= TokenTraits.Gram;
        IdentifyAsItIs(start, _position);
        return true;
    }
}
