namespace Summarizer.Tests.Specs;

/// <summary>
/// One specification from a *.spec file: a name and sections.
/// <code>
/// === A name that is a sentence --- text the input; what it is, reaches to the next line that begins with "---" or
/// "===" --- options optional: "sentences=2", "ratio=0.3", "words=50", "query=…", "title=…", "language=de",
/// "sort=rank", one a line --- sentences expected: all sentences of the document, one a line ("⏎" stands for a newline
/// in one) --- blocks expected: its blocks, one a line, as "Heading: its text" ("⏎" as above) --- title expected: the
/// title --- summary expected: exactly these chosen sentences, one a line --- keys expected: exactly these key phrases,
/// one a line --- haskeys expected: each line is a key phrase --- lackskeys expected: no line is a key phrase ---
/// contains expected: each line is in the summary's text --- lacks expected: no line is in the summary's text --- texts
/// instead of text: several, each after a line "~~~ its name" --- digest expected: exactly these sentences of their
/// digest, one a line, as "name: sentence | names of those that say the same"
/// </code>
/// Lines that begin with "#!" are comments.
/// </summary>
public sealed record Spec(string Name, IReadOnlyDictionary<string, string> Sections)
{
    private static readonly HashSet<string> KnownSections =
        ["text", "options", "sentences", "blocks", "title", "summary", "contains", "lacks", "keys", "haskeys",
            "lackskeys", "texts", "digest"];

    public static IEnumerable<Spec> ReadAll(string file, string content)
    {
        string? name = null;
        string? section = null;
        var sections = new Dictionary<string, string>();
        var lines = new List<string>();
        foreach (string line in content.ReplaceLineEndings("\n").Split('\n').Append("=== "))
        {
            if (line.StartsWith("#!", StringComparison.Ordinal))
                continue;
            bool starts = line.StartsWith("=== ", StringComparison.Ordinal);
            if (!starts && !line.StartsWith("--- ", StringComparison.Ordinal))
            {
                lines.Add(line);
                continue;
            }

            if (section is not null)
                sections.Add(section, string.Join('\n', lines).Trim('\n'));
            lines.Clear();
            section = starts ? null : line[4..].Trim();
            if (section is not null && !KnownSections.Contains(section))
                throw new FormatException($"{file}: unknown section '{section}' in '{name}'.");
            if (!starts)
                continue;
            if (name is not null)
                yield return new Spec(name, sections);
            name = line[4..].Trim();
            sections = [];
        }
    }

    /// <summary>The lines of a section, or null where the spec does not have it.</summary>
    public string[]? Lines(string section) =>
        Sections.TryGetValue(section, out string? text) ? text.Length == 0 ? [] : text.Split('\n') : null;

    public override string ToString() => Name;
}
