namespace Summarizer.Documents;

/// <summary>Groups the lines of a plain text into blocks, in one walk over them.</summary>
internal ref struct PlainTextParser(string text, List<TextLine> lines, LineWrap wrap)
{
    /// <summary>A line this long is running text, in UTF-16 code units.</summary>
    private const int LeastProse = 160;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly List<Block> _blocks = [];

    /// <summary>Which blocks are headings by their looks only.</summary>
    private readonly List<int> _presumed = [];

    /// <summary>No fence closes behind this line, so none is looked for again.</summary>
    private bool _noMoreFences;

    /// <summary>Under "References" or the like, where a short line is a title in a list rather than the next heading.</summary>
    private bool _inBackMatter;

    /// <summary>Whether this is a message, or a mail program has said who wrote the one that the next lines quote.</summary>
    private bool _answering;

    /// <summary>Whether the last block was a note at the foot, so that an asterisk marks another one.</summary>
    private bool _noted;

    /// <summary>Whether the last line began with a number, as clauses do one after the other.</summary>
    private bool _counting;

    public List<Block> Parse()
    {
        int i = Mail();
        while (i < lines.Count)
            i = lines[i].IsBlank ? i + 1 : Next(i);
        PresumeLess();
        return _blocks;
    }

    /// <summary>Sets the lines above a message apart, its subject as the title, and answers the line after them.</summary>
    private int Mail()
    {
        int first = 0;
        while (first < lines.Count && lines[first].IsBlank)
            first++;
        int end = first + MailHeader.Length(_text, lines, first);
        _answering = end > first;
        for (int i = first; i < end; i++)
        {
            int subject = MailHeader.SubjectStart(_text[lines[i].Start..lines[i].End]);
            AddSpan(subject > 0 ? BlockKind.Heading : BlockKind.Boilerplate, lines[i].Start + subject, lines[i].End, subject > 0 ? 1 : 0);
        }

        return end;
    }

    /// <summary>Adds the block that begins with a line and answers the first line after it.</summary>
    private int Next(int i)
    {
        TextLine line = lines[i];
        ReadOnlySpan<char> words = _text[line.Start..line.End];
        if (LineLooks.ParagraphNumber(words) is > 0 and var number)
        {
            lines[i] = line = line with { Start = line.Start + number };
            if (line.IsBlank)
                return i + 1;
            words = words[number..];
        }

        bool counted = _counting;
        _counting = char.IsAsciiDigit(words[0]);

        if (!_noMoreFences && LineLooks.IsFence(words) && FenceEnd(i) is > 0 and var fence)
            return Add(BlockKind.Code, i, fence);
        if (LineLooks.MarkedHeading(words, out int from, out int to) is > 0 and var level)
        {
            AddSpan(BlockKind.Heading, line.Start + from, line.Start + to, level);
            return i + 1;
        }

        if (words is "--")
            return Signature(i);
        if (LineLooks.IsRule(words))
            return i + 1;
        if (words.Length > 3 && words[0] == '>' && (words[1] == ' ' || words[1..3] is "> "))
        {
            int skip = Math.Max(1, words.IndexOfAnyExcept('>', ' '));
            _answering |= MailHeader.IsAttribution(words[skip..]);
            return Add(_answering ? BlockKind.Boilerplate : BlockKind.Quotation, i, i + 1, skip);
        }

        if (i + 1 < lines.Count && line.Length <= 120 && !lines[i + 1].IsBlank
            && LineLooks.Underline(_text[lines[i + 1].Start..lines[i + 1].End]) is > 0 and var underlined)
        {
            AddSpan(BlockKind.Heading, line.Start, line.End, underlined);
            return i + 2;
        }

        int run = Run(i, LineLooks.IsTableRow);
        if (run - i >= 2 || (run > i && words[0] == '|'))
            return Add(BlockKind.Table, i, run);
        run = CodeRun(i);
        if (run - i >= 2 || (run > i && line.Indent >= 4))
            return Add(BlockKind.Code, i, run);
        int end = ParagraphEnd(i);
        int marker = LineLooks.ListMarker(words);
        bool heading = end == i + 1 && (LineLooks.IsHeadingLike(words) || IsTitle(i, words)) && !LineLooks.IsCaption(words);
        if (heading && Boilerplate.IsBackMatterHeading(words))
            return Heading(i, words, marker: 0);
        if ((end == i + 1 && Boilerplate.IsLine(words)) || (heading && _blocks.Count > 0 && Byline.IsUnderTitle(words)))
        {
            _answering |= MailHeader.IsAttribution(words);
            return Add(BlockKind.Boilerplate, i, end);
        }

        if (heading)
            return Heading(i, words, marker);
        bool note = LineLooks.IsFootnote(words) || (_noted && marker > 0 && words[0] is '(' or '*');
        _noted = note;
        if (note)
            return Add(BlockKind.Boilerplate, i, end);
        if (marker > 0)
            return Add(BlockKind.ListItem, i, end, marker);
        if (_counting && (counted || IsNumbered(end)) && LineLooks.ClauseNumber(words) is > 0 and var clause)
            return Add(BlockKind.ListItem, i, end, clause);
        ReadOnlySpan<char> paragraph = _text[line.Start..lines[end - 1].End];
        if (LineLooks.IsCaption(paragraph))
            return Add(BlockKind.Caption, i, end);
        return Add(end > i + 1 && Boilerplate.IsLine(paragraph) ? BlockKind.Boilerplate : BlockKind.Paragraph, i, end);
    }

    /// <summary>What stands under the two hyphens that mail programs put above a signature, up to the next blank line.</summary>
    private readonly int Signature(int i)
    {
        int end = i + 1;
        while (end < lines.Count && !lines[end].IsBlank)
            end++;
        return Add(BlockKind.Boilerplate, i, end);
    }

    private readonly int Add(BlockKind kind, int i, int end, int skip = 0)
    {
        AddSpan(kind, lines[i].Start + skip, lines[end - 1].End, level: 0);
        return end;
    }

    private readonly void AddSpan(BlockKind kind, int start, int end, int level)
    {
        while (start < end && char.IsWhiteSpace(_text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
            end--;
        if (end > start)
            _blocks.Add(new Block(kind, start, end - start, level));
    }

    private int FenceEnd(int i)
    {
        for (int j = i + 1; j < lines.Count; j++)
        {
            if (!lines[j].IsBlank && LineLooks.IsFence(_text[lines[j].Start..lines[j].End]))
                return j + 1;
        }

        _noMoreFences = true;
        return 0;
    }

    private delegate bool Look(ReadOnlySpan<char> line);

    private readonly int Run(int i, Look look)
    {
        while (i < lines.Count && !lines[i].IsBlank && look(_text[lines[i].Start..lines[i].End]))
            i++;
        return i;
    }

    private readonly int CodeRun(int i)
    {
        while (i < lines.Count && !lines[i].IsBlank && LineLooks.IsCode(_text[lines[i].Start..lines[i].End], lines[i].Indent))
            i++;
        return i;
    }

    /// <summary>The line after the paragraph that begins at a line: joined are lines that were one before they were wrapped.</summary>
    private readonly int ParagraphEnd(int i)
    {
        int end = i + 1;
        while (end < lines.Count && !lines[end].IsBlank && wrap.Joins(_text, lines[end - 1], lines[end]))
        {
            ReadOnlySpan<char> next = _text[lines[end].Start..lines[end].End];
            if (LineLooks.ListMarker(next) > 0 || LineLooks.MarkedHeading(next, out _, out _) > 0 || LineLooks.IsRule(next) || LineLooks.IsFence(next))
                break;
            end++;
        }

        return end;
    }

    private int Heading(int i, ReadOnlySpan<char> words, int marker)
    {
        int numbered = LineLooks.NumberedLevel(words);
        if (marker > 0 && numbered == 0)
            return Add(BlockKind.ListItem, i, i + 1, marker);
        int level = numbered > 0 ? Math.Min(6, numbered + 1) : _blocks.Count == 0 && !Boilerplate.IsSectionName(words) ? 1 : 2;
        if (_inBackMatter && numbered == 0 && !LeadsToProse(i))
            level = 6;
        else
            _inBackMatter = Boilerplate.IsBackMatterHeading(words);
        _presumed.Add(_blocks.Count);
        AddSpan(BlockKind.Heading, lines[i].Start, lines[i].End, level);
        return i + 1;
    }

    /// <summary>Whether a line before any running text is the title by what stands below it.</summary>
    private readonly bool IsTitle(int i, ReadOnlySpan<char> words)
    {
        const int MostBefore = 6;
        if (_answering || _blocks.Count > MostBefore || i + 2 >= lines.Count || !lines[i + 1].IsBlank || _blocks.Exists(b => b.Kind is not (BlockKind.Heading or BlockKind.Boilerplate or BlockKind.Caption)))
            return false;
        int below = i + 2;
        // Who wrote it, and when, may stand between.
        while (below < lines.Count - 1 && (lines[below].IsBlank || (below < i + MostBefore && Boilerplate.IsLine(_text[lines[below].Start..lines[below].End]))))
            below++;
        return !lines[below].IsBlank && TitleLooks.IsTitle(words, _text[lines[below].Start..lines[below].End]);
    }

    /// <summary>Whether the next line that is not blank begins with a number.</summary>
    private readonly bool IsNumbered(int i)
    {
        while (i < lines.Count && lines[i].IsBlank)
            i++;
        return i < lines.Count && char.IsAsciiDigit(_text[lines[i].Start]);
    }

    private readonly bool LeadsToProse(int i)
    {
        for (i++; i < lines.Count; i++)
        {
            if (!lines[i].IsBlank)
                return lines[i].Length >= LeastProse;
        }

        return false;
    }

    /// <summary>Where most of a text looks like headings it is a text without full stops: a note, a chat, a poem. Then they are its paragraphs.</summary>
    private readonly void PresumeLess()
    {
        long headings = 0;
        long prose = 0;
        foreach (int b in _presumed)
            headings += _blocks[b].Length;
        foreach (Block block in _blocks)
            prose += block.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Quotation ? block.Length : 0;
        if (headings <= prose * 3)
            return;
        foreach (int b in _presumed)
            _blocks[b] = _blocks[b] with { Kind = BlockKind.Paragraph, Level = 0 };
    }
}
