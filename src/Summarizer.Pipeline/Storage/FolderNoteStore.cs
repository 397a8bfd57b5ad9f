using System.Text;

namespace Summarizer.Pipeline.Storage;

/// <summary>Notes as files of a folder.</summary>
/// <param name="files">The tree of the files.</param>
/// <param name="failures">The translation of the file system's exceptions.</param>
internal sealed class FolderNoteStore(FileTree files, FolderFailures failures) : INoteStore
{
    /// <inheritdoc/>
    public Task<Note?> ReadNoteAsync(string key,
        CancellationToken cancellationToken) => failures.TranslateAsync(async () =>
    {
        if (files.Open(NoteKey.Validate(key)) is not { } opened)
            return null;
        using var reader = new StreamReader(opened.Content);
        return new Note(await reader.ReadToEndAsync(cancellationToken), opened.Entry.Etag);
    });

    /// <inheritdoc/>
    public Task<bool> TryWriteNoteAsync(string key, string text, string? replaces,
        CancellationToken cancellationToken) =>
        failures.TranslateAsync(async () => await files.PutAsync(
            NoteKey.Validate(key), Encoding.UTF8.GetBytes(text), [],
            there => WriteCondition.Replacing(replaces).Holds(there?.Etag), cancellationToken) is not null);
}
