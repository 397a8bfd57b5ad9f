using Microsoft.Extensions.AI;
using Summarizer.Pipeline.Rewriting.Budgeting;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>A call to make.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="Format">The form of the answer.</param>
/// <param name="WantedOutput">The limit of output tokens to send where budgets allow it, without what reasoning
/// needs.</param>
/// <param name="LeastOutput">The lowest limit with which the call is of use.</param>
internal sealed record ModelCall(IReadOnlyList<ChatMessage> Messages, ChatResponseFormat Format, int WantedOutput,
    int LeastOutput)
{
    /// <summary>The input in tokens, as counted here.</summary>
    public int InputTokens { get; } = Messages.Sum(m => TokenCounter.Count(m.Text) + TokenCounter.PerMessage);

    /// <summary>True if there may be a summary without it: a repair, more room, a second opinion.</summary>
    public bool IsExtra { get; init; }

    /// <summary>True if the first model's answer cannot be used: only the others are asked.</summary>
    public bool SkipsFirst { get; init; }

    /// <summary>Stops the call before its next attempt. An attempt in progress completes.</summary>
    public CancellationToken Stop { get; init; }
}

/// <summary>A model's answer.</summary>
/// <param name="Text">The text.</param>
/// <param name="RanOut">True if the answer ended at the limit of output tokens.</param>
/// <param name="Model">The model that wrote it, as it calls itself.</param>
/// <param name="Limit">The limit of output tokens that was sent.</param>
/// <param name="InputCut">The input size that the model reports, if it is so small that it has cut the input; otherwise
/// null.</param>
internal sealed record ModelReply(string Text, bool RanOut, string Model, int Limit, InputCut? InputCut)
{
    /// <summary>True if another model than the first wrote it.</summary>
    public bool IsOfFallback { get; init; }
}

/// <summary>An input that a server seems to have cut without a word.</summary>
/// <param name="Sent">The tokens sent, as counted here.</param>
/// <param name="Read">The tokens that the server reports.</param>
internal sealed record InputCut(int Sent, int Read);
