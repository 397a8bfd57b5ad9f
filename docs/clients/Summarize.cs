// Summarises a file with nothing but .NET: dotnet run Summarize.cs URL FILE. With SUMMARIZER_KEY where the app asks for
// a key.
#:property PublishAot=false
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: Summarize.cs URL FILE");
    return 2;
}

try
{
    using var app = new SummarizerClient(new Uri(args[0]), Environment.GetEnvironmentVariable("SUMMARIZER_KEY"));
    string article = await File.ReadAllTextAsync(args[1]);
    JsonNode best =
        await app.SummarizeAsync(new JsonObject { ["text"] = article, ["sentences"] = 2, ["sortBy"] = "rank" });
    Console.WriteLine($"{best["extractive"]!["sentences"]!.AsArray().Count} sentences");

    await app.PutAsync("clients/csharp.txt", article);
    foreach (JsonNode? sentence in (await app.GetAsync("clients/csharp.txt"))["extractive"]!["sentences"]!.AsArray())
        Console.WriteLine(Regex.Replace((string)sentence!["text"]!, @"\s+", " "));

    try
    {
        await app.SummarizeAsync(new JsonObject { ["text"] = "A.", ["sentences"] = 0 });
    }
    catch (InvalidOperationException e)
    {
        Console.WriteLine(e.Message);
    }

    return 0;
}
catch (Exception e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

/// <summary>The app's HTTP interface.</summary>
internal sealed class SummarizerClient : IDisposable
{
    private readonly HttpClient _http;

    public SummarizerClient(Uri url, string? key)
    {
        _http = new HttpClient { BaseAddress = url };
        if (key is not null)
            _http.DefaultRequestHeaders.Add("x-functions-key", key);
    }

    /// <summary>A summary at once; nothing is stored. The request has a text and options.</summary>
    public async Task<JsonNode> SummarizeAsync(JsonObject request)
    {
        using var body = new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json");
        return await ReadAsync(await _http.PostAsync("/api/summaries", body));
    }

    /// <summary>Stores an article; its summary follows.</summary>
    public async Task PutAsync(string name, string text)
    {
        using var body = new StringContent(text, Encoding.UTF8, "text/plain");
        await ReadAsync(await _http.PutAsync($"/api/articles/{Uri.EscapeDataString(name)}", body));
    }

    /// <summary>A stored article's summary, waiting for it where it is still to come.</summary>
    public async Task<JsonNode> GetAsync(string name, CancellationToken cancellationToken = default)
    {
        for (DateTime end = DateTime.UtcNow.AddMinutes(1); ;)
        {
            HttpResponseMessage answer =
                await _http.GetAsync($"/api/summaries/{Uri.EscapeDataString(name)}", cancellationToken);
            bool isReady = answer.StatusCode != HttpStatusCode.Accepted;
            JsonNode result = await ReadAsync(answer);
            if (isReady)
                return result["error"] is { } error
                    ? throw new InvalidOperationException((string)error["message"]!) : result;
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"{name} still waits for its summary");
            await Task.Delay(TimeSpan.FromSeconds(0.5), cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            string body = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode ? JsonNode.Parse(body)! : throw new InvalidOperationException(
                DetailOf(body) ?? $"The server returned {(int)answer.StatusCode} {answer.ReasonPhrase}.");
        }
    }

    /// <summary>
    /// application/problem+json: "type" is stable, "detail" says what is wrong and what is allowed. Null if a host or a
    /// proxy answered without it.
    /// </summary>
    private static string? DetailOf(string body)
    {
        try
        {
            return (JsonNode.Parse(body) as JsonObject)?["detail"]?.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
