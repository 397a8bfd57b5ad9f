using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>
/// Random actions of users on a container of articles: upload, overwrite with other words or the same, rename, delete.
/// It records what must be true in the end, and looks at the blobs themselves, with none of our own code in between.
/// </summary>
internal sealed class ChaosScript(BlobContainerClient articles, BlobContainerClient summaries, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, (byte[] Content, string Etag)> _expected = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ever = new(StringComparer.Ordinal);

    /// <summary>Words that are in every article, and nowhere else.</summary>
    public const string Words = "crates of herring on a windy morning";

    /// <summary>The prefix of articles that are not the script's.</summary>
    public const string HostilePrefix = "hostile/";

    /// <summary>Names of articles that are there.</summary>
    public IReadOnlyCollection<string> Names => _expected.Keys;

    /// <summary>
    /// Does one thing. Returns the name of the article that was written, for which storage would send an event; null if
    /// one was deleted.
    /// </summary>
    public async Task<string?> ActAsync()
    {
        int dice = _expected.Count == 0 ? 0 : _random.Next(100);
        if (dice < 65)
            return await PutAsync(NewName(), NewContent());

        string name = _expected.Keys.ElementAt(_random.Next(_expected.Count));
        switch (dice)
        {
            case < 80:
                return await PutAsync(name, NewContent());
            case < 88:
                return await PutAsync(name, _expected[name].Content);
            case < 94:
                await DeleteAsync(name);
                return null;
            default:
                string renamed = await PutAsync(NewName(), _expected[name].Content);
                await DeleteAsync(name);
                return renamed;
        }
    }

    /// <summary>Uploads many articles, of which storage sends no events.</summary>
    public async Task UploadSilentlyAsync(int count)
    {
        for (int i = 0; i < count; i++)
            await PutAsync(NewName(), NewContent());
    }

    /// <summary>
    /// Returns what is not as it must be; empty if all is well. Results are read once the listings say that they are
    /// all there.
    /// </summary>
    public async Task<List<string>> CheckAsync()
    {
        List<string> wrong = await CheckListingsAsync();
        if (wrong.Count > 0)
            return wrong;
        var found = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(_expected, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (article, _) =>
        {
            if (await ReadAsync(article.Key, article.Value.Content, article.Value.Etag) is { } trouble)
                found.Add($"the result of {article.Key} {trouble}");
        });
        return [.. found];
    }

    /// <summary>Waits until all is well. What is not by then is the answer.</summary>
    public async Task<List<string>> SettleAsync(TimeSpan within, Func<Task> nudge)
    {
        long started = Stopwatch.GetTimestamp();
        while (true)
        {
            List<string> wrong = await CheckListingsAsync();
            // What is torn or of other words stays so: no use in waiting.
            if (wrong.Count == 0)
                return await CheckAsync();
            if (Stopwatch.GetElapsedTime(started) > within)
                return wrong;
            await nudge();
            await Task.Delay(500);
        }
    }

    private async Task<List<string>> CheckListingsAsync()
    {
        var wrong = new List<string>();
        var results = new Dictionary<string, BlobItem>(StringComparer.Ordinal);
        await foreach (BlobItem blob in summaries.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }))
        {
            if (blob.Name.EndsWith(".json", StringComparison.Ordinal)
                && !blob.Name.StartsWith(HostilePrefix, StringComparison.Ordinal))
                results.Add(blob.Name[..^".json".Length], blob);
        }

        var there = new HashSet<string>(StringComparer.Ordinal);
        await foreach (BlobItem blob in articles.GetBlobsAsync())
        {
            if (blob.Name.StartsWith(HostilePrefix, StringComparison.Ordinal))
                continue;
            there.Add(blob.Name);
            if (!_expected.TryGetValue(blob.Name, out var expected))
                wrong.Add($"article {blob.Name} should not be there");
            else if (Plain(blob.Properties.ETag.ToString()) != expected.Etag)
                wrong.Add($"article {blob.Name} was changed");
        }

        wrong.AddRange(_expected.Keys.Where(name => !there.Contains(name)).Select(name => $"article {name} is lost"));
        foreach ((string name, (_, string etag)) in _expected)
        {
            if (!results.Remove(name, out BlobItem? result))
                wrong.Add($"no result of {name}");
            else if (result.Metadata["sourceetag"] != etag)
                wrong.Add($"the result of {name} is of another version");
            else if (result.Metadata["status"] == "deferred")
                wrong.Add($"the result of {name} is still waiting");
        }

        // What is left may be the whole result of an article that was there once.
        foreach (string name in results.Keys)
        {
            if (!_ever.Contains(name))
                wrong.Add($"a result of {name}, which never was");
        }

        return wrong;
    }

    private async Task<string?> ReadAsync(string name, byte[] content, string etag)
    {
        byte[] json = (await summaries.GetBlobClient(name + ".json").DownloadContentAsync()).Value.Content.ToArray();
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            JsonElement source = root.GetProperty("source");
            if (root.GetProperty("id").GetString() != name || source.GetProperty("etag").GetString() != etag)
                return "says that it is another's";
            if (content.Length == 0)
                return root.GetProperty("error").GetProperty("code").GetString() == "empty-article"
                    ? null
                    : "should have failed";
            if (source.GetProperty("contentHash")
                .GetString() != "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content)))
                return "is of other words";
            string text = Encoding.UTF8.GetString(content);
            return root.GetProperty("extractive").GetProperty("sentences").EnumerateArray()
                .All(s => text.Contains(s.GetProperty("text").GetString()!, StringComparison.Ordinal))
                ? null
                : "has sentences that the article has not";
        }
        catch (JsonException)
        {
            return "is torn";
        }
    }

    private async Task<string> PutAsync(string name, byte[] content)
    {
        var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "text/plain" } };
        BlobContentInfo blob = await articles.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), options);
        _expected[name] = (content, Plain(blob.ETag.ToString()));
        _ever.Add(name);
        return name;
    }

    private async Task DeleteAsync(string name)
    {
        await articles.GetBlobClient(name).DeleteAsync();
        _expected.Remove(name);
    }

    private string NewName()
    {
        while (true)
        {
            string name = _random.Next(6) switch
            {
                0 => $"news/{_random.Next(1_000_000)}.txt",
                1 => $"{_random.Next(1_000_000)}",
                2 => $"{_random.Next(1_000_000)}-more.txt",
                3 => $"grüße an {_random.Next(1_000_000)} & co.txt",
                4 => $"deep/er/{_random.Next(1000)}/{_random.Next(1_000_000)}%2F.txt",
                _ => _expected.Count == 0 ? "a" : _expected.Keys.ElementAt(_random.Next(_expected.Count)) + "-b",
            };
            if (name.Length < 200 && !_expected.ContainsKey(name))
                return name;
        }
    }

    private byte[] NewContent()
    {
        if (_random.Next(40) == 0)
            return [];
        var text = new StringBuilder();
        for (int i = _random.Next(3, _random.Next(10) == 0 ? 900 : 25); i > 0; i--)
            text.Append($"The crew of boat {_random.Next(100_000)} brought home {_random.Next(2, 900)} {Words}. ");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Plain(string? etag) => etag?.Trim('"') ?? "";
}
