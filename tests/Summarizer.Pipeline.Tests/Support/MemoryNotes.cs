using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>Notes in memory, with versions; can be away.</summary>
public sealed class MemoryNotes : INoteStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Note> _notes = new(StringComparer.Ordinal);
    private int _version;

    public bool IsAway { get; set; }

    public IReadOnlyCollection<string> Keys => _notes.Keys;

    public Task<Note?> ReadNoteAsync(string key, CancellationToken cancellationToken)
    {
        lock (_lock)
            return IsAway
                ? throw new StorageUnavailableException("away")
                : Task.FromResult(_notes.GetValueOrDefault(NoteKey.Validate(key)));
    }

    public Task<bool> TryWriteNoteAsync(string key, string text, string? replaces, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (IsAway)
                throw new StorageUnavailableException("away");
            if (_notes.GetValueOrDefault(NoteKey.Validate(key))?.Version != replaces)
                return Task.FromResult(false);
            _notes[key] = new Note(text, $"{++_version}");
            return Task.FromResult(true);
        }
    }
}
