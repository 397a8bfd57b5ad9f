using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Summarizer.Boilerplate;
using Summarizer.Documents;
using Summarizer.Pipeline.Reading.Mail;
using Document = Summarizer.Documents.Document;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// A page as a list of blocks (paragraphs, headings, list items, table rows) and of the elements around them. Nothing
/// is left out yet but what is never text. The parser bounds the depth, so recursion is safe.
/// </summary>
internal sealed class HtmlPage
{
    /// <summary>A line up to this long without a full stop, before a line break and a sentence, is a heading.</summary>
    private const int LongestLineHeading = 60;

    /// <summary>
    /// Hidden words within a line up to this long are never the article: a formula's second form, a label for screen
    /// readers.
    /// </summary>
    private const int LongestHiddenWords = 150;

    /// <summary>The longest raised or lowered text that may be a power or an index.</summary>
    private const int LongestScript = 100;

    /// <summary>The longest sign that links a heading to itself: "¶".</summary>
    private const int LongestSign = 10;

    /// <summary>The longest label of the site in or after a heading: "[edit]".</summary>
    private const int LongestLabel = 40;

    /// <summary>The most nodes that are beside a hidden formula in its element.</summary>
    private const int MostBesideFormula = 5;

    /// <summary>The most nodes beside an element that are searched for words or a picture.</summary>
    private const int MostSiblings = 50;

    /// <summary>The longest caption within a line.</summary>
    private const int LongestCaption = 300;

    private readonly HashSet<IElement>? _leftOut;
    private readonly CancellationToken _cancellationToken;
    private readonly StringBuilder _line = new();
    private readonly SplitWords _splitWords = new();
    private int _linked;
    private int _linkDepth;
    private int _inlineDepth;

    /// <summary>The number of elements around the place whose text is code: "&amp;amp;" is meant as such.</summary>
    private int _codeDepth;

    private int _current;
    private TextLook _look = TextLook.Plain;

    /// <summary>A drop cap that is outside the paragraph which it starts, before that paragraph is read.</summary>
    private string _dropCap = "";

    /// <summary>True within a table of text with a header.</summary>
    private bool _isInColumns;

    /// <summary>True if the line has text that readers do not see. A line has only such text or none.</summary>
    private bool _isUnseenLine;

    private bool _hasText;

    /// <summary>The length of the line up to the end of a label of the site that starts it below a heading.</summary>
    private int _labelEnd;

    private HtmlPage(HashSet<IElement>? leftOut, CancellationToken cancellationToken) =>
        (_leftOut, _cancellationToken) = (leftOut, cancellationToken);

    /// <summary>The elements that can hold blocks, in document order; the first is the root.</summary>
    public List<PageElement> Elements { get; } = [];

    /// <summary>The blocks, in document order.</summary>
    public List<PageBlock> Blocks { get; } = [];

    /// <summary>Reads an element and all within it.</summary>
    /// <param name="root">The element.</param>
    /// <param name="cancellationToken">Ends a long reading.</param>
    /// <param name="leftOut">Elements within it that are not read. Null: all are.</param>
    public static HtmlPage Of(IElement root, CancellationToken cancellationToken, HashSet<IElement>? leftOut = null)
    {
        var page = new HtmlPage(leftOut, cancellationToken);
        if (root.ParentElement is { } around)
            page._look = page._look.Within(around);
        page.Enter(root, root is IHtmlHeadingElement ? BlockKind.Heading : BlockKind.Paragraph, 0);
        return page;
    }

    /// <summary>Reads an element that can hold blocks.</summary>
    private void Enter(IElement element, BlockKind kind, int level)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        (int outer, int inlineDepth) = (_current, _inlineDepth);
        _inlineDepth = 0;
        var entry = new PageElement
        {
            Source = element,
            Parent = Elements.Count == 0 ? -1 : outer,
            Hints = HtmlNames.Of(element),
            Hiding = HtmlVisibility.Of(element),
            FirstBlock = Blocks.Count,
        };
        _current = Elements.Count;
        Elements.Add(entry);
        bool isTable = element.LocalName == "table", isInColumns = _isInColumns;
        if (isTable && HtmlTables.IsData(element))
        {
            AddRows(element);
        }
        else
        {
            _isInColumns = isTable ? HtmlTables.HasHeader(element) : isInColumns;
            Walk(element, kind, level);
        }

        Flush(kind, level);
        (_current, _inlineDepth, _isInColumns) = (outer, inlineDepth, isInColumns);
        entry.End = Elements.Count;
        entry.EndBlock = Blocks.Count;
    }

    private void Walk(INode parent, BlockKind kind, int level)
    {
        TextLook outer = _look;
        if (parent is IElement styled)
            _look = outer.Within(styled);
        WalkNodes(parent, kind, level);
        _look = outer;
    }

    private void WalkNodes(INode parent, BlockKind kind, int level)
    {
        // A shadow root that is declared in the page is shown in its host, with the host's own content in its slots.
        if (parent is IElement { ShadowRoot: { } shadow })
            Walk(shadow, kind, level);
        _cancellationToken.ThrowIfCancellationRequested();
        if (parent is IElement split && SplitWords.Whole(split) is { } whole)
        {
            AppendText(whole, kind, level);
            return;
        }

        // Not by NextSibling, which searches the parent for the node each time.
        foreach (INode node in parent.ChildNodes)
        {
            if (node is IText text)
                AppendText(text.Data, kind, level);
            else if (node is IElement element)
                WalkElement(element, kind, level);
        }
    }

    private void WalkElement(IElement element, BlockKind kind, int level)
    {
        if (_leftOut?.Contains(element) == true)
            return;
        if (FormulaOfPicture(element) is { } formula)
        {
            AppendText(MathText.Of(formula), kind, level);
            return;
        }

        if (_splitWords.DropCap(element) is { } letter)
        {
            _dropCap = letter;
            return;
        }

        switch (element.LocalName)
        {
            case "script" or "style" or "noscript" or "iframe" or "object" or "embed" or "svg" or "canvas" or "audio"
                or "video" or "map" or "select" or "option" or "textarea" or "input" or "dialog"
                or "datalist" or "menu" or "link" or "meta" or "head" or "title" or "template" or "del" or "s"
                or "strike" or "rt" or "rp" or "rtc" or "annotation" or "annotation-xml":
                break;
            case "button" when !IsHeadingButton():
                break;
            // What is shown until a script has drawn the formula that follows.
            case "span" when element.ClassList.Contains("MathJax_Preview")
                && element.NextElementSibling is { LocalName: not "script" }:
                break;
            case "img" when element.GetAttribute("alt") is { Length: > 0 and <= LongestScript } alt
                && HtmlNames.IsFormula(element.ClassName) && element.ParentElement?.QuerySelector("math") is null:
                AppendText(MathText.OfTex(alt), kind, level);
                break;
            case "br":
                _line.Append('\n');
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Nest(element, BlockKind.Heading, element.LocalName[1] - '0', kind, level);
                break;
            case "li" or "dd":
                Nest(element, BlockKind.ListItem, 0, kind, level);
                break;
            case "blockquote" when element.GetAttribute("type") != "cite": // that is a message in an e-mail
                Nest(element, BlockKind.Quotation, 0, kind, level);
                break;
            case "figcaption" or "caption":
                Nest(element, BlockKind.Caption, 0, kind, level);
                break;
            case "address":
                Nest(element, BlockKind.Boilerplate, 0, kind, level);
                break;
            case "pre":
                AddPreformatted(element, kind, level);
                break;
            case "td" or "th" when _isInColumns && HtmlTables.IsLabel(element):
                Nest(element, BlockKind.Table, 0, kind, level);
                break;
            case "p" or "div" or "section" or "article" or "main" or "header" or "footer" or "aside" or "figure" or "ul"
                or "ol" or "dl" or "dt" or "hr" or "table" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th"
                or "form" or "fieldset" or "details" or "summary" or "center" or "body" or "nav" or "hgroup" or "search"
                or "legend" or "noindex" or "slot" or "blockquote":
                Nest(element, kind, level, kind, level);
                break;
            case "q":
                _line.Append('“');
                Walk(element, kind, level);
                _line.Append('”');
                break;
            case "sup" or "sub":
                AddScript(element, element.LocalName == "sup", kind, level);
                break;
            case "code" or "samp" or "kbd" or "tt":
                _codeDepth++;
                WalkInline(element, kind, level);
                _codeDepth--;
                break;
            case "math":
                if (!_look.Within(element).IsUnseen)
                    AppendText(MathText.Of(element), kind, level);
                break;
            case "a":
                WalkLink(element, kind, level);
                break;
            default:
                if (IsCustomBlock(element))
                    Nest(element, kind, level, kind, level);
                else
                    WalkInline(element, kind, level);
                break;
        }
    }

    /// <summary>
    /// Walks a link. In a heading, a link to the heading itself counts as text, and one without words is left out.
    /// </summary>
    private void WalkLink(IElement link, BlockKind kind, int level)
    {
        bool isHeading = kind == BlockKind.Heading;
        if (HtmlText.IsNoteLink(link)
            || (isHeading && HtmlText.ShortContent(link, LongestSign)?.Any(char.IsLetterOrDigit) == false))
            return;
        int depth = isHeading && link.GetAttribute("href") is ['#', ..] ? 0 : 1;
        _linkDepth += depth;
        WalkInline(link, kind, level);
        _linkDepth -= depth;
    }

    /// <summary>
    /// True for a custom element with text of its own: not within a line, and without words beside it.
    /// </summary>
    private bool IsCustomBlock(IElement element) =>
        element.LocalName.Contains('-', StringComparison.Ordinal) && _inlineDepth == 0
            && element.ParentElement?.ChildNodes.Take(MostSiblings)
                .Any(node => node is IText text && !string.IsNullOrWhiteSpace(text.Data)) != true;

    /// <summary>True for a button with which a heading starts, as those of sections that readers open do.</summary>
    private bool IsHeadingButton() =>
        _line.Length == 0 && Elements[_current].Source.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "dt"
            or "summary";

    /// <summary>
    /// Returns the formula in an element that is not shown, because readers see a picture of it: null if there is none.
    /// </summary>
    private static IElement? FormulaOfPicture(IElement element) =>
        element.FirstElementChild is { LocalName: "math" } math && HtmlVisibility.Of(element) != HtmlHiding.None
            && element.ParentElement is { ChildNodes.Length: <= MostBesideFormula, LastElementChild.LocalName: "img" }
            ? math
            : null;

    /// <summary>
    /// Walks an element within a line; if it is hidden, so is its text, unless pages hide all of it there.
    /// </summary>
    private void WalkInline(IElement element, BlockKind kind, int level)
    {
        if (element.Attributes.Length > 0)
        {
            bool isInHeading = kind == BlockKind.Heading;
            if (HtmlVisibility.IsStruck(element) || (isInHeading && IsLabel(element) && !IsWholeHeading(element)))
                return;
            if (element.LocalName is not ("sup" or "sub") && HtmlVisibility.IsRaised(element) is { } raised)
            {
                AddScript(element, raised, kind, level);
                return;
            }

            if (HtmlVisibility.Of(element) != HtmlHiding.None && !_splitWords.IsShown(element))
            {
                if (element.FirstElementChild is null || HtmlText.ShortContent(element, LongestHiddenWords) is not null)
                    return;
                Flush(kind, level);
                Enter(element, kind, level);
                return;
            }

            if (HtmlVisibility.IsBlock(element))
            {
                Nest(element, kind, level, kind, level);
                return;
            }

            if (_line.Length == 0 && kind == BlockKind.Paragraph && IsCaption(element))
            {
                Nest(element, BlockKind.Caption, 0, kind, level);
                return;
            }
        }

        bool startsLine = _line.Length == 0 && Blocks.Count > 0 && Blocks[^1].Kind == BlockKind.Heading;
        _inlineDepth++;
        Walk(element, kind, level);
        _inlineDepth--;
        if (startsLine && kind != BlockKind.Heading && IsLabel(element))
            _labelEnd = _line.Length;
    }

    /// <summary>
    /// True for the caption right after a picture. Without one, "caption" is often the name of a size of type.
    /// </summary>
    private static bool IsCaption(IElement element) =>
        (HtmlNames.OfClass(element) & HtmlHints.Caption) != 0
            && HtmlText.ShortContent(element, LongestCaption) is not null
            && element.ParentElement?.Children.Take(MostSiblings).TakeWhile(other => other != element)
                .LastOrDefault() is { } before
            && (before.LocalName == "img" || before.QuerySelector("img") is not null);

    /// <summary>
    /// True for a few words that belong to the site by their class: "[edit]". A tooltip explains a word of the text.
    /// </summary>
    private static bool IsLabel(IElement element) =>
        (HtmlNames.OfClass(element) & (HtmlHints.Site | HtmlHints.Never)) != 0
            && !element.ClassName!.Contains("tooltip", StringComparison.OrdinalIgnoreCase)
            && HtmlText.ShortContent(element, LongestLabel) is not null;

    private bool IsWholeHeading(IElement label) =>
        HtmlText.ShortContent(Elements[_current].Source, LongestLabel) is { } heading
            && HtmlText.Letters(heading) == HtmlText.Letters(HtmlText.ShortContent(label, LongestLabel) ?? "");

    private void Nest(IElement element, BlockKind kind, int level, BlockKind outerKind, int outerLevel)
    {
        Flush(outerKind, outerLevel);
        if (!HtmlVisibility.IsStruck(element))
            Enter(element, kind, level);
    }

    private void AppendText(string data, BlockKind kind, int level)
    {
        bool isBlank = string.IsNullOrWhiteSpace(data);
        if (!isBlank && !HasPlace(data, kind, level))
            return;
        if (!isBlank && _dropCap.Length > 0)
            (data, _dropCap) = (_dropCap + data, "");
        int before = _line.Length;
        // White space in the source, line breaks too, is one space; line breaks that show come from <br>.
        foreach (char c in _codeDepth > 0 ? data : HtmlText.DecodeLeftOver(data))
        {
            if (c is not (' ' or '\t' or '\n' or '\r' or '\f'))
                _line.Append(c);
            else if (_line.Length > 0 && _line[^1] is not (' ' or '\n'))
                _line.Append(' ');
        }

        if (_linkDepth > 0)
            _linked += _line.Length - before;
    }

    /// <summary>
    /// Ends the line if its text is seen and the next is not, or the other way round. False if the next is left out: a
    /// few words within a line that readers do not see.
    /// </summary>
    private bool HasPlace(string data, BlockKind kind, int level)
    {
        if (_hasText && _isUnseenLine != _look.IsUnseen)
        {
            if (_look.IsUnseen && data.Length <= LongestHiddenWords)
                return false;
            Flush(kind, level);
        }

        (_hasText, _isUnseenLine) = (true, _look.IsUnseen);
        return true;
    }

    private void AddScript(IElement element, bool raised, BlockKind kind, int level)
    {
        if (raised && HtmlText.IsNoteMark(element))
            return;
        string? marks = HtmlText.ShortContent(element, LongestScript);
        bool isUnseen = _look.Within(element).IsUnseen || _isUnseenLine
            || HtmlVisibility.Of(element) != HtmlHiding.None || HtmlVisibility.IsStruck(element);
        bool isOneText = element.FirstElementChild is null || HtmlText.Shifted(marks ?? "", raised) is not null;
        if (isUnseen || !isOneText || string.IsNullOrEmpty(marks))
        {
            _inlineDepth++;
            if (!isUnseen)
                Walk(element, kind, level);
            _inlineDepth--;
            return;
        }

        int before = _line.Length;
        HtmlText.AppendShifted(_line, marks, raised);
        if (_linkDepth > 0)
            _linked += _line.Length - before;
    }

    private void AddPreformatted(IElement element, BlockKind kind, int level)
    {
        Flush(kind, level);
        _isUnseenLine = _look.Within(element).IsUnseen;
        foreach (IElement lineBreak in element.QuerySelectorAll("br").ToList())
            lineBreak.TextContent = "\n";
        string text = element.TextContent;
        if (!Prose.IsRunningText(text))
        {
            Add(BlockKind.Code, 0, text, 0);
        }
        else
        {
            foreach (Block block in Document.FromText(text).Blocks)
                Add(block.Kind, block.Level, text.Substring(block.Offset, block.Length), 0);
        }

        _isUnseenLine = false;
    }

    /// <summary>
    /// Ends the line: an empty line in it (two line breaks) parts paragraphs, and a short one above a sentence is a
    /// heading.
    /// </summary>
    private void Flush(BlockKind kind, int level)
    {
        if (_line.Length == 0)
            return;
        string text = _line.ToString();
        (int linked, bool isLabel) = (_linked, text.TrimEnd().Length <= _labelEnd);
        _line.Clear();
        (_linked, _labelEnd) = (0, 0);
        if (!isLabel)
            AddLine(kind, level, text, linked);
        (_isUnseenLine, _hasText) = (false, false);
    }

    private void AddLine(BlockKind kind, int level, string text, int linked)
    {
        if (text.AsSpan().IndexOf('\n') < 0 || kind is not (BlockKind.Paragraph or BlockKind.Quotation))
        {
            bool isBoldLine = kind == BlockKind.Paragraph && linked == 0 && IsBoldLine(text.Trim());
            Add(isBoldLine ? BlockKind.Heading : kind, isBoldLine ? 3 : level, text, linked);
            return;
        }

        double linkShare = (double)linked / text.Length;
        foreach (string paragraph in HtmlText.Paragraphs(text))
        {
            int first = paragraph.IndexOf('\n', StringComparison.Ordinal);
            string head = first < 0 ? "" : paragraph[..first].Trim();
            if (head.Length is > 0 and <= LongestLineHeading && kind == BlockKind.Paragraph
                && !MailFields.IsSender(head) && HtmlText.IsHeadingAbove(head, paragraph.AsSpan(first + 1).Trim()))
            {
                Add(BlockKind.Heading, 3, head, (int)(linkShare * head.Length));
                Add(kind, level, paragraph[(first + 1)..], (int)(linkShare * (paragraph.Length - first)));
            }
            else
            {
                Add(kind, level, paragraph, (int)(linkShare * paragraph.Length));
            }
        }
    }

    // True for a short paragraph that is all bold and no sentence, as headings are in many advertisements and mails.
    private bool IsBoldLine(string text)
    {
        bool isShort = text.Length is > 0 and <= LongestLineHeading && !".!?;,…。！？".Contains(text[^1]);
        bool isLabel = isShort && !char.IsLower(text[0]) && !Prose.StatesFigure(text);
        return isLabel && BoilerplateRules.ForLine(text) is null
            && Elements[_current].Source is { LocalName: "p", ChildElementCount: 1 } paragraph
            && paragraph.FirstElementChild is { LocalName: "b" or "strong" } bold
            && bold.TextContent.Trim() == paragraph.TextContent.Trim();
    }

    private void Add(BlockKind kind, int level, string text, int linked)
    {
        if (!string.IsNullOrWhiteSpace(text))
            Blocks.Add(new PageBlock(kind, level, text, linked, _current) { IsUnseen = _isUnseenLine });
    }

    private void AddRows(IElement table)
    {
        TextLook outer = _look, look = outer.Within(table);
        foreach (IElement row in table.QuerySelectorAll("tr, caption"))
        {
            IElement? group = row.ParentElement is { LocalName: not "table" } around ? around : null;
            if (IsGone(row) || (group is not null && IsGone(group)))
                continue;
            _look = (group is null ? look : look.Within(group)).Within(row);
            if (row.LocalName == "caption")
                Add(BlockKind.Caption, 0, _look.IsUnseen ? "" : row.TextContent, 0);
            else
                Add(BlockKind.Table, 0,
                    string.Join(" | ", row.Children.Where(cell => !IsGone(cell)).Select(CellText)), 0);
        }

        _look = outer;
    }

    private static bool IsGone(IElement element) =>
        HtmlVisibility.Of(element) != HtmlHiding.None || HtmlVisibility.IsStruck(element);

    private string CellText(IElement cell)
    {
        // A cell is read like a line of its own, so that raised digits, notes and deleted text are what they are
        // elsewhere.
        (int linked, int depth) = (_linked, _linkDepth);
        _line.Clear();
        int blocks = Blocks.Count, elements = Elements.Count;
        Walk(cell, BlockKind.Table, 0);
        Flush(BlockKind.Table, 0);
        bool[] isHidden = new bool[Blocks.Count - blocks];
        foreach (PageElement element in Elements.Skip(elements).Where(element => element.Hiding != HtmlHiding.None))
            Array.Fill(isHidden, true, element.FirstBlock - blocks, element.EndBlock - element.FirstBlock);
        string text = string.Join(' ', Blocks.Skip(blocks)
            .Where((block, i) => !block.IsUnseen && !isHidden[i])
            .Select(block => block.Text.Replace('\n', ' ').Trim()));
        Blocks.RemoveRange(blocks, Blocks.Count - blocks);
        Elements.RemoveRange(elements, Elements.Count - elements);
        (_linked, _linkDepth) = (linked, depth);
        return text;
    }
}
