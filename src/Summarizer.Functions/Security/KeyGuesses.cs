using System.Security.Cryptography;
using System.Text;

namespace Summarizer.Functions.Security;

/// <summary>
/// Protection against guessing keys: after <see cref="FreeFailures"/> wrong keys from one address, its keys are not
/// checked for a second, then for two, up to a minute. The key that the address last used rightly is always checked, so
/// a wrong key elsewhere behind the same address does not lock out a caller at work.
/// </summary>
/// <param name="keys">The valid keys.</param>
/// <param name="time">The clock.</param>
internal sealed class KeyGuesses(ApiKeys keys, TimeProvider time)
{
    /// <summary>The number of wrong keys that cost nothing.</summary>
    public const int FreeFailures = 10;

    /// <summary>The number of addresses that are remembered.</summary>
    private const int MaxAddresses = 4096;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Caller> _callers = [];

    /// <summary>Checks a key.</summary>
    /// <param name="address">The caller's address.</param>
    /// <param name="key">The key.</param>
    /// <param name="wait">The time until the next key of this address is checked, if this one was not.</param>
    /// <returns>True if the key is valid.</returns>
    public bool Accepts(string address, string key, out TimeSpan wait)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        long now = time.GetTimestamp();
        lock (_callers)
        {
            wait = default;
            _callers.TryGetValue(address, out Caller? caller);
            bool lastGood = caller?.LastGood is { } good && CryptographicOperations.FixedTimeEquals(good, hash);
            if (caller is not null && !lastGood
                && time.GetElapsedTime(caller.Failed, now) is var since && since < WaitAfter(caller.Failures))
            {
                wait = WaitAfter(caller.Failures) - since;
                return false;
            }

            if (keys.Accepts(key))
            {
                // While others guess behind the same address, a caller at work does not reset their count.
                if (caller is null || !lastGood)
                    Remember(address, new Caller(0, now, hash));
                return true;
            }

            int failures = caller is null
                || time.GetElapsedTime(caller.Failed, now) > ForgottenAfter ? 1 : caller.Failures + 1;
            Remember(address, new Caller(failures, now, caller?.LastGood));
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

    private void Remember(string address, Caller caller)
    {
        if (_callers.Count >= MaxAddresses && !_callers.ContainsKey(address))
            _callers.Remove(_callers.MinBy(entry => entry.Value.Failed).Key);
        _callers[address] = caller;
    }

    private sealed record Caller(int Failures, long Failed, byte[]? LastGood);
}
