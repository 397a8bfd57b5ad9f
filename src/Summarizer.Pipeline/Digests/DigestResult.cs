using System.Text.Json.Serialization;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Digests;

/// <summary>A digest as HTTP, MCP and the command line return it. Its JSON form is a contract with users.</summary>
public sealed record DigestResult
{
    /// <summary>The version of this form.</summary>
    public string SchemaVersion { get; init; } = "1.0";

    /// <summary>The articles that the digest was made of, in the order given.</summary>
    public required IReadOnlyList<DigestSourceInfo> Sources { get; init; }

    /// <summary>The digest.</summary>
    public required DigestPart Digest { get; init; }

    /// <summary>Warnings for the reader about a digest that was made.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>The options of the request, resolved.</summary>
    public required DigestOptions Options { get; init; }

    /// <summary>The time that each step took.</summary>
    public required DigestTimings Timings { get; init; }

    /// <summary>The time when the digest was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The program that made it: "summarizer/" and the version.</summary>
    public required string Generator { get; init; }
}

/// <summary>One of the articles.</summary>
/// <param name="Name">Its name in the article store, or the id that the caller gave.</param>
/// <param name="Title">The title, where one is known or was found.</param>
/// <param name="Language">A lower-case ISO 639 code of two or three letters; "und" if it was not detected.</param>
/// <param name="Words">The number of words.</param>
/// <param name="Sentences">The number of sentences.</param>
/// <param name="ContentType">The media type that it was read as.</param>
/// <param name="ContentHash">"sha256:" and the hexadecimal hash of the bytes.</param>
public sealed record DigestSourceInfo(string Name, string? Title, string Language, int Words, int Sentences,
    string ContentType, string ContentHash);

/// <summary>The digest.</summary>
/// <param name="Text">The sentences as one text.</param>
/// <param name="Sentences">The sentences with their sources and places.</param>
/// <param name="KeyPhrases">The topics of the articles, most telling first.</param>
public sealed record DigestPart(string Text, IReadOnlyList<SourcedSentence> Sentences,
    IReadOnlyList<string> KeyPhrases);

/// <summary>A sentence of a digest.</summary>
/// <param name="Source">The name of the article that it is in.</param>
/// <param name="Index">Its place among the article's sentences, from 0.</param>
/// <param name="Text">Exactly the article's text from <paramref name="Offset"/> on, <paramref name="Length"/>
/// long.</param>
/// <param name="RankScore">The sentence's value in this digest, 0 to 1: the best sentence has 1.</param>
/// <param name="Offset">The start in the article's text, in UTF-16 code units.</param>
/// <param name="Length">The length in UTF-16 code units.</param>
/// <param name="AlsoIn">Sentences of other articles that say the same and were left out, at most one of each.</param>
public sealed record SourcedSentence(string Source, int Index, string Text, double RankScore, int Offset, int Length,
    IReadOnlyList<SourcePlace> AlsoIn);

/// <summary>A sentence that was left out because another says the same.</summary>
/// <param name="Source">The name of the article that it is in.</param>
/// <param name="Index">Its place among the article's sentences, from 0.</param>
/// <param name="Offset">The start in the article's text, in UTF-16 code units.</param>
/// <param name="Length">The length in UTF-16 code units.</param>
public sealed record SourcePlace(string Source, int Index, int Offset, int Length);

/// <summary>The options as they were applied.</summary>
/// <param name="Sentences">Sentences asked for.</param>
/// <param name="Ratio">Ratio asked for.</param>
/// <param name="Words">Words asked for.</param>
/// <param name="Query">The query.</param>
/// <param name="Language">The language asked for; null where it was to be found out.</param>
/// <param name="SortBy">"offset" or "rank".</param>
/// <param name="StringIndexType">The unit of offsets and lengths. Missing: UTF-16 code units.</param>
public sealed record DigestOptions(
    int? Sentences, double? Ratio, int? Words, string? Query, string? Language, string SortBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StringIndexType = null);

/// <summary>The time that each step took, in milliseconds.</summary>
/// <param name="TotalMs">The total time.</param>
/// <param name="ReadMs">Reading the articles.</param>
/// <param name="ExtractMs">Making the digest of them.</param>
public sealed record DigestTimings(double TotalMs, double ReadMs, double ExtractMs);
