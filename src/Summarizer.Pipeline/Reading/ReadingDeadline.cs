using System.Diagnostics;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// The end of the time that reading one article may take. A refusal is final, and an article must not be refused
/// because the machine was frozen or busy. So the time counts only if this process worked on the article for at least
/// half of it, or if four times as much has passed. All articles that it reads at once share the time that
/// it worked.
/// </summary>
internal sealed class ReadingDeadline : IDisposable
{
    private const int LongestFactor = 4;

    private static int _readHere;

    private readonly TimeSpan _allowed;
    private readonly bool _isApart;
    private readonly TimeSpan _workedBefore = Environment.CpuUsage.TotalTime;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly CancellationTokenSource _source;
    private readonly Timer _timer;

    /// <summary>Starts the time.</summary>
    /// <param name="allowed">The time allowed.</param>
    /// <param name="isApart">
    /// True if another process reads the article and keeps the time itself. What this process works says nothing then.
    /// </param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    public ReadingDeadline(TimeSpan allowed, bool isApart, CancellationToken cancellationToken)
    {
        _allowed = allowed;
        _isApart = isApart;
        if (!isApart)
            Interlocked.Increment(ref _readHere);
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _timer = new Timer(_ => Look(), null, allowed, allowed / 8);
    }

    /// <summary>Cancelled when time is up, or when the caller has given up.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Says that the time was up.</summary>
    public ArticleException Refusal() =>
        new(FailureCode.UnreadableArticle,
            $"The article took longer to read than the {_allowed.TotalSeconds:0} seconds allowed.");

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
        if (!_isApart)
            Interlocked.Decrement(ref _readHere);
    }

    /// <summary>True if time is up.</summary>
    /// <param name="allowed">The time allowed.</param>
    /// <param name="passed">The time that went by.</param>
    /// <param name="worked">The processor time that this process spent on the article meanwhile.</param>
    internal static bool IsUp(TimeSpan allowed, TimeSpan passed, TimeSpan worked) =>
        passed >= allowed && (worked >= allowed / 2 || passed >= allowed * LongestFactor);

    private void Look()
    {
        TimeSpan worked = _isApart
            ? TimeSpan.Zero
            : (Environment.CpuUsage.TotalTime - _workedBefore) / Math.Max(1, Volatile.Read(ref _readHere));
        if (!IsUp(_allowed, Stopwatch.GetElapsedTime(_start), worked))
            return;
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It was read just in time.
        }
    }
}
