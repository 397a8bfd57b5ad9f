using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>Rules that decide from an element's attributes whether its readers see it.</summary>
internal static partial class HtmlVisibility
{
    private const int LongestLookedAt = 500;

    /// <summary>Returns how an element hides itself, other than by the <see cref="TextLook"/> of its text.</summary>
    public static HtmlHiding Of(IElement element)
    {
        if (element.Attributes.Length == 0)
            return HtmlHiding.None;
        // "until-found" is for sections that readers open.
        bool isHidden = element.GetAttribute("hidden") is { } value
            && !value.Equals("until-found", StringComparison.OrdinalIgnoreCase);
        HtmlHiding hiding = isHidden ? HtmlHiding.Lasting : HtmlHiding.None;
        if (hiding != HtmlHiding.Lasting && element.GetAttribute("style") is { } style)
            hiding = OfStyle(style);
        if (hiding == HtmlHiding.None
            && string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase))
            hiding = HtmlHiding.Passing;
        if (hiding == HtmlHiding.None && element.ClassName is { Length: > 0 } names)
            hiding = OfClass(Shortened(names));
        return hiding;
    }

    /// <summary>True if an element is hidden from screen readers only: others see it.</summary>
    public static bool IsHiddenFromReadersOnly(IElement element) =>
        string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase)
            && element.GetAttribute("hidden") is null
            && (element.GetAttribute("style") is not { } style || OfStyle(style) == HtmlHiding.None)
            && (element.ClassName is not { } names || OfClass(Shortened(names)) == HtmlHiding.None);

    /// <summary>True if text is struck through, as deleted text is.</summary>
    public static bool IsStruck(IElement element) =>
        (element.GetAttribute("style") is { } style
            && style.Contains("line-through", StringComparison.OrdinalIgnoreCase))
        || (element.ClassName is { Length: > 0 } names && StruckClass().IsMatch(Shortened(names)));

    /// <summary>True if a style raises text, false if it lowers it, null if neither.</summary>
    public static bool? IsRaised(IElement element)
    {
        if (element.GetAttribute("style") is not { } style
            || !style.Contains("vertical-align", StringComparison.OrdinalIgnoreCase))
            return null;
        string shift = Declarations(style).Find(one => one.Property == "vertical-align").Value;
        return shift is "super" or "sub" ? shift == "super" : null;
    }

    /// <summary>True if a style makes a block of an element that usually is within a line.</summary>
    public static bool IsBlock(IElement element) =>
        element.GetAttribute("style") is { } style && style.Contains("display", StringComparison.OrdinalIgnoreCase)
            && Declarations(style).Exists(one => one is ("display", "block" or "flex" or "grid" or "list-item"));

    private static HtmlHiding OfClass(string names)
    {
        if (!HidingClass().IsMatch(names))
            return HtmlHiding.None;
        // "d-none d-md-block" hides on small screens only.
        return ShowingClass().IsMatch(names) ? HtmlHiding.None : HtmlHiding.Passing;
    }

    /// <summary>Returns how a list of declarations hides an element.</summary>
    public static HtmlHiding OfStyle(string style)
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

    /// <summary>Returns the declarations of a style, in lower case.</summary>
    public static List<(string Property, string Value)> Declarations(string style)
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
    public static string Color(string value)
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

    // Tailwind, Bootstrap, WordPress and editors of rich text.
    [GeneratedRegex(
        @"(^|\s)(line-through|strike|strike-?through|text-strike|text-strike-?through|text-line-through|text-decoration-line-through)($|\s)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StruckClass();

    // Bootstrap, Tailwind and Bulma: shown from a width on, or until printed.
    [GeneratedRegex(
        @"(^|\s)(d-(sm|md|lg|xl|xxl)-(block|flex|inline|inline-block|grid|table|table-cell|contents)|(sm|md|lg|xl|2xl):(block|flex|inline|inline-block|grid|table|visible|contents)|is-block-[a-z]+|show|visible|js-[a-z-]+)($|\s)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ShowingClass();
}
