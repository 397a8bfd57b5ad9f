using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Summarizer.Pipeline.Storage;

/// <summary>
/// Notes that save work and are not needed. Without a store, while it is unavailable, or if a note is damaged, there is
/// no note.
/// </summary>
internal static class BestEffortNotes
{
    /// <summary>Returns a note. Null if there is none.</summary>
    /// <param name="notes">The store; null for none.</param>
    /// <param name="key">The note's key.</param>
    /// <param name="type">The form of the note.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<T?> TryReadAsync<T>(
        this INoteStore? notes, string key, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            Note? note = notes is null ? null : await notes.ReadNoteAsync(key, cancellationToken);
            return note is null ? null : JsonSerializer.Deserialize(note.Text, type);
        }
        catch (Exception ex) when (ex is StorageUnavailableException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes a note, unless another writer has done so in the meantime.</summary>
    /// <param name="notes">The store; null for none.</param>
    /// <param name="key">The note's key.</param>
    /// <param name="text">The note as JSON.</param>
    /// <param name="overwrites">True to replace a note that is there.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task TryWriteAsync(
        this INoteStore? notes, string key, string text, bool overwrites, CancellationToken cancellationToken)
    {
        if (notes is null)
            return;
        try
        {
            Note? before = overwrites ? await notes.ReadNoteAsync(key, cancellationToken) : null;
            await notes.TryWriteNoteAsync(key, text, before?.Version, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
        }
    }
}
