using Summarizer.Functions.Hosting;
using Summarizer.Functions.Problems;
using Summarizer.Functions.Security;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Requests;

/// <summary>
/// Limits how many request bodies may arrive slowly from one caller at once. A body counts as slow once it has taken
/// <see cref="SlowAfter"/>. Behind a proxy that names no client, all callers count as one.
/// </summary>
internal sealed class SlowBodies(AppSettings settings, TimeProvider time)
{
    /// <summary>The number of slow bodies that one caller may send at once.</summary>
    public const int MaxPerCaller = 16;

    /// <summary>The time after which a body counts as slow.</summary>
    public static readonly TimeSpan SlowAfter = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, int> _slow = [];

    /// <summary>Reads a body, and cuts it off if it is slow and its caller has too many slow ones.</summary>
    /// <exception cref="RequestException">It was cut off.</exception>
    public async Task<byte[]> ReadAsync(HttpContext context, Func<CancellationToken, Task<byte[]>> read)
    {
        string caller = CallerOf(context);
        bool counted = false;
        bool refused = false;
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        Task<byte[]> reading = read(cut.Token);
        try
        {
            if (!reading.IsCompleted)
            {
                using var done = new CancellationTokenSource();
                if (await Task.WhenAny(reading, Task.Delay(SlowAfter, time, done.Token)) != reading)
                {
                    counted = TryEnter(caller);
                    refused = !counted;
                    if (refused)
                        await cut.CancelAsync();
                }

                await done.CancelAsync();
            }

            return await reading;
        }
        catch (OperationCanceledException) when (refused && !context.RequestAborted.IsCancellationRequested)
        {
            throw new RequestException(StatusCodes.Status429TooManyRequests, FailureCode.TooManyRequests,
                $"{MaxPerCaller} bodies from this address already arrive slowly. Send them faster, or fewer at once.")
            {
                RetryAfter = TimeSpan.FromSeconds(10),
            };
        }
        finally
        {
            if (counted)
                Leave(caller);
        }
    }

    // Under the Functions host every connection is the host's.
    private string CallerOf(HttpContext context) => settings.Mode == HostingMode.StandingAlone
        ? CallerAddress.OfConnection(context) : CallerAddress.Forwarded(context);

    private bool TryEnter(string caller)
    {
        lock (_slow)
        {
            int slow = _slow.GetValueOrDefault(caller);
            if (slow >= MaxPerCaller)
                return false;
            _slow[caller] = slow + 1;
            return true;
        }
    }

    private void Leave(string caller)
    {
        lock (_slow)
        {
            if (--_slow[caller] == 0)
                _slow.Remove(caller);
        }
    }
}
