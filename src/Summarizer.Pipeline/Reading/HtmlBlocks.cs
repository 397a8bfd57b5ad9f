using System.Text;
using AngleSharp.Dom;
using Summarizer.Documents;

namespace Summarizer.Pipeline.Reading;

/// <summary>Turns an element into a document's blocks. The parser bounds the depth, so recursion is safe.</summary>
/// <param name="builder">Takes the blocks.</param>
/// <param name="unwanted">Elements to leave out.</param>
/// <param name="cancellationToken">Ends a long walk.</param>
internal sealed class HtmlBlocks(DocumentBuilder builder, IReadOnlySet<INode> unwanted, CancellationToken cancellationToken)
{
    /// <summary>A line of mostly links with up to this many words leads elsewhere ("Related: …").</summary>
    private const int LinkLineWords = 15;

    private readonly StringBuilder _line = new();
    private int _linked;
    private int _linkDepth;

    public void Add(IElement root)
    {
        Walk(root, BlockKind.Paragraph, 0);
        Flush(BlockKind.Paragraph, 0);
    }

    private void Walk(INode parent, BlockKind kind, int level)
    {
        // Not by NextSibling, which searches the parent for the node each time.
        foreach (INode node in parent.ChildNodes)
        {
            if (node is IText text)
                AppendText(text.Data);
            else if (node is IElement element && !unwanted.Contains(element))
                WalkElement(element, kind, level);
        }
    }

    private void WalkElement(IElement element, BlockKind kind, int level)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (element.LocalName)
        {
            case "br":
                _line.Append('\n');
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Nest(element, BlockKind.Heading, element.LocalName[1] - '0', kind, level);
                break;
            case "li" or "dd":
                Nest(element, BlockKind.ListItem, 0, kind, level);
                break;
            case "blockquote":
                Nest(element, BlockKind.Quotation, 0, kind, level);
                break;
            case "figcaption" or "caption":
                Nest(element, BlockKind.Caption, 0, kind, level);
                break;
            case "address":
                Nest(element, BlockKind.Boilerplate, 0, kind, level);
                break;
            case "pre":
                Flush(kind, level);
                builder.Add(BlockKind.Code, element.TextContent);
                break;
            case "table" when IsData(element):
                Flush(kind, level);
                AddRows(element);
                break;
            case "p" or "div" or "section" or "article" or "main" or "header" or "footer" or "aside" or "figure" or "ul" or "ol" or "dl" or "dt" or "hr"
                or "table" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th" or "form" or "fieldset" or "details" or "summary" or "center" or "body":
                Nest(element, IsByline(element) ? BlockKind.Boilerplate : kind, level, kind, level);
                break;
            case "q":
                _line.Append('“');
                Walk(element, kind, level);
                _line.Append('”');
                break;
            case "sup" when IsFootnoteMark(element):
                break;
            case "a":
                _linkDepth++;
                Walk(element, kind, level);
                _linkDepth--;
                break;
            default:
                Walk(element, kind, level);
                break;
        }
    }

    private void Nest(IElement element, BlockKind kind, int level, BlockKind outerKind, int outerLevel)
    {
        Flush(outerKind, outerLevel);
        Walk(element, kind, level);
        Flush(kind, level);
    }

    private void AppendText(string data)
    {
        int before = _line.Length;
        // Line breaks in the source are spaces; those that show come from <br>.
        _line.Append(data).Replace('\n', ' ', before, data.Length).Replace('\r', ' ', before, data.Length);
        if (_linkDepth > 0)
            _linked += data.Length;
    }

    private void Flush(BlockKind kind, int level)
    {
        if (_line.Length == 0)
            return;
        string text = _line.ToString();
        bool leadsElsewhere = kind is BlockKind.Paragraph or BlockKind.ListItem && _linked * 10 >= _line.Length * 9
            && text.Split(' ', LinkLineWords + 1, StringSplitOptions.RemoveEmptyEntries).Length <= LinkLineWords;
        builder.Add(leadsElsewhere ? BlockKind.Boilerplate : kind, text, level);
        _line.Clear();
        _linked = 0;
    }

    /// <summary>Whether a table holds data; the others only lay out text.</summary>
    private static bool IsData(IElement table) =>
        table.GetAttribute("role") is not ("presentation" or "none") && table.QuerySelector("table, p, h1, h2, h3, h4, ul, ol, blockquote, div p") is null
        && table.QuerySelector("td + td, th + td, th + th, tr + tr") is not null;

    private void AddRows(IElement table)
    {
        foreach (IElement row in table.QuerySelectorAll("tr, caption"))
        {
            if (row.LocalName == "caption")
                builder.Add(BlockKind.Caption, row.TextContent);
            else
                builder.Add(BlockKind.Table, string.Join(" | ", row.Children.Select(cell => cell.TextContent.Replace('\n', ' ').Trim())));
        }
    }

    private static bool IsByline(IElement element)
    {
        string name = element.ClassName is { Length: < 200 } value ? value : "";
        return name.Contains("byline", StringComparison.OrdinalIgnoreCase) || name.Contains("dateline", StringComparison.OrdinalIgnoreCase)
            || name.Contains("author", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsFootnoteMark(IElement element)
    {
        string mark = element.TextContent.Trim().Trim('[', ']', '(', ')');
        return mark.Length is > 0 and <= 4 && (mark.All(char.IsAsciiDigit) || mark.All(c => c is '*' or '†' or '‡')) && element.QuerySelector("a") is not null;
    }
}
