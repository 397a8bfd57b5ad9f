using System.Globalization;
using System.Text;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Html;
using Summarizer.Pipeline.Reading.Word;

namespace Summarizer.Pipeline.Reading.RichText;

/// <summary>
/// Rich Text Format (.rtf) to a document, in one pass: paragraphs, headings by outline level or style, lists, tables.
/// Notes, fields' codes, headers, pictures, hidden and struck text are left out (Rich Text Format Specification 1.9.1).
/// </summary>
internal sealed class RtfReader
{
    /// <summary>The deepest nesting of groups.</summary>
    private const int MaxDepth = 256;

    private readonly string _source;
    private readonly DocumentBuilder _builder;
    private readonly CancellationToken _cancellationToken;
    private readonly Stack<RtfState> _states = new();
    private readonly Dictionary<int, int> _fontPages = [];
    private readonly Dictionary<int, string> _pictureFonts = [];
    private readonly Dictionary<int, int> _styleLevels = [];
    private readonly List<byte> _bytes = [];
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _aside = new();
    private RtfState _state = new();
    private RowCells? _row;
    private int _codePage = 1252;
    private int _skip;
    private int _font, _defaultFont;

    /// <summary>The number of the style that the stylesheet describes at the place.</summary>
    private int? _style;

    private bool _isItem;
    private string? _title;

    private RtfReader(string source, ReadingLimits limits, CancellationToken cancellationToken) =>
        (_source, _builder, _cancellationToken) = (source, new DocumentBuilder(limits), cancellationToken);

    /// <summary>Reads a text.</summary>
    /// <exception cref="ArticleException">Its groups nest deeper than allowed, or its text is too long.</exception>
    public static Document Read(ReadOnlySpan<byte> content, ReadingLimits limits, CancellationToken cancellationToken)
    {
        // RTF is ASCII; what other bytes mean depends on the font, so each stays one character until then.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var reader = new RtfReader(Encoding.Latin1.GetString(content), limits, cancellationToken);
        reader.Read();
        return reader._builder.Build(
            DocumentTitles.IsUseless(reader._title) ? reader._builder.OpeningHeading : reader._title, null);
    }

    private void Read()
    {
        int at = 0;
        while (at < _source.Length)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            char c = _source[at];
            switch (c)
            {
                case '{':
                    FlushBytes();
                    if (_states.Count >= MaxDepth)
                        throw new ArticleException(FailureCode.UnreadableArticle,
                            $"The RTF nests deeper than the {MaxDepth} levels allowed.");
                    _states.Push(_state);
                    _state = _state with { IsFirst = true, IsIgnorable = false };
                    at++;
                    break;
                case '}':
                    EndGroup();
                    at++;
                    break;
                case '\\':
                    at = ReadControl(at + 1);
                    break;
                case '\r' or '\n' or '\0':
                    at++;
                    break;
                default:
                    AppendByte((byte)c);
                    at++;
                    break;
            }
        }

        EndParagraph();
        EndRow();
    }

    private void EndGroup()
    {
        FlushBytes();
        if (_states.Count == 0)
            return;
        RtfState inner = _state;
        _state = _states.Pop();
        if (inner.Part == RtfPart.Text && inner.Shift != _state.Shift)
            EndShift(inner);
        if (inner.Part == RtfPart.Title && _state.Part != RtfPart.Title)
            _title = TakeAside();
        else if (inner.Part == RtfPart.Styles && _states.TryPeek(out RtfState around) && around.Part != RtfPart.Styles)
            EndStyle();
    }

    /// <summary>Keeps the level of a paragraph style. Other styles, such as those of characters, have none.</summary>
    private void EndStyle()
    {
        int level = HeadingLevel(TakeAside());
        if (_style is { } style)
            _styleLevels[style] = level;
        _style = null;
    }

    /// <summary>Reads a control word or symbol after its backslash; returns where the text continues.</summary>
    private int ReadControl(int at)
    {
        if (at >= _source.Length)
            return at;
        char c = _source[at];
        if (!char.IsAsciiLetter(c))
            return ReadSymbol(c, at + 1);
        int end = at;
        while (end < _source.Length && end - at < 32 && char.IsAsciiLetter(_source[end]))
            end++;
        string word = _source[at..end];
        int digits = end;
        if (digits < _source.Length && _source[digits] == '-')
            digits++;
        while (digits < _source.Length && digits - end < 11 && char.IsAsciiDigit(_source[digits]))
            digits++;
        int? number =
            int.TryParse(_source.AsSpan(end, digits - end), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                out int n) ? n : null;
        at = number is null ? end : digits;
        if (at < _source.Length && _source[at] == ' ')
            at++;
        if (word == "bin" && number > 0)
            return (int)Math.Min(_source.Length, at + (long)number.Value);
        Obey(word, number);
        return at;
    }

    private int ReadSymbol(char symbol, int at)
    {
        switch (symbol)
        {
            case '\'' when at + 2 <= _source.Length:
                if (byte.TryParse(_source.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                    out byte value))
                    AppendByte(value);
                return at + 2;
            case '*':
                _state = _state with { IsIgnorable = true };
                break;
            case '~':
                Append("\u00A0");
                break;
            case '_':
                Append("-");
                break;
            case '\\' or '{' or '}':
                AppendByte((byte)symbol);
                break;
            case '\r' or '\n':
                EndParagraph();
                break;
        }

        return at;
    }

    private void Obey(string word, int? number)
    {
        bool isFirst = _state.IsFirst;
        if (word is not ("u" or "uc"))
            FlushBytes();
        _state = _state with { IsFirst = false };
        if (isFirst && RtfWords.PartOf(word) is { } part)
        {
            _state = _state with { Part = part };
            return;
        }

        if (isFirst && _state.IsIgnorable && _state.Part == RtfPart.Text && !RtfWords.IsTextDespiteStar(word))
        {
            _state = _state with { Part = RtfPart.Skipped };
            return;
        }

        if (RtfWords.CharacterOf(word) is { } character)
            Append(character);
        else
            ObeyFormat(word, number);
    }

    private void ObeyFormat(string word, int? number)
    {
        switch (word)
        {
            case "par" or "sect" or "page":
                EndParagraph();
                break;
            case "cell" or "nestcell":
                EndCell();
                break;
            case "row" or "nestrow":
                EndRow();
                break;
            case "pard":
                _state = _state with { Level = 0, InTable = false };
                // The number of an item has a format of its own, which ends with its group.
                _isItem &= _state.Part != RtfPart.Text;
                break;
            case "intbl":
                _state = _state with { InTable = true };
                break;
            case "outlinelevel":
                _state = _state with { Level = number is >= 0 and <= 5 ? number.Value + 1 : 0 };
                break;
            case "s":
                if (_state.Part == RtfPart.Styles)
                    _style = number ?? 0;
                else if (_state.Part == RtfPart.Text)
                    _state = _state with { Level = _styleLevels.GetValueOrDefault(number ?? 0) };
                break;
            case "ls" when _state.Part == RtfPart.Text:
                _isItem = true;
                break;
            case "ansicpg" when number is > 0:
                _codePage = number.Value;
                break;
            case "f" when number is not null:
                _font = number.Value;
                _state = _state with { Font = _font };
                break;
            case "deff" when number is not null:
                _defaultFont = number.Value;
                _state = _state with { Font = _defaultFont };
                break;
            case "fcharset" when number is not null && _state.Part == RtfPart.Fonts:
                _fontPages[_font] = RtfWords.CodePageOf(number.Value);
                _pictureFonts.Remove(_font);
                if (number == RtfWords.SymbolCharset)
                    _pictureFonts[_font] = "";
                break;
            case "uc":
                _state = _state with { Substitutes = Math.Clamp(number ?? 1, 0, 8) };
                break;
            case "u" when number is not null:
                AppendUnicode(number.Value);
                break;
            case "v" or "strike" or "striked" or "deleted":
                _state = _state with { IsHidden = number is not 0 };
                break;
            case "plain":
                _state = _state with { IsHidden = false, Shift = 0, Font = _defaultFont };
                break;
            case "super" or "sub" or "nosupersub" or "up" or "dn":
                Shift(number == 0 ? 0 : word is "super" or "up" ? 1 : word is "sub" or "dn" ? -1 : 0);
                break;
        }
    }

    private void AppendUnicode(int value)
    {
        FlushBytes();
        _skip = 0;
        Append(WordSymbols.Readable(((char)(ushort)value).ToString(), _pictureFonts.GetValueOrDefault(_state.Font)));
        _skip = _state.Substitutes;
    }

    private void AppendByte(byte value)
    {
        if (_skip > 0)
            _skip--;
        else
            _bytes.Add(value);
    }

    private void FlushBytes()
    {
        _skip = 0;
        if (_bytes.Count == 0)
            return;
        // A title has no font.
        int fontPage = _state.Part == RtfPart.Title ? 0 : _fontPages.GetValueOrDefault(_state.Font);
        Encoding encoding = EncodingOf(fontPage) ?? EncodingOf(_codePage) ?? Encoding.Latin1;
        string text = _state.Part == RtfPart.Text && _pictureFonts.TryGetValue(_state.Font, out string? font)
            ? string.Concat(_bytes.Select(place => WordSymbols.Of(font, place)))
            : encoding.GetString([.. _bytes]);
        _bytes.Clear();
        Append(text);
    }

    private static Encoding? EncodingOf(int codePage)
    {
        try
        {
            return codePage > 0 ? Encoding.GetEncoding(codePage) : null;
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private void Append(string text)
    {
        if (_bytes.Count > 0)
            FlushBytes();
        _state = _state with { IsFirst = false };
        if (_state.Part is RtfPart.Title or RtfPart.Styles && _aside.Length < 1000)
            _aside.Append(text);
        else if (_state.Part == RtfPart.Fonts && !_state.IsIgnorable && _pictureFonts.GetValueOrDefault(_font) == "")
            _pictureFonts[_font] = text.Trim(' ', ';');
        else if (_state.Part == RtfPart.Text && !_state.IsHidden)
            _text.Append(text);
    }

    private void Shift(int shift)
    {
        if (_state.Shift != 0)
            EndShift(_state);
        _state = _state with { Shift = shift, ShiftFrom = _text.Length };
    }

    private void EndShift(RtfState shifted)
    {
        if (shifted.Shift == 0 || shifted.ShiftFrom > _text.Length)
            return;
        string part = _text.ToString(shifted.ShiftFrom, _text.Length - shifted.ShiftFrom);
        _text.Length = shifted.ShiftFrom;
        HtmlText.AppendShifted(_text, part, shifted.Shift > 0);
    }

    private string TakeAside()
    {
        string text = _aside.ToString().Trim().TrimEnd(';');
        _aside.Clear();
        return text;
    }

    /// <summary>Returns the level of a style's name: "heading 2", "Überschrift 2"; 0 for other styles.</summary>
    private static int HeadingLevel(string style)
    {
        int space = style.LastIndexOf(' ');
        if (style.Equals("Title", StringComparison.OrdinalIgnoreCase))
            return 1;
        bool isNumbered = space > 0 && style.Length == space + 2 && style[^1] is >= '1' and <= '6';
        return isNumbered && RtfWords.IsHeading(style[..space]) ? style[^1] - '0' : 0;
    }

    private void EndParagraph()
    {
        FlushBytes();
        if (_state.Part != RtfPart.Text)
            return;
        string text = _text.ToString();
        _text.Clear();
        _state = _state with { ShiftFrom = 0 };
        if (_state.InTable)
        {
            (_row ??= new RowCells()).Add(text);
            return;
        }

        EndRow();
        BlockKind kind = _state.Level > 0
            ? BlockKind.Heading
            : _isItem ? BlockKind.ListItem : CaptionText.Is(text) ? BlockKind.Caption : BlockKind.Paragraph;
        _builder.Add(kind, text, _state.Level);
    }

    private void EndCell()
    {
        FlushBytes();
        (_row ??= new RowCells()).Add(_text.ToString());
        _row.StartCell();
        _text.Clear();
    }

    private void EndRow()
    {
        if (_row is not null)
        {
            _row.EndLastCell();
            _row.AddTo(_builder);
        }

        _row = null;
    }
}
