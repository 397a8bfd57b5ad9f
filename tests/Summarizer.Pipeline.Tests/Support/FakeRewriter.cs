using System.Collections.Concurrent;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>A model that answers as the test says, and remembers what it was asked.</summary>
internal sealed class FakeRewriter(Func<RewriteRequest, CancellationToken, Task<LlmPart>>? answer = null) : IRewriter
{
    public string Fingerprint { get; init; } = "fake-1";

    public ConcurrentQueue<RewriteRequest> Asked { get; } = new();

    public Func<RewriteRequest, CancellationToken, Task<LlmPart>> Answer { get; set; } = answer
        ?? ((request, _) => Task.FromResult(Says("A fine summary.")));

    public static LlmPart Says(string text) => new() { Status = ResultStatus.Succeeded, Text = text, Model = "fake" };

    public static LlmPart Deferred() => new() { Status = ResultStatus.Deferred, Reason = "The model is busy." };

    public async Task<LlmPart> RewriteAsync(RewriteRequest request, CancellationToken cancellationToken)
    {
        Asked.Enqueue(request);
        return await Answer(request, cancellationToken);
    }
}
