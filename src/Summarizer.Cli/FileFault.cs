using Summarizer.Pipeline;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli;

/// <summary>The failures that cost one file or article, while the rest of the run goes on.</summary>
internal static class FileFault
{
    // EBADF, on Linux and macOS.
    private const int BadFileDescriptor = 9;

    /// <summary>
    /// Returns what to say of the file that a failure costs. Null if the failure ends the whole run, because every
    /// other file would fail in the same way.
    /// </summary>
    public static string? MessageOf(Exception failure) => failure switch
    {
        // Standard output was closed before the program started, as by ">&-".
        UnauthorizedAccessException { InnerException: IOException { HResult: BadFileDescriptor } } =>
            "Standard output is closed. Send it to a file, a pipe or /dev/null.",
        _ when FileSystemFailure.IsDiskFull(failure) => "The disk that the output is written to is full.",
        ArticleException or StorageLockedException or IOException or UnauthorizedAccessException => failure.Message,
        OperationCanceledException or UsageException or InvalidOptionException or InvalidSettingException
            or StorageUnavailableException => null,
        _ => $"This is a bug in this program: {failure.Message} ({failure.GetType().Name})",
    };
}
