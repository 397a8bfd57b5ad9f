using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting.Prompting;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Rewriting.Reuse;

/// <summary>
/// The model's earlier answers: the same content with the same settings and the same prompt is not paid for twice, even
/// under another name. The same holds for the parts of a long article. Best effort: while the store is unavailable, it
/// is paid for.
/// </summary>
internal sealed class AnswerMemory(INoteStore? notes)
{
    /// <summary>
    /// Returns the key of an answer. Titles belong to it: another title is another prompt. So do the numbered
    /// sentences: the same bytes read as Markdown have others than read as plain text, and an answer cites them by
    /// number.
    /// </summary>
    public static string Key(string contentHash, string fingerprint, string? title, string language,
        IEnumerable<SourceLine> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(string.Join('\n', contentHash, fingerprint, title ?? "", language));
        foreach (SourceLine line in lines)
            Add($"\n{line.Number} {line.Heading} {line.Text}");
        return "llm/answers/" + Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
    }

    public async Task<LlmPart?> ReadAsync(string key, CancellationToken cancellationToken) =>
        await notes.TryReadAsync(key, AnswerMemoryContext.Default.RememberedAnswer, cancellationToken)
            is { Part: { } part, Warnings: var warnings }
            ? part with { Warnings = warnings }
            : null;

    public Task WriteAsync(string key, LlmPart part, CancellationToken cancellationToken) =>
        notes.TryWriteAsync(
            key, JsonSerializer.Serialize(new RememberedAnswer(part, part.Warnings),
                AnswerMemoryContext.Default.RememberedAnswer), overwrites: false, cancellationToken);
}

/// <summary>An answer and its details.</summary>
internal sealed record RememberedAnswer(LlmPart? Part, IReadOnlyList<Warning>? Warnings);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RememberedAnswer))]
internal sealed partial class AnswerMemoryContext : JsonSerializerContext;
