using System.Buffers;
using System.Globalization;
using AngleSharp.Dom;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>The size and colour that text inherits, as far as they hide it.</summary>
/// <param name="IsUnsized">True if the text has no size.</param>
/// <param name="Color">The colour of the text; null if no element sets one.</param>
/// <param name="Ground">The colour behind the text.</param>
/// <param name="IsOfGround">True if the text has the colour of its ground, or none.</param>
internal readonly record struct TextLook(bool IsUnsized, string? Color, string Ground, bool IsOfGround)
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    /// <summary>The look of text in no element: on white.</summary>
    public static readonly TextLook Plain = new(false, null, "white", false);

    /// <summary>True if readers do not see the text.</summary>
    public bool IsUnseen => IsUnsized || IsOfGround;

    /// <summary>Returns the look of text in an element within this look.</summary>
    public TextLook Within(IElement element)
    {
        if (element.Attributes.Length == 0)
            return this;
        string? style = element.GetAttribute("style"), named = element.GetAttribute("bgcolor");
        if (style is null && named is null)
            return this;
        bool isUnsized = IsUnsized;
        string? color = null, ground = named is null ? null : HtmlVisibility.Color(named.ToLowerInvariant());
        foreach ((string property, string value) in HtmlVisibility.Declarations(style ?? ""))
        {
            if (property == "font-size")
                isUnsized = HasNoSize(value) ?? isUnsized;
            else if (property == "color" && value is not ("inherit" or "unset" or "currentcolor"))
                color = HtmlVisibility.Color(value);
            else if (IsGround(property, value))
                ground = HtmlVisibility.Color(value);
        }

        return Colored(color, ground) with { IsUnsized = isUnsized };
    }

    private TextLook Colored(string? color, string? ownGround)
    {
        if (color is null && ownGround is null)
            return this;
        string ground = ownGround ?? Ground;
        string? text = color ?? Color;
        // White words are often on the dark ground of a whole table.
        bool isOfGround = text is not null && text == (text == "white" ? ground : ownGround);
        return this with { Color = text, Ground = ground, IsOfGround = isOfGround || text == "transparent" };
    }

    private static bool IsGround(string property, string value) =>
        property is "background" or "background-color" or "background-image"
            && value is not ("none" or "transparent" or "inherit" or "initial" or "unset");

    /// <summary>Returns true for no size, false for one that is seen, and null for one that is inherited.</summary>
    private static bool? HasNoSize(string value)
    {
        int end = value.AsSpan().IndexOfAnyExcept(Digits);
        ReadOnlySpan<char> number = end < 0 ? value : value.AsSpan(0, end);
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double size))
            return IsSizeInWords(value) ? false : null;
        string unit = end < 0 ? "" : value[end..];
        if (size == 0 || (size <= 1 && unit == "px"))
            return true;
        // A share of nothing is nothing.
        return unit is "em" or "ex" or "ch" or "%" or "" ? null : false;
    }

    private static bool IsSizeInWords(string value) =>
        value is "medium" or "initial" || value.EndsWith("small", StringComparison.Ordinal)
            || value.EndsWith("large", StringComparison.Ordinal) || value.Contains('(', StringComparison.Ordinal);
}
