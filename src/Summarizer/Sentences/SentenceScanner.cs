using System.Buffers;
using System.Text;
using Summarizer.Documents;

namespace Summarizer.Sentences;

/// <summary>
/// Finds the sentences of one block in a single pass. It leaps from mark to mark (full stops, quotation marks, brackets) and decides at each
/// with a bounded look around it, so that the time is linear in the text whatever the text is.
/// </summary>
internal ref struct SentenceScanner
{
    /// <summary>The longest quotation or bracket that is kept whole, in UTF-16 code units; longer ones are split inside.</summary>
    private const int MaxHeld = 300;

    private readonly ReadOnlySpan<char> _text;
    private readonly SentenceRules _rules;
    private readonly SearchValues<char> _marks;
    private readonly List<Sentence> _sentences;
    private readonly bool _german;

    /// <summary>No capital anywhere: then small letters open sentences.</summary>
    private readonly bool _uncased;
    private int _block;
    private int _from;
    private int _to;
    private int _start;

    /// <summary>The position of the mark that closes the quotation or bracket being read; -1 where none is open.</summary>
    private int _heldUntil;

    /// <summary>The position of the mark that opened it.</summary>
    private int _heldFrom;

    public SentenceScanner(ReadOnlySpan<char> text, string language, List<Sentence> sentences)
    {
        _text = text;
        _rules = SentenceRules.For(language);
        _marks = language switch { "el" => Glyphs.GreekMarks, "th" or "lo" => Glyphs.SpaceMarks, _ => Ascii.IsValid(text) ? Glyphs.AsciiMarks : Glyphs.Marks };
        _uncased = !HasCapital(text);
        _german = language is not ("en" or "fr" or "es" or "it" or "pt");
        _sentences = sentences;
    }

    /// <summary>Adds the sentences between two positions.</summary>
    public void Scan(int from, int to, int block)
    {
        _block = block;
        _from = from;
        _to = to;
        _start = SkipBlanks(from);
        _heldUntil = -1;
        int i = _start;
        while (i < to)
        {
            int leap = _text[i..to].IndexOfAny(_marks);
            if (leap < 0)
                break;
            i = At(i + leap);
        }

        Emit(to);
    }

    /// <summary>Deals with the mark at a position and answers where to go on.</summary>
    private int At(int i)
    {
        char c = _text[i];
        if (Glyphs.IsTerminator(c) || (c == ';' && _marks == Glyphs.GreekMarks))
        {
            int end = RunEnd(i);
            if (end <= _heldUntil || IsRemark(c, end) || !Ends(i, end))
                return end;
            Emit(end);
            _start = SkipBlanks(end);
            _heldUntil = -1;
            return Math.Max(_start, end);
        }

        if (i == _heldUntil && c is '"' or '”' or '»' && i + 2 < _to && (_text[i + 1] == '"' ? char.IsUpper(_text[i + 2]) : IsGlued(i)))
        {
            // A heading in quotation marks has run into what stands below it.
            Emit(i + 1);
            return _start = i + 1;
        }

        if (i >= _heldUntil && Glyphs.IsQuote(c))
            Quote(i, c);
        else if (i >= _heldUntil && Glyphs.IsOpeningBracket(c))
            Hold(i, Glyphs.Closing(c), c);
        else if (Glyphs.IsBlank(c) && i > _heldUntil && ThaiSpacing.Ends(_text, _start, i, _to))
        {
            Emit(i);
            return _start = SkipBlanks(i);
        }

        else if (i > _heldUntil && Pictographs.EndSentence(_text[.._to], _start, i) is > 0 and var after)
        {
            Emit(after);
            return _start = SkipBlanks(after);
        }

        return i + 1;
    }

    private readonly bool IsGlued(int quote) => Glyphs.IsSmall(_text[quote - 1]) && char.IsUpper(_text[quote + 1]) && Glyphs.IsSmall(_text[quote + 2]);

    /// <summary>Where the mark opens a quotation that closes again within reach, remembers to keep it whole.</summary>
    private void Quote(int i, char c)
    {
        bool blankBefore = i == _from || Glyphs.IsBlank(_text[i - 1]) || Glyphs.IsOpeningBracket(_text[i - 1]) || Glyphs.IsDash(_text[i - 1]);
        bool blankAfter = i + 1 >= _to || Glyphs.IsBlank(_text[i + 1]);
        switch (c)
        {
            case '"' or '\uFF02':
                // Glued on both sides it opens after the end of a sentence or an article's apostrophe, else it closes (or is a Hebrew gershayim).
                if (!blankAfter && (blankBefore || Glyphs.IsTerminator(_text[i - 1]) || Glyphs.IsApostrophe(_text[i - 1]) || _text[i - 1] is ':' or ','))
                    Hold(i, c, c);
                break;
            case '\'' or '\u2018' or '\u201B':
                if (blankBefore && !blankAfter)
                    Hold(i, c == '\'' ? '\'' : '\u2019', c);
                break;
            case '\u201C':
                if (!(_german && !blankBefore && (blankAfter || !char.IsLetterOrDigit(_text[i + 1]))))
                    Hold(i, '\u201D', c);
                break;
            case '\u201D' or '\u2019':
                // Swedish and Finnish open with the mark that others close with.
                if (blankBefore && !blankAfter && c == '\u201D')
                    Hold(i, '\u201D', c);
                break;
            case '\u201E' or '\u201F':
                Hold(i, '\u201C', c);
                break;
            case '\u201A':
                Hold(i, '\u2018', c);
                break;
            case '\u00AB':
                if (!(blankAfter && !blankBefore))
                    Hold(i, '\u00BB', c);
                break;
            case '\u00BB':
                if (blankBefore && !blankAfter)
                    Hold(i, '\u00AB', c);
                break;
            case '\u2039':
                Hold(i, '\u203A', c);
                break;
            case '\u300C':
                Hold(i, '\u300D', c);
                break;
            case '\u300E':
                Hold(i, '\u300F', c);
                break;
        }
    }

    /// <summary>Looks for the closing mark within reach; another opening one first means that this one is never closed.</summary>
    private void Hold(int i, char closing, char opening)
    {
        int reach = Math.Min(_to, i + 1 + MaxHeld);
        bool lowNine = opening == '\u201E';
        int at = i + 1;
        while (at < reach)
        {
            ReadOnlySpan<char> ahead = _text[at..reach];
            int hit = lowNine ? ahead.IndexOfAny(closing, opening, '\u201D') : ahead.IndexOfAny(closing, opening);
            if (hit < 0)
                return;
            int mark = at + hit;
            char c = _text[mark];
            if (c == opening && c != closing)
                return;
            bool blankBefore = Glyphs.IsBlank(_text[mark - 1]);
            bool letterAfter = mark + 1 < _to && char.IsLetterOrDigit(_text[mark + 1]);
            if (Glyphs.IsApostrophe(c) && !blankBefore && (letterAfter || !EndsClause(mark)))
            {
                // An apostrophe within a word or at its end.
                at = mark + 1;
                continue;
            }

            if (c is '"' or '\'' && blankBefore && mark + 1 < _to && !Glyphs.IsBlank(_text[mark + 1]))
                return;
            _heldFrom = i;
            _heldUntil = mark;
            return;
        }
    }

    /// <summary>Whether the run ends a remark in brackets within a Chinese or Japanese sentence, which goes on behind it.</summary>
    private readonly bool IsRemark(char c, int end) =>
        _heldUntil == end - 1 && _heldFrom > _start && Glyphs.IsPlainTerminator(c) && Glyphs.IsClosingBracket(_text[_heldUntil]);

    /// <summary>Whether what stands before a single quotation mark shows that it closes: punctuation.</summary>
    private readonly bool EndsClause(int mark) => _text[mark - 1] is ',' or '.' or '!' or '?' or '\u2026' or '-' or '\u2014';

    /// <summary>The position after a run of terminators and what closes along with them: quotation marks, brackets, note numbers.</summary>
    private readonly int RunEnd(int i)
    {
        int end = i + 1;
        while (end < _to)
        {
            char c = _text[end];
            if (Glyphs.IsTerminator(c))
                end++;
            else if (Glyphs.IsClosingBracket(c))
                end++;
            else if (c is '"' or '\'' or '\uFF02')
            {
                if (end != _heldUntil && end + 1 < _to && !Glyphs.IsBlank(_text[end + 1]) && !Glyphs.IsTerminator(_text[end + 1])
                    && !Glyphs.IsClosingBracket(_text[end + 1]) && !Glyphs.IsQuote(_text[end + 1]) && _text[end + 1] is not (',' or ';' or ':'))
                    break;
                end++;
            }
            else if (end == _heldUntil || c is '\u201D' or '\u2019' or '\u00BB' or '\u203A' or '\u300D' or '\u300F')
                end++;
            else if (c is '\u201C' or '\u2018' or '\u00AB' && (end + 1 == _to || Glyphs.IsBlank(_text[end + 1]) || _text[end + 1] is ',' or '.'))
                end++;
            else if (c == '[' && NoteEnd(end) is > 0 and var note)
                end = note;
            else if (c is '\u00B9' or '\u00B2' or '\u00B3' or '\u2020' or '\u2021' or (>= '\u2070' and <= '\u2079'))
                end++;
            else if (c == '*' && (end + 1 == _to || Glyphs.IsBlank(_text[end + 1]) || _text[end + 1] == '*'))
                end++;
            else if (Pictographs.EndBeforeBlank(_text[.._to], end) is > 0 and var pictographs)
                end = pictographs;
            else if (c is ' ' or '\u00A0' or '\u202F' && end + 1 < _to && ClosesAfterBlank(end + 1))
                end += 2;
            else
                break;
        }

        return end;
    }

    /// <summary>Whether a mark after a space belongs to what came before: French guillemets, spaced ellipses, stray full stops.</summary>
    private readonly bool ClosesAfterBlank(int at)
    {
        bool blankAfter = at + 1 == _to || Glyphs.IsBlank(_text[at + 1]) || _text[at + 1] is '.' or ',';
        return at == _heldUntil ? _text[at] is '\u00BB' or '"' or '\u201D' : blankAfter && _text[at] is '.' or '!' or '?' or '\u00BB';
    }

    /// <summary>The position after a note number such as "[12]", or 0.</summary>
    private readonly int NoteEnd(int at)
    {
        int end = at + 1;
        while (end < _to && end - at < 6 && char.IsAsciiDigit(_text[end]))
            end++;
        return end > at + 1 && end < _to && _text[end] == ']' ? end + 1 : 0;
    }

    /// <summary>Whether a sentence ends with the run of terminators from <paramref name="i"/> to <paramref name="end"/>.</summary>
    private readonly bool Ends(int i, int end) =>
        end >= _to || new BreakContext(_text, _from, _start, _to, _rules, _uncased).Ends(i, end);

    private void Emit(int end)
    {
        while (end > _start && Glyphs.IsBlank(_text[end - 1]))
            end--;
        if (end <= _start)
            return;
        _start = SkipBlanks(_start + LeadIn.Length(_text[_start..end]));
        ReadOnlySpan<char> sentence = _text[_start..end];
        if (HasWord(sentence) && !Boilerplate.IsSentence(sentence, first: _sentences.Count == 0))
            _sentences.Add(new Sentence(_sentences.Count, _start, end - _start, _block));
    }

    private static bool HasCapital(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyInRange('A', 'Z'))
            return true;
        foreach (char c in text)
        {
            if (char.IsUpper(c))
                return true;
        }

        return false;
    }

    private static bool HasWord(ReadOnlySpan<char> sentence)
    {
        foreach (char c in sentence)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                return true;
        }

        return false;
    }

    private readonly int SkipBlanks(int i)
    {
        while (i < _to && Glyphs.IsBlank(_text[i]))
            i++;
        return i;
    }
}
