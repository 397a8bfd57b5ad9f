namespace Summarizer.Pipeline.Storage;

/// <summary>
/// Thrown when storage refuses to change a blob: a lease, a legal hold, an immutability policy or the like protects it.
/// Another worker did not win a race; the same call fails until the protection ends.
/// </summary>
/// <param name="reason">The protection, such as "a lease".</param>
/// <param name="inner">The refusal of the storage client. Null if it was seen before the write.</param>
public sealed class StorageLockedException(string reason, Exception? inner = null)
    : Exception($"It cannot be changed in storage because of {reason}.", inner)
{
    /// <summary>The protection, such as "a lease".</summary>
    public string Reason { get; } = reason;
}
