using System.Buffers;
using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Sentences;

// A scanner that finds the sentences of one block in a single pass. It jumps from mark to mark (full stops, quotation
// marks, brackets) and decides at each with a bounded look around it, so that the time is linear in the length of
// any text.
internal ref struct SentenceScanner
{
    // The longest quotation or bracket that is kept whole, in UTF-16 code units; longer ones are split inside.
    private const int MaxHeld = 300;

    // The characters at which the scanner stops to decide, in any language.
    public static readonly string Marks =
        Characters.All(CharacterClass.Terminator | CharacterClass.Quote | CharacterClass.OpeningBracket)
            + Characters.PictographHeads;

    // A text of ASCII only is searched faster.
    private static readonly SearchValues<char> AsciiMarks = SearchValues.Create(Marks.Where(char.IsAscii).ToArray());
    private static readonly SearchValues<char> AllMarks = SearchValues.Create(Marks);

    private readonly ReadOnlySpan<char> _document;
    private readonly SentenceRules _rules;
    private readonly SearchValues<char> _marks;

    // True if the text has no capitals: then small letters start sentences.
    private readonly bool _uncased;

    // The document up to the end of the block.
    private ReadOnlySpan<char> _text;
    private List<Sentence> _sentences;
    private int _block;
    private int _from;
    private int _start;

    // The positions of the marks that open and close the quotation or bracket being read; -1 where none is open.
    private int _heldFrom, _heldUntil;

    public SentenceScanner(ReadOnlySpan<char> text, Language language)
    {
        _document = _text = text;
        _sentences = [];
        _rules = SentenceRules.For(language);
        _uncased = !text.ContainsAnyInRange('A', 'Z') && !text.Exists(char.IsUpper);
        _marks = _rules.Marks ?? (System.Text.Ascii.IsValid(text) ? AsciiMarks : AllMarks);
    }

    // Adds the sentences between two positions of a block to a list.
    public void Scan(int from, int to, int block, List<Sentence> sentences)
    {
        _text = _document[..to];
        (_block, _from, _sentences) = (block, from, sentences);
        _start = Characters.SkipBlanks(_text, from);
        _heldFrom = _heldUntil = -1;
        int i = _start;
        while (i < to && _text[i..].IndexOfAny(_marks) is >= 0 and var leap)
            i = At(i + leap);
        Emit(to);
    }

    // Deals with the mark at a position and returns where to continue.
    private int At(int i)
    {
        char c = _text[i];
        if (Characters.IsTerminator(c) || _rules.Language.QuestionMark.Contains(c))
            return AtTerminator(i);
        if (i == _heldUntil && EndsGluedHeading(i))
        {
            Emit(i + 1);
            return _start = i + 1;
        }

        if (i >= _heldUntil && Characters.IsQuote(c))
            Quote(i, c);
        else if (i >= _heldUntil && Characters.IsOpeningBracket(c))
            Hold(i, Characters.Closing(c), c);
        else if (i > _heldUntil && EndsWithoutTerminator(i, c) is > 0 and var end)
            return EndSentence(end);
        return i + 1;
    }

    private int AtTerminator(int i)
    {
        int end = RunEnd(i);
        bool heldOn = end <= _heldUntil || IsRemark(_text[i], end);
        return heldOn || !Ends(i, end) ? end : EndSentence(end);
    }

    private int EndSentence(int end)
    {
        Emit(end);
        _heldUntil = -1;
        return _start = Characters.SkipBlanks(_text, end);
    }

    // A space between Thai sentences, or an emoji; 0 where the sentence continues.
    private readonly int EndsWithoutTerminator(int i, char c)
    {
        if (Characters.IsBlank(c))
            return ThaiSpacing.Ends(_text, _start, i, _text.Length) ? i : 0;
        return Pictographs.EndSentence(_text, _start, i);
    }

    // True if a heading in quotation marks has run into the text below it: "A new bridge"The council ….
    private readonly bool EndsGluedHeading(int i)
    {
        if (_text[i] is not ('"' or '”' or '»') || i + 2 >= _text.Length)
            return false;
        if (_text[i + 1] == '"')
            return char.IsUpper(_text[i + 2]);
        return Characters.IsSmall(_text[i - 1]) && char.IsUpper(_text[i + 1]) && Characters.IsSmall(_text[i + 2]);
    }

    // Remembers to keep a quotation whole where the mark opens one that closes within reach.
    private void Quote(int i, char c)
    {
        const CharacterClass BeforeQuotation =
            CharacterClass.WhiteSpace | CharacterClass.Invisible | CharacterClass.OpeningBracket | CharacterClass.Dash;
        bool blankBefore = i == _from || Characters.Is(_text[i - 1], BeforeQuotation);
        bool blankAfter = i + 1 >= _text.Length || Characters.IsBlank(_text[i + 1]);
        bool opens = blankBefore && !blankAfter;
        char closing = c switch
        {
            '"' or '＂' when !blankAfter && (blankBefore || MayPrecedeGluedQuotation(_text[i - 1])) => c,
            '\'' when opens => '\'',
            '‘' or '‛' when opens => '’',
            '“' when blankBefore || _rules.Language.OpensQuotationsWithHighMark
                || (!blankAfter && char.IsLetterOrDigit(_text[i + 1])) => '”',
            '”' when opens => '”', // Swedish and Finnish open with the mark that others close with.
            '„' or '‟' => '“',
            '‚' => '‘',
            '«' when !blankAfter || blankBefore => '»',
            '»' when opens => '«',
            '‹' => '›',
            '「' => '」',
            '『' => '』',
            _ => '\0',
        };
        if (closing != '\0')
            Hold(i, closing, c);
    }

    // Between two characters, the straight mark opens after the end of a sentence or an article's apostrophe. Elsewhere
    // it closes a quotation, or it is a Hebrew gershayim.
    private static bool MayPrecedeGluedQuotation(char before) =>
        Characters.Is(before, CharacterClass.Terminator | CharacterClass.Apostrophe) || before is ':' or ',';

    // Looks for the closing mark within reach; another opening one first means that this one is never closed.
    private void Hold(int i, char closing, char opening)
    {
        int reach = Math.Min(_text.Length, i + 1 + MaxHeld);
        int at = i + 1;
        while (at < reach)
        {
            ReadOnlySpan<char> ahead = _text[at..reach];
            int hit = opening == '„' ? ahead.IndexOfAny(closing, opening, '”') : ahead.IndexOfAny(closing, opening);
            if (hit < 0)
                return;
            int mark = at + hit;
            char c = _text[mark];
            if (c == opening && c != closing)
                return;
            bool blankBefore = Characters.IsBlank(_text[mark - 1]);
            if (Characters.IsApostrophe(c) && !blankBefore && !ClosesQuotation(mark))
            {
                at = mark + 1;
                continue;
            }

            bool opensAnother = c is '"' or '\'' && blankBefore && mark + 1 < _text.Length
                && !Characters.IsBlank(_text[mark + 1]);
            if (!opensAnother)
                (_heldFrom, _heldUntil) = (i, mark);
            return;
        }
    }

    // True for a single mark after punctuation, which closes a quotation; elsewhere it is an apostrophe in a word or at
    // its end.
    private readonly bool ClosesQuotation(int mark)
    {
        bool letterAfter = mark + 1 < _text.Length && char.IsLetterOrDigit(_text[mark + 1]);
        return !letterAfter && _text[mark - 1] is ',' or '.' or '!' or '?' or '…' or '-' or '—';
    }

    // True if the run ends a remark in brackets within a Chinese or Japanese sentence, which continues after it.
    private readonly bool IsRemark(char c, int end) => _heldUntil == end - 1 && _heldFrom > _start
        && Characters.Is(c, CharacterClass.PlainTerminator) && Characters.IsClosingBracket(_text[_heldUntil]);

    // Returns the position after a run of terminators and what closes along with them: quotation marks, brackets, note
    // numbers.
    private readonly int RunEnd(int i)
    {
        int end = i + 1;
        while (end < _text.Length && LengthInRun(end) is > 0 and var length)
            end += length;
        return end;
    }

    // How much at a position belongs to the run before it.
    private readonly int LengthInRun(int at)
    {
        char c = _text[at];
        if (Characters.Is(c, CharacterClass.Terminator | CharacterClass.ClosingBracket))
            return 1;
        if (c is '"' or '\'' or '＂')
            return at == _heldUntil || !OpensNext(at + 1) ? 1 : 0;
        if (at == _heldUntil
            || c is '”' or '’' or '»' or '›' or '」' or '』' or '¹' or '²' or '³' or '†' or '‡' or (>= '⁰' and <= '⁹'))
            return 1;
        bool atEnd = at + 1 == _text.Length, blankAfter = atEnd || Characters.IsBlank(_text[at + 1]);
        bool closes = c switch
        {
            '“' or '‘' or '«' => blankAfter || _text[at + 1] is ',' or '.',
            '*' => blankAfter || _text[at + 1] == '*',
            _ => false,
        };
        if (closes)
            return 1;
        if (c == '[' && NoteEnd(at) is > 0 and var note)
            return note - at;
        if (Pictographs.EndBeforeBlank(_text, at) is > 0 and var pictographs)
            return pictographs - at;
        return c is ' ' or '\u00A0' or '\u202F' && !atEnd && ClosesAfterBlank(at + 1) ? 2 : 0;
    }

    // A straight quotation mark opens the next sentence where a word follows it at once.
    private readonly bool OpensNext(int next)
    {
        const CharacterClass ClosesToo =
            CharacterClass.WhiteSpace | CharacterClass.Invisible | CharacterClass.Terminator
            | CharacterClass.ClosingBracket | CharacterClass.Quote;
        return next < _text.Length && !Characters.Is(_text[next], ClosesToo) && _text[next] is not (',' or ';' or ':');
    }

    // True if a mark after a space belongs to what came before: French guillemets, spaced ellipses, stray full stops.
    private readonly bool ClosesAfterBlank(int at)
    {
        if (at == _heldUntil)
            return _text[at] is '»' or '"' or '”';
        bool blankAfter = at + 1 == _text.Length || Characters.IsBlank(_text[at + 1]) || _text[at + 1] is '.' or ',';
        return blankAfter && _text[at] is '.' or '!' or '?' or '»';
    }

    // Returns the position after a note such as "[12]", or "[citation needed]" before a blank; 0 where there is none.
    private readonly int NoteEnd(int at)
    {
        const int Longest = 20;
        ReadOnlySpan<char> rest = _text[(at + 1)..];
        int length = rest.First(Longest + 1).IndexOfAny('[', ']', '\n');
        if (length < 1 || rest[length] != ']')
            return 0;
        bool isNumber = !rest[..length].ContainsAnyExceptInRange('0', '9');
        bool isBeforeBlank = length + 1 == rest.Length || rest[length + 1] is ' ' or '\n' or '[';
        return isNumber || isBeforeBlank ? at + length + 2 : 0;
    }

    private readonly bool Ends(int i, int end) =>
        end >= _text.Length || new BreakContext(_text, _from, _start, _rules, _uncased).Ends(i, end);

    private readonly void Emit(int end)
    {
        while (end > _start && Characters.IsBlank(_text[end - 1]))
            end--;
        if (_text[_start..Math.Max(_start, end)].Exists(IsPartOfWord))
            _sentences.Add(new Sentence(_sentences.Count, _start, end - _start, _block));
    }

    private static bool IsPartOfWord(char c) =>
        Characters.Is(c, CharacterClass.Letter | CharacterClass.Digit | CharacterClass.Surrogate);
}
