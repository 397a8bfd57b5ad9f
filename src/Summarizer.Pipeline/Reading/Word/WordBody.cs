using System.Text;
using System.Xml;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Html;
using Summarizer.Pipeline.Reading.Mail;
using Summarizer.Pipeline.Reading.Packages;
using Summarizer.Pipeline.Reading.RichText;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Reading.Word;

/// <summary>
/// A walk through the main part, once, that collects its paragraphs. Text boxes nest paragraphs, tables nest anything:
/// both are stacks.
/// </summary>
internal sealed class WordBody(DocumentBuilder builder, DocxPackage package, WordStyles styles, ReadingLimits limits,
    CancellationToken cancellationToken)
{
    /// <summary>The most parts in other formats that are read.</summary>
    private const int MostAltChunks = 50;

    /// <summary>The longest paragraph in bold type that is taken for a heading.</summary>
    private const int LongestBoldHeading = 100;

    /// <summary>Text that is raised by at least this much is a power, in half points.</summary>
    private const int LeastShift = 4;

    /// <summary>The largest type that readers do not see, in half points.</summary>
    private const int LargestUnseen = 4;

    /// <summary>The most paragraphs, and together the most characters, that are joined to a title.</summary>
    private const int MostTitleParagraphs = 3, LongestTitle = 300;

    private readonly Stack<Paragraph> _paragraphs = new();
    private readonly Stack<RowCells> _rows = new();

    /// <summary>True for each content control around the place that shows a placeholder.</summary>
    private readonly Stack<bool> _placeholders = new();

    private readonly WordEquations _equations = new();

    private int _altChunks;
    private long _diagramCharacters;
    private int _linkStart = -1;
    private bool _inProperties;

    /// <summary>The text of paragraphs whose ends are deleted.</summary>
    private string _carried = "";

    private bool _hidden, _struck, _doubleStruck;

    /// <summary>The rows that are deleted or hidden, and true within the properties of a row.</summary>
    private readonly HashSet<RowCells> _goneRows = [];

    private bool _inRowProperties;

    /// <summary>The number of paragraphs of the title, up to the paragraph before; 0 if it has ended.</summary>
    private int _titleParagraphs;

    /// <summary>True if the run is white, and if it has a colour or the page a picture behind it.</summary>
    private bool _isWhite, _isShaded, _hasGround;

    /// <summary>The number of pieces of text that are white on white, less the number of others.</summary>
    private int _white;

    /// <summary>The font of the run, for symbols that are written by their places in it.</summary>
    private string? _font;

    /// <summary>The alignment "superscript", "subscript" or null, and the start of the run's text.</summary>
    private (string? Align, int From) _run;
    private bool _bold;

    /// <summary>The size of the run's type; 0 if it names none.</summary>
    private int _size;

    private readonly LargeLines _large = new();

    public DocumentBuilder Builder => builder;

    /// <summary>True for a document within another; those within it are not read.</summary>
    public bool IsWithin { get; init; }

    /// <summary>True to read text that is white on white.</summary>
    public bool ReadsWhite { get; init; }

    /// <summary>True if most of the text is white, so that there must be a colour behind it.</summary>
    public bool IsMostlyWhite => _white > 0;

    /// <summary>True if a part of the document is in a format that is not read within another.</summary>
    public bool IsPartlyRead { get; private set; }

    /// <summary>The text of the first paragraph in the style "Title".</summary>
    public string? Title { get; private set; }

    public void Read(XmlReader xml)
    {
        XmlWalk.Through(xml, "The Word document", limits, IsLeftOut, Visit, cancellationToken);
        if (_carried.Length > 0)
            Finish(new Paragraph());
        foreach ((int block, int level) in _large.Find())
            builder.MakeHeading(block, level);
    }

    private void Visit(XmlReader xml)
    {
        _hasGround |= xml.NodeType == XmlNodeType.Element && xml.LocalName is "background" or "anchor" or "pict";
        if (xml.NodeType == XmlNodeType.Element && xml.IsWord())
            Begin(xml);
        else if (xml.NodeType == XmlNodeType.EndElement && xml.IsWord())
            End(xml.LocalName);
        else if (xml.IsMath() && _paragraphs.TryPeek(out Paragraph? around))
            VisitMath(xml, around);
        else if (DiagramText.IdOf(xml) is { } id && _paragraphs.TryPeek(out Paragraph? anchor))
            anchor.Diagrams.Add(id);
        else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
            && _paragraphs.TryPeek(out Paragraph? paragraph) && paragraph.InText)
            AppendText(paragraph, xml.Value);
    }

    private bool IsLeftOut(XmlReader xml)
    {
        if (!IsInvisible(xml))
            return false;
        bool isMark = _inProperties && xml.LocalName is "del" or "moveFrom";
        if (isMark && _paragraphs.TryPeek(out Paragraph? ending))
            ending.IsMarkDeleted = true;
        if (_inRowProperties && xml.LocalName == "del" && _rows.TryPeek(out RowCells? row))
            _goneRows.Add(row);
        return true;
    }

    // Moved and deleted text is still there, as is a second version of drawings for old programs.
    private bool IsInvisible(XmlReader xml) => xml.LocalName switch
    {
        "sdtContent" => xml.IsWord() && _placeholders.TryPeek(out bool placeholder) && placeholder,
        "Fallback" => xml.NamespaceURI.EndsWith("/markup-compatibility/2006", StringComparison.Ordinal),
        "moveFrom" or "del" or "instrText" or "delText" or "footnote" or "endnote" or "comment" =>
            xml.IsWord() && xml.Depth > 2,
        // The look before a tracked change, and readings above characters (furigana).
        "rPrChange" or "pPrChange" or "sectPrChange" or "tblPrChange" or "tblPrExChange" or "tblGridChange"
            or "trPrChange" or "tcPrChange" or "numberingChange" or "rt" => xml.IsWord(),
        _ => false,
    };

    private void Begin(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "docPartGallery" when xml.WordAttribute("val") == "Table of Contents" && _placeholders.TryPop(out _):
                _placeholders.Push(true);
                return;
            case "sdt" when !xml.IsEmptyElement:
                _placeholders.Push(false);
                return;
            case "showingPlcHdr" when _placeholders.TryPop(out _):
                _placeholders.Push(xml.WordSwitch());
                return;
            case "altChunk":
                AddAltChunk(xml);
                return;
        }

        if (xml.LocalName == "p")
        {
            _paragraphs.Push(new Paragraph());
            if (xml.IsEmptyElement)
                _paragraphs.Pop();
            return;
        }

        if (xml.LocalName == "tr" && !xml.IsEmptyElement)
            _rows.Push(new RowCells());
        else if (xml.LocalName == "trPr")
            _inRowProperties = !xml.IsEmptyElement;
        else if (xml.LocalName == "hidden" && _inRowProperties && xml.WordSwitch() && _rows.TryPeek(out RowCells? gone))
            _goneRows.Add(gone);
        else if (xml.LocalName == "tc" && _rows.TryPeek(out RowCells? row))
            row.StartCell();
        if (!_paragraphs.TryPeek(out Paragraph? paragraph))
            return;
        switch (xml.LocalName)
        {
            case "pPr":
                _inProperties = !xml.IsEmptyElement;
                break;
            case "hyperlink" when !xml.IsEmptyElement:
                bool isToHeading = xml.WordAttribute("anchor") is { } anchor && IsHeadingAnchor(anchor);
                _linkStart = isToHeading ? paragraph.Text.Length : -1;
                break;
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
                _hidden = styles.IsHidden(paragraph.Style);
                _struck = styles.IsStruck(paragraph.Style);
                _doubleStruck = styles.IsDoubleStruck(paragraph.Style);
                _bold = _isWhite = _isShaded = false;
                _font = null;
                _run = (null, paragraph.Text.Length);
                _size = 0;
                break;
            case "rStyle":
                string? runStyle = xml.WordAttribute("val");
                _hidden |= styles.IsHidden(runStyle);
                _struck |= styles.IsStruck(runStyle);
                _doubleStruck |= styles.IsDoubleStruck(runStyle);
                _run.Align = styles.AlignOf(runStyle);
                break;
            case "vanish":
                _hidden = xml.WordSwitch();
                break;
            case "strike":
                _struck = xml.WordSwitch();
                break;
            case "dstrike":
                _doubleStruck = xml.WordSwitch();
                break;
            case "color":
                _isWhite = WordXml.IsWhite(xml.WordAttribute("val"));
                break;
            case "sz":
                _hidden |= xml.WordNumber("val") <= LargestUnseen;
                _size = xml.WordNumber("val") ?? 0;
                break;
            case "shd" or "highlight" when xml.IsGround():
                _isShaded = true;
                paragraph.IsShaded |= _inProperties;
                break;
            case "rFonts":
                _font = xml.WordAttribute("ascii");
                break;
            case "vertAlign":
                _run.Align = xml.WordAttribute("val");
                break;
            case "position" when xml.WordNumber("val") is <= -LeastShift or >= LeastShift:
                _run.Align ??= xml.WordNumber("val") > 0 ? "superscript" : "subscript";
                break;
            case "sym" when !IsUnseen(paragraph):
                paragraph.Text.Append(WordSymbols.Of(xml.WordAttribute("font"), xml.WordAttribute("char")));
                break;
            case "b":
                _bold = xml.WordSwitch();
                break;
            case "t":
                paragraph.InText = !xml.IsEmptyElement && !IsUnseen(paragraph);
                _white += paragraph.InText ? -1 : IsGone ? 0 : 1;
                break;
            case "tab":
                paragraph.Text.Append(' ');
                break;
            case "br" or "cr":
                bool isAfterBold = paragraph.BoldLine == 0 && paragraph.AllBold
                    && paragraph.Text.Length is > 0 and <= LongestBoldHeading;
                paragraph.BoldLine = isAfterBold ? paragraph.Text.Length : Math.Max(1, paragraph.BoldLine);
                paragraph.Text.Append('\n');
                break;
            case "noBreakHyphen":
                paragraph.Text.Append('\u2011');
                break;
        }
    }

    /// <summary>True if the run is hidden or struck through, by one line or by two.</summary>
    private bool IsGone => _hidden || _struck || _doubleStruck;

    // White words are seen on the colour of a cell, a shape, a paragraph or its style.
    private bool IsUnseen(Paragraph paragraph) => IsGone
        || (_isWhite && !ReadsWhite && !_isShaded && !_hasGround && !paragraph.IsShaded
            && !styles.IsShaded(paragraph.Style) && _rows.Count == 0 && _paragraphs.Count == 1);

    private void End(string name)
    {
        switch (name)
        {
            case "t" when _paragraphs.TryPeek(out Paragraph? paragraph):
                paragraph.InText = false;
                break;
            case "sdt":
                _placeholders.TryPop(out _);
                break;
            case "pPr":
                _inProperties = false;
                break;
            case "trPr":
                _inRowProperties = false;
                break;
            case "hyperlink" when _linkStart >= 0 && _paragraphs.TryPeek(out Paragraph? linking):
                linking.Linked += Math.Max(0, linking.Text.Length - _linkStart);
                _linkStart = -1;
                break;
            case "r" when _run.Align is "superscript" or "subscript" && _paragraphs.TryPeek(out Paragraph? shifted):
                WordEquations.Shift(shifted.Text, _run.From, raised: _run.Align == "superscript");
                break;
            case "p" when _paragraphs.TryPop(out Paragraph? paragraph):
                Finish(paragraph);
                AddDiagrams(paragraph);
                break;
            case "tr" when _rows.TryPop(out RowCells? row):
                if (_goneRows.Remove(row))
                    break;
                if (_rows.TryPeek(out RowCells? outer))
                    outer.Add(row);
                else
                    row.AddTo(builder);
                break;
        }
    }

    private void VisitMath(XmlReader xml, Paragraph paragraph)
    {
        if (xml.LocalName == "t")
            paragraph.InText = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
        else
            _equations.Visit(xml, paragraph.Text);
    }

    /// <summary>Adds the texts of a paragraph's diagrams below it.</summary>
    private void AddDiagrams(Paragraph paragraph)
    {
        foreach (string text in paragraph.Diagrams.SelectMany(id =>
            DiagramText.Read(package, package.RelatedPart(id), limits, cancellationToken)))
        {
            limits.CheckCharacters(_diagramCharacters += text.Length);
            if (_rows.TryPeek(out RowCells? row))
                row.Add(text);
            else
                builder.Add(BlockKind.ListItem, text);
        }
    }

    /// <summary>Adds a part in another format that the document takes in whole.</summary>
    private void AddAltChunk(XmlReader xml)
    {
        const string relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        bool isAllowed = ++_altChunks <= MostAltChunks && _paragraphs.Count == 0;
        string? part = xml.GetAttribute("id", relationships) is { } id ? package.RelatedPart(id) : null;
        if (!isAllowed || part is null || package.Bytes(part) is not { } content)
        {
            IsPartlyRead = true;
            return;
        }

        try
        {
            AddAltChunk(part, content);
        }
        catch (ArticleException exception) when (exception.Code is not (FailureCode.TooLarge or FailureCode.TimedOut))
        {
            // It cannot be read by itself, but the document around it can.
            IsPartlyRead = true;
        }
    }

    private void AddAltChunk(string part, byte[] content)
    {
        // Names are the writer's own, such as "afchunk1.dat".
        string ending = Path.GetExtension(part).ToLowerInvariant();
        ArticleFormat format = ending is ".htm" or ".html" or ".xhtml" ? ArticleFormat.Html
            : ending is ".mht" or ".mhtml" or ".eml" ? ArticleFormat.Email
            : FormatDetector.Detect(content, null, part, out _);
        List<Warning> warnings = [];
        switch (format)
        {
            case ArticleFormat.Html:
                string html = TextDecoder.Decode(content, HtmlReader.DeclaredCharset(content), [], cancellationToken);
                HtmlReader.AddFragment(html, builder, limits, cancellationToken);
                break;
            case ArticleFormat.PlainText:
                builder.Add(Document.FromText(TextDecoder.Decode(content, null, [], cancellationToken)));
                break;
            case ArticleFormat.RichText:
                builder.Add(RtfReader.Read(content, limits, cancellationToken));
                break;
            case ArticleFormat.Email:
                builder.Add(EmailReader.Read(content, warnings, limits, cancellationToken));
                break;
            case ArticleFormat.Docx when !IsWithin:
                builder.Add(DocxReader.Read(content, warnings, limits, cancellationToken, isWithin: true));
                break;
            default:
                IsPartlyRead = true;
                break;
        }

        IsPartlyRead |= warnings.Exists(warning => warning.Code == WarningCode.PartlyRead);
    }

    private void AppendText(Paragraph paragraph, string text)
    {
        // XML's own line breaks are spaces.
        paragraph.Text.Append(WordSymbols.Readable(text.Replace('\n', ' '), _font));
        if (!string.IsNullOrWhiteSpace(text))
        {
            paragraph.AllBold &= _bold;
            paragraph.Size = Math.Min(paragraph.Size ?? _size, _size);
        }

        limits.CheckCharacters(builder.Length + paragraph.Text.Length);
    }

    // Word, and Google Docs of several years.
    private static bool IsHeadingAnchor(string anchor) =>
        anchor.StartsWith("_Toc", StringComparison.Ordinal) || anchor.StartsWith("_heading", StringComparison.Ordinal)
        || anchor.StartsWith("h.", StringComparison.Ordinal) || anchor.StartsWith("_h.", StringComparison.Ordinal);

    /// <summary>True for a line of a table of contents: a link to a heading, and its page.</summary>
    private static bool IsOfContents(Paragraph paragraph, string text)
    {
        int length = text.AsSpan().TrimEnd("0123456789. \t").Trim().Length;
        return paragraph.Linked > 0 && paragraph.Linked >= 0.9 * length && !Prose.HasSentences(text);
    }

    private void Finish(Paragraph paragraph)
    {
        if (_carried.Length > 0)
        {
            paragraph.Text.Insert(0, _carried);
            _carried = "";
        }

        string text = paragraph.Text.ToString();
        if (paragraph.IsMarkDeleted)
        {
            // Its end is deleted: it continues in the next one, whose style both then have.
            _carried = text;
            return;
        }

        if (IsOfContents(paragraph, text)
            || styles.KindOf(paragraph.Style, paragraph.Outline, paragraph.Listed) is not { } found)
            return;
        if (found.Kind == BlockKind.Code && _rows.Count == 0)
        {
            builder.AddCodeLine(text);
            return;
        }

        if (string.IsNullOrWhiteSpace(text))
            return;
        if (_rows.TryPeek(out RowCells? row))
        {
            row.Add(text);
            return;
        }

        (BlockKind kind, int level, bool isTitle) = found;
        // A title of several lines may be as many paragraphs.
        bool isMore = _titleParagraphs is > 0 and < MostTitleParagraphs
            && Title?.Length + text.Length < LongestTitle;
        _titleParagraphs = isTitle && (Title is null || isMore) ? _titleParagraphs + 1 : 0;
        if (_titleParagraphs > 0)
            Title = Title is null ? text : $"{Title} {text}";
        // Writers who know no styles make captions and headings by hand.
        if (kind == BlockKind.Paragraph && CaptionText.Is(text))
            kind = BlockKind.Caption;
        bool isLine = kind == BlockKind.Paragraph && text.Trim() is { Length: <= LongestBoldHeading } line
            && !".!?:;,。！？".Contains(line[^1], StringComparison.Ordinal);
        _large.Add(builder.Count, text, paragraph.Size ?? 0, isStyled: kind == BlockKind.Heading, isLine);
        if (isLine && paragraph.AllBold)
            (kind, level) = (BlockKind.Heading, 3);
        int firstLine = FirstLineLength(text);
        if (firstLine > 0 && IsHeadingAbove(paragraph, kind, text, firstLine))
        {
            // A line break in place of a paragraph's end.
            builder.Add(BlockKind.Heading, text[..firstLine], kind == BlockKind.Heading ? level : 3);
            builder.Add(BlockKind.Paragraph, text[firstLine..]);
            return;
        }

        builder.Add(kind, text, level);
    }

    /// <summary>
    /// Returns the length of the first line with text, with what is before it; -1 if it is the only one.
    /// </summary>
    private static int FirstLineLength(string text)
    {
        int start = text.Length - text.AsSpan().TrimStart().Length;
        return text.IndexOf('\n', start);
    }

    /// <summary>True if the first line of a paragraph is a heading, and the rest the text below it.</summary>
    private static bool IsHeadingAbove(Paragraph paragraph, BlockKind kind, string text, int firstLine)
    {
        ReadOnlySpan<char> below = text.AsSpan(firstLine).Trim();
        if (below.IsEmpty)
            return false;
        if (kind == BlockKind.Heading)
            return below.Length > LongestBoldHeading || below[^1] is '.' or '!' or '?' or '。';
        bool endsOpen = text[firstLine - 1] is not ('.' or '!' or '?' or ':' or ';' or ',');
        return kind == BlockKind.Paragraph && paragraph.BoldLine == firstLine && endsOpen;
    }

    private sealed class Paragraph
    {
        public StringBuilder Text { get; } = new();

        public string? Style { get; set; }

        public int? Outline { get; set; }

        public bool Listed { get; set; }

        public bool InText { get; set; }

        /// <summary>True if there is a colour behind it.</summary>
        public bool IsShaded { get; set; }

        public bool AllBold { get; set; } = true;

        /// <summary>The size of its smallest type; 0 if that states no size, null if there is no text.</summary>
        public int? Size { get; set; }

        /// <summary>
        /// The end of the first line if all of it is bold; 0 before the first line break, 1 if it is not.
        /// </summary>
        public int BoldLine { get; set; }

        /// <summary>The number of characters in links to headings.</summary>
        public int Linked { get; set; }

        /// <summary>The relationships to the diagrams in it.</summary>
        public List<string> Diagrams { get; } = [];

        /// <summary>True if the paragraph's end is deleted or moved away.</summary>
        public bool IsMarkDeleted { get; set; }
    }
}
