namespace Summarizer.Functions.Webhooks;

/// <summary>The outcome of sending a message once.</summary>
/// <param name="Fault">The reason why it did not arrive. Null if it arrived.</param>
/// <param name="Again">True if the same message may be accepted later.</param>
/// <param name="RetryAfter">The pause that the receiver asked for.</param>
internal readonly record struct WebhookAttempt(string? Fault, bool Again, TimeSpan? RetryAfter)
{
    /// <summary>True if the receiver is unavailable. False if it refuses this message permanently.</summary>
    public bool IsUnavailable => Fault is not null && Again;
}
