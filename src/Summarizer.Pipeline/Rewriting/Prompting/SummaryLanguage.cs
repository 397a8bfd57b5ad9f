using System.Collections.Frozen;
using System.Globalization;
using Summarizer.Languages;

namespace Summarizer.Pipeline.Rewriting.Prompting;

/// <summary>A language as a prompt names it, with its script or region if one is asked for.</summary>
/// <param name="Code">Its ISO 639-1 code, with a script or region if that makes it another one ("pt-BR").</param>
/// <param name="Name">Its English name.</param>
/// <param name="CharactersPerWord">The number of characters that say about as much as an English word, for a language
/// without spaces between words; otherwise null.</param>
/// <param name="Letters">Letters by which a text in its script is recognised; empty where there is one script.</param>
internal sealed record SummaryLanguage(string Code, string Name, double? CharactersPerWord, string Letters)
{
    /// <summary>A shorter text may be taken for one in another language.</summary>
    private const int ShortestDetected = 120, ShortestDetectedEastAsian = 30;

    /// <summary>Other languages that are easily taken for one another in a short text.</summary>
    private static readonly string[] Similar = ["nl af", "hi mr ne", "az tr", "kk ky"];

    private static readonly Lazy<FrozenDictionary<string, SummaryLanguage>> Known = new(Read);

    /// <summary>The code without script and region.</summary>
    public string Base { get; } = Code.Split('-')[0];

    /// <summary>
    /// Finds a language by a code, with or without a script and a region ("pt-BR"), or by its English name. A region
    /// without an entry of its own is left out. Null for a language that is not known.
    /// </summary>
    public static SummaryLanguage? Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        string wanted = text.Trim().Replace('_', '-');
        for (string code = wanted; code.Length > 0; code = code[..Math.Max(0, code.LastIndexOf('-'))])
        {
            if (Known.Value.TryGetValue(code, out SummaryLanguage? language))
                return language;
        }

        return Known.Value.Values.FirstOrDefault(l => l.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True if a summary in this language has the words of an article.</summary>
    /// <param name="code">The article's language.</param>
    /// <param name="texts">The article's sentences.</param>
    public bool IsOf(string? code, IEnumerable<string> texts)
    {
        if (Find(code)?.Base != Base)
            return false;
        SummaryLanguage[] scripts = [.. Known.Value.Values.Where(l => l.Base == Base && l.Letters.Length > 0)];
        if (Letters.Length == 0 || scripts.Length == 0)
            return true;
        string article = string.Concat(texts);
        return scripts.MaxBy(script => article.Count(script.Letters.Contains))!.Letters == Letters;
    }

    /// <summary>Returns the language that sentences are in; null if they are too short to tell.</summary>
    public static SummaryLanguage? Of(IEnumerable<string> sentences)
    {
        string text = string.Join('\n', sentences);
        bool isLong = text.Length >= ShortestDetected
            || (text.Length >= ShortestDetectedEastAsian && UnspacedScripts.IsEastAsian(text[0]));
        return isLong ? Find(LanguageDetector.Detect(text).Code) : null;
    }

    /// <summary>True if a text in a language is surely not in this one.</summary>
    public bool IsFarFrom(SummaryLanguage other) => other.Base != Base && !CloseLanguages.Are(Base, other.Base)
        && !Array.Exists(Similar, group => group.Split(' ') is var similar && similar.Contains(Base)
            && similar.Contains(other.Base));

    private static FrozenDictionary<string, SummaryLanguage> Read()
    {
        using Stream stream = typeof(SummaryLanguage).Assembly.GetManifestResourceStream("Rewriting/languages.tsv")!;
        using var reader = new StreamReader(stream);
        var languages = new Dictionary<string, SummaryLanguage>(StringComparer.OrdinalIgnoreCase);
        var same = new List<(string Code, string As)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            string[] cells = line.Split('\t');
            if (cells[1][0] == '=')
                same.Add((cells[0], cells[1][1..]));
            else
                languages[cells[0]] = new SummaryLanguage(cells[0], cells[1],
                    cells.Length > 2 && cells[2] != "-" ? double.Parse(cells[2], CultureInfo.InvariantCulture) : null,
                    cells.Length > 3 ? cells[3] : "");
        }

        foreach ((string code, string other) in same)
            languages[code] = languages[other];
        return languages.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
