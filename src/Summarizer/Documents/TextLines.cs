using System.Buffers;
using Summarizer.Text;

namespace Summarizer.Documents;

// A splitter of plain text into its lines, without the white space around them.
internal static class TextLines
{
    private const string RareBreaks = "\u0085\u2028\u2029";

    private static readonly SearchValues<char> AsciiBreaks = SearchValues.Create("\n\r\f\v");
    private static readonly SearchValues<char> AllBreaks = SearchValues.Create("\n\r\f\v" + RareBreaks);

    // Returns all lines, blank ones as well; a carriage return and its line feed are one break.
    public static List<TextLine> Of(ReadOnlySpan<char> text)
    {
        var lines = new List<TextLine>();
        // Searching for ASCII alone is several times faster.
        SearchValues<char> breaks = text.ContainsAny(RareBreaks) ? AllBreaks : AsciiBreaks;
        int at = 0;
        while (at < text.Length)
        {
            int length = text[at..].IndexOfAny(breaks);
            int end = length < 0 ? text.Length : at + length;
            lines.Add(Trimmed(text, at, end));
            at = end + 1;
            if (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n')
                at++;
        }

        return lines;
    }

    private static TextLine Trimmed(ReadOnlySpan<char> text, int start, int end)
    {
        int indent = 0;
        while (start < end && IsBlank(text[start]))
            indent += text[start++] == '\t' ? 4 : 1;
        while (end > start && IsBlank(text[end - 1]))
            end--;
        return new TextLine(start, end, indent);
    }

    private static bool IsBlank(char c) => Characters.IsBlank(c) || c == '\0';
}
