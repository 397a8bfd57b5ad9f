using System.Globalization;
using System.Text;
using System.Xml;
using Summarizer.Documents;
using Summarizer.Pipeline.Reading.Html;
using Summarizer.Pipeline.Reading.Packages;

namespace Summarizer.Pipeline.Reading.OpenDocument;

/// <summary>
/// A walk through the content, once, that collects its paragraphs. Frames nest paragraphs, tables nest anything: both
/// are stacks.
/// </summary>
internal sealed class OdtBody(DocumentBuilder builder, ReadingLimits limits, CancellationToken cancellationToken)
{
    /// <summary>The most spaces that one element represents.</summary>
    private const int MostSpaces = 100;

    private readonly Stack<Paragraph> _paragraphs = new();
    private readonly Stack<RowCells> _rows = new();
    private readonly Stack<Span> _spans = new();
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _raised = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);
    private string _style = "";
    private int _lists;

    public DocumentBuilder Builder => builder;

    /// <summary>The text of the first paragraph in the style "Title".</summary>
    public string? Title { get; private set; }

    public void Read(XmlReader xml)
    {
        XmlWalk.Through(xml, "The OpenDocument file", limits, IsLeftOut, Visit, cancellationToken);
    }

    private void Visit(XmlReader xml)
    {
        if (xml.NodeType == XmlNodeType.Element)
            Begin(xml);
        else if (xml.NodeType == XmlNodeType.EndElement)
            End(xml.LocalName);
        else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
            or XmlNodeType.CDATA)
            Append(xml.Value);
    }

    private static string? Attribute(XmlReader xml, string name)
    {
        // Prefixes and versions of namespaces differ; local names do not.
        for (bool more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.LocalName != name)
                continue;
            string value = xml.Value;
            xml.MoveToElement();
            return value;
        }

        xml.MoveToElement();
        return null;
    }

    private bool IsLeftOut(XmlReader xml) => xml.LocalName switch
    {
        "note" or "annotation" or "annotation-end" or "tracked-changes" or "ruby-text" or "hidden-text"
            or "placeholder" or "page-number" or "page-count" or "forms" or "scripts" or "sequence-decls"
            or "title" or "desc" => true,
        "table-of-content" or "illustration-index" or "table-index" or "object-index" or "user-index"
            or "alphabetical-index" => true,
        "hidden-paragraph" => HideParagraph(xml),
        "section" => Attribute(xml, "display") == "none",
        "p" or "h" or "span" => _hidden.Contains(Attribute(xml, "style-name") ?? ""),
        _ => false,
    };

    /// <summary>Hides the paragraph around a field that hides it. Returns true: the field itself has no text.</summary>
    private bool HideParagraph(XmlReader xml)
    {
        if (Attribute(xml, "is-hidden") == "true" && _paragraphs.TryPeek(out Paragraph? around))
            around.IsHidden = true;
        return true;
    }

    private void Begin(XmlReader xml)
    {
        bool isEmpty = xml.IsEmptyElement;
        switch (xml.LocalName)
        {
            case "style":
                _style = Attribute(xml, "name") ?? "";
                if (Attribute(xml, "parent-style-name") is { } parent)
                    _parents[_style] = parent;
                break;
            case "text-properties":
                ReadTextProperties(xml);
                break;
            case "h" when !isEmpty:
                int level = int.TryParse(Attribute(xml, "outline-level"), NumberStyles.None,
                    CultureInfo.InvariantCulture, out int number) ? number : 1;
                _paragraphs.Push(new Paragraph(BlockKind.Heading, Math.Clamp(level, 1, 6)));
                break;
            case "p":
                Paragraph paragraph = OfStyle(Attribute(xml, "style-name") ?? "");
                if (!isEmpty)
                    _paragraphs.Push(paragraph);
                else if (paragraph.Kind == BlockKind.Code)
                    Add(paragraph);
                break;
            case "span" when !isEmpty:
                string name = Attribute(xml, "style-name") ?? "";
                bool? raised = _raised.TryGetValue(name, out bool up) ? up : null;
                _spans.Push(new Span(raised, _paragraphs.TryPeek(out Paragraph? around) ? around.Text.Length : 0));
                break;
            case "s":
                int spaces = int.TryParse(Attribute(xml, "c"), NumberStyles.None, CultureInfo.InvariantCulture,
                    out int count) ? count : 1;
                Append(new string(' ', Math.Clamp(spaces, 1, MostSpaces)));
                break;
            case "tab":
                Append("\t");
                break;
            case "line-break":
                if (_paragraphs.TryPeek(out Paragraph? broken))
                    broken.Text.Append('\n');
                break;
            case "list" when !isEmpty:
                _lists++;
                break;
            case "table-row" when !isEmpty:
                _rows.Push(new RowCells());
                break;
            case "table-cell" when _rows.TryPeek(out RowCells? row):
                row.StartCell();
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "p" or "h" when _paragraphs.TryPop(out Paragraph? paragraph):
                Add(paragraph);
                break;
            case "span" when _spans.TryPop(out Span span) && span.Raised is { } raised
                && _paragraphs.TryPeek(out Paragraph? around):
                string part =
                    around.Text.ToString(Math.Min(span.From, around.Text.Length),
                        Math.Max(0, around.Text.Length - span.From));
                around.Text.Length -= part.Length;
                HtmlText.AppendShifted(around.Text, part, raised);
                break;
            case "list" when _lists > 0:
                _lists--;
                break;
            case "table-row" when _rows.TryPop(out RowCells? row):
                row.AddTo(builder);
                break;
        }
    }

    private void ReadTextProperties(XmlReader xml)
    {
        bool isStruck = (Attribute(xml, "text-line-through-style") ?? "none") != "none";
        if (Attribute(xml, "display") == "none" || isStruck)
            _hidden.Add(_style);
        string position = Attribute(xml, "text-position") ?? "";
        // A share of the line's height in place of a word: "33% 58%".
        bool isHigher = position is [>= '1' and <= '9', ..];
        if (position.StartsWith("super", StringComparison.Ordinal) || isHigher)
            _raised[_style] = true;
        else if (position.StartsWith("sub", StringComparison.Ordinal) || position.StartsWith('-'))
            _raised[_style] = false;
    }

    private Paragraph OfStyle(string style)
    {
        string named = _parents.GetValueOrDefault(style, style);
        if (named == "Title")
            return new Paragraph(BlockKind.Heading, 1) { IsTitle = true };
        BlockKind kind = named switch
        {
            "Quotations" => BlockKind.Quotation,
            "Preformatted_20_Text" => BlockKind.Code,
            "Caption" or "Illustration" or "Figure" or "Table" or "Drawing" => BlockKind.Caption,
            _ => _lists > 0 ? BlockKind.ListItem : BlockKind.Paragraph,
        };
        return new Paragraph(kind, 0);
    }

    private void Append(string text)
    {
        if (_paragraphs.TryPeek(out Paragraph? paragraph))
            paragraph.Text.Append(text.Replace('\n', ' ').Replace('\r', ' '));
    }

    private void Add(Paragraph paragraph)
    {
        if (paragraph.IsHidden)
            return;
        string text = paragraph.Text.ToString();
        if (_rows.TryPeek(out RowCells? row))
        {
            row.Add(text);
            return;
        }

        if (paragraph.Kind == BlockKind.Code)
        {
            builder.AddCodeLine(text);
            return;
        }

        if (paragraph.IsTitle)
            Title ??= text;
        bool isCaption = paragraph.Kind == BlockKind.Paragraph && CaptionText.Is(text);
        builder.Add(isCaption ? BlockKind.Caption : paragraph.Kind, text, paragraph.Level);
    }

    /// <summary>
    /// A part of a line, where its text starts, and whether it is raised (true), lowered (false) or neither.
    /// </summary>
    private readonly record struct Span(bool? Raised, int From);

    private sealed class Paragraph(BlockKind kind, int level)
    {
        public BlockKind Kind => kind;

        public int Level => level;

        public bool IsTitle { get; init; }

        public bool IsHidden { get; set; }

        public StringBuilder Text { get; } = new();
    }
}
