namespace Summarizer.Pipeline.Storage;

/// <summary>A lock that other processes honour too: a file that only one may have open.</summary>
internal static class FileLock
{
    // Linux, macOS (EWOULDBLOCK of flock) and Windows (sharing violation). Any other failure, such as that of a disk
    // that is read-only, does not pass with time.
    private static readonly int[] IsHeld = [11, 35, unchecked((int)0x80070020)];

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
        catch (IOException ex) when (IsHeld.Contains(ex.HResult))
        {
            return null;
        }
    }
}
