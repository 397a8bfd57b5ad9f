using System.Text.RegularExpressions;
using Summarizer.Pipeline.Rewriting.Prompting;

namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>
/// Names that look like a domain and that an article uses as names: "Booking.com", "ASP.NET". A line that someone
/// slipped in cannot make one: a name counts if at least three paragraphs, and a tenth of all, state something with it.
/// </summary>
internal sealed partial class DottedNames
{
    private const int LeastParagraphs = 3;

    private readonly HashSet<string> _names;

    /// <summary>Reads the names of an article.</summary>
    /// <param name="lines">The lines that are shown to the model.</param>
    /// <param name="reader">The reader of cues: a line that addresses someone states nothing.</param>
    public DottedNames(IReadOnlyList<SourceLine> lines, StrayCueReader reader)
    {
        int least = Math.Max(LeastParagraphs, lines.Select(l => l.Block).Distinct().Count() / 10);
        _names = lines.SelectMany(l => Name().Matches(l.Text).Select(m => (Name: m.Value, Line: l)))
            .GroupBy(p => p.Name, StringComparer.Ordinal)
            .Where(g => g.Where(p => reader.Read(Masked(p.Line.Text, name => name == g.Key)) == StrayCues.None)
                .Select(p => p.Line.Block).Distinct().Take(least).Count() == least)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Returns a text without the dots of the names.</summary>
    public string Mask(string text) => _names.Count == 0 ? text : Masked(text, _names.Contains);

    private static string Masked(string text, Func<string, bool> isName) => Name().Replace(text,
        match => isName(match.Value) ? match.Value.Replace(".", "", StringComparison.Ordinal) : match.Value);

    // A capital first, one dot, and nothing of an address before or after it.
    [GeneratedRegex(@"(?<![\p{L}\p{N}_@./:\\\-])(?!www\.)\p{Lu}[\p{L}0-9\-]*\.\p{L}{2,}(?![\p{L}\p{N}_@/:\\]|[.\-?#][\p{L}\p{N}/])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
