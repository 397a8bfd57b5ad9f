using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Ocr;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Reading.Processes;

/// <summary>
/// The processes that read articles. One that has read an article without a complaint waits for the next; any other
/// ends with its article, so that an article meets no state that a refused one left behind.
/// </summary>
internal sealed class ReadingPool : IDisposable
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

    /// <summary>The wait after a failed start: another process may take up the memory for a short time.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly List<(ReadingProcess Process, long Since)> _waiting = [];
    private readonly Timer _retirement;
    private SemaphoreSlim? _places;

    internal ReadingPool(TimeProvider time)
    {
        Fault = new ReadingFault(time);
        _retirement = new Timer(_ => Retire(), null, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>The pool of this program.</summary>
    public static ReadingPool OfThisProgram { get; } = new(TimeProvider.System);

    /// <summary>The command that is started to read articles. Without it, every article is read in the app.</summary>
    public string[]? Command { get; set; }

    /// <summary>The fault that keeps processes from starting.</summary>
    public ReadingFault Fault { get; }

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
    public Place Enter(ReadingLimits limits, CancellationToken cancellationToken)
    {
        SemaphoreSlim places = LazyInitializer.EnsureInitialized(
            ref _places, () => new SemaphoreSlim(InstanceMemory.Current.ReadingProcesses(limits.ProcessBytes)));
        places.Wait(cancellationToken);
        return new Place(places);
    }

    /// <summary>Reads an article in a process. Null if no process can be started.</summary>
    /// <exception cref="ArticleException">The article was refused, or ended the process.</exception>
    /// <exception cref="ProcessEndedException">Something other than the article ended the process.</exception>
    public Document? TryRead(
        ArticleFormat format, ReadOnlyMemory<byte> content, string? contentType, List<Warning> warnings,
        ScannedPages? scans, ReadingLimits limits, CancellationToken cancellationToken)
    {
        int known = warnings.Count;
        long bytes = limits.ProcessBytes;
        ReadingLimits applied = limits with { MaxProcessBytes = bytes };
        ProcessEndedException? ended = null;
        while (Command is { } command)
        {
            ReadingProcess? idle = TakeIdle(bytes);
            if (idle is null && Fault.IsRecent)
                break;
            if ((idle ?? ReadingProcess.Start(command, bytes)) is not { } process)
            {
                FailToStart($"{command[0]} cannot be started to read articles.");
                continue;
            }

            try
            {
                if (process.IsReady(cancellationToken))
                {
                    if (idle is null)
                        Fault.Clear();
                    return process.Read(format, content, contentType, warnings, scans, applied, cancellationToken);
                }

                FailToStart($"{string.Join(' ', command)} ended before it could read an article.");
            }
            catch (ProcessEndedException e) when (idle is not null)
            {
                // It may have ended while it was idle; a new one decides.
                warnings.RemoveRange(known, warnings.Count - known);
                scans?.Found.Clear();
                ended = e;
            }
            finally
            {
                Release(process);
            }
        }

        // An article that a process has had is not read in the app: it may be what ended the process.
        if (ended is not null)
            throw ended;
        return null;

        void FailToStart(string reason)
        {
            Fault.Report(reason);
            cancellationToken.WaitHandle.WaitOne(Again);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Ends the idle processes.</summary>
    public void Dispose()
    {
        _retirement.Dispose();
        _places?.Dispose();
        _waiting.ForEach(waiting => waiting.Process.Dispose());
    }

    private ReadingProcess? TakeIdle(long bytes)
    {
        lock (_lock)
        {
            // The last one that came back is the one in the processor's caches.
            int at = _waiting.FindLastIndex(waiting => waiting.Process.Bytes == bytes);
            if (at < 0)
                return null;
            ReadingProcess process = _waiting[at].Process;
            _waiting.RemoveAt(at);
            return process;
        }
    }

    private void Release(ReadingProcess process)
    {
        if (!process.MayReadAgain)
        {
            process.Dispose();
            return;
        }

        lock (_lock)
        {
            _waiting.Add((process, Environment.TickCount64));
            // It runs on while others wait, however many articles come.
            if (_waiting.Count == 1)
                _retirement.Change(Idle, Idle);
        }
    }

    private void Retire()
    {
        List<ReadingProcess> retired;
        lock (_lock)
        {
            long before = Environment.TickCount64 - (long)Idle.TotalMilliseconds;
            retired = [.. _waiting.Where(waiting => waiting.Since <= before).Select(waiting => waiting.Process)];
            _waiting.RemoveAll(waiting => waiting.Since <= before);
            if (_waiting.Count == 0)
                _retirement.Change(Timeout.Infinite, Timeout.Infinite);
        }

        retired.ForEach(process => process.Dispose());
    }

    /// <summary>Room for one reading process, given back at the end.</summary>
    internal readonly struct Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
