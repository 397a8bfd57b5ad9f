using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Pipeline.Budgeting;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Rewriting.Budgeting;
using Summarizer.Pipeline.Rewriting.Calling;
using Summarizer.Pipeline.Rewriting.Endpoints;

namespace Summarizer.Pipeline.Tests.Rewriting;

/// <summary>
/// The facts that a caller learns from answers: the price, and the ratio between the tokens that a service counts and
/// our own count.
/// </summary>
public sealed class TokenRatioTests
{
    private readonly LlmOptions _options = new()
    {
        Endpoint = "http://localhost:1/v1",
        Model = "test-model",
        ContextWindow = 10_000,
    };

    [Fact]
    public async Task A_gateway_that_adds_tokens_does_not_make_long_calls_seem_longer_for_ever()
    {
        using ModelCaller caller = Caller(1500);
        int first = caller.InputLimit(500);
        await AskAsync(caller, 350);
        Assert.Equal(first, caller.InputLimit(500));
        await AskAsync(caller, 600);
        int low = caller.InputLimit(500);
        Assert.InRange(low, 1, first / 2);
        for (int i = 0; i < 30; i++)
            await AskAsync(caller, 5000);
        Assert.InRange(caller.InputLimit(500), first * 3 / 4, first);
    }

    [Fact]
    public async Task A_service_that_counts_more_is_believed_at_once()
    {
        using ModelCaller caller = Caller(3000);
        int first = caller.InputLimit(500);
        await AskAsync(caller, 3000);
        Assert.InRange(caller.InputLimit(500), first / 2, first * 6 / 10);
    }

    [Fact]
    public async Task A_repair_of_which_only_the_new_tokens_are_counted_does_not_make_calls_seem_shorter()
    {
        var client = new CountingClient(3000);
        using ModelCaller caller = Caller(client);
        await AskAsync(caller, 3000);
        int first = caller.InputLimit(500);
        client.Added = -2900;
        for (int i = 0; i < 5; i++)
            await AskAsync(caller, 3000, isExtra: true);
        Assert.Equal(first, caller.InputLimit(500));
    }

    [Fact]
    public async Task What_is_reserved_does_not_fall_with_the_ratio()
    {
        var client = new CountingClient(3000);
        using ModelCaller caller = Caller(client);
        await AskAsync(caller, 3000);
        int low = caller.InputLimit(500);
        client.Added = 0;
        for (int i = 0; i < 30; i++)
            await AskAsync(caller, 3000);
        Assert.InRange(caller.InputLimit(500), low * 3 / 2, 10_000);
        _options.MaxTokensPerArticle = 5000;
        await Assert.ThrowsAsync<BudgetException>(() => AskAsync(caller, 3000));
    }

    [Fact]
    public async Task A_deployment_with_a_name_of_its_own_has_the_price_of_the_model_that_answers()
    {
        (_options.Endpoint, _options.Model) = ("https://models.example/v1", "prod-summary");
        using ModelCaller caller = Caller(new CountingClient(0) { Model = "gpt-5.6-luna-2026-07-09" });
        Assert.Equal(KnownModels.Dearest.Input, caller.Price.Input);
        var account = new ArticleAccount(_options);

        await AskAsync(caller, 1000, account);

        Assert.Equal(0.2, caller.Price.Input);
        Assert.Equal(0.0002, account.ToUsage().EstimatedCostUsd, 0.0001);
    }

    private ModelCaller Caller(int added) => Caller(new CountingClient(added));

    private ModelCaller Caller(CountingClient client) => new(client, _options,
        ModelSettings.Of(_options, LlmOptions.Section, _options.Prices),
        DayBudget.OfModel(_options, null, TimeProvider.System), TimeProvider.System, NullLogger.Instance);

    private async Task AskAsync(ModelCaller caller, int words, ArticleAccount? account = null, bool isExtra = false)
    {
        var message = new ChatMessage(ChatRole.User, string.Join(' ', Enumerable.Repeat("river", words)));
        await caller.AskAsync(new ModelCall([message], ChatResponseFormat.Text, 100, 50) { IsExtra = isExtra },
            account ?? new ArticleAccount(_options),
            new ArticleClock(TimeSpan.FromHours(1), TimeProvider.System), 0, default);
    }

    /// <summary>A service that counts one token a word, and some of its own.</summary>
    private sealed class CountingClient(int added) : IChatClient
    {
        public int Added { get; set; } = added;

        public string? Model { get; init; }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "{}"))
            {
                ModelId = Model,
                Usage = new UsageDetails
                {
                    InputTokenCount = messages.Sum(m => m.Text.Split(' ').Length) + Added,
                    OutputTokenCount = 2,
                },
            });

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages,
            ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
