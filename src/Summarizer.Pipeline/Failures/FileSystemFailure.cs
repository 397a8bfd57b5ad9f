namespace Summarizer.Pipeline.Failures;

/// <summary>
/// Sentences for people about failures of the file system, without the names of types and internal files.
/// </summary>
public static class FileSystemFailure
{
    // The numbers of the system: of Linux and macOS, and of Windows.
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>Returns true for the exceptions of the file system.</summary>
    public static bool Is(Exception failure) => failure is IOException or UnauthorizedAccessException;

    /// <summary>Returns true if the disk has no room for what was written.</summary>
    public static bool IsDiskFull(Exception failure) =>
        failure is IOException { HResult: NoSpace or WindowsDiskFull or WindowsHandleDiskFull };

    /// <summary>Returns a sentence that says why a folder cannot be used.</summary>
    /// <param name="failure">The exception.</param>
    /// <param name="folder">The folder that the user knows.</param>
    public static string OfFolder(Exception failure, string folder)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure switch
        {
            UnauthorizedAccessException => $"There is no right to read and write in {folder}.",
            IOException { HResult: ReadOnly } => $"{folder} is on a read-only file system.",
            _ when IsDiskFull(failure) => $"The disk of {folder} is full.",
            _ when FileAtOrAbove(folder) is { } file => $"{file} is a file, not a folder.",
            _ => $"{folder} cannot be used: {failure.Message.TrimEnd('.')}.",
        };
    }

    private static string? FileAtOrAbove(string? path)
    {
        while (path is not null && !File.Exists(path))
            path = Path.GetDirectoryName(path);
        return path;
    }
}
