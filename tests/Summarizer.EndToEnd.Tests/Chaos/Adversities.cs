using System.Net.Sockets;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>
/// Adds to a long run what storage and strangers do: results that a lease protects, an account key that changes for a
/// while, callers that send slowly, and documents made to do harm.
/// </summary>
internal sealed class Adversities(
    TestContainers containers, AzureLikeStorage storage, IReadOnlyList<DoomedApp> instances, int seed)
{
    private const int SlowSenders = 24;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private readonly Random _random = new(seed);

    /// <summary>The number of results that were locked.</summary>
    public int Locked { get; private set; }

    /// <summary>The number of times that the key was wrong.</summary>
    public int KeyChanges { get; private set; }

    /// <summary>The number of slow requests that were begun.</summary>
    public int SlowRequests { get; private set; }

    /// <summary>Uploads documents that are malformed, deeply nested or far too monotonous.</summary>
    public async Task UploadHostileAsync()
    {
        (string Ending, string Type, byte[] Content)[] kinds =
        [
            ("pdf", "application/pdf", [.. "%PDF-1.7\n"u8, .. Noise(100_000)]),
            ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [.. "PK\u0003\u0004"u8,
                .. Noise(50_000)]),
            ("html", "text/html", Text(string.Concat(Enumerable.Repeat("<div>", 3000)) + "An end.")),
            ("htm", "text/html",
                Text("<script>alert(1)</script><p>" + string.Concat(Enumerable.Repeat("<a href=x>y</a>", 5000)))),
            ("md", "text/markdown", Text(string.Concat(Enumerable.Repeat("[a](", 2000)))),
            ("txt", "text/plain", Text(new string('a', 1_000_000))),
            ("text", "text/plain", Noise(200_000)),
            ("jpg", "image/jpeg", Noise(20_000)),
        ];
        for (int copy = 0; copy < 5; copy++)
        {
            foreach ((string ending, string type, byte[] content) in kinds)
            {
                await containers.Articles.GetBlobClient($"{ChaosScript.HostilePrefix}{copy}.{ending}").UploadAsync(
                    BinaryData.FromBytes(content),
                    new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = type } });
            }
        }
    }

    /// <summary>Returns the hostile documents that have no result.</summary>
    public async Task<List<string>> WithoutResultAsync()
    {
        var missing = new List<string>();
        await foreach (BlobItem article
            in containers.Articles.GetBlobsAsync(new GetBlobsOptions { Prefix = ChaosScript.HostilePrefix }))
        {
            if (!await containers.Summaries.GetBlobClient(article.Name + ".json").ExistsAsync())
                missing.Add($"no result of {article.Name}");
        }

        return missing;
    }

    /// <summary>Works until all is calm; the slow senders go on until it is over.</summary>
    public Task RunAsync(Task calm, CancellationToken over) =>
        Task.WhenAll(LockResultsAsync(calm, over), ChangeKeyAsync(calm), SendSlowlyAsync(over));

    private async Task LockResultsAsync(Task calm, CancellationToken over)
    {
        // On a slow machine there may be no result before it is calm.
        while (!calm.IsCompleted || (Locked == 0 && !over.IsCancellationRequested))
        {
            try
            {
                await foreach (Page<BlobItem> page
                    in containers.Summaries.GetBlobsAsync(cancellationToken: CancellationToken.None)
                        .AsPages(pageSizeHint: 200))
                {
                    if (page.Values.Count > 0)
                    {
                        BlobItem result = page.Values[_random.Next(page.Values.Count)];
                        await containers.Summaries.GetBlobClient(result.Name).GetBlobLeaseClient()
                            .AcquireAsync(Lease, cancellationToken: CancellationToken.None);
                        Locked++;
                    }

                    break;
                }
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException)
            {
                // It is gone, leased already, or storage is down.
            }

            await Task.Delay(1000, CancellationToken.None);
        }
    }

    private async Task ChangeKeyAsync(Task calm)
    {
        while (!calm.IsCompleted)
        {
            await Task.WhenAny(calm, Task.Delay(TimeSpan.FromSeconds(10)));
            if (calm.IsCompleted)
                break;
            KeyChanges++;
            storage.Refuse = _ => (403, "AuthenticationFailed");
            await Task.WhenAny(calm, Task.Delay(TimeSpan.FromSeconds(2)));
            storage.Refuse = null;
        }
    }

    private Task SendSlowlyAsync(
        CancellationToken over) => Task.WhenAll(Enumerable.Range(0, SlowSenders).Select(async number =>
    {
        byte[] head = Encoding.ASCII.GetBytes(
            "POST /api/summaries HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: "
                + "100000\r\n\r\n");
        byte[] piece = Encoding.ASCII.GetBytes(new string('a', 1500));
        while (!over.IsCancellationRequested)
        {
            try
            {
                if (instances[number % instances.Count].Current is { } app)
                {
                    using var client = new TcpClient();
                    await client.ConnectAsync("127.0.0.1", app.Address.Port, over);
                    SlowRequests++;
                    await client.GetStream().WriteAsync(head, over);
                    for (int sent = 0; sent < 100_000; sent += piece.Length)
                    {
                        await client.GetStream().WriteAsync(piece, over);
                        await Task.Delay(1000, over);
                    }
                }

                await Task.Delay(100, over);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // Killed, cut off, or over.
            }
        }
    }));

    private byte[] Noise(int length)
    {
        byte[] noise = new byte[length];
        _random.NextBytes(noise);
        return noise;
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
