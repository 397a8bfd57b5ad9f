using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Rewriting.Budgeting;

/// <summary>What one article has cost so far. Parts of an article are called for in parallel, so every change is atomic.</summary>
internal sealed class ArticleAccount(LlmOptions options, LlmPrice price)
{
    private readonly Lock _lock = new();
    private long _input, _output, _booked;
    private double _bookedUsd;
    private int _calls, _retries;

    /// <summary>The most that a call can cost counts against the article's budget before it is made.</summary>
    public void Book(long input, long output)
    {
        lock (_lock)
        {
            if (_calls >= options.MaxCalls)
                throw new BudgetException($"The article needs more than the {options.MaxCalls} calls that one may take.");
            double usd = Prices.Cost(price, input, output);
            if (_input + _output + _booked + input + output > options.MaxTokensPerArticle)
                throw new BudgetException($"The article needs more than its budget of {options.MaxTokensPerArticle} tokens.");
            if (Prices.Cost(price, _input, _output) + _bookedUsd + usd > options.MaxUsdPerArticle)
                throw new BudgetException($"The article needs more than its budget of {options.MaxUsdPerArticle} US dollars.");
            _booked += input + output;
            _bookedUsd += usd;
            _calls++;
        }
    }

    /// <summary>Takes a booking back and counts what was really used; nothing where no answer came.</summary>
    public void Settle(long bookedInput, long bookedOutput, long input, long output)
    {
        lock (_lock)
        {
            _booked -= bookedInput + bookedOutput;
            _bookedUsd -= Prices.Cost(price, bookedInput, bookedOutput);
            _input += input;
            _output += output;
        }
    }

    /// <summary>A call that was booked and then not made.</summary>
    public void Unmake()
    {
        lock (_lock)
            _calls--;
    }

    public void CountRetry() => Interlocked.Increment(ref _retries);

    public LlmUsage ToUsage()
    {
        lock (_lock)
            return new LlmUsage(_input, _output, _calls, _retries, Math.Round(Prices.Cost(price, _input, _output), 8));
    }
}
