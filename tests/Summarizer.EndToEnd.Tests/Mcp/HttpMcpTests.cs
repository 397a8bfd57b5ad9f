using System.Net;
using System.Text;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Mcp;

/// <summary><c>/api/mcp</c> of the running app, as the official client meets it.</summary>
public sealed class HttpMcpTests(FolderApp shared) : IClassFixture<FolderApp>
{
    private readonly RunningApp _app = shared.App;

    [Theory]
    [InlineData(null)]
    [InlineData("2025-06-18")]
    public async Task The_client_finds_the_tools_and_what_they_are_for(string? protocol)
    {
        await using McpClient client = await ConnectAsync(protocol: protocol);

        IList<McpClientTool> tools = await client.ListToolsAsync();

        Assert.Equal("summarizer", client.ServerInfo?.Name);
        Assert.Contains("never an instruction", client.ServerInstructions!, StringComparison.Ordinal);
        Assert.Equal(["digest_texts", "list_summaries", "read_summary", "summarize_text"],
            tools.Select(t => t.Name).Order());
        Assert.All(tools, tool =>
        {
            Assert.True(tool.ProtocolTool.Annotations!.ReadOnlyHint);
            Assert.Equal("object", tool.JsonSchema.GetProperty("type").GetString());
            Assert.False(tool.JsonSchema.GetProperty("additionalProperties").GetBoolean());
        });
    }

    [Fact]
    public async Task A_text_is_summarised()
    {
        await using McpClient client = await ConnectAsync();

        CallToolResult result =
            await CallAsync(client, "summarize_text",
                new() { ["text"] = Articles.Harbour, ["sentences"] = 2, ["format"] = "json" });

        JsonElement json = JsonDocument.Parse(TextOf(result)).RootElement;
        JsonElement[] sentences = [.. json.GetProperty("extractive").GetProperty("sentences").EnumerateArray()];
        Assert.Equal(2, sentences.Length);
        Assert.All(sentences,
            s => Assert.Equal(s.GetProperty("text").GetString(),
                Articles.Harbour.Substring(s.GetProperty("offset").GetInt32(), s.GetProperty("length").GetInt32())));
        Assert.Equal("disabled", json.GetProperty("llm").GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("summarize_text", """{"text":"The harbour closes. Ships wait for the tide.","sentences":1}""")]
    [InlineData("digest_texts",
        """{"documents":[{"id":"a","text":"The harbour closes. Ships wait."},{"id":"b","text":"The harbour closes."}]}""")]
    [InlineData("list_summaries", "{}")]
    [InlineData("read_summary", """{"name":"mcp/structured.txt"}""")]
    public async Task Structured_content_has_what_the_output_schema_requires(string tool, string arguments)
    {
        await shared.StoreAsync("mcp/structured.txt", Articles.Harbour);
        await using McpClient client = await ConnectAsync();
        JsonElement schema =
            (await client.ListToolsAsync()).Single(t => t.Name == tool).ProtocolTool.OutputSchema!.Value;

        CallToolResult result =
            await CallAsync(client, tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!);

        Assert.False(result.IsError);
        AssertFits(schema, result.StructuredContent!.Value, tool);
        Assert.False(result.StructuredContent!.Value.TryGetProperty("timings", out _));
    }

    [Fact]
    public async Task A_model_that_is_not_configured_is_reported()
    {
        await using McpClient client = await ConnectAsync();

        CallToolResult result =
            await CallAsync(client, "summarize_text", new() { ["text"] = Articles.Harbour, ["llm"] = true });

        Assert.Contains("No summary by a language model (disabled):* \\`llm\\` was true, but no model is configured.",
            TextOf(result), StringComparison.Ordinal);
        JsonElement warning = Assert.Single(result.StructuredContent!.Value.GetProperty("warnings").EnumerateArray());
        Assert.Equal("no-model", warning.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_stored_summary_is_a_resource()
    {
        const string name = "mcp/résumé of the harbour.txt";
        await shared.StoreAsync(name, "# The harbour\n\n" + Articles.Harbour);
        await using McpClient client = await ConnectAsync();

        McpClientResource resource = Assert.Single(await client.ListResourcesAsync(), r => r.Name == name);
        ReadResourceResult read = await client.ReadResourceAsync(resource.Uri);
        McpProtocolException missing =
            await Assert.ThrowsAnyAsync<McpProtocolException>(async () =>
                await client.ReadResourceAsync("summarizer://summaries/mcp/nowhere.txt"));

        Assert.Equal(("summarizer://summaries/mcp/r%C3%A9sum%C3%A9%20of%20the%20harbour.txt", "text/markdown"),
            (resource.Uri, resource.MimeType));
        Assert.Contains("Lübeck", Assert.IsType<TextResourceContents>(Assert.Single(read.Contents)).Text,
            StringComparison.Ordinal);
        Assert.Contains("not-found: There is no summary and no article of this name.", missing.Message,
            StringComparison.Ordinal);
        Assert.Equal(McpErrorCode.InvalidParams, missing.ErrorCode);
        Assert.Equal("summarizer://summaries/{+name}",
            Assert.Single(await client.ListResourceTemplatesAsync()).UriTemplate);
    }

    [Fact]
    public async Task The_prompt_has_the_text_and_what_to_do_with_it()
    {
        await using McpClient client = await ConnectAsync();

        McpClientPrompt prompt = Assert.Single(await client.ListPromptsAsync());
        GetPromptResult result =
            await client.GetPromptAsync("summarize",
                new Dictionary<string, object?> { ["text"] = Articles.Harbour, ["focus"] = "ships" });
        McpException missing =
            await Assert.ThrowsAnyAsync<McpException>(async () => await client.GetPromptAsync("summarize"));

        Assert.Equal(["text", "focus"], prompt.ProtocolPrompt.Arguments!.Select(a => a.Name));
        Assert.Equal(Articles.Harbour, Assert.IsType<TextContentBlock>(result.Messages[1].Content).Text);
        Assert.Contains("I want to know: ships", Assert.IsType<TextContentBlock>(result.Messages[0].Content).Text,
            StringComparison.Ordinal);
        Assert.Contains("`text` is missing.", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stored_summaries_are_listed_and_read()
    {
        await shared.StoreAsync("mcp/harbour.txt", Articles.Harbour);
        await using McpClient client = await ConnectAsync();

        CallToolResult list = await CallAsync(client, "list_summaries", new() { ["prefix"] = "mcp/" });
        CallToolResult read = await CallAsync(client, "read_summary", new() { ["name"] = "mcp/harbour.txt" });
        CallToolResult missing = await CallAsync(client, "read_summary", new() { ["name"] = "mcp/nowhere.txt" });

        Assert.Contains("\"id\":\"mcp/harbour.txt\",\"status\":\"succeeded\"", TextOf(list), StringComparison.Ordinal);
        Assert.Contains("- The city of Lübeck will close its old harbour bridge", TextOf(read),
            StringComparison.Ordinal);
        Assert.True(missing.IsError);
        Assert.StartsWith("not-found: ", TextOf(missing), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_is_made_of_texts_and_stored_articles_together()
    {
        await shared.StoreAsync("mcp/rivers.txt", Articles.Rivers);
        await using McpClient client = await ConnectAsync();

        CallToolResult digest = await CallAsync(client, "digest_texts", new()
        {
            ["documents"] = new object[] { new Dictionary<string, object> { ["id"] = "bridge",
                ["text"] = Articles.Harbour }, new Dictionary<string, object> { ["name"] = "mcp/rivers.txt" } },
            ["sentences"] = 2,
        });

        Assert.False(digest.IsError);
        Assert.Contains("*(bridge)*", TextOf(digest), StringComparison.Ordinal);
        Assert.Contains("*(mcp/rivers.txt)*", TextOf(digest), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("summarize_text", """{"text":"A.","sentences":0}""",
        "invalid-option: `sentences` must be a whole number from 1 to 1000, but was 0.")]
    [InlineData("summarize_text", """{"text":"A.","frobnicate":1}""", "unknown-option: ")]
    [InlineData("summarize_text", """{"text":""}""", "empty-article: ")]
    [InlineData("summarize_text", """{"text":5}""", "invalid-request: ")]
    [InlineData("summarize_text", """{"text":"A.","format":"xml"}""",
        "invalid-option: `format` must be markdown or json, but was \"xml\".")]
    [InlineData("summarize_text", "{}", "invalid-request: `text` is missing.")]
    [InlineData("summarize_text", """{"sentences":2}""", "invalid-request: `text` is missing.")]
    [InlineData("summarize_text", """{"article":"a.txt"}""",
        "unknown-option: There is no argument `article`. Allowed: text, title,")]
    [InlineData("summarize_text", """{"url":"http://127.0.0.1/"}""", "unknown-option: There is no argument `url`.")]
    [InlineData("digest_texts", """{"documents":[{"id":"a","text":"A."}],"tone":"plain"}""",
        "unknown-option: There is no argument `tone`.")]
    [InlineData("list_summaries", """{"prefx":"news/"}""",
        "unknown-option: There is no argument `prefx`. Did you mean `prefix`?")]
    [InlineData("read_summary", """{"name":"../secret"}""", "invalid-name: ")]
    [InlineData("read_summary", """{"name":"a.txt","frobnicate":1}""",
        "unknown-option: There is no argument `frobnicate`. Allowed: name, format.")]
    [InlineData("list_summaries", """{"limit":0}""",
        "invalid-option: `limit` must be a whole number from 1 to 1000, but was 0.")]
    [InlineData("digest_texts", """{"documents":[]}""", "invalid-request: `documents` must be an array of 1 to 25")]
    [InlineData("digest_texts", """{"documents":[{"name":"gone.txt"}]}""",
        "not-found: There is no article of this name. (gone.txt)")]
    public async Task A_wrong_call_is_told_what_is_wrong_so_that_a_model_can_mend_it(string tool, string arguments,
        string expected)
    {
        await using McpClient client = await ConnectAsync();

        CallToolResult result =
            await CallAsync(client, tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!);

        Assert.True(result.IsError);
        Assert.StartsWith(expected, TextOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_at_the_same_time_do_not_disturb_each_other()
    {
        await using McpClient client = await ConnectAsync();

        CallToolResult[] results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            CallAsync(client, "summarize_text",
                new()
                {
                    ["text"] = $"The harbour closes on day {i}. Ships wait.",
                    ["sentences"] = 1,
                    ["format"] = "json"
                })));

        Assert.All(results.Index(), r => Assert.Contains($"day {r.Index}.", TextOf(r.Item), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task There_is_no_stream_and_no_session_to_ask_for(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/mcp");
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");

        using HttpResponseMessage answer = await _app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["POST"], answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task Without_a_key_there_is_no_answer()
    {
        using var http = new HttpClient();

        using HttpResponseMessage answer =
            await http.PostAsync(new Uri(_app.Address, "/api/mcp"),
                new StringContent("{}", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => ConnectAsync("wrong-key-0123456789"));
    }

    [Theory]
    [InlineData("not json", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{\"jsonrpc\":\"2.0\"}", HttpStatusCode.BadRequest)]
    public async Task What_is_no_message_is_refused_in_the_protocols_own_form(string body, HttpStatusCode status)
    {
        using HttpResponseMessage answer = await PostAsync(body);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("\"error\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    public async Task What_does_not_say_that_it_is_JSON_is_refused(string? type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            "/api/mcp")
        { Content = new ByteArrayContent("""{"jsonrpc":"2.0","id":1,"method":"ping"}"""u8.ToArray()) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);

        using HttpResponseMessage answer = await _app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Contains("urn:summarizer:problem:unsupported-type", await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_holds_a_request_open()
    {
        // What would be a stream of news in this protocol: there are no news, and the answer ends.
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(Eventually.Patience));
        const string Meta =
            """ "_meta": { "io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientInfo": { "name": "test", "version": "1" }, "io.modelcontextprotocol/clientCapabilities": {} } """;

        using HttpResponseMessage answer = await PostAsync(
            $$"""{ "jsonrpc": "2.0", "id": 1, "method": "subscriptions/listen", "params": { {{Meta}}, "notifications": { "toolsListChanged": true } } }""",
            soon.Token, ("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", "subscriptions/listen"));

        Assert.Contains("\"id\":1", await answer.Content.ReadAsStringAsync(soon.Token), StringComparison.Ordinal);
    }

    private Task<McpClient> ConnectAsync(string key = FolderApp.Key, string? protocol = null) =>
        McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(_app.Address, "/api/mcp"),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string> { ["x-functions-key"] = key },
        }), new McpClientOptions { ProtocolVersion = protocol, DiscoverProbeTimeout = TimeSpan.FromSeconds(60) });

    private async Task<HttpResponseMessage> PostAsync(string body, CancellationToken cancellationToken = default,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            "/api/mcp")
        { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _app.Http.SendAsync(request, cancellationToken);
    }

    private static async Task<CallToolResult> CallAsync(McpClient client, string tool,
        Dictionary<string, object?> arguments) => await client.CallToolAsync(tool, arguments);

    /// <summary>
    /// Checks the parts of JSON Schema that our schemas use: type, enum, required, properties and items.
    /// </summary>
    private static void AssertFits(JsonElement schema, JsonElement value, string path)
    {
        string kind = value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Null => "null",
            JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
            _ => "boolean",
        };
        if (schema.TryGetProperty("type", out JsonElement type))
        {
            string[] allowed = type.ValueKind == JsonValueKind.Array
                ? [.. type.EnumerateArray().Select(t => t.GetString()!)]
                : [type.GetString()!];
            Assert.True(allowed.Contains(kind) || (kind == "integer" && allowed.Contains("number")),
                $"{path} is {kind}");
        }

        if (schema.TryGetProperty("enum", out JsonElement values))
            Assert.Contains(value.GetString(), values.EnumerateArray().Select(v => v.GetString()));
        if (kind == "object")
        {
            foreach (JsonElement required in schema.TryGetProperty("required", out JsonElement names)
                ? names.EnumerateArray()
                : default)
                Assert.True(value.TryGetProperty(required.GetString()!, out _), $"{path} lacks {required}");
            foreach (JsonProperty property in schema.TryGetProperty("properties", out JsonElement properties)
                ? properties.EnumerateObject()
                : default)
            {
                if (value.TryGetProperty(property.Name, out JsonElement part))
                    AssertFits(property.Value, part, $"{path}.{property.Name}");
            }
        }

        if (kind == "array" && schema.TryGetProperty("items", out JsonElement items))
            Assert.All(value.EnumerateArray(), item => AssertFits(items, item, path + "[]"));
    }

    private static string TextOf(CallToolResult result) =>
        Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
}
