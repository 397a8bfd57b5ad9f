using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Storage;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Delivery;

/// <summary>The sweep hands many due articles to a queue, on Azurite.</summary>
public sealed class DueQueueTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly MemoryArticleStore _store;
    private Azurite _azurite = null!;
    private QueueServiceClient _service = null!;

    public DueQueueTests() => _store = new MemoryArticleStore { Time = _time, PageSize = 1000 };

    public async Task InitializeAsync()
    {
        _azurite = await Azurite.StartAsync(service: "queue");
        _service = new QueueServiceClient(ConnectionString);
    }

    private string ConnectionString =>
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;" + Azurite.QueueEndpoint(_azurite.Port);

    public async Task DisposeAsync() => await _azurite.DisposeAsync();

    [Fact]
    public async Task What_a_sweep_does_not_do_itself_goes_into_the_queue_and_every_article_gets_one_result()
    {
        Workshop shop = await ShopAsync(1_234);
        (Sweep sweep, DueQueue queue) = SweepOf(shop);

        SweepReport report = await sweep.RunAsync();
        Assert.Equal((1_234L, (long)Sweep.DirectlyAtMost, 934L), (report.Missing, report.Processed, report.Queued));
        Assert.Equal(10, await queue.CountAsync(default));

        // Two instances share what is left.
        using DueArticles one = ArticlesOf(shop), other = ArticlesOf(shop);
        await Task.WhenAll(WorkOffAsync(queue, one), WorkOffAsync(queue, other));
        Assert.Equal(1_234, (await shop.ResultsAsync()).Count);
        Assert.Equal(1_234, _store.Count("put-result"));
        Assert.Equal((0L, true), ((await sweep.RunAsync()).Queued, (await sweep.RunAsync()).Completed));
    }

    [Fact]
    public async Task While_messages_are_left_no_new_round_queues_the_same_articles_again()
    {
        Workshop shop = await ShopAsync(3_000);
        (Sweep sweep, DueQueue queue) = SweepOf(shop);
        await sweep.RunAsync();
        int before = await queue.CountAsync(default);
        SweepReport waiting = await sweep.RunAsync();
        Assert.Equal((true, false, 0L), (waiting.Ran, waiting.Completed, waiting.Articles));
        Assert.Equal(before, await queue.CountAsync(default));
    }

    [Fact]
    public async Task A_message_of_other_options_is_dropped_and_the_same_message_twice_does_no_work_twice()
    {
        Workshop shop = await ShopAsync(5);
        using DueArticles articles = ArticlesOf(shop);
        string[] names = ["n00000.txt", "n00001.txt"];
        Assert.Equal((0, 2), await articles.WorkAsync(new DueMessage("other", names), default));
        Assert.Equal((2, 0), await articles.WorkAsync(new DueMessage(shop.Pipeline.OptionsHash, names), default));
        Assert.Equal((0, 2), await articles.WorkAsync(new DueMessage(shop.Pipeline.OptionsHash, names), default));
        Assert.Equal(2, _store.Count("put-result"));
    }

    [Fact]
    public async Task A_message_about_another_container_is_put_back_for_its_deployment_and_dropped_later()
    {
        Workshop shop = await ShopAsync(1);
        var theirs = new SummarizerOptions { ArticlesContainer = "theirs" };
        var queue = new DueQueue(_service, shop.Options, _time);
        await new DueQueue(_service, theirs, _time).AddAsync(new DueMessage("g", ["a.txt"]), default);
        Assert.True(await queue.TryWorkAsync((_, _) => throw new InvalidOperationException("not ours"), default));
        // It is there, and hidden for a while.
        Assert.Equal(1, await queue.CountAsync(default));
        Assert.False(await queue.TryWorkAsync((_, _) => throw new InvalidOperationException("not ours"), default));

        var late = new DueMessage("g", ["a.txt"]) { Container = "theirs", ReturnUntil = _time.GetUtcNow() };
        Assert.True(await queue.TryReturnAsync(late, default));
        Assert.Equal(1, await queue.CountAsync(default));
        Assert.False(await new DueQueue(_service, theirs, _time).TryReturnAsync(late, default));
    }

    [Fact]
    public async Task A_message_that_another_instance_took_meanwhile_is_left_to_it()
    {
        Workshop shop = await ShopAsync(1);
        var queue = new DueQueue(_service, shop.Options, _time);
        await queue.AddAsync(new DueMessage("g", ["a.txt"]), default);
        var late = new QueueClientOptions();
        late.AddPolicy(new OldReceipts(), HttpPipelinePosition.PerCall);
        var slow = new DueQueue(new QueueServiceClient(ConnectionString, late), shop.Options, _time);
        Assert.True(await slow.TryWorkAsync((_, _) => Task.CompletedTask, default));
        Assert.Equal(1, await queue.CountAsync(default));
    }

    [Fact]
    public async Task Where_storage_fails_the_message_comes_back_and_locked_results_do_not_hold_it_up()
    {
        Workshop shop = await ShopAsync(3);
        using DueArticles articles = ArticlesOf(shop);
        string[] names = ["n00000.txt", "n00001.txt", "n00002.txt"];
        _store.Before = (operation, name) => operation == "put-result" && name == "n00000.txt"
            ? throw new StorageLockedException("a lease")
            : operation == "open" && name == "n00001.txt"
                ? throw new StorageUnavailableException("away")
                : Task.CompletedTask;
        await Assert.ThrowsAsync<StorageUnavailableException>(() =>
            articles.WorkAsync(new DueMessage(shop.Pipeline.OptionsHash, names), default));
        Assert.Equal("n00002.txt", Assert.Single(await shop.ResultsAsync()).Name);
        _store.Before = (operation, name) => operation == "put-result" && name == "n00000.txt"
            ? throw new StorageLockedException("a lease")
            : Task.CompletedTask;
        Assert.Equal((1, 2), await articles.WorkAsync(new DueMessage(shop.Pipeline.OptionsHash, names), default));
    }

    [Fact]
    public async Task Without_its_queue_the_sweep_does_all_by_itself()
    {
        Workshop shop = await ShopAsync(400);
        await _azurite.StopAsync();
        (Sweep sweep, _) = SweepOf(shop);
        Assert.Equal((400L, 0L), ((await sweep.RunAsync()).Processed, (await sweep.RunAsync()).Queued));
    }

    [Fact]
    public void A_message_holds_as_many_names_as_fit_and_reads_as_written()
    {
        string[] longest =
            [.. Enumerable.Range(0, 100).Select(i => $"{i:00}" + new string('日', ArticleName.MaxLength - 2))];
        var batch = new DueBatch("g");
        List<DueMessage> messages = [.. longest.Select(batch.Add).OfType<DueMessage>()];
        messages.Add(batch.Take()!);
        Assert.All(messages, m => Assert.True(m.Write().Length <= 64 * 1024));
        Assert.Equal(longest, messages.SelectMany(m => DueMessage.TryParse(m.Write())!.Names));
        Assert.Null(DueMessage.TryParse("{}"));
        Assert.Null(DueMessage.TryParse("not json"));
        Assert.Null(DueMessage.TryParse("""{"generation":"g","names":[null]}"""));
    }

    private static async Task WorkOffAsync(DueQueue queue, DueArticles articles)
    {
        while (await queue.TryWorkAsync((message, token) => articles.WorkAsync(message, token), default))
        {
        }
    }

    private static DueArticles ArticlesOf(Workshop shop) => new(shop.Summarize, shop.Options);

    private (Sweep Sweep, DueQueue Queue) SweepOf(Workshop shop)
    {
        var queue = new DueQueue(_service, shop.Options);
        return (new Sweep(_store, shop.Summarize, shop.Options, _time, queue: queue), queue);
    }

    private async Task<Workshop> ShopAsync(int articles)
    {
        var shop = new Workshop(_store, time: _time);
        for (int i = 0; i < articles; i++)
            await shop.UploadAsync($"n{i:00000}.txt");
        return shop;
    }

    /// <summary>Deletes messages with a receipt that is not the newest, as after a second delivery.</summary>
    private sealed class OldReceipts : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            if (message.Request.Method == RequestMethod.Delete)
                message.Request.Uri.Query = "?popreceipt=MDFKYW4yMDI2MDA6MDA6MDBhYmNk";
        }
    }
}
