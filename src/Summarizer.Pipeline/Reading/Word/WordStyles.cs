using System.Text.RegularExpressions;
using System.Xml;
using Summarizer.Documents;

namespace Summarizer.Pipeline.Reading.Word;

/// <summary>The paragraph styles of a Word document and what they mean for its paragraphs.</summary>
internal sealed partial class WordStyles
{
    /// <summary>The most steps for which a style is followed to the styles that it is based on.</summary>
    private const int LongestChain = 12;

    private const int MostStyles = 20_000;

    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);

    /// <summary>The language of the document's defaults.</summary>
    public string? Language { get; private set; }

    public static WordStyles Read(DocxPackage package, CancellationToken cancellationToken)
    {
        var styles = new WordStyles();
        using XmlReader? xml = package.OpenXml(package.StylesPart);
        string? id = null;
        while (xml is not null && xml.Read() && styles._styles.Count < MostStyles)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "style":
                    id = xml.WordAttribute("styleId");
                    if (id is not null)
                        styles._styles[id] = new Style();
                    break;
                case "lang" when id is null:
                    styles.Language ??= xml.WordAttribute("val");
                    break;
                case "name" when id is not null:
                    styles._styles[id].Name = xml.WordAttribute("val")?.ToLowerInvariant();
                    break;
                case "basedOn" when id is not null:
                    styles._styles[id].BasedOn = xml.WordAttribute("val");
                    break;
                case "outlineLvl" when id is not null:
                    styles._styles[id].Outline = xml.WordNumber("val");
                    break;
                case "vanish" when id is not null:
                    styles._styles[id].Hidden = xml.WordSwitch();
                    break;
                case "strike" when id is not null:
                    styles._styles[id].Struck = xml.WordSwitch();
                    break;
                case "dstrike" when id is not null:
                    styles._styles[id].DoubleStruck = xml.WordSwitch();
                    break;
                case "vertAlign" when id is not null:
                    styles._styles[id].Align = xml.WordAttribute("val");
                    break;
                case "shd" when id is not null && xml.IsGround():
                    styles._styles[id].Shaded = true;
                    break;
                case "numPr" when id is not null:
                    styles._styles[id].Listed = true;
                    break;
            }
        }

        return styles;
    }

    /// <summary>
    /// True if a paragraph's or a run's style, or one that it is based on, hides text or marks it as the placeholder of
    /// an empty control.
    /// </summary>
    public bool IsHidden(string? styleId) =>
        Of(styleId, style => style.Hidden ?? (style.Name == "placeholder text" ? true : null)) == true;

    /// <summary>
    /// True if a paragraph's or a run's style, or one that it is based on, strikes text through with one line.
    /// </summary>
    public bool IsStruck(string? styleId) => Of(styleId, style => style.Struck) == true;

    /// <summary>True if such a style strikes text through with two lines.</summary>
    public bool IsDoubleStruck(string? styleId) => Of(styleId, style => style.DoubleStruck) == true;

    /// <summary>True if a paragraph's style, or one that it is based on, has a colour behind the text.</summary>
    public bool IsShaded(string? styleId) => Of(styleId, style => style.Shaded) == true;

    /// <summary>
    /// Returns how a run's style, or one that it is based on, raises or lowers text; null if it does not.
    /// </summary>
    public string? AlignOf(string? styleId) => Of(styleId, style => style.Align);

    private T? Of<T>(string? styleId, Func<Style, T?> property)
    {
        for (int steps = 0; styleId is not null && steps < LongestChain
            && _styles.TryGetValue(styleId, out Style? style); steps++)
        {
            if (property(style) is { } value)
                return value;
            styleId = style.BasedOn;
        }

        return default;
    }

    /// <summary>Returns the kind of a paragraph by its style; null if it is left out.</summary>
    /// <param name="styleId">The style's id, or null for none.</param>
    /// <param name="outline">The paragraph's own outline level, counted from 0.</param>
    /// <param name="listed">True if the paragraph itself is numbered or has a bullet.</param>
    public (BlockKind Kind, int Level, bool IsTitle)? KindOf(string? styleId, int? outline, bool listed)
    {
        string? id = styleId;
        for (int steps = 0; id is not null && steps < LongestChain
            && _styles.TryGetValue(id, out Style? style); steps++)
        {
            if (ByName(style.Name ?? "") is { } named)
                return named.LeftOut ? null : (named.Kind, named.Level, named.IsTitle);
            outline ??= style.Outline;
            listed |= style.Listed;
            id = style.BasedOn;
        }

        // Without a style sheet the ids themselves must do; they are in the writer's language.
        if (_styles.Count == 0 && styleId == "Title")
            return (BlockKind.Heading, 1, true);
        if (_styles.Count == 0 && styleId is { Length: < 40 }
            && LocalisedHeading().Match(styleId) is { Success: true } match)
            return (BlockKind.Heading, Math.Clamp(match.Groups[1].Value[0] - '0', 1, 6), false);
        if (outline is >= 0 and <= 8)
            return (BlockKind.Heading, Math.Min(outline.Value + 1, 6), false);
        return (listed ? BlockKind.ListItem : BlockKind.Paragraph, 0, false);
    }

    // Word stores the built-in names in English in every language version.
    private static (BlockKind Kind, int Level, bool IsTitle, bool LeftOut)? ByName(string name) => name switch
    {
        "title" => (BlockKind.Heading, 1, true, false),
        "subtitle" => (BlockKind.Heading, 2, false, false),
        "caption" => (BlockKind.Caption, 0, false, false),
        "quote" or "intense quote" or "block text" => (BlockKind.Quotation, 0, false, false),
        "html preformatted" or "macro text" or "plain text code" or "code" or "source code" =>
            (BlockKind.Code, 0, false, false),
        "list bullet" or "list number" or "list bullet 2" or "list number 2" or "list bullet 3" or "list number 3" =>
            (BlockKind.ListItem, 0, false, false),
        "bibliography" => (BlockKind.Boilerplate, 0, false, false),
        "header" or "footer" or "footnote text" or "endnote text" or "table of figures" or "toc heading"
            or "index heading" => (default, 0, false, true),
        _ when name.EndsWith(" caption", StringComparison.Ordinal) => (BlockKind.Caption, 0, false, false),
        _ when name.StartsWith("toc ", StringComparison.Ordinal)
            || name.StartsWith("index ", StringComparison.Ordinal) => (default, 0, false, true),
        _ when name.StartsWith("heading ", StringComparison.Ordinal) && name.Length == 9
            && char.IsAsciiDigit(name[8]) =>
            (BlockKind.Heading, Math.Clamp(name[8] - '0', 1, 6), false, false),
        _ => null,
    };

    [GeneratedRegex(
        @"^(?:heading|überschrift|berschrift|titre|t[ií]tulo|titolo|rubrik|kop|overskrift|nag[lł][oó]wek)\s?([1-9])$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LocalisedHeading();

    private sealed class Style
    {
        public string? Name { get; set; }

        public string? BasedOn { get; set; }

        public int? Outline { get; set; }

        public bool Listed { get; set; }

        public bool? Hidden { get; set; }

        public bool? Struck { get; set; }

        public bool? DoubleStruck { get; set; }

        public string? Align { get; set; }

        public bool? Shaded { get; set; }
    }
}
