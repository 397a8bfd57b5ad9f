using Summarizer.Boilerplate;
using Summarizer.Text;

namespace Summarizer.Documents;

// A parser that groups the lines of a plain text into blocks, in one walk over them.
internal ref struct PlainTextParser(
    string text, List<TextLine> lines, LineWrap wrap, HashSet<string> speakers)
{
    // A line of this length is running text, in UTF-16 code units.
    private const int LeastProse = 160;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly List<Block> _blocks = [];

    // The blocks that are headings only by their form.
    private readonly List<int> _presumed = [];

    // True if no fence closes after this line, so none is looked for again.
    private bool _noMoreFences;

    // True under "References" or the like, where a short line is a title in a list rather than the next heading.
    private bool _inBackMatter;

    // True if the text is a message, or a mail program has said who wrote the one that the next lines quote.
    private bool _isAnswer;

    // True if the last block was a note at the foot, so that an asterisk marks another one.
    private bool _afterFootnote;

    // True if the last line started with a number, as clauses do one after the other.
    private bool _afterNumber;

    public List<Block> Parse()
    {
        int i = Mail();
        while (i < lines.Count)
            i = lines[i].IsBlank ? i + 1 : Next(i);
        DemoteHeadings();
        return _blocks;
    }

    private readonly ReadOnlySpan<char> Line(int i) => _text[lines[i].Start..lines[i].End];

    // Sets the lines above a message apart, its subject as the title, and returns the line after them.
    private int Mail()
    {
        int first = AfterBlanks(0);
        int end = first + MailHeader.Length(_text, lines, first);
        _isAnswer = end > first;
        for (int i = first; i < end; i++)
        {
            if (MailHeader.SubjectStart(Line(i)) is > 0 and var subject)
                AddSpan(new Block(BlockKind.Heading, lines[i].Start + subject, lines[i].Length - subject, Level: 1));
            else
                Add(BlockKind.Boilerplate, i, i + 1, rule: "mail header");
        }

        return end;
    }

    // Adds the block that starts with a line and returns the first line after it.
    private int Next(int i)
    {
        if (LineHeuristics.ParagraphNumber(Line(i)) is > 0 and var number)
        {
            lines[i] = lines[i] with { Start = lines[i].Start + number };
            if (lines[i].IsBlank)
                return i + 1;
        }

        bool isNumbered = char.IsAsciiDigit(_text[lines[i].Start]), follows = _afterNumber && isNumbered;
        _afterNumber = isNumbered;
        return Marked(i) is > 0 and var marked
            ? marked
            : Table(i) is > 0 and var table ? table : Prose(i, isNumbered, follows);
    }

    // Adds a block that marks of plain text or Markdown show, and returns the line after it; 0 where there are none.
    private int Marked(int i)
    {
        ReadOnlySpan<char> words = Line(i);
        if (!_noMoreFences && LineHeuristics.IsFence(words) && FenceEnd(i) is > 0 and var fence)
            return Add(BlockKind.Code, i, fence);
        if (LineHeuristics.MarkedHeading(words) is { Level: > 0 } heading)
        {
            (int offset, int length) = heading.Words.GetOffsetAndLength(words.Length);
            AddSpan(new Block(BlockKind.Heading, lines[i].Start + offset, length, heading.Level));
            return i + 1;
        }

        if (words is "--")
            return Signature(i);
        if (LineHeuristics.IsRule(words))
            return i + 1;
        if (words.Length > 3 && words[0] == '>' && (words[1] == ' ' || words[1..3] is "> "))
            return Quoted(i, words);
        bool mayBeUnderlined = i + 1 < lines.Count && !lines[i + 1].IsBlank && lines[i].Length <= 120;
        if (mayBeUnderlined && LineHeuristics.Underline(Line(i + 1)) is > 0 and var underlined)
        {
            AddSpan(new Block(BlockKind.Heading, lines[i].Start, lines[i].Length, underlined));
            return i + 2;
        }

        return 0;
    }

    // Adds a table or program text, and returns the line after it; 0 where there is none.
    private readonly int Table(int i)
    {
        int end = Run(i, (words, _) => LineHeuristics.IsTableRow(words));
        bool isLone = end == i + 1 && LineHeuristics.IsLoneTableRow(Line(i)) && LineHeuristics.ListMarker(Line(i)) == 0
            && (end == lines.Count || lines[end].IsBlank);
        bool isRow = isLone || (end > i && _text[lines[i].Start] == '|');
        if (end - i >= 2 || isRow)
            return Add(BlockKind.Table, i, end);
        end = Run(i, LineHeuristics.IsCode);
        return end - i >= 2 || (end > i && lines[i].Indent >= 4) ? Add(BlockKind.Code, i, end) : 0;
    }

    private int Prose(int i, bool isNumbered, bool followsNumbered)
    {
        ReadOnlySpan<char> words = Line(i);
        int end = ParagraphEnd(i);
        if (Transcript.IsNotice(words, speakers))
            return Add(BlockKind.Boilerplate, i, end, rule: "notice of a chat");
        bool isOneLine = end == i + 1;
        bool isHeading = isOneLine && (LineHeuristics.IsHeadingLike(words) || IsTitle(i, words))
            && !Caption.IsLine(words) && !Transcript.StartsTurn(words, speakers);
        if (isHeading && (SectionHeadings.IsBackMatter(words) || SectionHeadings.IsVerdict(words)))
            return Heading(i, words, marker: 0);
        int marker = LineHeuristics.ListMarker(words);
        bool isHeadline = isHeading && _blocks.Count == 0
            && (Byline.MayBeHeadline(words) || NamesText(i, words));
        string? rule = isOneLine && !isHeadline ? BoilerplateRules.ForLine(words, isListItem: marker > 0) : null;
        if (rule is null && isHeading && _blocks.Count > 0 && Byline.IsUnderTitle(words))
            rule = "byline below a title";
        if (rule is not null)
        {
            _isAnswer |= MailAttribution.IsLine(words);
            return Add(BlockKind.Boilerplate, i, end, rule: rule);
        }

        if (isHeading)
            return Heading(i, words, marker);
        bool isFootnote = LineHeuristics.IsFootnote(words) || (_afterFootnote && marker > 0 && words[0] is '(' or '*');
        _afterFootnote = isFootnote;
        if (isFootnote)
            return Add(BlockKind.Boilerplate, i, end, rule: "footnote");
        if (marker > 0)
            return Add(BlockKind.ListItem, i, end, marker);
        bool amongNumbered = isNumbered && (followsNumbered || NextIsNumbered(end));
        if (amongNumbered && LineHeuristics.ClauseNumber(words) is > 0 and var clause)
            return Add(BlockKind.ListItem, i, end, clause);
        ReadOnlySpan<char> paragraph = _text[lines[i].Start..lines[end - 1].End];
        if (Caption.IsLine(paragraph))
            return Add(BlockKind.Caption, i, end);
        rule = isOneLine ? null : BoilerplateRules.ForLine(paragraph);
        return Add(rule is null ? BlockKind.Paragraph : BlockKind.Boilerplate, i, end, rule: rule);
    }

    private int Quoted(int i, ReadOnlySpan<char> words)
    {
        int skip = Math.Max(1, words.IndexOfAnyExcept('>', ' '));
        _isAnswer |= MailAttribution.IsLine(words[skip..]);
        return _isAnswer
            ? Add(BlockKind.Boilerplate, i, i + 1, skip, "quoted message")
            : Add(BlockKind.Quotation, i, i + 1, skip);
    }

    // Adds what is under the two hyphens that mail programs put above a signature, up to the next blank line.
    private readonly int Signature(int i) =>
        Add(BlockKind.Boilerplate, i, Run(i, (_, _) => true), rule: "signature");

    private readonly int Add(BlockKind kind, int i, int end, int skip = 0, string? rule = null)
    {
        int start = lines[i].Start + skip;
        AddSpan(new Block(kind, start, lines[end - 1].End - start) { Rule = rule });
        return end;
    }

    private readonly void AddSpan(Block block)
    {
        ReadOnlySpan<char> words = block.In(_text);
        int start = block.Offset + (words.Length - words.TrimStart().Length), length = words.Trim().Length;
        if (length > 0)
            _blocks.Add(block with { Offset = start, Length = length });
    }

    private int FenceEnd(int i)
    {
        for (int j = i + 1; j < lines.Count; j++)
        {
            if (!lines[j].IsBlank && LineHeuristics.IsFence(Line(j)))
                return j + 1;
        }

        _noMoreFences = true;
        return 0;
    }

    // Returns the first line from one on that is blank or fails a test of its words and its indent.
    private readonly int Run(int i, Func<ReadOnlySpan<char>, int, bool> test)
    {
        while (i < lines.Count && !lines[i].IsBlank && test(Line(i), lines[i].Indent))
            i++;
        return i;
    }

    private readonly int AfterBlanks(int i)
    {
        while (i < lines.Count && lines[i].IsBlank)
            i++;
        return i;
    }

    // Returns the line after the paragraph that starts at a line: lines that were one before they were wrapped are
    // joined.
    private readonly int ParagraphEnd(int i)
    {
        int end = i + 1;
        while (end < lines.Count && !lines[end].IsBlank && wrap.Joins(_text, lines[end - 1], lines[end])
            && !StartsBlock(Line(end)))
            end++;
        return end;
    }

    private readonly bool StartsBlock(ReadOnlySpan<char> line) => LineHeuristics.ListMarker(line) > 0
        || LineHeuristics.MarkedHeading(line).Level > 0 || LineHeuristics.IsRule(line)
        || LineHeuristics.IsFence(line) || Transcript.StartsTurn(line, speakers);

    private int Heading(int i, ReadOnlySpan<char> words, int marker)
    {
        int numbered = LineHeuristics.NumberedLevel(words);
        if (marker > 0 && numbered == 0)
            return Add(BlockKind.ListItem, i, i + 1, marker);
        int unnumbered = _blocks.Count == 0 && !SectionHeadings.IsSectionName(words) ? 1 : 2;
        int level = numbered > 0 ? Math.Min(6, numbered + 1) : unnumbered;
        if (_inBackMatter && numbered == 0 && !LeadsToProse(i))
            level = 6;
        else
            _inBackMatter = SectionHeadings.IsBackMatter(words);
        _presumed.Add(_blocks.Count);
        AddSpan(new Block(BlockKind.Heading, lines[i].Start, lines[i].Length, level));
        return i + 1;
    }

    // True if a line before any running text is the title by what is below it.
    private readonly bool IsTitle(int i, ReadOnlySpan<char> words)
    {
        const int MostBefore = 6;
        bool isAlone = i + 2 < lines.Count && lines[i + 1].IsBlank;
        if (_isAnswer || _blocks.Count > MostBefore || !isAlone || _blocks.Exists(IsText))
            return false;
        int below = i + 2;
        // Who wrote it, and when, may be between.
        while (below < lines.Count - 1
            && (lines[below].IsBlank || (below < i + MostBefore && BoilerplateRules.ForLine(Line(below)) is not null)))
            below++;
        return !lines[below].IsBlank && TitleHeuristics.IsTitle(words, Line(below));
    }

    // True if the text below says what it is by the same words: "Privacy Policy", and "This Privacy Policy explains …".
    private readonly bool NamesText(int i, ReadOnlySpan<char> words)
    {
        const int MostBelow = 400;
        ReadOnlySpan<char> below = _text[lines[i].End..].First(MostBelow);
        int at = below.IndexOf(words, StringComparison.Ordinal);
        return at > 0 && below[at - 1] == ' ' && below[(at + words.Length)..] is [' ', ..];
    }

    private static bool IsText(Block block) =>
        block.Kind is not (BlockKind.Heading or BlockKind.Boilerplate or BlockKind.Caption);

    // True if the next line that is not blank starts with a number.
    private readonly bool NextIsNumbered(int i)
    {
        i = AfterBlanks(i);
        return i < lines.Count && char.IsAsciiDigit(_text[lines[i].Start]);
    }

    private readonly bool LeadsToProse(int i)
    {
        i = AfterBlanks(i + 1);
        return i < lines.Count && lines[i].Length >= LeastProse;
    }

    // Makes headings paragraphs where most of a text looks like them: then it is a text without full stops, such as a
    // note, a chat or a poem.
    private readonly void DemoteHeadings()
    {
        long headings = 0, prose = 0;
        foreach (int b in _presumed)
            headings += _blocks[b].Length;
        foreach (Block block in _blocks)
            prose += block.IsProse ? block.Length : 0;
        if (headings <= prose * 3)
            return;
        foreach (int b in _presumed)
            _blocks[b] = _blocks[b] with { Kind = BlockKind.Paragraph, Level = 0 };
    }
}
