namespace Summarizer.Functions.Triggers;

/// <summary>A call of the Functions host, apart from what it is about.</summary>
/// <param name="InvocationId">The host's id of the call. Null if it gives none.</param>
/// <param name="TraceParent">The host's trace and span, as in the W3C header traceparent. Null if it gives
/// none.</param>
internal readonly record struct HostCall(string? InvocationId, string? TraceParent);
