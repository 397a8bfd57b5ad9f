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
    private const int Fewest = 20, Most = 50, All = 60;

    [Fact]
    public async Task Killed_in_mid_run_the_record_lacks_at_most_the_calls_in_progress()
    {
        var calls = new ConcurrentQueue<int>();
        var enough = new TaskCompletionSource();
        int begun = 0;
        await using var model = new ModelServer(request =>
        {
            // The last ones get no answer before the kill, however late it comes.
            if (Interlocked.Increment(ref begun) > Most)
                return new ModelReply(ModelReplyKind.StallBefore);
            Thread.Sleep(40);
            ModelReply reply = ModelReply.Text(request.Summary());
            calls.Enqueue(request.Tokens + ModelServer.Tokens(reply.Content!));
            if (calls.Count >= Fewest)
                enough.TrySetResult();
            return reply;
        });
        TestContainers containers = await azurite.CreateContainersAsync();
        await using RunningApp app = await RunningApp.StandingAloneAsync(azurite, containers,
            ("Summarizer__Llm__Provider", "OpenAI"), ("Summarizer__Llm__Endpoint", model.OpenAIEndpoint),
            ("Summarizer__Llm__Model", "test-model"), ("Summarizer__Llm__ApiKey", ModelServer.Key),
            // An article waits until its call is on record, so that no more calls than articles are unrecorded.
            ("Summarizer__Concurrency", $"{CallsAtOnce}"), ("Summarizer__Llm__Concurrency", $"{CallsAtOnce}"),
            ("Summarizer__Llm__MaxTokensPerDay", "1000000000"),
            // A call that runs out of time is recorded at the most that it can have cost.
            ("Summarizer__Llm__CallTimeout", "00:10:00"), ("Summarizer__Llm__Deadline", "00:10:00"));
        Task uploads = Task.WhenAll(Enumerable.Range(0, All).Select(i => containers.Articles.GetBlobClient($"{i}.txt")
            .UploadAsync(BinaryData.FromString($"{Articles.Harbour}\n\nThe report has the number {i}."))));
        await enough.Task.WaitAsync(TimeSpan.FromMinutes(2));
        await app.DisposeAsync(); // SIGKILL
        await uploads;

        long counted = model.InputTokens + model.OutputTokens, recorded = await RecordedAsync(containers);
        Assert.InRange(calls.Count, Fewest, Most);
        Assert.InRange(recorded, counted - (CallsAtOnce * calls.Max()), counted);
    }

    /// <summary>
    /// The tokens on record as spent. The shared note has what closed slices spent, and lists the open ones, which have
    /// notes of their own. A slice is closed after a short time without calls, and its note stays.
    /// </summary>
    private static async Task<long> RecordedAsync(TestContainers containers)
    {
        var notes = new Dictionary<string, JsonElement>();
        await foreach (BlobItem blob in containers.Notes.GetBlobsAsync(
            BlobTraits.None, BlobStates.None, "llm/budget-", CancellationToken.None))
        {
            BlobDownloadResult note = await containers.Notes.GetBlobClient(blob.Name).DownloadContentAsync();
            notes[blob.Name] = note.Content.ToObjectFromJson<JsonElement>();
        }

        JsonElement shared = Assert.Single(notes.Values, note => note.TryGetProperty("slices", out _));
        return Spent(shared) + shared.GetProperty("slices").EnumerateObject()
            .Sum(slice => notes.Where(note => note.Key.Contains($"-slices/{slice.Name}", StringComparison.Ordinal))
                .Sum(note => Spent(note.Value)));

        static long Spent(JsonElement note) => note.GetProperty("spent").GetProperty("tokens").GetInt64();
    }
}
