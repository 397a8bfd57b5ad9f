using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Ocr;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Reading.Processes;

/// <summary>
/// A process that reads articles: the same program, started once more (<see cref="ReadingServer"/>). The libraries
/// for PDF, HTML and Markdown can neither be interrupted nor bounded from within. If an article crashes, blocks or
/// fills them, only this process ends (<c>docs/decisions/0007-reading-apart.md</c>).
/// </summary>
internal sealed class ReadingProcess : IDisposable
{
    private const int Aborted = 128 + 6, Killed = 128 + 9, SegmentationFault = 128 + 11;
    private const int InterruptedOnWindows = unchecked((int)0xC000013A);
    private const int BufferBytes = 64 * 1024;

    /// <summary>
    /// The environment variables that a program needs to start; keys and connection strings stay out.
    /// </summary>
    private static readonly string[] Kept =
        ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "DOTNET_ROOT", "LD_LIBRARY_PATH", "TESSDATA_PREFIX"];

    private readonly Process _process;
    private readonly BinaryReader _reader;
    private readonly BinaryWriter _writer;
    private bool _isReady;

    private ReadingProcess(Process process, long bytes)
    {
        _process = process;
        Bytes = bytes;
        _reader = new BinaryReader(new BufferedStream(process.StandardOutput.BaseStream, BufferBytes), Encoding.UTF8);
        _writer = new BinaryWriter(new BufferedStream(process.StandardInput.BaseStream, BufferBytes), Encoding.UTF8);
        // A crash writes a long message that no one needs.
        process.BeginErrorReadLine();
    }

    /// <summary>The memory that it may take, in bytes.</summary>
    public long Bytes { get; }

    /// <summary>True if it has read an article and can read another.</summary>
    public bool MayReadAgain { get; private set; }

    /// <summary>Starts a process. Null if the system cannot start one.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="bytes">The memory that it may take.</param>
    public static ReadingProcess? Start(string[] command, long bytes)
    {
        ProcessStartInfo start = StartInfo(command);
        start.Environment["DOTNET_GCHeapHardLimit"] = bytes.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return TryStart(start) is { } process ? new ReadingProcess(process, bytes) : null;
    }

    /// <summary>Starts a process. Null if the system cannot start one.</summary>
    internal static Process? TryStart(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    /// <summary>
    /// Returns how to start a command on untrusted bytes: by pipes, without a shell and without the app's secrets.
    /// </summary>
    /// <param name="command">The program and its arguments.</param>
    internal static ProcessStartInfo StartInfo(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (string name in start.Environment.Keys.Except(Kept, StringComparer.OrdinalIgnoreCase).ToList())
            start.Environment.Remove(name);
        return start;
    }

    /// <summary>Ends a process; one that has ended already is left alone.</summary>
    internal static void End(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    /// <summary>Waits until the process has started. False if it ended before that.</summary>
    public bool IsReady(CancellationToken cancellationToken)
    {
        if (_isReady)
            return true;
        using CancellationTokenRegistration end = cancellationToken.Register(End);
        _isReady = _reader.Read() == ReadingServer.Ready;
        if (!_isReady)
            cancellationToken.ThrowIfCancellationRequested();
        return _isReady;
    }

    /// <summary>Reads an article.</summary>
    /// <exception cref="ArticleException">The article was refused, or ended the process.</exception>
    /// <exception cref="ProcessEndedException">Something other than the article ended the process.</exception>
    public Document Read(
        ArticleFormat format, ReadOnlyMemory<byte> content, string? contentType, List<Warning> warnings,
        ScannedPages? scans, ReadingLimits limits, CancellationToken cancellationToken)
    {
        long killsBefore = OutOfMemoryKills.Count();
        MayReadAgain = false;
        using CancellationTokenRegistration end = cancellationToken.Register(End);
        try
        {
            ReadingMessage.Write(_writer, limits, format, contentType, content.Span, scans);
            Document document = ReadingMessage.ReadDocument(_reader, warnings, scans);
            MayReadAgain = _reader.ReadBoolean();
            return document;
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Cause(e, killsBefore);
        }
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        End();
        _process.Dispose();
    }

    /// <summary>
    /// Returns why the process ended while it read. A crash and a lack of memory are the article's doing.
    /// </summary>
    private Exception Cause(Exception failure, long killsBefore)
    {
        int? code = _process.WaitForExit(TimeSpan.FromSeconds(5)) ? _process.ExitCode : null;
        bool crashed = OperatingSystem.IsWindows() ? code is < 0 and not InterruptedOnWindows
            : code is Aborted or SegmentationFault;
        if (crashed)
        {
            return new ArticleException(
                FailureCode.UnreadableArticle,
                "The article is damaged, or made to be: the program that reads it broke off.",
                inner: failure);
        }

        return code == Killed && OutOfMemoryKills.Count() > killsBefore
            ? new ArticleException(
                FailureCode.TooLarge, "Reading the article takes more memory than this instance has.", inner: failure)
            : new ProcessEndedException(failure);
    }

    private void End() => End(_process);
}
