using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Summarizer.Pipeline.Budgeting;
using Summarizer.Pipeline.Rewriting.Budgeting;
using Summarizer.Pipeline.Rewriting.Endpoints;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// A caller of one model within all limits: a slot first, then the budgets, a timeout for each try, again after faults
/// that pass, and held back while the circuit is open.
/// </summary>
internal sealed class ModelCaller : IDisposable
{
    /// <summary>Room that a reasoning model gets beside the answer, in tokens, if its context window allows.</summary>
    private const int ReasoningRoom = 8000;

    /// <summary>Near the end of a budget, a call is made if this part of the room is paid for.</summary>
    private const int LeastShareOfRoom = 4;

    /// <summary>
    /// A server that reports less than this share of the tokens sent has cut them: no tokenizer differs by that much.
    /// </summary>
    private const double CutBelow = 0.55;

    /// <summary>Below this, no cut is reported: chat templates and caches matter more.</summary>
    private const int LeastToTell = 1000;

    /// <summary>The smallest context window that is learned, in tokens: a smaller one has no room for a part.</summary>
    private const int LeastWindow = 600;

    /// <summary>The fewest tokens of a call that shows how a service counts: others add tokens of their own.</summary>
    private const int LeastToLearn = 500;

    private const double LeastRatio = 1.1;

    /// <summary>The fewest tokens that services write to a cache.</summary>
    private const int LeastToCache = 1024;

    private const string EmptyAnswer = "empty-answer";
    private const string NoJson = "no-json";

    private readonly IChatClient _client;
    private readonly LlmOptions _options;
    private readonly ModelSettings _model;
    private readonly DayBudget _budget;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Circuit _circuit;
    private readonly Lock _lock = new();

    // Tokens that the service counts for each that we do: vocabularies differ.
    private double _ratio = LeastRatio;

    // The highest of these, for reservations: a text in another language may follow.
    private double _highestRatio = LeastRatio;
    private int? _window;
    private bool _reasons;
    private LlmPrice _price;

    public ModelCaller(IChatClient client, LlmOptions options, ModelSettings model, DayBudget budget, TimeProvider time,
        ILogger logger)
    {
        (_client, _options, _model, _budget, _time, _logger) = (client, options, model, budget, time, logger);
        (_window, _reasons, _price) = (model.Window, model.Reasons, model.Price);
        _circuit = new Circuit(options.CircuitFaults, options.CircuitPause, time);
        long memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        Slots = new CallSlots(options.Concurrency, memory, time);
    }

    /// <summary>The name of the model for results.</summary>
    public string Name => _model.Name;

    /// <summary>The price of the model. A deployment's own name may not tell it; the first answer does.</summary>
    public LlmPrice Price => Volatile.Read(ref _price);

    /// <summary>The calls in progress.</summary>
    public CallSlots Slots { get; }

    /// <summary>
    /// Returns the most input tokens, as counted here, that one call may have beside an answer of a length.
    /// </summary>
    public int InputLimit(int output)
    {
        lock (_lock)
            return _window is not { } window
                ? int.MaxValue
                : Math.Max(300, (int)(((window * 0.97) - Math.Min(output, window / 2) - Room()) / _ratio));
    }

    /// <summary>True if the context window has room for a call and all of its output.</summary>
    public bool HasRoom(ModelCall call)
    {
        lock (_lock)
            return _window is not { } window || (call.InputTokens * _ratio) + call.WantedOutput <= window * 0.97;
    }

    /// <summary>Returns the room for reasoning: at most a third of the context window.</summary>
    private int Room()
    {
        lock (_lock)
            return _reasons ? Math.Min(ReasoningRoom, (_window ?? int.MaxValue) / 3) : 0;
    }

    /// <summary>Asks the model.</summary>
    /// <param name="call">The call to make.</param>
    /// <param name="account">The article's account.</param>
    /// <param name="clock">The article's clock.</param>
    /// <param name="retries">The most times that the call may be made again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ModelException">No answer came.</exception>
    /// <exception cref="BudgetException">It would cost too much.</exception>
    /// <exception cref="OperationCanceledException">The article's time is over, or the caller gave up.</exception>
    public async Task<ModelReply> AskAsync(ModelCall call, ArticleAccount account, ArticleClock clock, int retries,
        CancellationToken cancellationToken)
    {
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, call.Stop))
            await Slots.EnterAsync(either.Token);
        try
        {
            using IDisposable running = clock.Run();
            using var deadline = new CancellationTokenSource(clock.Left, _time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
            using var trace = new CallTrace(_model, _options.Temperature, _time);
            return await TryAsync(call, account, clock, retries, trace, both.Token);
        }
        finally
        {
            Slots.Release();
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<ModelReply> TryAsync(
        ModelCall call, ArticleAccount account, ArticleClock clock, int retries, CallTrace trace,
        CancellationToken cancellationToken)
    {
        int adaptations = 0;
        for (int attempt = 1; ; attempt++)
        {
            _circuit.Enter();
            TimeSpan wait;
            try
            {
                ModelReply reply =
                    await OnceAsync(call, account, attempt + adaptations, trace, cancellationToken);
                _circuit.Succeeded();
                Slots.Answered();
                return reply;
            }
            catch (ModelException ex) when (ex.Policy == FaultPolicy.Adapted)
            {
                // Made again at once, and not one of the retries; each adaptation happens only so often.
                _circuit.Abandoned();
                adaptations++;
                attempt--;
                continue;
            }
            catch (ModelException ex)
            {
                bool isThrottled = ex.Status == 429 && ex.Policy == FaultPolicy.Retry;
                // The service works, and answers are paid for. One more of them may be better.
                bool isUnusable = ex.Code is EmptyAnswer or NoJson;
                if (ex.Policy is FaultPolicy.Split or FaultPolicy.Refuse || isUnusable)
                    _circuit.Succeeded();
                else if (isThrottled)
                    _circuit.Abandoned();
                else
                    _circuit.Failed(ex);
                if (isThrottled)
                    Slots.Throttled();
                Log.ModelCallFailed(_logger, Name, ex.Code, ex.Message);
                if (ex.Policy == FaultPolicy.Split)
                    Learn(call, ex.Limit);
                if (isUnusable && attempt > Math.Min(1, retries))
                    throw new ModelException(FaultPolicy.Refuse, "no-answer", ex.Message, ex);
                if (ex.Policy != FaultPolicy.Retry || attempt > retries || IsTooLong(ex.RetryAfter, clock))
                    throw;
                wait = RetryDelay.Next(attempt, _options.RetryDelay, _options.MaxRetryDelay, ex.RetryAfter,
                    Random.Shared.NextDouble());
            }
            catch
            {
                _circuit.Abandoned();
                throw;
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, call.Stop);
            await Task.Delay(wait, _time, either.Token);
        }
    }

    /// <summary>
    /// True if a service asks for a longer wait than a call may make: asked sooner, it would only refuse again.
    /// </summary>
    private bool IsTooLong(TimeSpan? asked, ArticleClock clock) =>
        asked > _options.MaxRetryDelay || asked > clock.Left;

    /// <summary>
    /// Makes one try: reserves, calls, and settles with what the answer reports, or with what the service may bill if
    /// none arrived.
    /// </summary>
    private async Task<ModelReply> OnceAsync(
        ModelCall call, ArticleAccount account, int attempt, CallTrace trace, CancellationToken cancellationToken)
    {
        // What is never sent must not be charged.
        cancellationToken.ThrowIfCancellationRequested();
        call.Stop.ThrowIfCancellationRequested();
        int input = (int)Math.Ceiling(call.InputTokens * HighestRatio());
        int room = Room();
        int leastOutput = call.LeastOutput + (room / LeastShareOfRoom);
        Amount least = Cost(input, leastOutput);
        Amount wanted = Amount.Max(least, Amount.Min(Cost(input, call.WantedOutput + room), account.Left));
        Reservation reserved = await _budget.ReserveAsync(least, wanted, cancellationToken);
        var booked = false;
        Amount spent = default;
        int limit = OutputLimit(reserved.Granted, input, call, leastOutput, call.WantedOutput + room);
        trace.Started(limit);
        try
        {
            account.Reserve(reserved.Granted);
            booked = true;
            if (attempt == 1)
                account.CountCall();
            else
                account.CountRetry();
            ChatResponse response;
            try
            {
                response = await SendAsync(call, limit, cancellationToken);
            }
            catch (Exception ex) when (ex is OperationCanceledException || ex is ModelException { MayBeBilled: true })
            {
                spent = reserved.Granted;
                throw;
            }
            catch (ModelException ex) when (ex.InputMayBeBilled)
            {
                spent = Amount.Min(reserved.Granted, Cost(input, 0));
                throw;
            }

            (long usedInput, long usedOutput) =
                (response.Usage?.InputTokenCount ?? call.InputTokens,
                    response.Usage?.OutputTokenCount is > 0 and var output
                        ? output
                        : TokenCounter.Count(response.Text));
            LearnModel(response.ModelId);
            long cached = response.Usage?.CachedInputTokenCount ?? 0;
            double usd = Price.Of(usedInput, usedOutput, cached, CacheWrites(response, usedInput - cached));
            spent = new Amount(usedInput + usedOutput, usd);
            account.Settle(reserved.Granted, usedInput, usedOutput, cached, usd);
            trace.Answered(response, usedInput, usedOutput);
            booked = false;
            // Calls that repeat an earlier one may be cached, and some servers report only what they had not cached.
            bool isNew = attempt == 1 && (!call.IsExtra || call.SkipsFirst);
            InputCut? cut = isNew ? CutOf(call, response) : null;
            if (cut is not null)
                LearnCut(cut.Read);
            else if (response.Usage?.InputTokenCount is { } counted && counted > 0)
                LearnRatio((double)counted / call.InputTokens, call.InputTokens, mayFall: isNew);
            return Check(response, limit, cut);
        }
        catch (Exception ex)
        {
            trace.Failed(ex is ModelException fault
                ? fault.Status > 0 ? $"{fault.Status}" : fault.Code
                : ex.GetType().Name);
            throw;
        }
        finally
        {
            if (booked)
                account.Settle(reserved.Granted, spent);
            _budget.Settle(reserved, spent);
        }
    }

    /// <summary>Turns an answer into a reply; throws where it is a refusal, whose tokens count all the same.</summary>
    private ModelReply Check(ChatResponse response, int limit, InputCut? cut)
    {
        if (response.FinishReason == ModelAnswer.Refused || RefusalWording.IsRefusal(response.Text))
            throw new ModelException(FaultPolicy.Refuse, "refusal", "The model refused to summarise the article.");
        if (response.FinishReason == ChatFinishReason.ContentFilter)
            throw new ModelException(FaultPolicy.Refuse, "content-filter",
                "The model's content filter stopped the answer.");
        bool ranOut = response.FinishReason == ChatFinishReason.Length;
        if (!ranOut && string.IsNullOrWhiteSpace(response.Text))
            throw new ModelException(FaultPolicy.Retry, EmptyAnswer, "The model's answer was empty.");
        // All of the limit went into thinking: from now on there is room for that.
        if (ranOut && !response.Text.Contains('{', StringComparison.Ordinal))
        {
            lock (_lock)
                _reasons = true;
        }

        return new ModelReply(response.Text, ranOut, response.ModelId ?? Name, limit, cut);
    }

    /// <summary>Returns the cut that a server has made without a word.</summary>
    private static InputCut? CutOf(ModelCall call, ChatResponse response) =>
        call.InputTokens >= LeastToTell && response.Usage?.InputTokenCount is { } read && read > 0
        && read < call.InputTokens * CutBelow
            ? new InputCut(call.InputTokens, (int)read)
            : null;

    private async Task<ChatResponse> SendAsync(ModelCall call, int limit, CancellationToken cancellationToken)
    {
        var options = new ChatOptions
        {
            ResponseFormat = call.Format,
            MaxOutputTokens = limit,
            Temperature = (float?)_options.Temperature
        };
        using var timeout = new CancellationTokenSource(_options.CallTimeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await _client.GetResponseAsync(call.Messages, options, both.Token).WaitAsync(both.Token);
        }
        catch (Exception ex) when (!cancellationToken.IsCancellationRequested
            && ex is OperationCanceledException or TimeoutException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ModelException(FaultPolicy.Retry, "timeout",
                $"The model did not answer within {_options.CallTimeout.TotalSeconds:0.#} seconds. For a slower model, "
                    + "raise Summarizer:Llm:CallTimeout and Summarizer:Llm:Deadline.",
                ex)
            { MayBeBilled = true };
        }
        catch (Exception ex) when (ex is HttpRequestException or IOException
            && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelException(FaultPolicy.Retry, "connection", "The connection to the model broke.",
                ex)
            { MayBeBilled = true };
        }
    }

    private Amount Cost(int input, int output) => new(input + output, Price.AtMost(input, output));

    /// <summary>
    /// Returns the input tokens that the service has written to its cache: all that can be, if it does not say.
    /// </summary>
    private static long CacheWrites(ChatResponse response, long notCached)
    {
        long written = 0;
        bool isReported = response.Usage?.AdditionalCounts?.TryGetValue(ChatAnswer.CacheWrites, out written) == true;
        return isReported ? written : notCached >= LeastToCache ? notCached : 0;
    }

    /// <summary>
    /// Returns the limit of output tokens that a granted amount pays for and the context window has room for. Near the
    /// end of a budget it is lower than wanted.
    /// </summary>
    private int OutputLimit(Amount granted, int input, ModelCall call, int least, int wanted)
    {
        double byTokens = granted.Tokens - input;
        double byMoney = Price.Output > 0
            ? (granted.Usd - Price.AtMost(input, 0)) * 1_000_000 / Price.OutputBeside(input)
            : double.MaxValue;
        int limit = (int)Math.Clamp(Math.Min(byTokens, byMoney + 0.5), least, Math.Max(least, wanted));
        lock (_lock)
            return _window is { } window
                ? Math.Min(limit, Math.Max(least, (int)((window * 0.97) - (call.InputTokens * _ratio))))
                : limit;
    }

    private double HighestRatio()
    {
        lock (_lock)
            return _highestRatio;
    }

    private void LearnModel(string? name)
    {
        if (_model.PriceIsKnown || name is null || KnownModels.Find(name) is not { Price: { } price } known)
            return;
        Volatile.Write(ref _price, price);
        lock (_lock)
            _reasons |= known.Reasons;
    }

    /// <summary>Rises at once, and falls slowly, with calls that are long enough.</summary>
    private void LearnRatio(double ratio, int tokens, bool mayFall)
    {
        if (tokens < LeastToLearn)
            return;
        double seen = Math.Clamp(ratio * 1.02, LeastRatio, 4);
        lock (_lock)
        {
            _ratio = seen >= _ratio ? seen : !mayFall || tokens < LeastToTell ? _ratio : (_ratio * 0.9) + (seen * 0.1);
            _highestRatio = Math.Max(_highestRatio, _ratio);
        }
    }

    /// <summary>
    /// Remembers a context window that has cut an input: what was read of it fills the window. A smaller figure than
    /// any window is not one: the server counts something else.
    /// </summary>
    private void LearnCut(int read)
    {
        if (read < LeastWindow)
            return;
        lock (_lock)
            _window = Math.Min(_window ?? int.MaxValue, read);
    }

    /// <summary>Remembers how much the service takes: what it says, else half of what it refused.</summary>
    private void Learn(ModelCall call, int? limit)
    {
        lock (_lock)
        {
            int sent = (int)(call.InputTokens * _ratio) + call.WantedOutput + Room();
            int learned = limit is { } said && said < sent * 4 ? said : sent / 2;
            // What was refused is too much, even if the message seems to say otherwise.
            _window = Math.Max(LeastWindow, Math.Min(learned, (int)(sent * 0.9)));
        }
    }
}
