using System.Numerics;
using System.Text;
using Summarizer.Languages;

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

    // At the start of a sentence everything has one.
    private const TokenTraits OpeningCapital = TokenTraits.Capitalised | TokenTraits.Opens;

    private readonly ReadOnlySpan<char> _whole;
    private readonly ReadOnlySpan<uint> _table;
    private readonly bool _elides;
    private readonly bool _turkish;

    // The last position from which sixteen characters can be read, be they beyond the stretch.
    private readonly int _lastRun;

    // The text up to the end of the stretch.
    private ReadOnlySpan<char> _text;
    private int _start;
    private int _position;
    private bool _inRun;

    // The current word: its identity, where it starts and ends, and what is known of it.
    private ulong _hash;
    private int _offset, _end;
    private TokenTraits _traits;

    /// <param name="text">The text in which the stretches are.</param>
    /// <param name="language">Some languages write an article and its noun together (l'homme), Turkish lowers I to ı.</param>
    public WordScanner(ReadOnlySpan<char> text, Language language)
    {
        _whole = text;
        _table = CharTable.Table;
        _lastRun = text.Length - AsciiRun.Reach;
        _elides = language.HasElidedArticles;
        _turkish = language.HasDotlessI;
    }

    /// <summary>
    /// How many words a reader has passed in this stretch, counted as word processors do: runs of anything but white space, and every
    /// Chinese or Japanese character for itself.
    /// </summary>
    public int WordsPassed { get; private set; }

    /// <summary>Some words so far are slices of a script without spaces.</summary>
    public bool HasGrams { get; private set; }

    /// <summary>The marks passed in this stretch, and what kinds of words.</summary>
    public MarkCount Marks;

    /// <summary>Turns to a stretch of the text.</summary>
    public void MoveTo(int start, int end)
    {
        _text = _whole[..end];
        _start = _position = start;
        _inRun = false;
        _traits = TokenTraits.AfterBreak | TokenTraits.Opens;
        WordsPassed = 0;
        Marks = default;
    }

    /// <summary>Reads the next words and their hashes, as many as there is room for, unless the stretch ends before. Answers how many.</summary>
    public int Read(scoped Span<Token> tokens, scoped Span<ulong> hashes)
    {
        int count = 0;
        while (true)
        {
            count += ReadPlain(tokens[count..], hashes[count..]);
            if (count == tokens.Length || !Next())
                return count;
            Marks.Numbers += Bits.Of((_traits & TokenTraits.Number) != 0);
            Marks.Capitals += Bits.Of((_traits & OpeningCapital) == TokenTraits.Capitalised);
            tokens[count] = new Token(_offset, (ushort)Math.Min(_end - _offset, ushort.MaxValue), _traits, Token.StopWord);
            hashes[count++] = _hash;
            _traits = TokenTraits.None;
        }
    }

    /// <summary>A word as the vocabulary knows it: in lower case, cut to <see cref="MaxWord"/>. Answers its length.</summary>
    public static int Lower(ReadOnlySpan<char> word, Language language, Span<char> lower) => Lower(word, language.HasDotlessI, lower);

    // Nine words of ten are short runs of ASCII letters with a space behind them, or a comma or full stop and a space. Where they start
    // and end is read from a window of bits, and what follows them is worked out rather than asked: nobody could guess either.
    private int ReadPlain(scoped Span<Token> tokens, scoped Span<ulong> hashes)
    {
        ReadOnlySpan<char> text = _whole;
        int position = _position, stop = _text.Length, count = 0;
        int last = _turkish ? -1 : Math.Min(text.Length - AsciiRun.Window - AsciiRun.Reach, stop - 1);
        TokenTraits traits = _traits;
        // Counts of commas, numbers and capitals, sixteen bits each.
        ulong counts = 0;
        while (position <= last)
        {
            int window = position;
            ulong inside = AsciiRun.InsideWindow(in text[window]);
            // A bit where a run starts and where it has ended.
            for (ulong edges = inside ^ (inside << 1); (uint)count < (uint)tokens.Length && (uint)count < (uint)hashes.Length;)
            {
                int start = window + BitOperations.TrailingZeroCount(edges);
                edges &= edges - 1;
                int end = window + BitOperations.TrailingZeroCount(edges), length = end - start;
                edges &= edges - 1;
                if (end == window + AsciiRun.Window || start != position || length >= AsciiRun.Reach || end >= stop)
                    break;
                char next = text[end];
                int comma = Bits.Of(next == ','), point = comma | Bits.Of(next == '.');
                if (text[end + point] != ' ')
                    break;
                AsciiRun run = AsciiRun.Of(in text[start], length);
                tokens[count] = new Token(start, (ushort)length, traits | run.Traits, Token.StopWord);
                hashes[count] = run.Hash(length);
                count++;
                counts += (uint)comma + (1UL << (16 * run.Kind));
                traits = (TokenTraits)(point * (int)TokenTraits.AfterBreak);
                position = end + 1 + point;
            }

            if (position == window)
                break;
        }

        if (count == 0)
            return 0;
        WordsPassed += count - Bits.Of(_inRun);
        Marks.Commas += (ushort)counts;
        Marks.Numbers += (ushort)(counts >> 16);
        Marks.Capitals += (ushort)(counts >> 32) - Bits.Of((tokens[0].Traits & OpeningCapital) == OpeningCapital);
        (_position, _inRun, _traits) = (position, false, traits);
        return count;
    }

    // Moves to the next word, whatever it is; false at the end.
    private bool Next()
    {
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
                    _offset = _position;
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
                    _traits |= TokenTraits.AfterBreak;
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
        int length = Math.Min(run.Length, _text.Length - _position), end = _position + length;
        // Don't, Sunday's.
        if (end < _text.Length && _text[end] == '\'' && GoesOn(end))
        {
            length = Math.Min(run.LengthWithNext, _text.Length - _position);
            end = _position + length;
        }

        if (length >= AsciiRun.Reach || (_turkish && _text[_position..end].Contains('I')))
            return false;
        int next = end;
        if (end < _text.Length)
        {
            // The space behind most words is passed along with them.
            if (_text[end] == ' ')
                (next, _inRun) = (end + 1, false);
            else if (GoesOn(end))
                return false;
        }

        _traits |= run.Traits;
        _hash = run.Hash(length);
        _end = end;
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
            _traits |= TokenTraits.Number;
        else if (char.IsUpper(first))
            _traits |= TokenTraits.Capitalised;
        for (_position++; _position < _text.Length && GoesOn(_position); _position++)
        {
            if (_text[_position] == ',')
                Marks.Commas++;
        }

        Identify(_position);
    }

    private void Identify(int end)
    {
        _end = end;
        Span<char> lower = stackalloc char[MaxWord];
        _hash = WordHash.Of(lower[..Lower(_text[_offset..end], _turkish, lower)]);
    }

    // Scripts without spaces have no capitals either.
    private void IdentifyAsItIs(int start, int end)
    {
        _offset = start;
        _end = end;
        _hash = WordHash.Of(_text[start..end]);
    }

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
        if (i + 1 >= _text.Length || i == _offset)
            return false;
        CharKind before = CharTable.KindOf(_table[_text[i - 1]]);
        CharKind after = CharTable.KindOf(_table[_text[i + 1]]);
        if (kind == CharKind.Apostrophe)
            return !_elides && before == CharKind.Letter && after == CharKind.Letter;
        if (kind != CharKind.Point)
            return false;
        if (before == CharKind.Digit)
            return after == CharKind.Digit;
        bool initialBefore = i - 1 == _offset || _text[i - 2] == '.';
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
            _traits |= TokenTraits.AfterBreak;
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
        HasGrams = true;
        _traits |= TokenTraits.Gram;
        IdentifyAsItIs(start, end);
    }

    // Beyond the Basic Multilingual Plane: rare Han characters and historic scripts count one by one, the rest not at all.
    private bool NextAstral()
    {
        int start = _position;
        if (Rune.DecodeFromUtf16(_text[start..], out Rune rune, out int consumed) != System.Buffers.OperationStatus.Done || !Rune.IsLetterOrDigit(rune))
        {
            _position += Math.Max(consumed, 1);
            _traits |= TokenTraits.AfterBreak;
            return false;
        }

        _position += consumed;
        HasGrams = true;
        _traits |= TokenTraits.Gram;
        IdentifyAsItIs(start, _position);
        return true;
    }
}
