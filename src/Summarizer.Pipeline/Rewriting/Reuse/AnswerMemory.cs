using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Rewriting.Reuse;

/// <summary>
/// What the model wrote before: the same content with the same settings and the same prompt is not paid for twice, under whatever name.
/// Best effort: where the store is away it is paid for.
/// </summary>
internal sealed class AnswerMemory(INoteStore? notes)
{
    /// <summary>The key of an answer. Titles belong to it: another title is another prompt.</summary>
    public static string Key(string contentHash, string fingerprint, string? title, string language)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', contentHash, fingerprint, title ?? "", language)));
        return "llm/answers/" + Convert.ToHexStringLower(hash);
    }

    public async Task<LlmPart?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        if (notes is null)
            return null;
        try
        {
            Note? note = await notes.ReadNoteAsync(key, cancellationToken);
            return note is null ? null : JsonSerializer.Deserialize(note.Text, AnswerMemoryContext.Default.LlmPart);
        }
        catch (Exception ex) when (ex is StorageUnavailableException or JsonException)
        {
            return null;
        }
    }

    public async Task WriteAsync(string key, LlmPart part, CancellationToken cancellationToken)
    {
        if (notes is null)
            return;
        try
        {
            await notes.TryWriteNoteAsync(key, JsonSerializer.Serialize(part, AnswerMemoryContext.Default.LlmPart), null, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LlmPart))]
internal sealed partial class AnswerMemoryContext : JsonSerializerContext;
