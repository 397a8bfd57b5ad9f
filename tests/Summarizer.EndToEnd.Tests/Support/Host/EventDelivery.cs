using System.Globalization;

namespace Summarizer.EndToEnd.Tests.Support.Host;

/// <summary>
/// Delivers events of articles as the Functions host does: at least once, in any order, several at once, to any of its
/// instances. It delivers them again after a failure or a dropped connection. After five attempts they go to the poison
/// queue's function, which gets five attempts too.
/// </summary>
/// <param name="instances">Each gives the host's instance while its app lives, and null while it is being
/// started.</param>
/// <param name="seed">Decides on order, repetitions and losses.</param>
internal sealed class EventDelivery(IReadOnlyList<Func<FunctionsHost?>> instances, int seed)
{
    private const int AtOnce = 16;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(200);

    private readonly Random _random = new(seed);
    private readonly List<Event> _waiting = [];
    private int _underWay;
    private int _delivered;
    private int _failed;
    private int _poisoned;
    private int _lost;

    public string Figures =>
        string.Create(CultureInfo.InvariantCulture,
            $"{_delivered} deliveries, {_failed} failed, {_poisoned} poisoned, {_lost} lost for good");

    /// <summary>True if nothing waits and nothing is in progress.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_waiting)
                return _waiting.Count == 0 && _underWay == 0;
        }
    }

    /// <summary>Storage reports an article; by chance twice, by chance not at all.</summary>
    public void Report(string name)
    {
        lock (_waiting)
        {
            for (int copies = _random.Next(20) == 0 ? 0 : _random.Next(5) == 0 ? 2 : 1; copies > 0; copies--)
                _waiting.Add(new Event(name, 0, Poison: false, 0));
        }
    }

    public Task DeliverAsync(CancellationToken over) =>
        Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => WorkAsync(over)));

    /// <summary>Calls the timer on any instance that lives, and then works the queue of due articles off.</summary>
    public async Task SweepAsync()
    {
        if (instances.Select(instance => instance()).FirstOrDefault(host => host is not null) is not { } host)
            return;
        await host.TimerAsync();
        if (host.HasQueues)
            await host.WorkQueueAsync("SummarizeDueArticles");
    }

    private async Task WorkAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            (Event? due, FunctionsHost? host) = Take();
            if (due is null)
            {
                await Task.Delay(20, CancellationToken.None);
                continue;
            }

            bool? succeeded = host is null ? null : await TryAsync(host, due);
            lock (_waiting)
            {
                _underWay--;
                if (succeeded is null)
                    // Not ready: the host waits for its app, which is not an attempt.
                    _waiting.Add(due with { NotBefore = Environment.TickCount64 + 50 });
                else if (succeeded == false)
                    Fail(due);
            }
        }
    }

    private (Event? Due, FunctionsHost? Host) Take()
    {
        lock (_waiting)
        {
            if (_waiting.Count == 0)
                return (null, null);
            int which = _random.Next(_waiting.Count);
            Event due = _waiting[which];
            if (due.NotBefore > Environment.TickCount64)
                return (null, null);
            _waiting[which] = _waiting[^1];
            _waiting.RemoveAt(_waiting.Count - 1);
            _underWay++;
            return (due, instances[_random.Next(instances.Count)]());
        }
    }

    private void Fail(Event failed)
    {
        _failed++;
        if (failed.Tries + 1 < FunctionsHost.MaxTries)
            _waiting.Add(failed with
            {
                Tries = failed.Tries + 1,
                NotBefore = Environment.TickCount64 + (long)RetryAfter.TotalMilliseconds
            });
        else if (failed.Poison)
            _lost++;
        else
        {
            _poisoned++;
            _waiting.Add(new Event(failed.Name, 0, Poison: true, 0));
        }
    }

    private async Task<bool?> TryAsync(FunctionsHost host, Event due)
    {
        Interlocked.Increment(ref _delivered);
        // The content that the event has as the blob does not matter: the app opens the article itself.
        HostVerdict verdict = due.Poison
            ? await host.PoisonAsync(due.Name, due.Tries + 1)
            : await host.BlobAsync(due.Name, "stale"u8.ToArray());
        return verdict.Outcome == "refused" ? null : verdict.Succeeded;
    }

    private sealed record Event(string Name, int Tries, bool Poison, long NotBefore);
}
