using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>The trace and the measures of one call, its retries included; written when it is disposed.</summary>
internal sealed class CallTrace(ModelSettings model, double? temperature, TimeProvider time) : IDisposable
{
    private readonly long _started = time.GetTimestamp();
    private readonly Activity? _activity = RewritingTelemetry.StartCall(model, temperature);
    private ChatResponse? _response;
    private long _input, _output;
    private string? _error;

    /// <summary>Records that a try begins.</summary>
    public void Started(int limit)
    {
        _error = null;
        _activity?.SetTag("gen_ai.request.max_tokens", limit);
    }

    /// <summary>Records that an answer came.</summary>
    public void Answered(ChatResponse response, long input, long output) =>
        (_response, _input, _output) = (response, input, output);

    /// <summary>Records that a try failed.</summary>
    public void Failed(string error) => _error = error;

    public void Dispose()
    {
        RewritingTelemetry.EndCall(_activity, model, time.GetElapsedTime(_started), _response, _input, _output, _error);
        _activity?.Dispose();
    }
}
