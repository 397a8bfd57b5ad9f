namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>What kind of fault a call ended in.</summary>
internal enum ModelFault
{
    /// <summary>Throttled, down, too slow, cut off: the same call may succeed later.</summary>
    Passing,

    /// <summary>The service will not take this call: wrong key, no such deployment, filtered, refused. Trying again does not help.</summary>
    Lasting,
}

/// <summary>A call to the model that brought no answer. Its message is the reason for the reader, without secrets and without text of the article.</summary>
internal sealed class ModelException(ModelFault fault, string code, string message, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(message, inner)
{
    public ModelFault Fault { get; } = fault;

    /// <summary>One of few words for telemetry: the HTTP status, or what broke.</summary>
    public string Code { get; } = code;

    /// <summary>When the service said to come back.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
