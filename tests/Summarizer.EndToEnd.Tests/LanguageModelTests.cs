using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Pipeline.Tests.Support;
using Azurite = Summarizer.EndToEnd.Tests.Support.Azurite;
using Repository = Summarizer.EndToEnd.Tests.Support.Repository;

namespace Summarizer.EndToEnd.Tests;

/// <summary>
/// The app with a language model behind it. Run on the published binary (SUMMARIZER_APP), it guards what the OpenAI
/// libraries need natively.
/// </summary>
public sealed class LanguageModelTests(Azurite azurite) : IClassFixture<Azurite>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stored_article_gets_the_models_summary_as_well(bool azure)
    {
        await using var model = new ModelServer();
        TestContainers containers = await azurite.CreateContainersAsync();
        await using RunningApp app = await RunningApp.StandingAloneAsync(azurite, containers, Settings(model, azure));
        await containers.Articles.GetBlobClient("a.txt").UploadAsync(BinaryData.FromString(Articles.Harbour));

        StoredResult result = await WaitForModelAsync(containers, "a.txt", "succeeded");

        JsonElement llm = result.Json.GetProperty("llm");
        Assert.Equal("succeeded", result.Status);
        Assert.NotEmpty(result.Extractive.GetProperty("text").GetString()!);
        Assert.NotEmpty(llm.GetProperty("text").GetString()!);
        Assert.All(llm.GetProperty("sentences").EnumerateArray(),
            s => Assert.Equal("supported", s.GetProperty("grounding").GetString()));
        Assert.Equal(model.InputTokens, llm.GetProperty("usage").GetProperty("inputTokens").GetInt64());
        Assert.Equal("succeeded", result.Properties.Metadata["status"]);

        // The same content under another name is not paid for again.
        await containers.Articles.GetBlobClient("b.txt").UploadAsync(BinaryData.FromString(Articles.Harbour));
        await WaitForModelAsync(containers, "b.txt", "succeeded");
        Assert.Equal(1, model.Requests);
    }

    [Fact]
    public async Task With_the_model_throttled_the_extractive_summary_stands_and_the_rest_is_deferred()
    {
        await using var model = new ModelServer(_ => ModelReply.Error(429, "31536000"));
        TestContainers containers = await azurite.CreateContainersAsync();
        await using RunningApp app =
            await RunningApp.StandingAloneAsync(azurite, containers, Settings(model, azure: false));
        await containers.Articles.GetBlobClient("a.txt").UploadAsync(BinaryData.FromString(Articles.Harbour));

        StoredResult result = await Eventually.GetAsync(async () =>
            await StoredResult.FindAsync(containers, "a.txt") is { } r
                && r.Json.GetProperty("llm").GetProperty("usage").ValueKind == JsonValueKind.Object ? r : null,
                "the model's part");

        Assert.Equal("succeeded", result.Status);
        Assert.Equal("deferred", result.Json.GetProperty("llm").GetProperty("status").GetString());
        Assert.Contains("429", result.Json.GetProperty("llm").GetProperty("reason").GetString());
        Assert.Equal("deferred", result.Properties.Metadata["status"]);
    }

    [Fact]
    public async Task A_summary_asked_for_over_HTTP_has_the_models_part_in_its_answer()
    {
        await using var model = new ModelServer();
        TestContainers containers = await azurite.CreateContainersAsync();
        await using RunningApp app =
            await RunningApp.StandingAloneAsync(azurite, containers, Settings(model, azure: false));
        using var content = new StringContent(JsonSerializer.Serialize(new { text = Articles.Harbour, llm = true }),
            Encoding.UTF8, "application/json");

        using HttpResponseMessage answer = await app.Http.PostAsync("/api/summaries", content);

        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("succeeded", json.RootElement.GetProperty("llm").GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("/api/summaries", """{"text":"TEXT","llm":true}""")]
    [InlineData("/api/mcp",
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"summarize_text","arguments":{"text":"TEXT","llm":true,"format":"json"}}}""")]
    public async Task A_model_that_never_answers_costs_a_caller_nothing_of_the_extractive_summary(string path,
        string body)
    {
        await using var model = new ModelServer(_ => new ModelReply(ModelReplyKind.StallBefore));
        TestContainers containers = await azurite.CreateContainersAsync();
        await using RunningApp app =
            await RunningApp.StandingAloneAsync(azurite, containers,
                [.. Settings(model, azure: false), ("Summarizer__RequestTimeout", "00:00:20")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body.Replace("TEXT", JsonEncodedText.Encode(Articles.Harbour).ToString(),
                StringComparison.Ordinal), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");

        using HttpResponseMessage answer = await app.Http.SendAsync(request);

        string text = Regex.Unescape(await answer.Content.ReadAsStringAsync());
        Assert.Contains("The city of Lübeck will close its old harbour bridge", text, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"deferred\"", text, StringComparison.Ordinal);
        Assert.Equal(1, model.Requests);
    }

    [Theory]
    [InlineData("/api/summaries", """{"text":"TEXT","llm":true,"style":"bullets","length":40,"focus":"traffic"}""")]
    [InlineData("/api/summaries?llm=true&style=bullets&length=40&focus=traffic", "TEXT")]
    [InlineData("/api/mcp",
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"summarize_text","arguments":{"text":"TEXT","llm":true,"style":"bullets","length":40,"focus":"traffic"}}}""")]
    public async Task A_caller_chooses_style_length_and_focus(string path, string body)
    {
        string? instructions = null;
        await using var model =
            new ModelServer(request =>
                ModelReply.Of((instructions = request.Messages[0]) is null ? [] : request.FirstSentences(2)));
        TestContainers containers = await azurite.CreateContainersAsync();
        await using RunningApp app =
            await RunningApp.StandingAloneAsync(azurite, containers, Settings(model, azure: false));
        bool isText = body == "TEXT";
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(isText
                ? Articles.Harbour
                : body.Replace("TEXT", JsonEncodedText.Encode(Articles.Harbour).ToString(), StringComparison.Ordinal),
                Encoding.UTF8, isText ? "text/plain" : "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");

        using HttpResponseMessage answer = await app.Http.SendAsync(request);

        Assert.Contains("- The city of Lübeck", Regex.Unescape(await answer.Content.ReadAsStringAsync()));
        Assert.Contains("points of together 30 to 40 words", instructions);
        Assert.Contains("\"traffic\"", instructions);
    }

    [Fact]
    public async Task A_choice_that_the_operator_does_not_allow_is_refused()
    {
        await using var model = new ModelServer();
        TestContainers containers = await azurite.CreateContainersAsync();
        await using RunningApp app =
            await RunningApp.StandingAloneAsync(azurite, containers,
                [.. Settings(model, azure: false), ("Summarizer__Llm__CallerChoices", "style")]);
        using var content = new StringContent(Articles.Harbour, Encoding.UTF8, "text/plain");

        using HttpResponseMessage answer = await app.Http.PostAsync("/api/summaries?focus=traffic", content);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("`focus` cannot be chosen", Regex.Unescape(await answer.Content.ReadAsStringAsync()));
        Assert.Equal(0, model.Requests);
    }

    [Fact]
    public async Task The_command_line_asks_the_model_without_any_storage()
    {
        await using var model = new ModelServer();
        string folder = Directory.CreateTempSubdirectory().FullName;
        string article = Path.Combine(folder, "harbour.txt");
        await File.WriteAllTextAsync(article, Articles.Harbour);
        var start = new System.Diagnostics.ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "summarizer.dll"), "summarize", article, "--llm", "--style",
                "takeaways", "--format", "json"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["HOME"] = folder, ["XDG_DATA_HOME"] = Path.Combine(folder, "data") },
        };
        foreach ((string name, string value) in Settings(model, azure: false))
            start.Environment[name] = value;

        using System.Diagnostics.Process process = System.Diagnostics.Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        using JsonDocument result = JsonDocument.Parse(output);
        Assert.StartsWith("- The city of Lübeck",
            result.RootElement.GetProperty("llm").GetProperty("text").GetString());
        Assert.Equal((0, 1), (process.ExitCode, model.Requests));
        Assert.DoesNotContain("unavailable", await error);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_half_configured_model_is_refused_at_start_by_name()
    {
        TestContainers containers = await azurite.CreateContainersAsync();
        int port = Repository.FreePort();
        await using RunningApp app =
            RunningApp.Launch(port, [("Summarizer__Url", $"http://127.0.0.1:{port}"),
                ("Summarizer__Llm__ApiKey", "secret-secret-secret"),
                .. RunningApp.Storage(azurite.ConnectionString, containers)]);
        await app.WaitForExitAsync();
        Assert.NotEqual(0, app.ExitCode);
        Assert.Contains("Summarizer:Llm:Endpoint", app.Output);
        Assert.DoesNotContain("secret-secret", app.Output);
    }

    internal static (string Name, string Value)[] Settings(ModelServer model, bool azure) =>
    [
        ("Summarizer__Llm__Endpoint", azure ? model.AzureEndpoint : model.OpenAIEndpoint),
        (azure ? "Summarizer__Llm__Deployment" : "Summarizer__Llm__Model", "test-model"),
        ("Summarizer__Llm__ApiKey", ModelServer.Key),
        ("Summarizer__Llm__Length", "40"),
        ("Summarizer__Llm__RetryDelay", "00:00:00.010"),
        ("Summarizer__Llm__MaxRetryDelay", "00:00:00.020"),
    ];

    private static Task<StoredResult> WaitForModelAsync(TestContainers containers, string article,
        string status) => Eventually.GetAsync(async () =>
        await StoredResult.FindAsync(containers, article) is { } r
            && r.Json.GetProperty("llm").GetProperty("status").GetString() == status ? r : null,
            $"the model's part of {article}");
}
