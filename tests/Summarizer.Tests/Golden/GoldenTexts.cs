using System.Text;

namespace Summarizer.Tests.Golden;

/// <summary>
/// The texts of the golden file: the sample articles in plain text and Markdown, and everything that specs, sentence
/// cases and language tests are made of.
/// </summary>
public static class GoldenTexts
{
    /// <summary>Returns each text once, with the language that its test gives it.</summary>
    public static IEnumerable<(string Text, string? Language)> All() =>
        Seeds().Concat(Specs()).Concat(Paragraphs()).Concat(Cases()).Where(t => t.Text.Length > 0).Distinct();

    /// <summary>
    /// Returns the sources of every digest: each spec of a digest, and the sample articles of each folder.
    /// </summary>
    public static IEnumerable<(string Name, IEnumerable<(string Name, string Text)> Sources)> Digests()
    {
        foreach (IGrouping<string, string> folder in Names("seeds/").GroupBy(name => name.Split('/')[^2]))
        {
            if (folder.Count() > 1)
                yield return ($"seeds/{folder.Key}", folder.Select(name => (name, Read(name))).ToArray());
        }

        foreach (string spec in SpecSections("texts"))
            yield return ("spec: " + GoldenOutput.IdOf(spec, null),
                spec.Split("~~~ ", StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('\n', 2))
                    .Select(s => (s[0], s[1].Trim('\n'))));
    }

    private static IEnumerable<(string Text, string? Language)> Seeds() =>
        Names("seeds/").Select(name => (Read(name), (string?)null));

    private static IEnumerable<(string Text, string? Language)> Specs() =>
        SpecSections("text").Select(text => (text, (string?)null));

    private static IEnumerable<(string Text, string? Language)> Paragraphs() =>
        Lines("languages/").Select(line => line.Split('\t')).Select(parts => (parts[1], (string?)null));

    private static IEnumerable<(string Text, string? Language)> Cases() => Lines("sentences/")
        .Select(line => line.TrimStart('!').Split('\t')).Select(parts =>
        (parts[1].Replace('⏎', '\n').Replace(" | ", " ", StringComparison.Ordinal)
            .Replace("|", "", StringComparison.Ordinal), (string?)parts[0]));

    private static IEnumerable<string> Lines(string folder) =>
        Names(folder).SelectMany(name => Read(name).Split('\n'))
            .Where(line => line.Length > 0 && line[0] != '#' && line.Contains('\t', StringComparison.Ordinal));

    /// <summary>The sections of this name in all specs, whose format is described in Specs/Spec.cs.</summary>
    private static IEnumerable<string> SpecSections(string section)
    {
        foreach (string name in Names("specs/"))
        {
            StringBuilder? text = null;
            foreach (string line in Read(name).Split('\n').Append("=== ")
                .Where(line => !line.StartsWith("#!", StringComparison.Ordinal)))
            {
                if (!line.StartsWith("=== ", StringComparison.Ordinal)
                    && !line.StartsWith("--- ", StringComparison.Ordinal))
                {
                    text?.Append(line).Append('\n');
                    continue;
                }

                if (text is not null)
                    yield return text.ToString().Trim('\n');
                text = line == "--- " + section ? new StringBuilder() : null;
            }
        }
    }

    private static IEnumerable<string> Names(string folder) => typeof(GoldenTexts).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(GoldenTexts).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
