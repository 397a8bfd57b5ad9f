using Microsoft.Extensions.AI;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>The reasons for an answer's end for which <see cref="ChatFinishReason"/> has no name.</summary>
internal static class ModelAnswer
{
    /// <summary>The model declined to answer.</summary>
    public static ChatFinishReason Refused { get; } = new("refusal");
}
