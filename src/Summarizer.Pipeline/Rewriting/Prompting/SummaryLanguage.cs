using System.Collections.Frozen;
using System.Globalization;

namespace Summarizer.Pipeline.Rewriting.Prompting;

/// <summary>A language as a prompt names it.</summary>
/// <param name="Code">Its ISO 639-1 code.</param>
/// <param name="Name">Its English name.</param>
/// <param name="CharactersPerWord">The number of characters that say about as much as an English word, for a language
/// without spaces between words; otherwise null.</param>
internal sealed record SummaryLanguage(string Code, string Name, double? CharactersPerWord)
{
    private static readonly Lazy<FrozenDictionary<string, SummaryLanguage>> Known = new(Read);

    /// <summary>
    /// Finds a language by a code, with or without a region ("pt-BR"), or by its English name. Null for one that is not
    /// known.
    /// </summary>
    public static SummaryLanguage? Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        string wanted = text.Trim();
        return Known.Value.GetValueOrDefault(wanted.Split('-', '_')[0].ToLowerInvariant())
            ?? Known.Value.Values.FirstOrDefault(l => l.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
    }

    private static FrozenDictionary<string, SummaryLanguage> Read()
    {
        using Stream stream = typeof(SummaryLanguage).Assembly.GetManifestResourceStream("Rewriting/languages.tsv")!;
        using var reader = new StreamReader(stream);
        var languages = new Dictionary<string, SummaryLanguage>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            string[] cells = line.Split('\t');
            languages[cells[0]] = new SummaryLanguage(cells[0], cells[1],
                cells.Length > 2 ? double.Parse(cells[2], CultureInfo.InvariantCulture) : null);
        }

        return languages.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
