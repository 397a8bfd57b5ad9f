namespace Summarizer.Pipeline.Storage;

/// <summary>A lock that other processes honour too: a file that only one may have open.</summary>
internal static class FileLock
{
    public static async Task<FileStream> WaitAsync(string path, CancellationToken cancellationToken)
    {
        for (int wait = 1; ; wait = Math.Min(wait * 2, 20))
        {
            if (TryTake(path) is { } taken)
                return taken;
            await Task.Delay(wait, cancellationToken);
        }
    }

    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (DirectoryNotFoundException)
        {
            throw;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
