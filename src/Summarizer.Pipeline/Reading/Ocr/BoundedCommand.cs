using System.Diagnostics;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Processes;

namespace Summarizer.Pipeline.Reading.Ocr;

/// <summary>
/// Runs a command of this machine on untrusted bytes: without a shell, without the app's secrets, with limits of memory
/// and output. It gets its input by a pipe, so that nothing is written to disk.
/// </summary>
internal static class BoundedCommand
{
    /// <summary>The command that limits the memory of another, on most Linux systems (prlimit(1)).</summary>
    private const string Limiter = "/usr/bin/prlimit";

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">The command, and its arguments.</param>
    /// <param name="input">The bytes that it reads from its standard input.</param>
    /// <param name="mostBytes">The most that it may write.</param>
    /// <param name="mostMemory">The most memory that it may take, in bytes.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <param name="otherSuccess">An exit code that means success, as 0 does.</param>
    /// <returns>The output; null if it failed or wrote more than allowed.</returns>
    /// <exception cref="ArticleException">The command is not installed.</exception>
    public static async Task<byte[]?> RunAsync(
        IReadOnlyList<string> command, ReadOnlyMemory<byte> input, int mostBytes, long mostMemory,
        CancellationToken cancellationToken, int otherSuccess = 0)
    {
        using Process process = Start(command, mostMemory);
        try
        {
            // Error output may quote the article, so it is discarded.
            process.BeginErrorReadLine();
            Task writing = WriteAsync(process.StandardInput.BaseStream, input, cancellationToken);
            byte[]? output = await BoundedStream.ReadAllAsync(
                process.StandardOutput.BaseStream, mostBytes, cancellationToken);
            if (output is null)
                return null;
            await writing;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 || process.ExitCode == otherSuccess ? output : null;
        }
        finally
        {
            ReadingProcess.End(process);
        }
    }

    private static Process Start(IReadOnlyList<string> command, long mostMemory)
    {
        string[] whole = File.Exists(Limiter)
            ? [Limiter, $"--as={mostMemory}", "--", .. command]
            : [.. command];
        ProcessStartInfo start = ReadingProcess.StartInfo(whole);
        // A thread for each core makes tesseract slower, not faster.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        if (IsInstalled(command[0]) && ReadingProcess.TryStart(start) is { } process)
            return process;
        throw new ArticleException(FailureCode.OcrUnavailable,
            $"OCR needs the command {command[0]}, which is not installed. Install the packages tesseract-ocr and "
                + "poppler-utils.");
    }

    private static bool IsInstalled(string program) => OperatingSystem.IsWindows()
        || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));

    private static async Task WriteAsync(Stream stream, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await using (stream)
                await stream.WriteAsync(input, cancellationToken);
        }
        catch (IOException)
        {
            // It ended before it read everything; its exit code decides about that.
        }
    }
}
