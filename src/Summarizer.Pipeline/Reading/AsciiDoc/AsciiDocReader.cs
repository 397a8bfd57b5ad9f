using System.Text.RegularExpressions;
using Summarizer.Documents;

namespace Summarizer.Pipeline.Reading.AsciiDoc;

/// <summary>
/// AsciiDoc (.adoc) to a document: the text as rendered. Comments, attributes, notes, anchors and pictures are left out
/// (Asciidoctor).
/// </summary>
internal sealed partial class AsciiDocReader
{
    /// <summary>The deepest nesting of blocks; what is deeper is one paragraph.</summary>
    private const int MaxDepth = 20;

    private readonly DocumentBuilder _builder;
    private readonly AsciiDocInlines _inlines = new();
    private readonly CancellationToken _cancellationToken;

    /// <summary>The style and the title that lines above a block give it; empty without.</summary>
    private string _style = "", _title = "";

    /// <summary>The columns that lines above a table give it; 0 without.</summary>
    private int _columns;

    /// <summary>Delimiters without a closing line in the enclosing block.</summary>
    private HashSet<string> _unclosed = [];

    /// <summary>True from an item to the next empty line. There, a line that looks like an item is one.</summary>
    private bool _inItem;

    private AsciiDocReader(ReadingLimits limits, CancellationToken cancellationToken) =>
        (_builder, _cancellationToken) = (new DocumentBuilder(limits), cancellationToken);

    /// <summary>Reads a text.</summary>
    public static Document Read(string text, ReadingLimits limits, CancellationToken cancellationToken)
    {
        limits.CheckCharacters(text.Length);
        FrontMatter front = FrontMatter.Parse(text);
        var reader = new AsciiDocReader(limits, cancellationToken);
        string[] lines = [.. text[front.Length..].Split('\n').Select(line => line.TrimEnd())];
        reader.AddBlocks(lines, BlockKind.Paragraph, 0);
        return reader._builder.Build(front.Title ?? reader._builder.OpeningHeading, front.Language);
    }

    private void AddBlocks(string[] lines, BlockKind kind, int depth)
    {
        if (depth > MaxDepth)
        {
            Add(kind, string.Join(' ', lines));
            return;
        }

        (HashSet<string> around, bool inItem) = (_unclosed, _inItem);
        (_unclosed, _inItem) = ([], false);
        int at = 0;
        while (at < lines.Length)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _inItem = (_inItem && lines[at].Length > 0) || lines[at] == "+";
            at = lines[at].Length == 0 || AddMark(lines[at]) ? at + 1 : AddBlock(lines, at, kind, depth);
        }

        (_unclosed, _inItem) = (around, inItem);
    }

    /// <summary>True for a line that shows nothing of its own, after its meaning is kept.</summary>
    private bool AddMark(string line)
    {
        if (Attribute().Match(line) is { Success: true } attribute)
            _inlines.Define(attribute.Groups["name"].Value, attribute.Groups["value"].Value);
        else if (Style().Match(line) is { Success: true } style)
        {
            _style = style.Groups["style"].Value.ToLowerInvariant() is { Length: > 0 } name ? name : _style;
            _columns = AsciiDocTables.ColumnsOf(line) is > 0 and var columns ? columns : _columns;
        }
        else if (BlockTitle().IsMatch(line))
            _title = line[1..];
        else
            return line == "+" || Unseen().IsMatch(line);
        return true;
    }

    /// <summary>Adds the block that starts at a line; returns the line after it.</summary>
    private int AddBlock(string[] lines, int at, BlockKind kind, int depth)
    {
        string line = lines[at];
        (string style, string title, int columns) = (_style, _title, _columns);
        (_style, _title, _columns) = ("", "", 0);
        if (BlockMacro().IsMatch(line))
        {
            Add(BlockKind.Caption, title);
            return at + 1;
        }

        if (Delimiter().IsMatch(line))
        {
            string last = line.StartsWith("```", StringComparison.Ordinal) ? "```" : line;
            int end = _unclosed.Contains(last) ? -1 : Array.IndexOf(lines, last, at + 1);
            if (end > 0)
            {
                if (line[0] is ('|' or '!' or ',' or ':') && !IsHidden(style))
                    AddTable(line[0], lines[(at + 1)..end], title, columns);
                else
                    AddDelimited(line, lines[(at + 1)..end], style, title, kind, depth);
                return end + 1;
            }

            _unclosed.Add(last);
        }

        Add(BlockKind.Paragraph, title);
        if (HeadingAt(lines, at) is (var heading, var level, var after))
        {
            bool isTitle = level == 1 && _builder.Length == 0;
            Add(BlockKind.Heading, heading, level);
            return isTitle ? EndOfHeader(lines, after) : after;
        }

        if (Item().Match(line) is { Success: true } item)
        {
            _inItem = true;
            return AddText(BlockKind.ListItem, lines, at, item.Length);
        }

        if (Term().Match(line) is { Success: true } term)
        {
            _inItem = true;
            Add(kind, term.Groups["term"].Value);
            return AddText(kind, lines, at, term.Length);
        }

        bool isCode = line[0] == ' ' || IsCode(style);
        if (isCode)
        {
            int end = EndOfParagraph(lines, at);
            _builder.Add(BlockKind.Code, string.Join('\n', lines[at..end]));
            return end;
        }

        if (IsHidden(style))
            return EndOfParagraph(lines, at);
        return AddText(style is "quote" or "verse" ? BlockKind.Quotation : kind, lines, at,
            Admonition().Match(line).Length);
    }

    /// <summary>Adds a paragraph or an item without the sign at its start; returns the line after it.</summary>
    private int AddText(BlockKind kind, string[] lines, int at, int width)
    {
        int end = at + 1;
        while (end < lines.Length && lines[end].Length > 0 && !EndsText(lines[end]))
            end++;
        IEnumerable<string> text = lines[(at + 1)..end].Where(line => !Unseen().IsMatch(line))
            .Select(line => line.Trim()).Prepend(lines[at][width..]);
        Add(kind, string.Join('\n', text));
        return end;
    }

    private bool EndsText(string line)
    {
        bool isItem = _inItem && (Item().IsMatch(line) || Term().IsMatch(line));
        return isItem || line == "+" || IsBlockMark(line);
    }

    private static bool IsBlockMark(string line) => Delimiter().IsMatch(line) || Style().IsMatch(line);

    private void AddDelimited(
        string delimiter, string[] body, string style, string title, BlockKind kind, int depth)
    {
        char sign = delimiter[0];
        bool isVerbatim = (sign is '-' or '.' or '`' && delimiter.Length > 2) || IsCode(style);
        if (sign is '/' or '+' || IsHidden(style))
            return;
        Add(isVerbatim ? BlockKind.Caption : BlockKind.Paragraph, title);
        if (style == "verse")
            Add(BlockKind.Quotation, string.Join('\n', body.Select(line => line + " +")));
        else if (isVerbatim)
            _builder.Add(BlockKind.Code, string.Join('\n', body));
        else
            AddBlocks(body, sign == '_' || style == "quote" ? BlockKind.Quotation : kind, depth + 1);
    }

    private void AddTable(char sign, string[] body, string title, int columns)
    {
        Add(BlockKind.Caption, title);
        AsciiDocTables.Add(body, sign, columns, _builder, _inlines);
    }

    private static bool IsCode(string style) => style is "source" or "listing" or "literal";

    private static bool IsHidden(string style) =>
        style is "comment" or "stem" or "latexmath" or "asciimath" or "pass" or "a2s" or "ditaa" or "graphviz"
            or "mermaid" or "plantuml";

    /// <summary>Returns a heading, which is after signs or above a line of them; null if there is none.</summary>
    private static (string Text, int Level, int After)? HeadingAt(string[] lines, int at)
    {
        if (Heading().Match(lines[at]) is { Success: true } heading)
            return (heading.Groups["text"].Value, heading.Groups["signs"].Length, at + 1);
        string under = at + 1 < lines.Length ? lines[at + 1] : "";
        int level = under.Length >= 3 ? "=-~^+".IndexOf(under[0], StringComparison.Ordinal) + 1 : 0;
        bool isUnderlined = level > 0 && Math.Abs(under.Length - lines[at].Length) <= 1
            && under.AsSpan().IndexOfAnyExcept(under[0]) < 0 && lines[at].Any(char.IsLetterOrDigit);
        return isUnderlined ? (lines[at], level, at + 2) : null;
    }

    /// <summary>Keeps the attributes below the title; returns the line after them and the author.</summary>
    private int EndOfHeader(string[] lines, int at)
    {
        while (at < lines.Length && lines[at].Length > 0)
            AddMark(lines[at++]);
        return at;
    }

    private static int EndOfParagraph(string[] lines, int at)
    {
        int end = Array.IndexOf(lines, "", at);
        return end < 0 ? lines.Length : end;
    }

    private void Add(BlockKind kind, string text, int level = 0) => _builder.Add(kind, _inlines.Of(text), level);

    [GeneratedRegex(@"^:!?(?<name>\w[\w-]{0,60})!?:(?:\s+(?<value>.*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();

    /// <summary>Anchors, roles, options and the style of the block below.</summary>
    [GeneratedRegex(@"^\[(?:\[[^\[\]]{0,200}\]|(?<style>[\w-]{0,40})(?:[#.%,=""'\s][^\[\]]{0,1000})?)\]$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Style();

    [GeneratedRegex(@"^\.[^\s.]", RegexOptions.CultureInvariant)]
    private static partial Regex BlockTitle();

    /// <summary>Comments, rules, page breaks and conditions.</summary>
    [GeneratedRegex(@"^(?://(?!/)|'{3,}$|-{3}$|\*{3}$|<{3}$|(?:ifn?def|ifeval|endif|include|toc)::)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"^[a-z][\w-]{0,40}::\S{0,1000}\[[^\n]{0,1000}\]$", RegexOptions.CultureInvariant)]
    private static partial Regex BlockMacro();

    [GeneratedRegex(@"^(?:-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|[|,:!]={3,}|```[\w,-]{0,40})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Delimiter();

    [GeneratedRegex(@"^(?<signs>={1,6}|\#{1,6})\s+(?<text>\S.*?)(?:\s+\k<signs>)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(
        @"^\s*(?:\*{1,5}|-|•|\.{1,5}|\d{1,4}\.|[a-zA-Z]\.|<(?:\d{1,3}|\.)>)\s+(?:\[[ xX*]\]\s+)?(?=\S)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"^\s*(?<term>\S[^\n]{0,200}?)(?::{2,4}|;;)(?:\s+|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Term();

    [GeneratedRegex("^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Admonition();
}
