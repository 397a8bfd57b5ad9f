using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Summarizer.Digests;
using Summarizer.Documents;

namespace Summarizer.Tests.Golden;

/// <summary>
/// Writes what the core makes of a text as one line of JSON: language, title, words, blocks, the span and score of
/// every sentence, key phrases, and which sentences a summary of default length has.
/// </summary>
public static partial class GoldenOutput
{
    private const int IdLength = 60;

    // Readable in a diff: no \u escapes except for what JSON itself demands.
    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the line of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language as an ISO 639-1 code. Null: detected.</param>
    public static string Of(string text, string? language)
    {
        ExtractiveSummary whole =
            ExtractiveSummarizer.Summarize(text,
                new SummaryOptions { Language = language, Sentences = SummaryOptions.MaxSentences });
        ExtractiveSummary summary = ExtractiveSummarizer.Summarize(text, new SummaryOptions { Language = language });
        return Line(new JsonObject
        {
            ["id"] = IdOf(text, language),
            ["language"] = whole.Language,
            ["title"] = whole.Title,
            ["words"] = whole.Words,
            ["blocks"] = Array(
                whole.Document.Blocks.Select(b => Block(JsonNamingPolicy.CamelCase.ConvertName(b.Kind.ToString()),
                    b.Offset, b.Length, b.Level))),
            ["sentences"] = Array(Sentences(whole.DocumentSentences.Select(s => (s.Offset, s.Length)),
                whole.Sentences.Select(s => (s.Index, s.RankScore)))),
            ["keyPhrases"] = Array(whole.KeyPhrases.Select(p => (JsonNode?)p)),
            ["summary"] = Array(summary.Sentences.Select(s => (JsonNode?)s.Index)),
        });
    }

    /// <summary>Returns the line of a digest.</summary>
    /// <param name="name">The name of the digest.</param>
    /// <param name="sources">The texts, each with its name.</param>
    public static string OfDigest(string name, IEnumerable<(string Name, string Text)> sources)
    {
        Digest digest = DigestSummarizer.Summarize(
            [.. sources.Select(s => new DigestSource(s.Name, Document.FromText(s.Text)))],
            new SummaryOptions { Sentences = 10 });
        return Line(new JsonObject
        {
            ["id"] = name,
            ["language"] = digest.Language,
            ["sentences"] = Array(digest.Sentences.Select(s => (JsonNode?)new JsonArray(
                s.Source, s.Index, s.RankScore,
                Array(s.AlsoIn.Select(e => (JsonNode?)new JsonArray(e.Source, e.Index)))))),
            ["keyPhrases"] = Array(digest.KeyPhrases.Select(p => (JsonNode?)p)),
        });
    }

    /// <summary>Returns a block as it is written in a line.</summary>
    public static JsonNode Block(string kind, int offset, int length, int level) =>
        new JsonArray(kind, offset, length, level);

    /// <summary>
    /// Returns the sentences as they are written in a line: offset, length and, unless it was passed over, the score.
    /// </summary>
    public static IEnumerable<JsonNode?> Sentences(IEnumerable<(int Offset, int Length)> all,
        IEnumerable<(int Index, double RankScore)> ranked)
    {
        Dictionary<int, double> scores = ranked.ToDictionary(s => s.Index, s => s.RankScore);
        return all.Select((s, i) => (JsonNode?)(scores.TryGetValue(i, out double score)
            ? new JsonArray(s.Offset, s.Length, score)
            : new JsonArray(s.Offset, s.Length)));
    }

    /// <summary>Returns the name of a text in the golden file: its language, if given, and how it starts.</summary>
    public static string IdOf(string text, string? language)
    {
        string start = WhiteSpace().Replace(text, " ").Trim();
        return $"{language ?? "?"}: {(start.Length <= IdLength ? start : start[..(char.IsHighSurrogate(start[IdLength - 1]) ? IdLength - 1 : IdLength)])}";
    }

    /// <summary>Returns JSON as one line, with letters of all languages as they are.</summary>
    public static string Line(JsonNode json) => json.ToJsonString(Readable);

    private static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
