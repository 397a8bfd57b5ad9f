using System.Text;
using System.Xml;

namespace Summarizer.Pipeline.Reading.Packages;

/// <summary>
/// The text of a diagram that Office calls SmartArt. A slide or document only names the part that has it (ECMA-376,
/// part 1, 21.4).
/// </summary>
internal static class DiagramText
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Returns the relationship to the data of a diagram; null if an element does not show one.</summary>
    public static string? IdOf(XmlReader xml) =>
        xml is { NodeType: XmlNodeType.Element, LocalName: "relIds" } ? xml.GetAttribute("dm", Relationships) : null;

    /// <summary>Returns the texts of a diagram's shapes, in the order in which they were made.</summary>
    public static List<string> Read(
        ZipPackage package, string? part, ReadingLimits limits, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        var text = new StringBuilder();
        bool isShape = false, inText = false;
        using XmlReader? xml = part is null ? null : package.OpenXml(part);
        if (xml is not null)
            XmlWalk.Through(xml, "A diagram", limits, _ => false, Visit, cancellationToken);
        return texts;

        void Visit(XmlReader at)
        {
            bool begins = at.NodeType == XmlNodeType.Element;
            if (at.LocalName == "pt" && begins)
                isShape = (at.GetAttribute("type") ?? "node") is "node" or "asst";
            else if (at.LocalName == "t")
                inText = begins && isShape && !at.IsEmptyElement;
            else if (at.LocalName is "p" or "br" && text.Length > 0)
                text.Append(' ');
            else if (inText && at.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace)
                text.Append(at.Value);
            if (at.LocalName == "pt" && !begins && text.Length > 0)
            {
                texts.Add(text.ToString().Trim());
                text.Clear();
            }
        }
    }
}
