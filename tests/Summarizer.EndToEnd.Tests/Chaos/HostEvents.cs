using System.Net.Sockets;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>
/// Delivers events of articles as the Functions host does: at least once, in any order, several at once, to any of its handlers; again
/// after a failure or a dropped connection, and after five tries to the poison queue's function, which gets five tries too.
/// </summary>
internal sealed class HostEvents(IReadOnlyList<DoomedApp> handlers, TestContainers containers, int seed)
{
    private const int AtOnce = 16;
    private const int MaxTries = 5;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(200);

    private readonly Random _random = new(seed);
    private readonly List<Event> _waiting = [];
    private int _underWay;
    private int _delivered;
    private int _failed;
    private int _poisoned;
    private int _lost;

    public string Figures => $"{_delivered} deliveries, {_failed} failed, {_poisoned} poisoned, {_lost} lost for good";

    /// <summary>Whether nothing waits and nothing is under way.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_waiting)
                return _waiting.Count == 0 && _underWay == 0;
        }
    }

    /// <summary>Storage tells of an article; by chance twice, by chance not at all.</summary>
    public void Tell(string name)
    {
        lock (_waiting)
        {
            for (int copies = _random.Next(20) == 0 ? 0 : _random.Next(5) == 0 ? 2 : 1; copies > 0; copies--)
                _waiting.Add(new Event(name, 0, Poison: false, 0));
        }
    }

    public Task DeliverAsync(CancellationToken over) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => WorkAsync(over)));

    /// <summary>Calls the timer on any handler that lives.</summary>
    public async Task SweepAsync()
    {
        if (handlers.Select(h => h.Current).FirstOrDefault(app => app is not null) is not { } app)
            return;
        try
        {
            using HttpResponseMessage answer = await new FunctionsHostDriver(app, containers).TimerAsync();
        }
        catch (Exception ex) when (IsDropped(ex))
        {
        }
    }

    private async Task WorkAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            (Event? due, RunningApp? app) = Take();
            if (due is null)
            {
                await Task.Delay(20, CancellationToken.None);
                continue;
            }

            bool? succeeded = app is null ? null : await TryAsync(app, due);
            lock (_waiting)
            {
                _underWay--;
                if (succeeded is null)
                    // Not ready: the host waits for its handler, which is no try.
                    _waiting.Add(due with { NotBefore = Environment.TickCount64 + 50 });
                else if (succeeded == false)
                    Fail(due);
            }
        }
    }

    private (Event? Due, RunningApp? App) Take()
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
            return (due, handlers[_random.Next(handlers.Count)].Current);
        }
    }

    private void Fail(Event failed)
    {
        _failed++;
        if (failed.Tries + 1 < MaxTries)
            _waiting.Add(failed with { Tries = failed.Tries + 1, NotBefore = Environment.TickCount64 + (long)RetryAfter.TotalMilliseconds });
        else if (failed.Poison)
            _lost++;
        else
        {
            _poisoned++;
            _waiting.Add(new Event(failed.Name, 0, Poison: true, 0));
        }
    }

    private async Task<bool?> TryAsync(RunningApp app, Event due)
    {
        var host = new FunctionsHostDriver(app, containers);
        try
        {
            Interlocked.Increment(ref _delivered);
            // What comes along as the blob is whatever: the app opens the article itself.
            using HttpResponseMessage answer = due.Poison ? await host.PoisonAsync(due.Name) : await host.BlobTriggerAsync(due.Name, "stale"u8.ToArray());
            return await FunctionsHostDriver.VerdictAsync(answer) == "succeeded";
        }
        catch (HttpRequestException ex) when (ex.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
        {
            return null;
        }
        catch (Exception ex) when (IsDropped(ex))
        {
            return false;
        }
    }

    private static bool IsDropped(Exception ex) => ex is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException;

    private sealed record Event(string Name, int Tries, bool Poison, long NotBefore);
}
