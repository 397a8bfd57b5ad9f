using System.Diagnostics;
using Microsoft.Extensions.AI;
using Summarizer.Pipeline.Rewriting.Budgeting;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// Makes a call to the model within all limits: budgets before, at most so many at once, a timeout each, again after passing faults,
/// held back while the circuit is open, all within the article's deadline.
/// </summary>
internal sealed class ModelCaller : IDisposable
{
    private readonly IChatClient _client;
    private readonly LlmOptions _options;
    private readonly Ledger _ledger;
    private readonly LlmPrice _price;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _slots;
    private readonly Circuit _circuit;

    public ModelCaller(IChatClient client, LlmOptions options, INoteStore? notes, TimeProvider time)
    {
        (_client, _options, _time) = (client, options, time);
        _price = Prices.Of(options);
        _ledger = new Ledger(options, notes, time);
        _slots = new SemaphoreSlim(options.Concurrency);
        _circuit = new Circuit(options.CircuitFaults, options.CircuitPause, time);
    }

    public ArticleAccount NewAccount() => new(_options, _price);

    /// <summary>Asks the model.</summary>
    /// <exception cref="ModelException">No answer came.</exception>
    /// <exception cref="BudgetException">It would cost too much.</exception>
    /// <exception cref="OperationCanceledException">The deadline passed, or the caller gave up.</exception>
    public async Task<ChatResponse> AskAsync(IList<ChatMessage> messages, ChatOptions options, ArticleAccount account, CancellationToken cancellationToken)
    {
        long input = messages.Sum(m => TokenCounter.Count(m.Text) + TokenCounter.PerMessage), output = options.MaxOutputTokens ?? 0;
        account.Book(input, output);
        long usedInput = 0, usedOutput = 0;
        bool made = false;
        string? error = null;
        ChatResponse? response = null;
        long started = _time.GetTimestamp();
        using Activity? activity = RewritingTelemetry.StartCall(_options, options.MaxOutputTokens);
        try
        {
            string day = await _ledger.BookAsync(input + output, Prices.Cost(_price, input, output), cancellationToken);
            try
            {
                await _slots.WaitAsync(cancellationToken);
                try
                {
                    response = await TryAsync(messages, options, account, () => made = true, cancellationToken);
                    usedInput = response.Usage?.InputTokenCount ?? input;
                    usedOutput = response.Usage?.OutputTokenCount ?? TokenCounter.Count(response.Text);
                    return response;
                }
                finally
                {
                    _slots.Release();
                }
            }
            finally
            {
                await CorrectAsync(day, usedInput + usedOutput - input - output,
                    Prices.Cost(_price, usedInput, usedOutput) - Prices.Cost(_price, input, output));
            }
        }
        catch (Exception ex)
        {
            error = ex is ModelException fault ? fault.Code : ex.GetType().Name;
            throw;
        }
        finally
        {
            RewritingTelemetry.EndCall(activity, _options, _time.GetElapsedTime(started), response, usedInput, usedOutput, error);
            account.Settle(input, output, usedInput, usedOutput);
            if (!made)
                account.Unmake();
        }
    }

    public void Dispose()
    {
        _slots.Dispose();
        _ledger.Dispose();
        _client.Dispose();
    }

    /// <summary>What was booked too much is given back even to a caller who has gone; where that fails the day's budget ends a little early.</summary>
    private async Task CorrectAsync(string day, long tokens, double usd)
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5), _time);
            await _ledger.CorrectAsync(day, tokens, usd, limit.Token);
        }
        catch (Exception ex) when (ex is StorageUnavailableException or OperationCanceledException)
        {
        }
    }

    private async Task<ChatResponse> TryAsync(
        IList<ChatMessage> messages, ChatOptions options, ArticleAccount account, Action made, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            if (!_circuit.TryEnter())
                throw new ModelException(ModelFault.Passing, "circuit", "The model has failed too often; calls are held back for a while.");
            if (attempt == 1)
                made();
            else
                account.CountRetry();
            TimeSpan wait;
            try
            {
                ChatResponse response = await OnceAsync(messages, options, cancellationToken);
                _circuit.Succeeded();
                return response;
            }
            catch (ModelException ex) when (ex.Fault == ModelFault.Passing)
            {
                _circuit.Failed();
                if (attempt > _options.MaxRetries)
                    throw;
                wait = RetryDelay.Next(attempt, _options.RetryDelay, _options.MaxRetryDelay, ex.RetryAfter, Random.Shared.NextDouble());
            }
            catch (ModelException)
            {
                _circuit.Succeeded();
                throw;
            }
            catch
            {
                _circuit.Abandoned();
                throw;
            }

            await Task.Delay(wait, _time, cancellationToken);
        }
    }

    private async Task<ChatResponse> OnceAsync(IList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.CallTimeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await _client.GetResponseAsync(messages, options, both.Token).WaitAsync(both.Token);
        }
        catch (Exception ex) when (!cancellationToken.IsCancellationRequested && ex is OperationCanceledException or TimeoutException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ModelException(ModelFault.Passing, "timeout", "The model did not answer in time.", inner: ex);
        }
        catch (Exception ex) when (ex is HttpRequestException or IOException && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelException(ModelFault.Passing, "connection", "The connection to the model broke.", inner: ex);
        }
    }
}
