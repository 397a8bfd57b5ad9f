namespace Summarizer.Functions;

/// <summary>Everything that the app writes to the log. Never the text of an article, never a key.</summary>
internal static partial class Log
{
    /// <summary>The log scope of a call of the host, whose values every line within the call carries.</summary>
    public static readonly Func<ILogger, string, string?, string?, IDisposable?> Invocation =
        LoggerMessage.DefineScope<string, string?, string?>("{Function} {InvocationId} {Article}");

    [LoggerMessage(1, LogLevel.Information, "Listening on {Address}, storage: {Storage}")]
    public static partial void Listening(ILogger logger, string address, string storage);

    [LoggerMessage(2, LogLevel.Error, "Not working until this is fixed: {Fault}")]
    public static partial void Misconfigured(ILogger logger, string fault);

    [LoggerMessage(3, LogLevel.Information, "{Function} {InvocationId}: {Outcome} {Article} in {ElapsedMs:0.0} ms")]
    public static partial void Handled(
        ILogger logger, string function, string? invocationId, string outcome, string? article, double elapsedMs);

    [LoggerMessage(14, LogLevel.Information, "{Function} {InvocationId}: {Outcome} in {ElapsedMs:0.0} ms")]
    public static partial void HandledAll(
        ILogger logger, string function, string? invocationId, string outcome, double elapsedMs);

    [LoggerMessage(15, LogLevel.Warning, "Not ready: {Cause}")]
    public static partial void Unready(ILogger logger, string cause);

    [LoggerMessage(16, LogLevel.Information, "Ready")]
    public static partial void ReadyAgain(ILogger logger);

    [LoggerMessage(20, LogLevel.Warning, "The keys of the file stay as they were: {Fault}")]
    public static partial void KeysKept(ILogger logger, string fault);

    [LoggerMessage(24, LogLevel.Warning, "Refused a wrong key from {Address}")]
    public static partial void WrongKey(ILogger logger, string address);

    [LoggerMessage(25, LogLevel.Warning,
        "{Address} sent {Failures} wrong keys; its new keys are checked only after a pause")]
    public static partial void LockedOut(ILogger logger, string address, int failures);

    [LoggerMessage(4, LogLevel.Warning, "{Function} {InvocationId}: {Article} must be delivered again, {Reason}")]
    public static partial void DeliverAgain(
        ILogger logger, string function, string? invocationId, string? article, string reason);

    [LoggerMessage(5, LogLevel.Error, "{Method} {Route} failed, request {RequestId}")]
    public static partial void RequestFailed(
        ILogger logger, string method, string route, string requestId, Exception exception);

    [LoggerMessage(40, LogLevel.Error, "The MCP tool {Tool} failed")]
    public static partial void ToolFailed(ILogger logger, string tool, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "{Method} {Route}: {Code}, {Reason}")]
    public static partial void RequestUnavailable(
        ILogger logger, string method, string route, string code, string reason);

    [LoggerMessage(7, LogLevel.Warning, "Storage is not ready, trying again in {Delay}: {Reason}")]
    public static partial void StorageAway(ILogger logger, TimeSpan delay, string reason);

    [LoggerMessage(17, LogLevel.Warning,
        "No process can read articles, so a damaged one can end the app; trying again every minute: {Reason}")]
    public static partial void ReadingInApp(ILogger logger, string reason);

    [LoggerMessage(18, LogLevel.Warning, "{Fault}")]
    public static partial void TelemetryOff(ILogger logger, string fault);

    [LoggerMessage(19, LogLevel.Warning, "{Fault}")]
    public static partial void OddSetting(ILogger logger, string fault);

    [LoggerMessage(12, LogLevel.Warning,
        "Gave up notifying {Receiver} of {Article} after attempt {Attempts}: {Reason}")]
    public static partial void WebhookGivenUp(
        ILogger logger, string receiver, string article, int attempts, string reason);

    [LoggerMessage(13, LogLevel.Warning, "Webhook queue of {Receiver} is full; messages dropped: {Dropped}")]
    public static partial void WebhookDropped(ILogger logger, string receiver, int dropped);

    [LoggerMessage(21, LogLevel.Warning, "Cannot notify {Receiver}: {Reason}. Trying again")]
    public static partial void WebhookFailing(ILogger logger, string receiver, string reason);

    [LoggerMessage(22, LogLevel.Information, "{Receiver} responds again")]
    public static partial void WebhookResponds(ILogger logger, string receiver);

    [LoggerMessage(23, LogLevel.Warning, "Webhook messages to {Receiver} lost at shutdown: {Lost}")]
    public static partial void WebhookLost(ILogger logger, string receiver, int lost);

    [LoggerMessage(8, LogLevel.Warning, "The sweep failed; the next one carries on")]
    public static partial void SweepFailed(ILogger logger, Exception exception);
}
