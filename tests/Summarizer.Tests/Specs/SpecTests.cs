using System.Globalization;
using System.Reflection;
using Summarizer.Digests;
using Summarizer.Documents;

namespace Summarizer.Tests.Specs;

/// <summary>Runs every *.spec file of this folder; the format is described at <see cref="Spec"/>.</summary>
public sealed class SpecTests
{
    private static readonly Dictionary<string, Spec> Specs = ReadSpecs();

    public static IEnumerable<object[]> Names => Specs.Keys.Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Names))]
    public void Holds(string name)
    {
        Spec spec = Specs[name];
        if (spec.Sections.TryGetValue("texts", out string? texts))
        {
            Assert.Equal(spec.Lines("digest"), Shown(DigestSummarizer.Summarize(Sources(texts), Options(spec))));
            return;
        }

        Document document = Document.FromText(spec.Sections["text"]);
        ExtractiveSummary summary = ExtractiveSummarizer.Summarize(document, Options(spec));
        if (spec.Lines("sentences") is { } sentences)
            Assert.Equal(sentences,
                summary.DocumentSentences.Select(s => Shown(document.Text.Substring(s.Offset, s.Length))));
        if (spec.Lines("blocks") is { } blocks)
            Assert.Equal(blocks,
                document.Blocks.Select(b => $"{b.Kind}: {Shown(document.Text.Substring(b.Offset, b.Length))}"));
        if (spec.Sections.TryGetValue("title", out string? title))
            Assert.Equal(title, summary.Title ?? "");
        if (spec.Lines("summary") is { } chosen)
            Assert.Equal(chosen, summary.Sentences.Select(s => Shown(s.Text)));
        Assert.All(spec.Lines("contains") ?? [], line => Assert.Contains(line, summary.Text, StringComparison.Ordinal));
        Assert.All(spec.Lines("lacks") ?? [],
            line => Assert.DoesNotContain(line, summary.Text, StringComparison.Ordinal));
        if (spec.Lines("keys") is { } phrases)
            Assert.Equal(phrases, summary.KeyPhrases);
        Assert.All(spec.Lines("haskeys") ?? [], line => Assert.Contains(line, summary.KeyPhrases));
        Assert.All(spec.Lines("lackskeys") ?? [], line => Assert.DoesNotContain(line, summary.KeyPhrases));
        Assert.True(spec.Sections.Keys.Any(s => s is not ("text" or "options")), "The spec expects nothing.");
    }

    private static string Shown(string text) => text.Replace('\n', '⏎');

    private static IEnumerable<string> Shown(Digest digest) => digest.Sentences.Select(s =>
        $"{digest.Sources[s.Source].Name}: {Shown(s.Text)}{(s.AlsoIn.Count == 0 ? "" : " | " + string.Join(", ", s.AlsoIn.Select(e => digest.Sources[e.Source].Name)))}");

    private static DigestSource[] Sources(string texts) =>
        [.. texts.Split("~~~ ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('\n', 2))
            .Select(part => new DigestSource(part[0], Document.FromText(part[1].Trim('\n'))))];

    private static SummaryOptions Options(Spec spec)
    {
        var options = new SummaryOptions();
        foreach (string line in spec.Lines("options") ?? [])
        {
            string[] pair = line.Split('=', 2);
            options = pair[0] switch
            {
                "sentences" => options with { Sentences = int.Parse(pair[1], CultureInfo.InvariantCulture) },
                "ratio" => options with { Ratio = double.Parse(pair[1], CultureInfo.InvariantCulture) },
                "words" => options with { Words = int.Parse(pair[1], CultureInfo.InvariantCulture) },
                "query" => options with { Query = pair[1] },
                "title" => options with { Title = pair[1] },
                "language" => options with { Language = pair[1] },
                "sort" => options with { SortBy = Enum.Parse<SummaryOrder>(pair[1], ignoreCase: true) },
                _ => throw new FormatException($"Unknown option '{line}' in '{spec.Name}'."),
            };
        }

        return options;
    }

    private static Dictionary<string, Spec> ReadSpecs()
    {
        var specs = new Dictionary<string, Spec>();
        Assembly assembly = typeof(SpecTests).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames()
            .Where(r => r.EndsWith(".spec", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            foreach (Spec spec in Spec.ReadAll(resource, reader.ReadToEnd()))
                specs.Add($"{Path.GetFileNameWithoutExtension(resource)}: {spec.Name}", spec);
        }

        return specs;
    }
}
