using System.Text;

namespace Summarizer.Pipeline.Results;

/// <summary>
/// Text of an article or a name, made safe to print: it is untrusted and may contain terminal commands.
/// </summary>
public static class PlainLine
{
    /// <summary>
    /// Returns the text as one line. Line breaks and tabs become spaces. Control characters (C0, DEL, C1: escape
    /// sequences start there), direction overrides (they can make a line read as something else) and lone surrogates
    /// are removed.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int clean = 0;
        while (clean < text.Length && IsPrintable(text[clean]))
            clean++;
        if (clean == text.Length)
            return text;

        var line = new StringBuilder(text, 0, clean, text.Length);
        for (int i = clean; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '\n' or '\t' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029'
                || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                line.Append(' ');
            else if (IsPrintable(c))
                line.Append(c);
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                line.Append(c).Append(text[++i]);
        }

        return line.ToString();
    }

    private static bool IsPrintable(char c) =>
        !char.IsControl(c) && !char.IsSurrogate(c)
        && c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029');
}
