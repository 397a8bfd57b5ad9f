using System.Security.Cryptography;
using System.Text;

namespace Summarizer.Functions.Security;

/// <summary>
/// A limit on wrong keys: after <see cref="FreeFailures"/> of them from one address, it must wait for a second, then
/// for two, up to a minute. A valid key is let in at once: behind a proxy, all callers share one address. A wrong key
/// that is sent again counts once, so a program that goes on with an old key makes no one wait.
/// </summary>
/// <param name="keys">The valid keys.</param>
/// <param name="time">The clock.</param>
internal sealed class KeyGuesses(ApiKeys keys, TimeProvider time)
{
    /// <summary>The number of wrong keys that cost nothing.</summary>
    public const int FreeFailures = 10;

    /// <summary>The number of addresses that are remembered.</summary>
    private const int MaxAddresses = 4096;

    /// <summary>The number of wrong keys of an address that are remembered.</summary>
    private const int MaxKeys = 20;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Caller> _callers = [];

    /// <summary>Checks a key.</summary>
    /// <param name="address">The caller's address.</param>
    /// <param name="key">The key.</param>
    /// <param name="wait">The time to wait after too many wrong keys from this address.</param>
    /// <returns>True if the key is valid.</returns>
    public bool Accepts(string address, string key, out TimeSpan wait)
    {
        wait = default;
        if (keys.Accepts(key))
            return true;
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        long now = time.GetTimestamp();
        lock (_callers)
        {
            if (!_callers.TryGetValue(address, out Caller? caller))
                caller = Add(address, now);
            if (caller.Wrong.Any(known => known.SequenceEqual(hash)))
                return false;

            TimeSpan since = time.GetElapsedTime(caller.Guessed, now);
            if (since < WaitAfter(caller.Failures))
            {
                wait = WaitAfter(caller.Failures) - since;
                return false;
            }

            caller.Failures = since > ForgottenAfter ? 1 : caller.Failures + 1;
            caller.Guessed = now;
            if (caller.Wrong.Count == MaxKeys)
                caller.Wrong.Dequeue();
            caller.Wrong.Enqueue(hash);
            return false;
        }
    }

    private static TimeSpan WaitAfter(int failures)
    {
        if (failures < FreeFailures)
            return TimeSpan.Zero;
        double seconds = Math.Pow(2, Math.Min(failures - FreeFailures, 10));
        return seconds < LongestWait.TotalSeconds ? TimeSpan.FromSeconds(seconds) : LongestWait;
    }

    private Caller Add(string address, long now)
    {
        if (_callers.Count >= MaxAddresses)
            _callers.Remove(_callers.MinBy(entry => entry.Value.Guessed).Key);
        return _callers[address] = new Caller { Guessed = now };
    }

    private sealed class Caller
    {
        public int Failures;
        public long Guessed;
        public readonly Queue<byte[]> Wrong = [];
    }
}
