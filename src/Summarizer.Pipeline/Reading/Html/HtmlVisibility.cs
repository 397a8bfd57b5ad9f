using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>Rules that decide from an element's attributes whether its readers see it.</summary>
internal static partial class HtmlVisibility
{
    private const int LongestLookedAt = 500;

    /// <summary>The colours behind elements, so that each element around many others is looked at once.</summary>
    private static readonly ConditionalWeakTable<IElement, string> Grounds = [];

    /// <summary>Returns how an element hides itself.</summary>
    public static HtmlHiding Of(IElement element)
    {
        HtmlHiding hiding = element.HasAttribute("hidden") ? HtmlHiding.Lasting : HtmlHiding.None;
        if (hiding != HtmlHiding.Lasting && element.GetAttribute("style") is { } style)
            hiding = HiddenBy(element, style) is { } property && !IsSetWithin(element, property)
                ? HtmlHiding.Lasting
                : OfStyle(style);
        if (hiding == HtmlHiding.None
            && string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase))
            hiding = HtmlHiding.Passing;
        if (hiding == HtmlHiding.None && element.ClassName is { Length: > 0 } names)
            hiding = OfClass(Shortened(names));
        return hiding;
    }

    /// <summary>
    /// True if an element hides its own text, but not elements within it, which set a size or colour of their own.
    /// </summary>
    public static bool HidesOwnTextOnly(IElement element) =>
        element.GetAttribute("style") is { } style && HiddenBy(element, style) is { } property
            && IsSetWithin(element, property);

    /// <summary>True if text is struck through, as deleted text is.</summary>
    public static bool IsStruck(IElement element) =>
        element.GetAttribute("style") is { } style
            && style.Contains("line-through", StringComparison.OrdinalIgnoreCase);

    private static HtmlHiding OfClass(string names)
    {
        if (!HidingClass().IsMatch(names))
            return HtmlHiding.None;
        // "d-none d-md-block" hides on small screens only.
        return ShowingClass().IsMatch(names) ? HtmlHiding.None : HtmlHiding.Passing;
    }

    private static HtmlHiding OfStyle(string style)
    {
        HtmlHiding hiding = HtmlHiding.None;
        foreach ((string property, string value) in Declarations(style))
        {
            switch (property)
            {
                case "visibility" when value is "hidden" or "collapse":
                case "opacity" when value is "0" or "0.0" or "0%":
                    hiding = HtmlHiding.Passing;
                    break;
                case "display" when value == "none":
                case "text-indent" or "left" or "top" or "margin-left"
                    when value.StartsWith("-999", StringComparison.Ordinal)
                        || value.StartsWith("-1000", StringComparison.Ordinal):
                case "clip" when value.StartsWith("rect(0", StringComparison.Ordinal)
                    || value.StartsWith("rect(1px", StringComparison.Ordinal):
                case "clip-path" when value is "inset(50%)" or "inset(100%)":
                    return HtmlHiding.Lasting;
            }
        }

        return hiding;
    }

    /// <summary>Returns the inherited property by which a style hides text: its size or colour, or null.</summary>
    private static string? HiddenBy(IElement element, string style)
    {
        string? color = null;
        foreach ((string property, string value) in Declarations(style))
        {
            if (property == "font-size" && value is "0" or "0px" or "0em" or "0pt" or "1px")
                return "font-size";
            if (property == "color")
                color = Color(value);
        }

        // White words are often on the dark ground of a whole table.
        bool isOfGround =
            color is not null && color == (color == "white" ? GroundOf(element) : OwnGroundOf(element));
        return color == "transparent" || isOfGround ? "color" : null;
    }

    /// <summary>Returns the colour behind an element: its own, that of an element around it, or white.</summary>
    private static string GroundOf(IElement element) => Grounds.GetValue(element, inner =>
        OwnGroundOf(inner) ?? (inner.ParentElement is { } around ? GroundOf(around) : "white"));

    private static string? OwnGroundOf(IElement element)
    {
        string? ground = element.GetAttribute("bgcolor") is { } named ? Color(named.ToLowerInvariant()) : null;
        foreach ((string property, string value) in Declarations(element.GetAttribute("style") ?? ""))
        {
            if (property is "background" or "background-color" or "background-image"
                && value is not ("none" or "transparent" or "inherit" or "initial"))
                ground = Color(value);
        }

        return ground;
    }

    /// <summary>True if an element within sets a size, or a colour for text or ground, of its own.</summary>
    private static bool IsSetWithin(IElement element, string property) => element.Descendants<IElement>().Any(inner =>
        (property == "color" && inner.HasAttribute("bgcolor"))
            || Declarations(inner.GetAttribute("style") ?? "").Exists(set =>
                (set.Property == property || (property == "color" && set.Property is "background" or "background-color"))
                    && !IsRelative(set.Value)));

    // A share of nothing is nothing.
    private static bool IsRelative(string value) =>
        value == "inherit" || value.EndsWith('%')
            || (value.EndsWith("em", StringComparison.Ordinal) && !value.EndsWith("rem", StringComparison.Ordinal));

    private static List<(string Property, string Value)> Declarations(string style)
    {
        var found = new List<(string, string)>();
        foreach (string declaration in Shortened(style).ToLowerInvariant().Split(';'))
        {
            int colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                found.Add((declaration[..colon].Trim(),
                    declaration[(colon + 1)..].Replace("!important", "", StringComparison.Ordinal).Trim()));
        }

        return found;
    }

    /// <summary>Returns the colour with which a value starts, the forms of white as one.</summary>
    private static string Color(string value)
    {
        int end = value.StartsWith("rgb", StringComparison.Ordinal)
            ? value.IndexOf(')', StringComparison.Ordinal) + 1
            : value.IndexOf(' ', StringComparison.Ordinal);
        string color = (end <= 0 ? value : value[..end]).Replace(" ", "", StringComparison.Ordinal);
        return color is "#fff" or "#ffffff" or "rgb(255,255,255)" or "rgba(255,255,255,1)" ? "white" : color;
    }

    private static string Shortened(string text) => text.Length <= LongestLookedAt ? text : text[..LongestLookedAt];

    [GeneratedRegex(
        @"(^|\s)(sr-only|sr_only|visually-?hidden|screen-?reader-?text|screenreader|d-none|is-hidden|is-invisible|invisible|hidden|hide|u-hidden|hide-visually|assistive-text|skip-link|skiplink|noprint|print-only|element-invisible|offscreen)($|\s)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HidingClass();

    // Bootstrap, Tailwind and Bulma: shown from a width on, or until printed.
    [GeneratedRegex(
        @"(^|\s)(d-(sm|md|lg|xl|xxl)-(block|flex|inline|inline-block|grid|table|table-cell|contents)|(sm|md|lg|xl|2xl):(block|flex|inline|inline-block|grid|table|visible|contents)|is-block-[a-z]+|show|visible|js-[a-z-]+)($|\s)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ShowingClass();
}
