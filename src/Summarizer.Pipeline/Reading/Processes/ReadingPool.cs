using Summarizer.Documents;
using Summarizer.Pipeline.Reading.Ocr;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Reading.Processes;

/// <summary>
/// The processes that read articles. One that has read an article without a complaint waits for the next; any other
/// ends with its article, so that an article meets no state that a refused one left behind.
/// </summary>
internal static class ReadingPool
{
    /// <summary>
    /// Some Markdown takes the parser a time that grows with the square of its length; for this many bytes that is
    /// half a second at most.
    /// </summary>
    private const int LargestMarkdownHere = 16 * 1024;

    /// <summary>
    /// The largest page or package that is read in the app, in bytes (docs/decisions/0007-reading-apart.md has the
    /// figures).
    /// </summary>
    private const int LargestHere = 32 * 1024;

    /// <summary>The time after which an idle process ends, to give its memory back.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    private static readonly Lock Lock = new();
    private static readonly List<(ReadingProcess Process, long Since)> Waiting = [];
    private static readonly Timer Retirement = new(_ => Retire(), null, Timeout.Infinite, Timeout.Infinite);

    private static string[]? _command;
    private static SemaphoreSlim? _places;

    /// <summary>
    /// Sets the command that is started to read articles. Without it, every article is read in the app.
    /// </summary>
    public static void StartBy(string[]? command) => _command = command;

    /// <summary>
    /// True if a process is to read an article. Plain text and subtitles are read by code of our own, in linear time.
    /// </summary>
    public static bool IsFor(ArticleFormat format, ReadOnlySpan<byte> content) => format switch
    {
        ArticleFormat.PlainText or ArticleFormat.Subtitles => false,
        ArticleFormat.Pdf => true,
        ArticleFormat.Markdown => content.Length > LargestMarkdownHere,
        _ => UnpackedSize.Of(content) > LargestHere,
    };

    /// <summary>Waits until there is memory for one more reading process. This time is not the article's.</summary>
    public static Place Enter(ReadingLimits limits, CancellationToken cancellationToken)
    {
        SemaphoreSlim places = LazyInitializer.EnsureInitialized(
            ref _places, () => new SemaphoreSlim(InstanceMemory.Current.ReadingProcesses(limits.ProcessBytes)));
        places.Wait(cancellationToken);
        return new Place(places);
    }

    /// <summary>Reads an article in a process. Null if no process can be started.</summary>
    public static Document? TryRead(
        ArticleFormat format, ReadOnlyMemory<byte> content, string? contentType, List<Warning> warnings,
        ScannedPages? scans, ReadingLimits limits, CancellationToken cancellationToken)
    {
        int known = warnings.Count;
        long bytes = limits.ProcessBytes;
        ReadingLimits applied = limits with { MaxProcessBytes = bytes };
        while (_command is { } command && !ReadingFault.IsRecent)
        {
            ReadingProcess? idle = TakeIdle(bytes);
            if ((idle ?? ReadingProcess.Start(command, bytes)) is not { } process)
            {
                ReadingFault.Report($"{command[0]} cannot be started to read articles.");
                return null;
            }

            try
            {
                Document? document =
                    process.Read(format, content, contentType, warnings, scans, applied, cancellationToken);
                if (document is null)
                    ReadingFault.Report($"{string.Join(' ', command)} ended before it could read an article.");
                else
                    ReadingFault.Clear();
                return document;
            }
            catch (ProcessEndedException) when (idle is not null)
            {
                // It may have ended while it was idle; a new one decides.
                warnings.RemoveRange(known, warnings.Count - known);
            }
            finally
            {
                Release(process);
            }
        }

        return null;
    }

    private static ReadingProcess? TakeIdle(long bytes)
    {
        lock (Lock)
        {
            // The last one that came back is the one in the processor's caches.
            int at = Waiting.FindLastIndex(waiting => waiting.Process.Bytes == bytes);
            if (at < 0)
                return null;
            ReadingProcess process = Waiting[at].Process;
            Waiting.RemoveAt(at);
            return process;
        }
    }

    private static void Release(ReadingProcess process)
    {
        if (!process.MayReadAgain)
        {
            process.Dispose();
            return;
        }

        lock (Lock)
        {
            Waiting.Add((process, Environment.TickCount64));
            // It runs on while others wait, however many articles come.
            if (Waiting.Count == 1)
                Retirement.Change(Idle, Idle);
        }
    }

    private static void Retire()
    {
        List<ReadingProcess> retired;
        lock (Lock)
        {
            long before = Environment.TickCount64 - (long)Idle.TotalMilliseconds;
            retired = [.. Waiting.Where(waiting => waiting.Since <= before).Select(waiting => waiting.Process)];
            Waiting.RemoveAll(waiting => waiting.Since <= before);
            if (Waiting.Count == 0)
                Retirement.Change(Timeout.Infinite, Timeout.Infinite);
        }

        retired.ForEach(process => process.Dispose());
    }

    /// <summary>Room for one reading process, given back at the end.</summary>
    internal readonly struct Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
