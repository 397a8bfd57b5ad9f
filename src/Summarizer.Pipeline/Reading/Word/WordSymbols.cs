using System.Globalization;

namespace Summarizer.Pipeline.Reading.Word;

/// <summary>Characters that Word and RTF write by their place in a symbol font.</summary>
internal static class WordSymbols
{
    /// <summary>The name of the font whose pictures are characters.</summary>
    public const string Symbol = "Symbol";

    /// <summary>The places 0x41 to 0x5A and 0x61 to 0x7A of the Symbol font.</summary>
    private const string Capitals = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", Small = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

    /// <summary>Returns the character, or "" where the font's pictures mean nothing in text.</summary>
    /// <param name="font">The font's name.</param>
    /// <param name="code">The place in it as a hexadecimal number, often with F000 added.</param>
    public static string Of(string? font, string? code)
    {
        return int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int place)
            ? Of(font, place) : "";
    }

    /// <summary>Returns a text in which characters of private use have their meaning in a font.</summary>
    /// <param name="text">The text.</param>
    /// <param name="font">The font's name. Null if it is unknown: it is nearly always Symbol.</param>
    public static string Readable(string text, string? font) =>
        text.AsSpan().ContainsAnyInRange('\uF020', '\uF0FF')
            ? string.Concat(text.Select(c =>
                c is >= '\uF020' and <= '\uF0FF' ? Of(font ?? Symbol, c) : c.ToString()))
            : text;

    /// <summary>Returns the character at a place of a font, or "" where the font's pictures mean nothing.</summary>
    public static string Of(string? font, int place)
    {
        if (place is < 0x20 or > 0xFFFD)
            return "";
        if (place is >= 0xE000 and <= 0xF8FF)
            place &= 0xFF;
        else if (place > 0xFF)
            return char.IsSurrogate((char)place) ? "" : ((char)place).ToString();
        if (!string.Equals(font, Symbol, StringComparison.OrdinalIgnoreCase))
            return "";
        return place switch
        {
            >= 'A' and <= 'Z' => Capitals[place - 'A'].ToString(),
            >= 'a' and <= 'z' => Small[place - 'a'].ToString(),
            0x2D => "−",
            0xA3 => "≤",
            0xA5 => "∞",
            0xAE => "→",
            0xB0 => "°",
            0xB1 => "±",
            0xB3 => "≥",
            0xB4 => "×",
            0xB7 => "•",
            0xB9 => "≠",
            0xBB => "≈",
            0xD6 => "√",
            0xE5 => "∑",
            >= 0x20 and < 0x7F => ((char)place).ToString(),
            _ => "",
        };
    }
}
