using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// Formulas in MathML as text in one line: the shown form only, with powers and indices marked as such.
/// </summary>
internal static partial class MathText
{
    public static string Of(IElement math)
    {
        var text = new StringBuilder();
        Append(math, text);
        return text.ToString();
    }

    /// <summary>Returns a formula in TeX without the command for its size, with powers as such.</summary>
    public static string OfTex(string tex)
    {
        const string size = "{\\displaystyle ";
        string formula = tex.Trim();
        if (formula.StartsWith(size, StringComparison.Ordinal) && formula.EndsWith('}'))
            formula = formula[size.Length..^1].Trim();
        return PowerOfTex().Replace(formula, power =>
            HtmlText.Shifted(power.Groups[2].Value + power.Groups[3].Value, raised: power.Value[0] == '^')
                ?? power.Value);
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
                AppendShifted(Of(parts[1]), raised: element.LocalName == "msup", text);
                break;
            case "mfrac" when parts.Length == 2:
                text.Append(Grouped(Of(parts[0]))).Append('/').Append(Grouped(Of(parts[1])));
                break;
            case "msqrt":
                text.Append('√').Append(Grouped(Inner(element)));
                break;
            case "mroot" when parts.Length == 2:
                text.Append(HtmlText.Shifted(Of(parts[1]), raised: true)).Append('√').Append(Grouped(Of(parts[0])));
                break;
            case "msubsup" or "munderover" when parts.Length == 3:
                Append(parts[0], text);
                AppendShifted(Of(parts[1]), raised: false, text);
                AppendShifted(Of(parts[2]), raised: true, text);
                break;
            case "mtr" or "mtd":
                text.Append(' ');
                Append((INode)element, text);
                text.Append(' ');
                break;
            case "mo" when element.TextContent.Trim() is { Length: 1 } sign
                && "=<>≤≥≈≠±×+−".Contains(sign, StringComparison.Ordinal):
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

    private static void AppendShifted(string part, bool raised, StringBuilder text) =>
        text.Append(HtmlText.Shifted(part, raised) ?? (raised ? "^" : "_") + HtmlText.Grouped(part));

    private static string Inner(IElement element)
    {
        var text = new StringBuilder();
        Append((INode)element, text);
        return text.ToString();
    }

    /// <summary>Puts a part of several pieces in brackets, so that it stays one operand.</summary>
    private static string Grouped(string part) => part.All(char.IsLetterOrDigit) ? part : $"({part.Trim()})";

    [GeneratedRegex(@"([\^_])(?:\{([-+\d]{1,12})\}|([\dn]))", RegexOptions.CultureInvariant)]
    private static partial Regex PowerOfTex();
}
