using Summarizer.Pipeline.Budgeting;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Rewriting.Budgeting;

/// <summary>
/// The calls and costs of one attempt at an article so far. Parts of an article are summarised in parallel, so every
/// change is atomic.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="earlier">The usage of earlier attempts, which the article's budget has paid for already.</param>
/// <param name="settled">Called with the usage of this attempt so far after each call. Null: nothing is.</param>
internal sealed class ArticleAccount(LlmOptions options, LlmUsage? earlier = null, Action<LlmUsage>? settled = null)
{
    private readonly Lock _lock = new();
    private readonly Amount _budget =
        new Amount(options.MaxTokensPerArticle, options.MaxUsdPerArticle) - Spent(earlier);
    private long _input, _output, _cached;
    private double _usd, _unconfirmedUsd;
    private Amount _open, _unconfirmed;
    private int _begun, _planned, _calls, _retries;

    /// <summary>The amount that the article's budget still allows.</summary>
    public Amount Left
    {
        get
        {
            lock (_lock)
                return _budget - new Amount(_input + _output, _usd) - _unconfirmed - _open;
        }
    }

    /// <summary>
    /// Sets calls aside that the article still needs. Throws if it may not have as many: a part of them would cost
    /// money and give no summary.
    /// </summary>
    /// <exception cref="BudgetException">Names the setting.</exception>
    public void Plan(int calls)
    {
        lock (_lock)
        {
            if (_begun + calls > options.MaxCalls)
                throw TooManyCalls(calls);
            _planned = calls;
        }
    }

    /// <summary>
    /// Takes a call: one that was planned, or an extra one, which throws if only the planned ones are left.
    /// </summary>
    /// <exception cref="BudgetException">Names the setting.</exception>
    public void BeginCall(bool isExtra)
    {
        lock (_lock)
        {
            if (!isExtra)
                _planned = Math.Max(0, _planned - 1);
            else if (_begun + _planned >= options.MaxCalls)
                throw TooManyCalls(_planned + 1);
            _begun++;
        }
    }

    /// <summary>Takes a call back that was stopped.</summary>
    public void UndoCall()
    {
        lock (_lock)
            _begun--;
    }

    /// <summary>Counts a call that is sent.</summary>
    public void CountCall() => Interlocked.Increment(ref _calls);

    /// <summary>Counts a call made again.</summary>
    public void CountRetry() => Interlocked.Increment(ref _retries);

    /// <summary>Reserves an amount; throws where the article's budget does not allow it.</summary>
    public void Reserve(Amount amount)
    {
        lock (_lock)
        {
            Require(amount);
            _open += amount;
        }
    }

    /// <summary>Throws where the article's budget does not allow an amount.</summary>
    /// <exception cref="BudgetException">Names the setting.</exception>
    public void Require(Amount amount)
    {
        Amount left = Left;
        if (amount.Tokens > left.Tokens)
            throw new BudgetException("article-tokens",
                "The article needs more than its budget "
                    + $"of {options.MaxTokensPerArticle} tokens (Summarizer:Llm:MaxTokensPerArticle).{Before()}");
        if (!amount.FitsIn(left))
            throw new BudgetException("article-usd",
                "The article needs more than its budget "
                    + $"of ${options.MaxUsdPerArticle} (Summarizer:Llm:MaxUsdPerArticle).{Before()}");

        string Before() => earlier is { Calls: > 0 } ? " Earlier attempts have used a part of it." : "";
    }

    /// <summary>Replaces a reservation by what an answer reports.</summary>
    public void Settle(Amount reserved, long input, long output, long cached, double usd)
    {
        lock (_lock)
        {
            _open -= reserved;
            (_input, _output, _cached, _usd) = (_input + input, _output + output, _cached + cached, _usd + usd);
            settled?.Invoke(ToUsage());
        }
    }

    /// <summary>Replaces a reservation where no answer arrived.</summary>
    /// <param name="reserved">The reservation.</param>
    /// <param name="charged">The amount that the service may bill all the same; nothing if it refused.</param>
    public void Settle(Amount reserved, Amount charged)
    {
        lock (_lock)
        {
            _open -= reserved;
            _unconfirmed += charged;
            _unconfirmedUsd += charged.Usd;
            settled?.Invoke(ToUsage());
        }
    }

    private BudgetException TooManyCalls(int needed) => new("article-calls",
        $"The article needs about {needed} more calls, but may have {options.MaxCalls - _begun} "
            + $"of {options.MaxCalls} (Summarizer:Llm:MaxCalls).");

    private static Amount Spent(LlmUsage? usage) => usage is null
        ? default
        : new Amount(usage.InputTokens + usage.OutputTokens, usage.EstimatedCostUsd + (usage.UnconfirmedCostUsd ?? 0));

    public LlmUsage ToUsage()
    {
        lock (_lock)
        {
            return new LlmUsage(_input, _output, _calls, _retries, Math.Round(_usd, 8))
            {
                CachedInputTokens = _cached > 0 ? _cached : null,
                UnconfirmedCostUsd = _unconfirmedUsd > 0 ? Math.Round(_unconfirmedUsd, 8) : null,
            };
        }
    }
}
