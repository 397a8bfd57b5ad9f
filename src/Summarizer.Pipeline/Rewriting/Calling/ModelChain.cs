using Microsoft.Extensions.Logging;
using Summarizer.Pipeline.Budgeting;
using Summarizer.Pipeline.Rewriting.Budgeting;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// The models that are asked, in order: the next where one is throttled, down, misconfigured, filtered, refuses or does
/// not answer in the form asked for.
/// </summary>
internal sealed class ModelChain(IReadOnlyList<ModelCaller> callers, LlmOptions options, ILogger logger) : IDisposable
{
    private const string ContextLength = "context-length";

    /// <summary>The name of the first model.</summary>
    public string Name => callers[0].Name;

    /// <summary>True if there is a model beside the first.</summary>
    public bool HasFallback => callers.Count > 1;

    /// <summary>The most calls that may be in progress at once.</summary>
    public int Slots => callers.Max(c => c.Slots.Highest);

    /// <summary>
    /// Returns the most input tokens that a call may have beside an answer of a length, with the first model. A smaller
    /// one after it is asked only if the call fits: it must not make the first work in small parts.
    /// </summary>
    public int InputLimit(int output) => callers[0].InputLimit(output);

    /// <summary>True if the first model's window has room for a call and all of its output.</summary>
    public bool HasRoom(ModelCall call) => callers[0].HasRoom(call);

    /// <summary>Returns the amount that input takes at least, whichever model answers.</summary>
    public Amount InputCost(int tokens) => new(tokens, callers.Min(c => c.Price.Input) * tokens / 1_000_000);

    /// <summary>Asks.</summary>
    /// <exception cref="ModelException">No model answered. The message has every model's reason; the policy is the most
    /// hopeful one.</exception>
    /// <exception cref="BudgetException">It would cost too much.</exception>
    /// <exception cref="OperationCanceledException">The article's time is over, or the caller gave up.</exception>
    public async Task<ModelReply> AskAsync(ModelCall call, ArticleAccount account, ArticleClock clock,
        CancellationToken cancellationToken)
    {
        account.BeginCall(call.IsExtra);
        try
        {
            return await AskInTurnAsync(call, account, clock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            account.UndoCall();
            throw;
        }
    }

    private async Task<ModelReply> AskInTurnAsync(ModelCall call, ArticleAccount account, ArticleClock clock,
        CancellationToken cancellationToken)
    {
        ModelException? before = null;
        for (int i = call.SkipsFirst ? 1 : 0; ; i++)
        {
            bool isLast = i == callers.Count - 1;
            ModelException fault;
            if (i > 0 && call.InputTokens > callers[i].InputLimit(call.WantedOutput))
                fault = TooLong(callers[i].Name);
            else
            {
                try
                {
                    ModelReply reply = await callers[i].AskAsync(call, account, clock,
                        isLast ? options.MaxRetries : 0, cancellationToken);
                    return reply with { IsOfFallback = i > 0 };
                }
                catch (ModelException ex) when (ex.Policy != FaultPolicy.Split || i > 0)
                {
                    fault = ex.Policy == FaultPolicy.Split ? TooLong(callers[i].Name) : ex;
                }
            }

            before = before is null ? fault : Joined(before, fault);
            if (isLast)
                throw before;
            Log.ModelFallback(logger, callers[i].Name, fault.Code, callers[i + 1].Name);
        }
    }

    private static ModelException TooLong(string name) => new(FaultPolicy.Refuse, ContextLength,
        $"The article is longer than the context window of {name}.");

    public void Dispose()
    {
        foreach (ModelCaller caller in callers)
            caller.Dispose();
    }

    // The policy is the more hopeful one. A model whose circuit is open was not asked, so the other one's code and
    // wait count. If the call does not fit the other one, it was not asked either.
    private static ModelException Joined(ModelException first, ModelException second)
    {
        ModelException hopeful = first.Policy <= second.Policy ? first : second;
        ModelException? onlyAsked = first.WasHeldBack == second.WasHeldBack ? null : first.WasHeldBack ? second : first;
        if (second.Code == ContextLength)
            (hopeful, onlyAsked) = (first, first);
        TimeSpan? sooner = first.RetryAfter is { } a && second.RetryAfter is { } b
            ? a < b ? a : b
            : first.RetryAfter ?? second.RetryAfter;
        return new ModelException(hopeful.Policy, (onlyAsked ?? hopeful).Code,
            $"{first.Message} Fallback: {second.Message}", second)
        {
            Status = first.Status,
            RetryAfter = onlyAsked is null ? sooner : onlyAsked.RetryAfter,
        };
    }
}
