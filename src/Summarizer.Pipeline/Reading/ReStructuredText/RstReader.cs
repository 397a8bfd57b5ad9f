using System.Text.RegularExpressions;
using Summarizer.Documents;

namespace Summarizer.Pipeline.Reading.ReStructuredText;

/// <summary>
/// reStructuredText (.rst) to a document: the text as rendered, with the content of directives that show text.
/// Comments, targets, footnotes, tables of contents and pictures are left out (docutils, Sphinx).
/// </summary>
internal sealed partial class RstReader
{
    /// <summary>The deepest nesting of lists, quotations and directives; what is deeper is one paragraph.</summary>
    private const int MaxDepth = 40;

    /// <summary>The deepest level of a heading.</summary>
    private const int DeepestLevel = 6;

    /// <summary>The level of a heading outside the sections.</summary>
    private const int RubricLevel = 6;

    private readonly DocumentBuilder _builder;
    private readonly RstInlines _inlines;
    private readonly CancellationToken _cancellationToken;

    /// <summary>The adornment styles of the section titles so far; the index of one is its level.</summary>
    private readonly List<string> _adornments = [];

    /// <summary>The title that is stated outside the text.</summary>
    private string? _title;

    private RstReader(string text, ReadingLimits limits, CancellationToken cancellationToken)
    {
        _builder = new DocumentBuilder(limits);
        _inlines = new RstInlines(text);
        _cancellationToken = cancellationToken;
    }

    /// <summary>Reads a text.</summary>
    public static Document Read(string text, ReadingLimits limits, CancellationToken cancellationToken)
    {
        limits.CheckCharacters(text.Length);
        var reader = new RstReader(text, limits, cancellationToken);
        string[] lines = [.. text.Replace("\t", "        ", StringComparison.Ordinal).Split('\n')
            .Select(line => line.TrimEnd())];
        reader.AddBlocks(lines[reader.ReadHeader(lines)..], BlockKind.Paragraph, 0);
        return reader._builder.Build(reader._title ?? reader._builder.OpeningHeading, null);
    }

    /// <summary>Reads the title in the fields above a text; returns the line after them.</summary>
    private int ReadHeader(string[] lines)
    {
        const int Fewest = 3;
        int end = 0, fields = 0;
        string? title = null;
        bool isAboutDocument = false;
        for (; end < lines.Length && lines[end].Length > 0; end++)
        {
            Match field = HeaderField().Match(lines[end]);
            if (!field.Success && (lines[end][0] != ' ' || fields == 0))
                return 0;
            fields += field.Success ? 1 : 0;
            isAboutDocument |= field.Groups["name"].Value is "Title" or "PEP";
            if (field.Groups["name"].Value == "Title")
                title = field.Groups["value"].Value;
        }

        // Lines of a dialogue also start with a name and a colon.
        if (fields < Fewest || !isAboutDocument)
            return 0;
        _title = title;
        return end;
    }

    private void AddBlocks(string[] lines, BlockKind kind, int depth)
    {
        if (depth > MaxDepth)
        {
            Add(kind, string.Join(' ', lines));
            return;
        }

        int at = 0, lastEndOfTable = RstTables.LastEndOf(lines);
        while (at < lines.Length)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (lines[at].Length == 0)
            {
                at++;
                continue;
            }

            at = AddBlock(lines, at, lastEndOfTable, kind, depth);
            // An item's first paragraph is the item.
            kind = kind == BlockKind.ListItem ? BlockKind.Paragraph : kind;
        }
    }

    /// <summary>Adds the block that starts at a line; returns the line after it.</summary>
    private int AddBlock(string[] lines, int at, int lastEndOfTable, BlockKind kind, int depth)
    {
        string line = lines[at];
        if (line[0] == ' ')
        {
            int end = EndOfBody(lines, at);
            AddBlocks(Outdented(lines[at..end]), kind == BlockKind.Paragraph ? BlockKind.Quotation : kind, depth + 1);
            return end;
        }

        if (line == ".." || line.StartsWith(".. ", StringComparison.Ordinal))
        {
            int end = EndOfBody(lines, at + 1);
            bool isEmptyComment = line == ".." && end > at + 1 && lines[at + 1].Length == 0;
            bool isTarget = line.StartsWith(".. _", StringComparison.Ordinal);
            // What is indented after the empty line is a quotation.
            if (isEmptyComment || isTarget)
                end = Array.IndexOf(lines, "", at + 1, end - at - 1) is >= 0 and var blank ? blank : end;
            AddExplicit(line[2..].Trim(), Outdented(lines[(at + 1)..end]), kind, depth);
            return end;
        }

        if (line.StartsWith("__ ", StringComparison.Ordinal))
            return EndOfBody(lines, at + 1);
        if (RstTables.EndOf(lines, at, lastEndOfTable) is > 0 and var endOfTable)
        {
            RstTables.Add(lines[at..endOfTable], _builder, _inlines);
            return endOfTable;
        }

        if (AddHeading(lines, at) is > 0 and var afterHeading)
            return afterHeading;
        if (IsAdornment(line) && line.Length >= 4)
            return at + 1;
        if (IsItem(lines, at) is > 0 and var width)
        {
            int end = EndOfBody(lines, at + 1);
            string[] item = [line[width..], .. lines[(at + 1)..end].Select(part => Outdented(part, width))];
            AddBlocks(item, BlockKind.ListItem, depth + 1);
            return end;
        }

        if (line.StartsWith(">>> ", StringComparison.Ordinal))
        {
            int end = EndOfParagraph(lines, at);
            _builder.Add(BlockKind.Code, string.Join('\n', lines[at..end]));
            return end;
        }

        return Field().Match(line) is { Success: true } field
            ? AddField(lines, at, field, depth)
            : AddParagraph(lines, at, kind, depth);
    }

    /// <summary>Adds a field with its name, unless it is one of those about the document at its start.</summary>
    private int AddField(string[] lines, int at, Match field, int depth)
    {
        int end = EndOfBody(lines, at + 1);
        bool isBelowTitle = _builder.Count == 1 && _builder.OpeningHeading is not null;
        bool isAboutDocument = depth == 0 && (_builder.Count == 0 || isBelowTitle);
        if (!isAboutDocument)
        {
            string first = $"{field.Groups["name"].Value}: {lines[at][field.Length..]}";
            AddBlocks([first, .. Outdented(lines[(at + 1)..end])], BlockKind.Paragraph, depth + 1);
        }

        return end;
    }

    private int AddParagraph(string[] lines, int at, BlockKind kind, int depth)
    {
        int end = at + 1;
        while (end < lines.Length && lines[end] is [not ' ', ..])
            end++;
        // A term is above its definition, which is indented.
        bool isTerm = end < lines.Length && lines[end].Length > 0;
        // Lines of verse start with a bar and a space; a bar before a word starts a substitution.
        string text = lines[at..end].All(line => line is "|" or ['|', ' ', ..])
            ? string.Join('\n', lines[at..end].Select(line => line[1..].Trim()))
            : string.Join(' ', lines[at..end]);
        bool isBeforeCode = text.EndsWith("::", StringComparison.Ordinal);
        if (isBeforeCode)
            text = text[..^2] is { Length: > 0 } words && words[^1] != ' ' ? words + ":" : text[..^2];
        Add(kind, text);
        int next = end;
        while (next < lines.Length && lines[next].Length == 0)
            next++;
        bool isIndented = next < lines.Length && lines[next][0] == ' ';
        if (!isIndented || !(isBeforeCode || isTerm))
            return end;
        int endOfBody = EndOfBody(lines, next);
        string[] body = Outdented(lines[next..endOfBody]);
        if (isBeforeCode)
            _builder.Add(BlockKind.Code, string.Join('\n', body));
        else
            AddBlocks(body, BlockKind.Paragraph, depth + 1);
        return endOfBody;
    }

    /// <summary>Adds what is after two dots: a directive. A comment, a target or a note is left out.</summary>
    private void AddExplicit(string first, string[] body, BlockKind kind, int depth)
    {
        if (DirectiveStart().Match(first) is not { Success: true } directive)
        {
            if (_builder.Length == 0 && StatedTitle().Match(first) is { Success: true } stated)
                _title = stated.Groups["title"].Value;
            return;
        }

        string name = directive.Groups["name"].Value.ToLowerInvariant(), argument = directive.Groups["argument"].Value;
        name = name[(name.LastIndexOf(':') + 1)..];
        // The value of an option may go on in lines that are indented further.
        bool isOption = false;
        string[] options = [.. body.TakeWhile(line =>
            isOption = Option().IsMatch(line) || (isOption && line is [' ', ..]))];
        body = [.. body.Skip(options.Length).SkipWhile(line => line.Length == 0)];
        switch (RstDirectives.KindOf(name))
        {
            case RstDirective.Hidden:
                return;
            case RstDirective.Code:
                _builder.Add(BlockKind.Code, string.Join('\n', body));
                return;
            case RstDirective.Object:
                _builder.Add(BlockKind.Code, argument);
                break;
            case RstDirective.Figure:
                int end = body.Length > 0 ? EndOfParagraph(body, 0) : 0;
                Add(BlockKind.Caption, string.Join(' ', body[..end]));
                body = body[end..];
                break;
            case RstDirective.Table:
                Add(BlockKind.Caption, argument);
                break;
            case RstDirective.Csv:
                Add(BlockKind.Caption, argument);
                const string Header = ":header:";
                IEnumerable<string> header = options.Where(line => line.StartsWith(Header, StringComparison.Ordinal))
                    .Select(line => line[Header.Length..].Trim());
                RstTables.AddCsv([.. header, .. body], _builder, _inlines);
                return;
            case RstDirective.Titled:
                Add(BlockKind.Paragraph, argument);
                break;
            case RstDirective.Heading:
                Add(BlockKind.Heading, argument, RubricLevel);
                break;
            case RstDirective.Version when argument.Length > 0:
                string version = argument.Split(' ')[0], change = argument[version.Length..].Trim();
                bool hasText = change.Length > 0 || body.Length > 0;
                body = [$"{RstDirectives.Label(name)} {version}{(hasText ? ": " : ".")}{change}", .. body];
                break;
            case RstDirective.Text when argument.Length > 0:
                body = [argument, .. body];
                break;
        }

        AddBlocks(body, kind == BlockKind.Quotation ? kind : BlockKind.Paragraph, depth + 1);
    }

    /// <summary>Adds the section title at a line, if there is one; returns the line after it, or -1.</summary>
    private int AddHeading(string[] lines, int at)
    {
        bool isOver = IsAdornment(lines[at]);
        int title = isOver ? at + 1 : at, under = title + 1;
        if (under >= lines.Length || lines[title].Length == 0 || !IsAdornment(lines[under]))
            return -1;
        string text = lines[title].Trim();
        bool fits = isOver
            ? lines[under][0] == lines[at][0] && lines[at].Length >= 3
            : lines[under].Length >= Math.Min(text.Length, 4) && !IsAdornment(text);
        if (!fits)
            return -1;
        string adornment = (isOver ? "over" : "") + lines[under][0];
        int level = _adornments.IndexOf(adornment);
        if (level < 0)
        {
            level = _adornments.Count;
            _adornments.Add(adornment);
        }

        Add(BlockKind.Heading, text, Math.Min(level + 1, DeepestLevel));
        return under + 1;
    }

    private void Add(BlockKind kind, string text, int level = 0) => _builder.Add(kind, _inlines.Of(text), level);

    /// <summary>Returns the width of the sign that makes a line an item of a list; 0 if it has none.</summary>
    private static int IsItem(string[] lines, int at)
    {
        if (Bullet().Match(lines[at]) is { Success: true } bullet)
            return bullet.Length;
        if (Number().Match(lines[at]) is not { Success: true } number)
            return 0;
        // "A. Einstein" starts a paragraph, which goes on below.
        string next = at + 1 < lines.Length ? lines[at + 1] : "";
        return next.Length == 0 || next[0] == ' ' || Number().IsMatch(next) ? number.Length : 0;
    }

    /// <summary>True for a line of one sign, repeated.</summary>
    private static bool IsAdornment(string line)
    {
        if (line.Length < 2 || line.AsSpan().IndexOfAnyExcept(line[0]) >= 0)
            return false;
        return char.IsAscii(line[0]) && (char.IsPunctuation(line[0]) || char.IsSymbol(line[0]));
    }

    private static int EndOfParagraph(string[] lines, int at)
    {
        int end = Array.IndexOf(lines, "", at);
        return end < 0 ? lines.Length : end;
    }

    /// <summary>Returns the line after the indented lines that start at a line.</summary>
    private static int EndOfBody(string[] lines, int at)
    {
        int end = at;
        for (int i = at; i < lines.Length && (lines[i].Length == 0 || lines[i][0] == ' '); i++)
            end = lines[i].Length > 0 ? i + 1 : end;
        return end;
    }

    private static string[] Outdented(string[] lines)
    {
        // The first line of a directive's content may follow its name with less space.
        int indent = lines.Where(line => line.Length > 0).Select(IndentOf).DefaultIfEmpty().Min();
        return [.. lines.Select(line => Outdented(line, indent))];
    }

    private static string Outdented(string line, int columns) => line[Math.Min(IndentOf(line), columns)..];

    private static int IndentOf(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;

    /// <summary>A field above a text, as in the proposals for Python (PEP).</summary>
    [GeneratedRegex(@"^(?<name>[A-Z][A-Za-z-]{1,30}):(?:\s+(?<value>.*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderField();

    /// <summary>The title in a comment (Nikola).</summary>
    [GeneratedRegex(@"^title: (?<title>.{1,300})$", RegexOptions.CultureInvariant)]
    private static partial Regex StatedTitle();

    [GeneratedRegex(@"^(?:\|[^|]{1,100}\|\s)?(?<name>[a-zA-Z][\w:.+-]{0,60}?)\s?::(?:\s+(?<argument>.*))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex DirectiveStart();

    [GeneratedRegex(@"^:[\w-]{1,60}:(?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    [GeneratedRegex(@"^:(?<name>[^\s:`][^:`]{0,100}):(?:\s+|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"^[*+•‣⁃-](?:\s+|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?:(?:\d{1,4}|#|[a-zA-Z]|[ivxIVX]{1,6})[.)]|\((?:\d{1,4}|#|[a-zA-Z]|[ivxIVX]{1,6})\))\s+",
        RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
