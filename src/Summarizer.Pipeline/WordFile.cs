using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline;

/// <summary>
/// Lists of words in a text file that is part of the program: sections, each a name in brackets and its lines. A line
/// that starts with # is a comment.
/// </summary>
internal sealed class WordFile
{
    private readonly Dictionary<string, string> _sections;

    /// <summary>Reads a file.</summary>
    /// <param name="name">The name of the embedded resource: its path within the project.</param>
    public WordFile(string name)
    {
        using var reader = new StreamReader(typeof(WordFile).Assembly.GetManifestResourceStream(name)!);
        var sections = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        StringBuilder? section = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
                sections.Add(line.Trim('[', ']'), section = new StringBuilder());
            else if (!line.StartsWith('#'))
                section?.AppendLine(line);
        }

        _sections = sections.ToDictionary(s => s.Key, s => s.Value.ToString(), StringComparer.Ordinal);
    }

    /// <summary>Returns the entries of a section that are separated by line ends or |.</summary>
    public string[] Lines(string section) =>
        _sections[section].Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Returns the words of a section, which are separated by white space.</summary>
    public FrozenSet<string> Words(string section, StringComparer? comparer = null) =>
        Split(_sections[section], comparer);

    /// <summary>Returns the words of a section whose lines each start with a language's code: "en: you your".</summary>
    public FrozenDictionary<string, FrozenSet<string>> WordsByLanguage(string section) =>
        LinesOf(section).Select(line => line.Split(": ", 2))
            .GroupBy(cells => cells[0], cells => cells[1], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => Split(string.Join(' ', g)), StringComparer.Ordinal);

    /// <summary>Returns the words of a section with their numbers: "five=5".</summary>
    public FrozenDictionary<string, decimal> Numbers(string section) => Words(section).Select(w => w.Split('='))
        .ToFrozenDictionary(w => w[0], w => decimal.Parse(w[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>Returns a section as one regular expression, whose alternatives are the lines.</summary>
    public Regex Pattern(string section) => new(string.Join('|', LinesOf(section)),
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline);

    private string[] LinesOf(string section) => _sections[section]
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static FrozenSet<string> Split(string words, StringComparer? comparer = null) => words
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(comparer ?? StringComparer.Ordinal);
}
