namespace Summarizer.Pipeline.Storage;

/// <summary>
/// Small texts that all instances share, beside the results: what the language model has cost today, and what it wrote
/// before. Methods throw <see cref="StorageUnavailableException"/> where the store cannot be reached.
/// </summary>
public interface INoteStore
{
    /// <summary>Returns a note as stored. Null if there is none.</summary>
    /// <param name="key">Lower-case letters, digits, hyphens and slashes, at most 200.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Note?> ReadNoteAsync(string key, CancellationToken cancellationToken);

    /// <summary>Writes a note, unless another writer has done so in the meantime.</summary>
    /// <param name="key">Lower-case letters, digits, hyphens and slashes, at most 200.</param>
    /// <param name="text">The note.</param>
    /// <param name="replaces">The version that it takes the place of; null: there must be none yet.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False where another writer was faster, and nothing was written.</returns>
    Task<bool> TryWriteNoteAsync(string key, string text, string? replaces, CancellationToken cancellationToken);
}

/// <summary>A note as stored.</summary>
public sealed record Note(string Text, string Version);
