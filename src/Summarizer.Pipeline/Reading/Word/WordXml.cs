using System.Globalization;
using System.Xml;

namespace Summarizer.Pipeline.Reading.Word;

/// <summary>Attributes of WordprocessingML, which exist in a transitional and a strict namespace.</summary>
internal static class WordXml
{
    private const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    /// <summary>True for an element of an equation (Office MathML).</summary>
    public static bool IsMath(this XmlReader xml) =>
        xml.NamespaceURI is "http://schemas.openxmlformats.org/officeDocument/2006/math"
            or "http://purl.oclc.org/ooxml/officeDocument/math";

    /// <summary>True if a colour is white.</summary>
    public static bool IsWhite(string? color) => string.Equals(color, "FFFFFF", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for shading or highlighting that puts a colour other than white behind text.</summary>
    public static bool IsGround(this XmlReader xml) => xml.LocalName == "highlight"
        || (xml.WordAttribute("fill") is not (null or "auto") && !IsWhite(xml.WordAttribute("fill")))
        || xml.WordAttribute("val") is not ("clear" or "nil");

    public static bool IsWord(this XmlReader xml) => xml.NamespaceURI is Transitional or Strict;

    public static string? WordAttribute(this XmlReader xml, string name) =>
        xml.GetAttribute(name, Transitional) ?? xml.GetAttribute(name, Strict);

    public static int? WordNumber(this XmlReader xml, string name) =>
        int.TryParse(xml.WordAttribute(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out int number) ? number : null;

    /// <summary>True if a switch such as w:b is on: it is if present, unless its value says otherwise.</summary>
    public static bool WordSwitch(this XmlReader xml) =>
        xml.WordAttribute("val") is not ("0" or "false" or "off" or "none");
}
