using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Reads an article in a process of its own: the same program, started once more for one article. The libraries for PDF
/// and Markdown can neither be interrupted nor bounded from within, and a PDF of 1 KB made for it overflows the stack,
/// fills the memory or keeps a core busy for ever (<c>docs/decisions/0007-reading-apart.md</c>). All that such an
/// article ends is a process that had nothing else to do.
/// </summary>
public static class ReadingProcess
{
    private const string Verb = "--read-article";

    /// <summary>Tells a program that could not be started from an article that ended it.</summary>
    private const byte Ready = 1;

    private const int StackBytes = 16 * 1024 * 1024;

    /// <summary>
    /// Some Markdown takes the parser a time that grows with the square of its length; for this many bytes that is half
    /// a second at most.
    /// </summary>
    private const int LargestMarkdownHere = 16 * 1024;

    /// <summary>What a program needs of the environment to start; keys and connection strings stay out.</summary>
    private static readonly string[] Kept =
        ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "DOTNET_ROOT", "LD_LIBRARY_PATH"];

    /// <summary>
    /// Each reading may take a core and <see cref="ReadingLimits.MaxProcessBytes"/>: no more at once than there are
    /// cores.
    /// </summary>
    private static readonly SemaphoreSlim Places = new(Math.Max(2, Environment.ProcessorCount));

    private static string[]? _command;

    /// <summary>
    /// What a program calls first of all. Either it was started to read an article, which is then done; or it is told
    /// how to start itself for that. Where no program calls this, as in tests, all are read right here.
    /// </summary>
    /// <param name="args">The program's arguments.</param>
    /// <returns>Whether the program has done what it was started for.</returns>
    public static bool Serve(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args is [Verb])
        {
            using Stream article = Console.OpenStandardInput(), answer = Console.OpenStandardOutput();
            answer.WriteByte(Ready);
            answer.Flush();
            ReadOne(article, answer);
            return true;
        }

        string? program = Environment.ProcessPath;
        bool hosted = Path.GetFileNameWithoutExtension(program) == "dotnet";
        _command = program is null
            ? null
            : hosted ? [program, Environment.GetCommandLineArgs()[0], Verb] : [program, Verb];
        return false;
    }

    /// <summary>
    /// Whether an article is to be read apart. A process takes some hundredths of a second, so most text is read right
    /// here.
    /// </summary>
    internal static bool IsFor(ArticleFormat format, int bytes) =>
        format == ArticleFormat.Pdf || (format == ArticleFormat.Markdown && bytes > LargestMarkdownHere);

    /// <summary>Waits until there is room for one more reading. The time it takes is not the article's.</summary>
    internal static Place Enter(CancellationToken cancellationToken)
    {
        Places.Wait(cancellationToken);
        return default;
    }

    /// <summary>Reads an article apart; null where no process can be started.</summary>
    internal static Document? TryRead(
        ArticleFormat format, ReadOnlyMemory<byte> content, string? contentType, List<Warning> warnings,
        ReadingLimits limits, CancellationToken cancellationToken)
    {
        if (_command is null || Start(_command, limits) is not { } process)
            return null;
        using (process)
        {
            using CancellationTokenRegistration end = cancellationToken.Register(() => End(process));
            try
            {
                if (process.StandardOutput.BaseStream.ReadByte() != Ready)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    return null;
                }

                // What a crash has to say is long and for nobody.
                process.BeginErrorReadLine();
                using (var writer = new BinaryWriter(process.StandardInput.BaseStream))
                {
                    writer.Write(ReadingMessage.Of(limits));
                    writer.Write((byte)format);
                    writer.Write(contentType ?? "");
                    writer.Write(content.Length);
                    writer.Write(content.Span);
                }

                using var reader = new BinaryReader(process.StandardOutput.BaseStream);
                return ReadingMessage.Read(reader, warnings);
            }
            catch (Exception e) when (e is IOException or FormatException or ArgumentException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!HasCrashed(process))
                    throw new InvalidOperationException(
                        "The process that was to read an article was ended from outside.", e);
                throw new ArticleException(FailureCode.UnreadableArticle,
                    "The article is damaged, or made to be: the program that reads it broke off.", inner: e);
            }
            finally
            {
                End(process);
            }
        }
    }

    private static Process? Start(string[] command, ReadingLimits limits)
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
        start.Environment["DOTNET_GCHeapHardLimit"] =
            limits.MaxProcessBytes.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
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
    /// Whether it crashed, which is the article's doing; not where somebody killed it, or the machine for want of
    /// memory.
    /// </summary>
    private static bool HasCrashed(Process process)
    {
        const int aborted = 128 + 6, beyondItsMemory = 128 + 11, interrupted = unchecked((int)0xC000013A);
        return process.WaitForExit(TimeSpan.FromSeconds(5))
            && (OperatingSystem.IsWindows()
                ? process.ExitCode is < 0 and not interrupted
                : process.ExitCode is aborted or beyondItsMemory);
    }

    private static void End(Process process)
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

    private static void ReadOne(Stream article, Stream answer)
    {
        using var reader = new BinaryReader(article);
        ReadingLimits limits = ReadingMessage.LimitsOf(reader.ReadString());
        var format = (ArticleFormat)reader.ReadByte();
        string contentType = reader.ReadString();
        int length = reader.ReadInt32();
        byte[] content = reader.ReadBytes(length);
        if (content.Length < length)
            return; // Whoever asked has gone.
        using var deadline = new ReadingDeadline(limits.Timeout, CancellationToken.None);
        using var writer = new BinaryWriter(answer, Encoding.UTF8);
        List<Warning> warnings = [];
        try
        {
            Document document = OwnThread.Run(
                () => ArticleReader.ReadHere(format, content, contentType, warnings, limits, deadline.Token),
                StackBytes, deadline.Token);
            ReadingMessage.Write(writer, document, warnings);
        }
        catch (ArticleException refusal)
        {
            ReadingMessage.Write(writer, refusal);
        }
        catch (OperationCanceledException)
        {
            ReadingMessage.Write(writer, deadline.Refusal());
        }
        catch (OutOfMemoryException)
        {
            ReadingMessage.Write(writer, new ArticleException(
                FailureCode.TooLarge,
                $"Reading the article takes more than the {limits.MaxProcessBytes / (1024 * 1024)} MiB of memory allowed."));
        }
    }

    /// <summary>Room for one reading, given back at the end.</summary>
    internal readonly struct Place : IDisposable
    {
        public void Dispose() => Places.Release();
    }
}
