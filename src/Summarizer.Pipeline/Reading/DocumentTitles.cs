using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Rules that recognise titles in a file's properties that a program wrote there rather than its author.
/// </summary>
internal static partial class DocumentTitles
{
    /// <summary>Whole titles that programs give in several languages.</summary>
    private static readonly FrozenSet<string> Names =
        new WordFile("Reading/titles.txt").Lines("names").ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// True for a file name, a template's name or a placeholder: "Microsoft Word - draft.doc", "(anonymous)", "Layout
    /// 1".
    /// </summary>
    public static bool IsUseless(string? title)
    {
        string trimmed = title?.Trim() ?? "";
        return trimmed.Length < 4 || trimmed.Contains('\uFFFD', StringComparison.Ordinal)
            || (!trimmed.Contains(' ', StringComparison.Ordinal) && Path.HasExtension(trimmed))
            || Names.Contains(trimmed) || Placeholder().IsMatch(trimmed) || FileName().IsMatch(trimmed)
            || trimmed is ['[' or '<', .., ']' or '>'] || !trimmed.Any(char.IsLetter);
    }

    [GeneratedRegex(
        @"^(?:microsoft (?:word|powerpoint|excel)\b.*|\W*(?:anonymous|untitled|unnamed|unknown|no title|none|null|title|document|template|draft|presentation)\W*\d*|"
            + @"(?:layout|slide|page|sheet|untitled|document|dokument|unbenannt|sans titre|sin título|senza titolo|folie|seite|diapositiv[ae]?|bookmarks?)[ _-]*\d*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(
        @"\.(?:docx?|dotx?|odt|rtf|pdf|indd|pptx?|xlsx?|tex|dvi|ps|qxd|qxp|pmd|txt|html?|md|pages|wpd|fm|cdr|ai|psd|jpe?g|png|tiff?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
