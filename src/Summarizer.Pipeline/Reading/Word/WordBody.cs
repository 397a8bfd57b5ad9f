using System.Text;
using System.Xml;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Reading.Word;

/// <summary>Walks through the main part once and collects its paragraphs. Text boxes nest paragraphs, tables nest anything: both are stacks.</summary>
internal sealed class WordBody(DocumentBuilder builder, WordStyles styles, ReadingLimits limits, CancellationToken cancellationToken)
{
    /// <summary>A table with a cell longer than this lays out text; it does not hold data.</summary>
    private const int LongCell = 300;

    /// <summary>The longest paragraph in bold type that is taken for a heading.</summary>
    private const int LongestBoldHeading = 100;

    private readonly Stack<Paragraph> _paragraphs = new();
    private readonly Stack<List<StringBuilder>> _rows = new();
    private bool _hidden;
    private bool _bold;

    public DocumentBuilder Builder => builder;

    /// <summary>The text of the first paragraph in the style "Title".</summary>
    public string? Title { get; private set; }

    public void Read(XmlReader xml)
    {
        bool more = xml.Read();
        while (more)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (xml.Depth > limits.MaxDocxDepth)
                throw new ArticleException(FailureCode.UnreadableArticle, $"The Word document nests deeper than the {limits.MaxDocxDepth} levels allowed.");
            if (xml.NodeType == XmlNodeType.Element && IsLeftOut(xml))
            {
                xml.Skip();
                more = !xml.EOF;
                continue;
            }

            if (xml.NodeType == XmlNodeType.Element && xml.IsWord())
                Begin(xml);
            else if (xml.NodeType == XmlNodeType.EndElement && xml.IsWord())
                End(xml.LocalName);
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && _paragraphs.TryPeek(out Paragraph? paragraph) && paragraph.InText)
                AppendText(paragraph, xml.Value);
            more = xml.Read();
        }
    }

    // Moved and deleted text is still there, as is a second version of drawings for old programs.
    private static bool IsLeftOut(XmlReader xml) => xml.LocalName switch
    {
        "Fallback" => xml.NamespaceURI.EndsWith("/markup-compatibility/2006", StringComparison.Ordinal),
        "moveFrom" or "del" or "instrText" or "delText" or "footnote" or "endnote" or "comment" => xml.IsWord() && xml.Depth > 2,
        _ => false,
    };

    private void Begin(XmlReader xml)
    {
        if (xml.LocalName == "p")
        {
            _paragraphs.Push(new Paragraph());
            if (xml.IsEmptyElement)
                _paragraphs.Pop();
            return;
        }

        if (xml.LocalName == "tr" && !xml.IsEmptyElement)
            _rows.Push([]);
        else if (xml.LocalName == "tc" && _rows.TryPeek(out List<StringBuilder>? row))
            row.Add(new StringBuilder());
        if (!_paragraphs.TryPeek(out Paragraph? paragraph))
            return;
        switch (xml.LocalName)
        {
            case "pStyle":
                paragraph.Style = xml.WordAttribute("val");
                break;
            case "outlineLvl":
                paragraph.Outline = xml.WordNumber("val");
                break;
            case "numId":
                paragraph.Listed = xml.WordNumber("val") is not 0;
                break;
            case "r":
                _hidden = _bold = false;
                break;
            case "vanish":
                _hidden = xml.WordSwitch();
                break;
            case "b":
                _bold = xml.WordSwitch();
                break;
            case "t":
                paragraph.InText = !xml.IsEmptyElement && !_hidden;
                break;
            case "tab":
                paragraph.Text.Append(' ');
                break;
            case "br" or "cr":
                paragraph.Text.Append('\n');
                break;
            case "noBreakHyphen":
                paragraph.Text.Append('\u2011');
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "t" when _paragraphs.TryPeek(out Paragraph? paragraph):
                paragraph.InText = false;
                break;
            case "p" when _paragraphs.TryPop(out Paragraph? paragraph):
                Finish(paragraph);
                break;
            case "tr" when _rows.TryPop(out List<StringBuilder>? row):
                Finish(row);
                break;
        }
    }

    private void AppendText(Paragraph paragraph, string text)
    {
        // XML's own line breaks are spaces.
        paragraph.Text.Append(text.Replace('\n', ' '));
        if (!_bold && !string.IsNullOrWhiteSpace(text))
            paragraph.AllBold = false;
        if (builder.Length + paragraph.Text.Length > limits.MaxCharacters)
            throw new ArticleException(FailureCode.TooLarge, $"The article's text is longer than the {limits.MaxCharacters} characters allowed.");
    }

    private void Finish(Paragraph paragraph)
    {
        string text = paragraph.Text.ToString();
        if (string.IsNullOrWhiteSpace(text) || styles.KindOf(paragraph.Style, paragraph.Outline, paragraph.Listed) is not { } found)
            return;
        if (_rows.TryPeek(out List<StringBuilder>? row) && row.Count > 0)
        {
            StringBuilder cell = row[^1];
            cell.Append(cell.Length > 0 ? "\n" : "").Append(text.Trim());
            return;
        }

        (BlockKind kind, int level, bool isTitle) = found;
        if (isTitle)
            Title ??= text;
        // Writers who know no styles make captions and headings by hand.
        if (kind == BlockKind.Paragraph && CaptionText.Is(text))
            kind = BlockKind.Caption;
        else if (kind == BlockKind.Paragraph && paragraph.AllBold && text.Trim() is { Length: <= LongestBoldHeading } line && !".!?:;,。！？".Contains(line[^1], StringComparison.Ordinal))
            (kind, level) = (BlockKind.Heading, 3);
        builder.Add(kind, text, level);
    }

    private void Finish(List<StringBuilder> row)
    {
        if (_rows.TryPeek(out List<StringBuilder>? outer) && outer.Count > 0)
        {
            outer[^1].Append(' ').AppendJoin(' ', row);
            return;
        }

        if (row.Count > 1 && row.TrueForAll(cell => cell.Length <= LongCell))
        {
            builder.Add(BlockKind.Table, string.Join(" | ", row.Select(cell => cell.ToString().Replace('\n', ' '))));
            return;
        }

        foreach (StringBuilder cell in row)
        {
            foreach (string paragraph in cell.ToString().Split('\n'))
                builder.Add(BlockKind.Paragraph, paragraph);
        }
    }

    private sealed class Paragraph
    {
        public StringBuilder Text { get; } = new();

        public string? Style { get; set; }

        public int? Outline { get; set; }

        public bool Listed { get; set; }

        public bool InText { get; set; }

        public bool AllBold { get; set; } = true;
    }
}
