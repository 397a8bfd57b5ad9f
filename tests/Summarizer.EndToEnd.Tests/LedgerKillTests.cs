using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Pipeline.Tests.Support;
using Azurite = Summarizer.EndToEnd.Tests.Support.Azurite;

namespace Summarizer.EndToEnd.Tests;

/// <summary>The record of what the model has cost, if the app is killed.</summary>
public sealed class LedgerKillTests(Azurite azurite) : IClassFixture<Azurite>
{
    private const int CallsAtOnce = 4;

    [Fact]
    public async Task Killed_in_mid_run_the_record_lacks_at_most_the_calls_in_progress()
    {
        var calls = new ConcurrentQueue<int>();
        await using var model = new ModelServer(request =>
        {
            Thread.Sleep(40);
            ModelReply reply = ModelReply.Text(request.Summary());
            calls.Enqueue(request.Tokens + ModelServer.Tokens(reply.Content!));
            return reply;
        });
        TestContainers containers = await azurite.CreateContainersAsync();
        await using RunningApp app = await RunningApp.StandingAloneAsync(azurite, containers,
            ("Summarizer__Llm__Provider", "OpenAI"), ("Summarizer__Llm__Endpoint", model.OpenAIEndpoint),
            ("Summarizer__Llm__Model", "test-model"), ("Summarizer__Llm__ApiKey", ModelServer.Key),
            // An article waits until its call is on record, so that no more calls than articles are unrecorded.
            ("Summarizer__Concurrency", $"{CallsAtOnce}"), ("Summarizer__Llm__Concurrency", $"{CallsAtOnce}"),
            ("Summarizer__Llm__MaxTokensPerDay", "1000000000"));
        for (int i = 0; i < 60; i++)
        {
            await containers.Articles.GetBlobClient($"{i}.txt")
                .UploadAsync(BinaryData.FromString($"{Articles.Harbour}\n\nThe report has the number {i}."));
        }

        await Eventually.GetAsync(() => Task.FromResult(model.Answered >= 20 ? "many" : null), "twenty calls");
        await app.DisposeAsync(); // SIGKILL

        long counted = model.InputTokens + model.OutputTokens, recorded = await RecordedAsync(containers);
        Assert.InRange(calls.Count, 20, 59);
        Assert.InRange(recorded, counted - (CallsAtOnce * calls.Max()), counted);
    }

    /// <summary>The tokens that all slices of the day's budget have recorded as spent.</summary>
    private static async Task<long> RecordedAsync(TestContainers containers)
    {
        long spent = 0;
        await foreach (BlobItem blob in containers.Notes.GetBlobsAsync(
            BlobTraits.None, BlobStates.None, "llm/budget-", CancellationToken.None))
        {
            BlobDownloadResult note = await containers.Notes.GetBlobClient(blob.Name).DownloadContentAsync();
            using JsonDocument json = JsonDocument.Parse(note.Content.ToString());
            // The shared note lists the slices, and has what closed ones spent.
            spent += json.RootElement.GetProperty("spent").GetProperty("tokens").GetInt64();
        }

        return spent;
    }
}
