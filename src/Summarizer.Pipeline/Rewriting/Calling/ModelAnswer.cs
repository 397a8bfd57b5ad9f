using Microsoft.Extensions.AI;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>What <see cref="ChatFinishReason"/> has no name for.</summary>
internal static class ModelAnswer
{
    /// <summary>The model declined to answer.</summary>
    public static ChatFinishReason Refused { get; } = new("refusal");
}
