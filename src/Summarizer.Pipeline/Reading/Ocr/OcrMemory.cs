using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Reading.Ocr;

/// <summary>
/// Text that was recognised before, and work that the service has begun. So another attempt at the same article, as
/// after a model that was busy, does not pay for its pages again. Best effort: while the store is unavailable, pages
/// are read again.
/// </summary>
/// <param name="notes">The store. Null: nothing is remembered.</param>
internal sealed class OcrMemory(INoteStore? notes)
{
    /// <summary>The longest note: text of some 2,000 full pages.</summary>
    private const int MostCharacters = 32 * 1024 * 1024;

    /// <summary>Returns the recognised pages. Null if there are none.</summary>
    public async Task<IReadOnlyList<OcrPage>?> PagesAsync(string key, CancellationToken cancellationToken) =>
        (await ReadAsync(key, cancellationToken))?.Pages is { } pages && pages.All(HasPlaces) ? pages : null;

    /// <summary>Returns the address of the result of work that was begun. Null if there is none.</summary>
    public async Task<string?> OperationAsync(string key, CancellationToken cancellationToken) =>
        (await ReadAsync(key, cancellationToken))?.Operation;

    /// <summary>Remembers the recognised pages.</summary>
    public Task RememberAsync(string key, IReadOnlyList<OcrPage> pages, CancellationToken cancellationToken) =>
        WriteAsync(key, new OcrNote(null, pages), cancellationToken);

    /// <summary>Remembers the address of the result of work that was begun.</summary>
    public Task RememberAsync(string key, Uri operation, CancellationToken cancellationToken) =>
        WriteAsync(key, new OcrNote(operation.AbsoluteUri, null), cancellationToken);

    // Notes of older versions do not have the width, and the places of lines mean nothing without it.
    private static bool HasPlaces(OcrPage page) => page.Width > 0 || page.Lines.Count == 0;

    private Task<OcrNote?> ReadAsync(string key, CancellationToken cancellationToken) =>
        notes.TryReadAsync(NoteOf(key), OcrNoteContext.Default.OcrNote, cancellationToken);

    private async Task WriteAsync(string key, OcrNote note, CancellationToken cancellationToken)
    {
        string text = JsonSerializer.Serialize(note, OcrNoteContext.Default.OcrNote);
        if (text.Length <= MostCharacters)
            await notes.TryWriteAsync(NoteOf(key), text, overwrites: true, cancellationToken);
    }

    private static string NoteOf(string key) => "ocr/pages/" + key;
}

/// <summary>A note on the OCR of some pages.</summary>
/// <param name="Operation">The address of a result that is not there yet.</param>
/// <param name="Pages">The pages.</param>
internal sealed record OcrNote(string? Operation, IReadOnlyList<OcrPage>? Pages);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OcrNote))]
internal sealed partial class OcrNoteContext : JsonSerializerContext;
