using System.Globalization;
using System.Text;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Storage;

/// <summary>Named files in a folder, with versions, conditional writes and a few notes on each.</summary>
/// <param name="root">The folder of the files.</param>
/// <param name="notes">The folder of the notes on them.</param>
internal sealed class FileTree(string root, string notes)
{
    private const string NotesSuffix = ".notes";
    private const string TemporaryPrefix = ".summarizer-tmp-";

    private static readonly EnumerationOptions Everything =
        new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.System | FileAttributes.ReparsePoint };

    private string LockFile => Path.Combine(notes, ".lock");

    public void Create()
    {
        CreateFolder(root);
        CreateFolder(notes);
    }

    public Entry? Find(string name)
    {
        var file = new FileInfo(FileName.PathOf(root, name));
        return file.Exists && RegularFile.IsWithin(root, file.FullName)
            ? EntryOf(name, file.LastWriteTimeUtc, file.Length)
            : null;
    }

    /// <summary>Opens a file together with the version that it is.</summary>
    public (Entry Entry, FileStream Content)? Open(string name)
    {
        string path = FileName.PathOf(root, name);
        if (RegularFile.TryOpen(root, path) is not { } content)
            return null;
        return (EntryOf(name, File.GetLastWriteTimeUtc(content.SafeFileHandle), content.Length), content);
    }

    /// <summary>
    /// Writes a file if <paramref name="allowed"/> says so of what is there (null: nothing). Null where it does not.
    /// </summary>
    public async Task<Entry?> PutAsync(
        string name, ReadOnlyMemory<byte> content, IReadOnlyList<string> noted, Func<Entry?, bool> allowed,
        CancellationToken cancellationToken)
    {
        Create();
        string path = FileName.PathOf(root, name);
        string temporary = Path.Combine(notes, TemporaryPrefix + Guid.NewGuid().ToString("N"));
        try
        {
            await using (FileStream file = CreateFile(temporary))
                await file.WriteAsync(content, cancellationToken);
            using FileStream _ = await FileLock.WaitAsync(LockFile, cancellationToken);
            Entry? there = Find(name);
            if (!allowed(there))
                return null;
            MakeRoom(root, path);
            // Never the same version twice, however coarse the clock.
            DateTime now = DateTime.UtcNow;
            if (there is not null && now <= there.LastModified.UtcDateTime)
                now = there.LastModified.UtcDateTime.AddTicks(TimeSpan.TicksPerMicrosecond);
            File.SetLastWriteTimeUtc(temporary, now);
            var written = new FileInfo(temporary);
            Entry entry = new(name, EtagOf(written.LastWriteTimeUtc, written.Length), written.Length,
                written.LastWriteTimeUtc, noted);
            // Notes first: they name the version that they are of, so notes without their file are ignored.
            string notesPath = FileName.PathOf(notes, name) + NotesSuffix;
            MakeRoom(notes, notesPath);
            await WriteAsync(notesPath, string.Join('\n', [entry.Etag, .. noted]), cancellationToken);
            File.Move(temporary, path, overwrite: true);
            return entry;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public async Task<bool> DeleteAsync(string name, CancellationToken cancellationToken)
    {
        Create();
        using FileStream _ = await FileLock.WaitAsync(LockFile, cancellationToken);
        string path = FileName.PathOf(root, name);
        if (!File.Exists(path) || !RegularFile.IsWithin(root, path))
            return false;
        File.Delete(path);
        File.Delete(FileName.PathOf(notes, name) + NotesSuffix);
        return true;
    }

    /// <summary>Files in ordinal order of their names, after <paramref name="after"/> (a name) where given.</summary>
    public (List<Entry> Entries, string? Next) Page(string? prefix, int limit, string? after,
        CancellationToken cancellationToken)
    {
        var entries = new List<Entry>();
        if (!Directory.Exists(root))
            return (entries, null);
        foreach ((string name, FileInfo file) in Walk(new DirectoryInfo(root), ""))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (prefix is not null && !name.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            if (after is not null && string.CompareOrdinal(name, after) <= 0)
                continue;
            if (entries.Count == limit)
                return (entries, entries[^1].Name);
            if (file.Exists)
                entries.Add(EntryOf(name, file.LastWriteTimeUtc, file.Length));
        }

        return (entries, null);
    }

    private static IEnumerable<(string Name, FileInfo File)> Walk(DirectoryInfo folder, string before)
    {
        // A folder's name counts with its slash, so that the whole walk is in ordinal order.
        var found = new SortedDictionary<string, FileSystemInfo>(StringComparer.Ordinal);
        foreach (FileSystemInfo item in folder.EnumerateFileSystemInfos("*", Everything))
        {
            string name = FileName.NameOf(item.Name, item is DirectoryInfo);
            // Beside a file that the store wrote, one of the same name that it did not write cannot be opened.
            if (!found.TryAdd(before + name, item) && !name.StartsWith(item.Name, StringComparison.Ordinal))
                found[before + name] = item;
        }

        foreach ((string name, FileSystemInfo item) in found)
        {
            if (item is FileInfo file)
            {
                if (ArticleName.IsValid(name))
                    yield return (name, file);
            }
            else
            {
                foreach ((string, FileInfo) inner in Walk((DirectoryInfo)item, name))
                    yield return inner;
            }
        }
    }

    private Entry EntryOf(string name, DateTime lastWrite, long bytes)
    {
        string etag = EtagOf(lastWrite, bytes);
        string notesPath = FileName.PathOf(notes, name) + NotesSuffix;
        string[] lines;
        try
        {
            lines = File.Exists(notesPath) ? File.ReadAllText(notesPath).Split('\n') : [];
        }
        catch (FileNotFoundException)
        {
            lines = [];
        }

        return new Entry(name, etag, bytes, lastWrite, lines.Length > 0 && lines[0] == etag ? lines[1..] : []);
    }

    private static string EtagOf(DateTime lastWrite, long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{lastWrite.Ticks:x}-{bytes:x}");

    private static void MakeRoom(string folder, string path)
    {
        if (!RegularFile.IsWithin(folder, path))
            throw new ArticleException(FailureCode.InvalidName,
                "The name leads through a symbolic link. Use another name, or remove the link from the folder.",
                "name");
        try
        {
            if (Directory.Exists(path))
                throw new IOException("A folder is there.");
            CreateFolder(Path.GetDirectoryName(path)!);
        }
        catch (IOException ex)
        {
            throw new ArticleException(FailureCode.Conflict,
                "A folder cannot have the name of an article, nor an article the name of a folder.", "name", ex);
        }
    }

    /// <summary>Makes a folder that only its owner can enter, where the system has such rights.</summary>
    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Makes a file that only its owner can read and write, where the system has such rights.</summary>
    private static FileStream CreateFile(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        string temporary = Path.Combine(notes, TemporaryPrefix + Guid.NewGuid().ToString("N"));
        await using (FileStream file = CreateFile(temporary))
            await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>A file as found.</summary>
    public sealed record Entry(string Name, string Etag, long Bytes, DateTimeOffset LastModified,
        IReadOnlyList<string> Notes)
    {
        public string Note(int index) => index < Notes.Count ? Notes[index] : "";
    }
}
