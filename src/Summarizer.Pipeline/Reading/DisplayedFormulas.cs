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
            else if (EndOf(lines, i) is >= 0 and var end)
            {
                i = end;
                continue;
            }

            plain.Append(lines[i]).Append('\n');
        }

        return plain.ToString(0, Math.Max(0, plain.Length - 1));
    }

    /// <summary>Returns the line with which a formula ends that starts at a line; -1 if there is none.</summary>
    private static int EndOf(string[] lines, int at)
    {
        if (Start().Match(lines[at]) is not { Success: true } start)
            return -1;
        bool isQuoted = start.Value.Contains('>', StringComparison.Ordinal);
        string sign = start.Value.Trim(' ', '\t', '>');
        string end = sign switch
        {
            "$$" => "$$",
            "\\[" or "\\\\[" => "\\]",
            _ => $"\\end{{{start.Groups["name"].Value}}}",
        };
        var tex = new StringBuilder();
        for (int i = at; i < Math.Min(lines.Length, at + MostLines); i++)
        {
            string rest = i == at ? lines[i][start.Length..] : lines[i];
            if (isQuoted)
                rest = rest.TrimStart(' ', '\t', '>');
            int found = rest.IndexOf(end, StringComparison.Ordinal);
            tex.Append(rest, 0, found < 0 ? rest.Length : found).Append('\n');
            if (found < 0)
                continue;
            // With a sentence after its end, and if it is only words in escaped brackets, it is text.
            bool isFormula = sign.StartsWith("\\begin", StringComparison.Ordinal)
                || TexText.IsFormula(tex.ToString().Trim(), isBracketed: sign != "$$");
            return isFormula && AfterEnd().IsMatch(rest.AsSpan(found + end.Length)) ? i : -1;
        }

        return -1;
    }

    /// <summary>A mark, a number and a name after a formula.</summary>
    [GeneratedRegex(@"^\s*[.,;]?\s*(?:\([\w.]{1,9}\)|\{#[^{}]{1,100}\})?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex AfterEnd();

    [GeneratedRegex(
        @"^[ \t>]*(?:\$\$|\\{1,2}\[|\\begin\{(?<name>(?:equation|align|gather|multline|eqnarray|displaymath|math)\*?)\})",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Start();
}
