using System.Text;
using AngleSharp.Dom;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>Formulas in MathML as text in one line: the shown form only, with powers and indices marked as such.</summary>
internal static class MathText
{
    public static string Of(IElement math)
    {
        var text = new StringBuilder();
        Append(math, text);
        return text.ToString();
    }

    private static void Append(INode parent, StringBuilder text)
    {
        foreach (INode node in parent.ChildNodes)
        {
            if (node is IText words)
                text.Append(words.Data.Trim());
            else if (node is IElement element)
                Append(element, text);
        }
    }

    private static void Append(IElement element, StringBuilder text)
    {
        IHtmlCollection<IElement> parts = element.Children;
        switch (element.LocalName)
        {
            case "annotation" or "annotation-xml":
                break;
            case "msup" or "msub" when parts.Length == 2:
                Append(parts[0], text);
                string shifted = Of(parts[1]);
                bool raised = element.LocalName == "msup";
                text.Append(HtmlText.Shifted(shifted, raised) ?? (raised ? "^" : "_") + (shifted.Length > 1 ? $"({shifted})" : shifted));
                break;
            case "mfrac" when parts.Length == 2:
                Append(parts[0], text);
                text.Append('/');
                Append(parts[1], text);
                break;
            case "mo" when element.TextContent.Trim() is { Length: 1 } sign && "=<>≤≥≈≠±×+−".Contains(sign, StringComparison.Ordinal):
                text.Append(' ').Append(sign).Append(' ');
                break;
            case "mtext":
                text.Append(' ').Append(element.TextContent.Trim()).Append(' ');
                break;
            default:
                Append((INode)element, text);
                break;
        }
    }
}
