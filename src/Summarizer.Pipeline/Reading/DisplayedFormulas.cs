using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Rules that remove formulas on lines of their own from Markdown, between <c>$$</c>, <c>\[ \]</c> or
/// <c>\begin \end</c>. Their lines would be read as headings and lists.
/// </summary>
internal static partial class DisplayedFormulas
{
    /// <summary>The most lines that one formula takes.</summary>
    private const int MostLines = 100;

    /// <summary>Returns a text without formulas on lines of their own; the same text if there are none.</summary>
    public static string Remove(string text, CancellationToken cancellationToken)
    {
        if (!Start().IsMatch(text))
            return text;
        string[] lines = text.Split('\n');
        var plain = new StringBuilder(text.Length);
        string? fence = null;
        for (int i = 0; i < lines.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string trimmed = lines[i].Trim();
            if (fence is not null)
                fence = trimmed.StartsWith(fence, StringComparison.Ordinal) ? null : fence;
            else if (MarkdownDialects.IsFence(trimmed))
                fence = trimmed[..3];
            else
                i = EndOf(lines, i) is >= 0 and var end ? end + 1 : i;
            if (i < lines.Length)
                plain.Append(lines[i]).Append('\n');
        }

        return plain.ToString(0, Math.Max(0, plain.Length - 1));
    }

    /// <summary>Returns the line with which a formula ends that starts at a line; -1 if there is none.</summary>
    private static int EndOf(string[] lines, int at)
    {
        if (Start().Match(lines[at]) is not { Success: true } start)
            return -1;
        string end = start.Value.Trim(' ', '\t', '>') switch
        {
            "$$" => "$$",
            "\\[" or "\\\\[" => "\\]",
            _ => $"\\end{{{start.Groups["name"].Value}}}",
        };
        for (int i = at; i < Math.Min(lines.Length, at + MostLines); i++)
        {
            string rest = i == at ? lines[i][start.Length..] : lines[i];
            // What follows the end in its line is text.
            if (rest.IndexOf(end, StringComparison.Ordinal) is >= 0 and var found)
            {
                ReadOnlySpan<char> after = rest.AsSpan(found + end.Length).TrimStart();
                return after is [] or ['.' or ',' or ';' or '(' or '{', ..] ? i : -1;
            }
        }

        return -1;
    }

    [GeneratedRegex(
        @"^[ \t>]*(?:\$\$|\\{1,2}\[|\\begin\{(?<name>(?:equation|align|gather|multline|eqnarray|displaymath|math)\*?)\})",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Start();
}
