using Azure.Storage.Blobs.Models;
using Summarizer.EndToEnd.Tests.Support;
using Server = Summarizer.Pipeline.Tests.Support.Azurite;

namespace Summarizer.EndToEnd.Tests;

/// <summary>Several standalone instances on one storage.</summary>
public sealed class SharedQueueTests(Azurite azurite) : IClassFixture<Azurite>
{
    [Fact]
    public async Task Two_instances_share_what_was_there_before_them_through_the_queue()
    {
        await using Server queues = await Server.StartAsync(service: "queue");
        TestContainers containers = await azurite.CreateContainersAsync();
        const int count = 700;
        await Parallel.ForEachAsync(Enumerable.Range(0, count), async (i, token) =>
            await containers.Articles.UploadBlobAsync($"n{i:000}.txt", BinaryData.FromString(Articles.Harbour), token));
        string connection = azurite.ConnectionString + Server.QueueEndpoint(queues.Port);

        await using RunningApp one =
            await RunningApp.StandingAloneAsync(azurite, containers, ("ArticleStorage", connection),
                ("Summarizer__SweepInterval", "00:00:05"));
        await using RunningApp other =
            await RunningApp.StandingAloneAsync(azurite, containers, ("ArticleStorage", connection),
                ("Summarizer__SweepInterval", "00:00:05"));

        await Eventually.GetAsync(async () => await CountAsync() == count ? "done" : null, $"{count} results",
            seconds: 120);
        // Both listened to the queue; nothing was written twice under the same version.
        Assert.Contains("queued; complete", one.Output + other.Output, StringComparison.Ordinal);
        Assert.Matches(@"[1-9]\d* queued", one.Output + other.Output);

        async Task<int> CountAsync()
        {
            int results = 0;
            await foreach (BlobItem blob in containers.Summaries.GetBlobsAsync())
                results += blob.Name.EndsWith(".json", StringComparison.Ordinal) ? 1 : 0;
            return results;
        }
    }
}
