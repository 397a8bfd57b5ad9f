using System.Text;

namespace Summarizer.Pipeline.Storage;

/// <summary>
/// The lease of a folder: a file held open, whose content is what the job remembers. The system lets it go when the
/// process ends.
/// </summary>
internal sealed class FileJobLease(FileStream file) : IJobLease
{
    public static IJobLease? TryAcquire(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return FileLock.TryTake(path) is { } file ? new FileJobLease(file) : null;
    }

    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        file.Position = 0;
        byte[] content = new byte[file.Length];
        await file.ReadExactlyAsync(content, cancellationToken);
        return content.Length == 0 ? null : Encoding.UTF8.GetString(content);
    }

    public async Task<bool> TryWriteAsync(string state, CancellationToken cancellationToken)
    {
        file.Position = 0;
        file.SetLength(0);
        await file.WriteAsync(Encoding.UTF8.GetBytes(state), cancellationToken);
        await file.FlushAsync(cancellationToken);
        return true;
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
