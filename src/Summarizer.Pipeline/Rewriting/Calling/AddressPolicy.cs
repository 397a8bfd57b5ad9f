using System.ClientModel.Primitives;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// A policy that sends a request to the address that was worked out (<see cref="Endpoints.ModelEndpoint"/>), for every
/// path that the library would make.
/// </summary>
internal sealed class AddressPolicy(Uri address) : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        message.Request.Uri = address;
        ProcessNext(message, pipeline, currentIndex);
    }

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline,
        int currentIndex)
    {
        message.Request.Uri = address;
        return ProcessNextAsync(message, pipeline, currentIndex);
    }
}
