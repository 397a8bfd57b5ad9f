using System.Globalization;
using System.Text;
using System.Xml;
using Summarizer.Documents;
using Summarizer.Pipeline.Reading.Html;
using Summarizer.Pipeline.Reading.Packages;

namespace Summarizer.Pipeline.Reading.Slides;

/// <summary>A walk through the shapes of a slide, once. The title comes first, in any order of the shapes.</summary>
internal sealed class SlideBody(DocumentBuilder builder, ReadingLimits limits, CancellationToken cancellationToken)
{
    /// <summary>
    /// The longest line that is taken for a title, and type that only titles have, in hundredths of a point.
    /// </summary>
    private const int LongestTitle = 120, LargeType = 3200;

    private readonly List<(BlockKind Kind, string Text, RowCells? Row, int Size)> _found = [];
    private readonly StringBuilder _text = new();
    private string _shape = "";
    private string? _heading;
    private RowCells? _row;
    private (bool? Raised, int From) _run;
    private bool _inText;

    /// <summary>The largest type of the paragraph, in hundredths of a point; 0 where none is given.</summary>
    private int _size;

    private bool _isStruck, _isHidden, _isNotes;

    /// <summary>The depth of the shape or group around the place that is hidden.</summary>
    private int _hiddenDepth;

    private Func<string, List<string>>? _diagram;
    private long _diagramCharacters;

    /// <summary>The title of the first slide that has one.</summary>
    public string? Title { get; private set; }

    /// <summary>The language of the first text that declares one.</summary>
    public string? Language { get; private set; }

    /// <summary>Reads a slide; nothing of a hidden one.</summary>
    /// <param name="xml">The slide.</param>
    /// <param name="diagram">Returns the texts of a diagram by the slide's relationship to it.</param>
    /// <returns>False if it is hidden.</returns>
    public bool Read(XmlReader xml, Func<string, List<string>> diagram)
    {
        _diagram = diagram;
        Walk(xml, isNotes: false);
        AddSlide();
        return !_isHidden;
    }

    /// <summary>Reads the speaker notes of a slide as paragraphs.</summary>
    public void ReadNotes(XmlReader xml)
    {
        Walk(xml, isNotes: true);
        foreach ((_, string text, _, _) in _found.Where(block => block.Row is null))
            builder.Add(BlockKind.Paragraph, text);
    }

    private void Walk(XmlReader xml, bool isNotes)
    {
        _found.Clear();
        _text.Clear();
        (_shape, _heading, _row, _inText, _isHidden, _isNotes) = ("", null, null, false, false, isNotes);
        _hiddenDepth = int.MaxValue;
        XmlWalk.Through(xml, "A slide", limits, IsLeftOut, Visit, cancellationToken);
    }

    private void Visit(XmlReader xml)
    {
        if (xml.Depth <= _hiddenDepth && _hiddenDepth < int.MaxValue)
            _hiddenDepth = int.MaxValue;
        if (xml.NodeType == XmlNodeType.Element)
            Begin(xml);
        else if (xml.NodeType == XmlNodeType.EndElement)
            End(xml.LocalName);
        else if (_inText && !_isStruck
            && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            _text.Append(xml.Value);
    }

    // Slides can be hidden; fields are dates and slide numbers; the second version of a shape is for old programs.
    private bool IsLeftOut(XmlReader xml) => xml.LocalName switch
    {
        "sld" => _isHidden = xml.GetAttribute("show") is "0" or "false",
        "fld" or "timing" or "transition" or "extLst" => true,
        "Fallback" => xml.NamespaceURI.EndsWith("/markup-compatibility/2006", StringComparison.Ordinal),
        "txBody" or "graphic" when xml.Depth > _hiddenDepth => true,
        "txBody" => _isNotes ? _shape != "body" : _shape is "dt" or "ftr" or "hdr" or "sldNum",
        _ => false,
    };

    private void Begin(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "sp" or "graphicFrame" or "pic" or "cxnSp":
                _shape = "";
                break;
            case "cNvPr" when xml.GetAttribute("hidden") is "1" or "true":
                // In p:nvSpPr of p:sp, and the like.
                _hiddenDepth = Math.Min(_hiddenDepth, xml.Depth - 2);
                break;
            case "ph":
                _shape = xml.GetAttribute("type") ?? "body";
                break;
            case "tr":
                _row = new RowCells();
                break;
            case "tc":
                _row?.StartCell();
                break;
            case "p":
                _text.Clear();
                _size = 0;
                break;
            case "br":
                _text.Append('\n');
                break;
            case "r":
                (_run, _isStruck) = ((null, _text.Length), false);
                break;
            case "rPr":
                ReadRun(xml);
                break;
            case "t":
                _inText = !xml.IsEmptyElement;
                break;
            case "relIds" when DiagramText.IdOf(xml) is { } id && !_isNotes:
                AddDiagram(id);
                break;
        }
    }

    private void AddDiagram(string id)
    {
        foreach (string text in _diagram!(id))
        {
            limits.CheckCharacters(_diagramCharacters += text.Length);
            _found.Add((BlockKind.ListItem, text, null, 0));
        }
    }

    private void ReadRun(XmlReader xml)
    {
        _isStruck = (xml.GetAttribute("strike") ?? "noStrike") != "noStrike";
        Language ??= xml.GetAttribute("lang");
        if (int.TryParse(xml.GetAttribute("sz"), NumberStyles.None, CultureInfo.InvariantCulture, out int size))
            _size = Math.Max(_size, size);
        if (xml.GetAttribute("baseline") is { Length: > 0 } baseline && baseline != "0")
            _run.Raised = baseline[0] != '-';
    }

    private void End(string name)
    {
        switch (name)
        {
            case "t":
                _inText = false;
                break;
            case "r" when _run.Raised is { } raised:
                string part = _text.ToString(_run.From, _text.Length - _run.From);
                _text.Length = _run.From;
                HtmlText.AppendShifted(_text, part, raised);
                _run.Raised = null;
                break;
            case "r":
                _isStruck = false;
                break;
            case "p":
                AddParagraph(_text.ToString());
                _text.Clear();
                break;
            case "tr" when _row is not null:
                _found.Add((BlockKind.Table, "", _row, 0));
                _row = null;
                break;
        }
    }

    private void AddParagraph(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        if (_row is not null)
            _row.Add(text);
        else if (_shape is "title" or "ctrTitle")
            _heading = _heading is null ? text : _heading + " " + text;
        else
            _found.Add((_shape is "body" or "obj" ? BlockKind.ListItem : BlockKind.Paragraph, text, null, _size));
    }

    /// <summary>
    /// Takes the first line for the title where it is larger than all others: some programs save slides as text boxes
    /// only.
    /// </summary>
    private void TakeLargestForTitle()
    {
        if (_heading is not null || _found.Count == 0
            || _found[0] is not { Kind: BlockKind.Paragraph, Size: > 0 } first)
            return;
        bool isLargest = _found.Count == 1
            ? first.Size >= LargeType
            : _found.Skip(1).All(other => other.Size < first.Size);
        if (!isLargest || first.Text.Length > LongestTitle)
            return;
        _heading = first.Text;
        _found.RemoveAt(0);
    }

    private void AddSlide()
    {
        TakeLargestForTitle();
        if (_heading is not null)
            builder.Add(BlockKind.Heading, _heading, 2);
        Title ??= _heading;
        // A single paragraph is text, several are a list.
        bool isList = _found.Count(block => block.Kind == BlockKind.ListItem) > 1;
        foreach ((BlockKind kind, string text, RowCells? row, _) in _found)
        {
            if (row is not null)
                row.AddTo(builder);
            else
                builder.Add(isList || kind != BlockKind.ListItem ? kind : BlockKind.Paragraph, text);
        }
    }
}
