using System.Security.Cryptography;
using System.Text;

namespace Summarizer.Functions.Security;

/// <summary>
/// Protection against guessing keys: after <see cref="FreeFailures"/> wrong keys from one address, its keys are not
/// checked for a second, then for two, up to a minute. A key that the address sent before is not a guess: it is
/// always checked and counts once. So others behind the same address do not lock out a caller at work, and neither does
/// a program that goes on with an old key.
/// </summary>
/// <param name="keys">The valid keys.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log. Per address it has one line a minute on wrong keys, and one on a lock-out.</param>
internal sealed class KeyGuesses(ApiKeys keys, TimeProvider time, ILogger<KeyGuesses> logger)
{
    /// <summary>The number of wrong keys that cost nothing.</summary>
    public const int FreeFailures = 10;

    /// <summary>The number of addresses that are remembered.</summary>
    private const int MaxAddresses = 4096;

    /// <summary>The number of right and of wrong keys of an address that are remembered.</summary>
    private const int MaxKeys = 20;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LogInterval = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string Address, bool IsNeeded), Caller> _callers = [];

    /// <summary>Checks a key.</summary>
    /// <param name="address">The caller's address.</param>
    /// <param name="key">The key.</param>
    /// <param name="wait">The time until the next key of this address is checked, if this one was not.</param>
    /// <param name="isNeeded">
    /// False for a path that needs no key. It has a count of its own and is not logged, as the caller is not refused.
    /// </param>
    /// <returns>True if the key is valid.</returns>
    public bool Accepts(string address, string key, out TimeSpan wait, bool isNeeded = true)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        long now = time.GetTimestamp();
        lock (_callers)
        {
            wait = default;
            if (!_callers.TryGetValue((address, isNeeded), out Caller? caller))
                caller = Add((address, isNeeded), now);
            if (Contains(caller.Right, hash) | Contains(caller.Wrong, hash))
            {
                bool isValid = keys.Accepts(key);
                if (!isValid && isNeeded)
                    LogWrong(address, caller, now);
                return isValid;
            }

            TimeSpan since = time.GetElapsedTime(caller.Guessed, now);
            if (since < WaitAfter(caller.Failures))
            {
                wait = WaitAfter(caller.Failures) - since;
                return false;
            }

            bool right = keys.Accepts(key);
            caller.Failures = right ? 0 : since > ForgottenAfter ? 1 : caller.Failures + 1;
            caller.Guessed = now;
            if (!right && isNeeded)
                LogWrong(address, caller, now);
            if (caller.Failures == FreeFailures && isNeeded)
                Log.LockedOut(logger, address, FreeFailures);
            Queue<byte[]> known = right ? caller.Right : caller.Wrong;
            if (known.Count == MaxKeys)
                known.Dequeue();
            known.Enqueue(hash);
            return right;
        }
    }

    private void LogWrong(string address, Caller caller, long now)
    {
        if (caller.Logged is { } last && time.GetElapsedTime(last, now) < LogInterval)
            return;
        caller.Logged = now;
        Log.WrongKey(logger, address);
    }

    private static TimeSpan WaitAfter(int failures)
    {
        if (failures < FreeFailures)
            return TimeSpan.Zero;
        double seconds = Math.Pow(2, Math.Min(failures - FreeFailures, 10));
        return seconds < LongestWait.TotalSeconds ? TimeSpan.FromSeconds(seconds) : LongestWait;
    }

    /// <summary>Looks at all of them, so that the time taken reveals nothing.</summary>
    private static bool Contains(Queue<byte[]> hashes, byte[] hash)
    {
        bool found = false;
        foreach (byte[] known in hashes)
            found |= CryptographicOperations.FixedTimeEquals(known, hash);
        return found;
    }

    private Caller Add((string, bool) address, long now)
    {
        if (_callers.Count >= MaxAddresses)
            _callers.Remove(_callers.MinBy(entry => entry.Value.Guessed).Key);
        return _callers[address] = new Caller { Guessed = now };
    }

    private sealed class Caller
    {
        public int Failures;
        public long Guessed;
        public long? Logged;
        public readonly Queue<byte[]> Right = [], Wrong = [];
    }
}
