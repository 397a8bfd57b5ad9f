using System.Text;

namespace Summarizer.Text;

// Text that was wrapped over lines, as one line.
internal static class SingleLine
{
    private static readonly System.Buffers.SearchValues<char> Breaks =
        System.Buffers.SearchValues.Create("\n\r\t\u0085\u2028\u2029");

    public static string Of(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(Breaks))
            return text.ToString();
        var builder = new StringBuilder();
        Append(builder, text);
        return builder.ToString();
    }

    // Appends the text with every stretch of white space that holds a line break or tab as one space.
    public static void Append(StringBuilder builder, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Breaks) is var at and >= 0)
        {
            builder.Append(text[..at].TrimEnd()).Append(' ');
            text = text[at..].TrimStart();
        }

        builder.Append(text);
    }
}
