using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests;

/// <summary>Callers that send too much, too slowly, or what no client would. A folder is storage enough here.</summary>
public sealed class HostileCallerTests(HostileCallerTests.SharedApp shared)
    : IClassFixture<HostileCallerTests.SharedApp>
{
    private const string Key = "a-key-for-the-tests-0123456789";

    private Uri Address => shared.App.Address;

    [Fact]
    public async Task Who_sends_head_or_body_too_slowly_is_cut_off_and_others_are_served_meanwhile()
    {
        using RawCall head = await RawCall.OpenAsync(Address, "GET /api/health/live HTTP/1.1\r\nHost: localhost\r\n");
        using RawCall body = await RawCall.OpenAsync(Address, Post("text/plain", "Content-Length: 100000") + "A");
        using RawCall chunks = await RawCall.OpenAsync(Address, Post("text/plain", "Transfer-Encoding: chunked"));
        Task<string>[] answers =
        [
            head.DribbleAsync("X-A: a\r\n", TimeSpan.FromSeconds(1)), body.DribbleAsync("A", TimeSpan.FromSeconds(1)),
            chunks.DribbleAsync("1\r\nA\r\n", TimeSpan.FromSeconds(1)),
        ];

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, "/api/summaries")).StatusCode);
        await Task.WhenAll(answers);

        Assert.All(answers, answer => Assert.Equal(408, RawCall.Status(answer.Result)));
        Assert.Contains("urn:summarizer:problem:timed-out", await answers[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heads_beyond_the_limits_are_refused()
    {
        const string Line = "GET /api/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        string many = string.Concat(Enumerable.Range(0, 101).Select(i => $"X-{i}: a\r\n"));

        Assert.Equal(200, await RawCall.StatusAsync(Address, Line + "\r\n"));
        Assert.Equal(431, await RawCall.StatusAsync(Address, Line + many + "\r\n"));
        Assert.Equal(431,
            await RawCall.StatusAsync(Address, Line + "X-Long: " + new string('a', 33 * 1024) + "\r\n\r\n"));
        Assert.Equal(414,
            await RawCall.StatusAsync(Address,
                Line.Replace("live", "live?" + new string('a', 17 * 1024), StringComparison.Ordinal) + "\r\n"));
    }

    [Theory]
    [InlineData("POST /api/summaries HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /api/summaries HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: "
        + "6\r\n\r\nhello")]
    [InlineData("POST /api/summaries HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, identity\r\n\r\n")]
    [InlineData("GET /api/health/live HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("GET /api/health/live HTTP/1.1\r\n\r\n")]
    [InlineData("GET /api/health/live HTTP/1.1\r\nHost: localhost\r\nX: a\rb\r\n\r\n")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001\u0002\u0000\u0001\u0000")]
    public async Task What_is_no_sound_request_is_not_served(string sent)
    {
        int status = await RawCall.StatusAsync(Address, sent);

        Assert.True(status is 0 or (>= 400 and < 500) or 505, $"{status}");
    }

    [Fact]
    public async Task Thousands_of_parameters_are_one_clear_refusal()
    {
        string query = string.Join('&', Enumerable.Range(0, 2500).Select(i => $"a{i}"));

        using HttpResponseMessage answer = await SendAsync(HttpMethod.Post, "/api/summaries?" + query, "Some text.");

        await AssertProblemAsync(answer, 400, "unknown-option");
    }

    [Fact]
    public async Task A_body_in_chunks_is_cut_off_soon_after_the_limit()
    {
        using RawCall call = await RawCall.OpenAsync(Address, Post("text/plain", "Transfer-Encoding: chunked"));
        Task<string> answer = call.RestAsync();
        byte[] chunk = Encoding.ASCII.GetBytes("10000\r\n" + new string('a', 0x10000) + "\r\n");
        long sent = 0;
        try
        {
            for (; sent < 100_000_000 && !answer.IsCompleted; sent += 0x10000)
                await call.SendAsync(chunk);
        }
        catch (IOException)
        {
            // It will have no more, which is what is wanted.
        }

        Assert.InRange(sent, 1, 50_000_000);
        Assert.Contains(RawCall.Status(await answer), (int[])[413, 0]);
    }

    [Theory]
    [InlineData("ffffffffffffffff\r\n")]
    [InlineData("100000000\r\n")]
    [InlineData("x\r\n")]
    [InlineData("-1\r\n")]
    public async Task A_chunk_size_that_is_not_a_valid_number_is_the_callers_error(string chunk)
    {
        foreach (string path in (string[])["/api/summaries", "/api/digests", "/api/mcp", "/api/articles/a.txt"])
        {
            string head =
                Post("application/json", "Transfer-Encoding: chunked")
                    .Replace("/api/summaries", path, StringComparison.Ordinal);
            if (path.Contains("articles", StringComparison.Ordinal))
                head = head.Replace("POST", "PUT", StringComparison.Ordinal);

            Assert.InRange(await RawCall.StatusAsync(Address, head + chunk), 400, 413);
        }
    }

    [Fact]
    public async Task Bodies_that_arrive_slowly_take_no_request_slots_and_one_caller_may_send_few()
    {
        RawCall[] slow = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ =>
            RawCall.OpenAsync(Address, Post("text/plain", "Content-Length: 500000") + new string('A', 20_000))));

        using HttpResponseMessage good = await SendAsync(HttpMethod.Post, "/api/summaries", Articles.Harbour);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);

        Task<string>[] dribbling =
            [.. slow.Select(call => call.DribbleAsync(new string('A', 3000), TimeSpan.FromSeconds(1)))];
        // The caller may go on with 16 of them; all others end with an answer.
        int ended = 0;
        await foreach (Task<string> answer in Task.WhenEach(dribbling))
        {
            Assert.Equal(429, RawCall.Status(await answer));
            if (++ended == 84)
                break;
        }

        Array.ForEach(slow, call => call.Dispose());
    }

    [Fact]
    public async Task Idle_connections_keep_no_one_out()
    {
        var idle = new List<TcpClient>();
        try
        {
            for (int i = 0; i < 2500; i++)
            {
                var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Address.Port);
                idle.Add(client);
            }

            Assert.Equal(200,
                await RawCall.StatusAsync(Address,
                    "GET /api/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }
    }

    [Theory]
    [InlineData(Key, 413)]
    [InlineData("another key", 401)]
    public async Task Where_a_body_too_large_ends_the_connection_the_answer_says_so(string key, int status)
    {
        // Else the caller sends its next request into a connection that is just being closed.
        using RawCall call =
            await RawCall.OpenAsync(Address,
                Post("text/plain", $"Content-Length: {1048576 + 1}").Replace(Key, key, StringComparison.Ordinal));

        string answer = await call.RestAsync();

        Assert.Equal(status, RawCall.Status(answer));
        Assert.Contains("\r\nConnection: close\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_within_the_limit_that_is_refused_leaves_the_connection_open()
    {
        string body = new('A', 1000);
        using RawCall call =
            await RawCall.OpenAsync(Address,
                Post("image/png", "Content-Length: 1000") + body
                    + "GET /api/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        string[] answers = (await call.RestAsync()).Split("HTTP/1.1 ");

        Assert.StartsWith("415 ", answers[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Connection: close", answers[1], StringComparison.Ordinal);
        Assert.StartsWith("200 ", answers[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_breaks_off_is_no_fault_of_the_program()
    {
        for (int i = 0; i < 5; i++)
        {
            using RawCall call = await RawCall.OpenAsync(Address, Post("text/plain", "Content-Length: 1000") + "A");
            await SendAsync(HttpMethod.Get, "/api/health/live");
            call.Reset();
        }

        await SendAsync(HttpMethod.Get, "/api/summaries");

        Assert.DoesNotContain(shared.App.Output.Split('\n'), line => line.Split(' ') is [_, "fail:", ..]);
    }

    [Theory]
    [InlineData("GET", "/", 200)]
    [InlineData("GET", "/api/health", 200)]
    [InlineData("GET", "/api/openapi.json", 200)]
    [InlineData("GET", "/api/summaries", 200)]
    [InlineData("GET", "/api/summaries/none.txt", 404)]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("PATCH", "/api/summaries", 405)]
    [InlineData("OPTIONS", "/api/summaries", 405)]
    [InlineData("POST", "/api/summaries", 400)]
    [InlineData("GET", "/api/summaries/a%ff", 400)]
    public async Task Every_answer_tells_browsers_to_do_nothing_with_it(string method, string path, int status)
    {
        using HttpResponseMessage answer =
            await SendAsync(new HttpMethod(method), path, origin: "https://elsewhere.example");

        Assert.Equal(status, (int)answer.StatusCode);
        string policy = Header(answer, "Content-Security-Policy");
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain('*', policy);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.DoesNotContain(answer.Headers,
            header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase)
                || header.Key is "Server" or "X-Powered-By");
    }

    [Fact]
    public async Task Who_is_not_let_in_gets_the_same_headers()
    {
        using HttpResponseMessage answer = await shared.App.Http.GetAsync("/api/summaries");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.StartsWith("default-src 'none'; ", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/summaries?<script>alert(1)</script>=1", "text/plain", "Some text.")]
    [InlineData("/api/summaries?sortBy=<script>alert(1)</script>", "text/plain", "Some text.")]
    [InlineData("/api/summaries", "application/json", "{\"text\":\"Some text.\",\"<script>alert(1)</script>\":1}")]
    [InlineData("/api/summaries", "application/json", "{\"text\":\"Some text.\",\"language\":\"<script>\"}")]
    [InlineData("/api/summaries:batch", "application/json",
        "{\"documents\":[{\"id\":\"a\",\"text\":\"A.\",\"<script>\":1}]}")]
    public async Task Nothing_a_caller_wrote_comes_back_as_markup(string path, string type, string body)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Post, path, body, type);

        string text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("json", answer.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
    }

    [Theory]
    [InlineData("/api/summaries", "{\"\\ud800\":1,\"text\":\"A.\"}", 400)]
    [InlineData("/api/summaries:batch", "{\"\\ud800\":[{}]}", 400)]
    [InlineData("/api/summaries:batch", "{\"documents\":[{\"\\ud800\":1,\"text\":\"A.\"}]}", 200)]
    [InlineData("/api/digests", "{\"\\ud800\":1}", 400)]
    [InlineData("/api/digests", "{\"documents\":[{\"\\ud800\":1}]}", 400)]
    public async Task Names_that_are_no_Unicode_are_no_fault_of_the_program(string path, string body, int status)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Post, path, body, "application/json");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("urn:summarizer:problem:invalid-request", await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_cannot_write_headers_or_lines_of_the_log()
    {
        using HttpResponseMessage lines =
            await SendAsync(HttpMethod.Put, "/api/articles/a%0D%0ASet-Cookie:%20b.txt", "Some text.");
        await AssertProblemAsync(lines, 400, "invalid-name");

        using HttpResponseMessage odd =
            await SendAsync(HttpMethod.Put, "/api/articles/a%E2%80%AEtxt.exe%E2%80%A8fail%3A%20forged.txt", "");

        Assert.Equal(HttpStatusCode.Accepted, odd.StatusCode);
        Assert.All(odd.Headers.Location!.OriginalString, c => Assert.InRange(c, '!', '~'));
        string line =
            await Eventually.GetAsync(() =>
                Task.FromResult(shared.App.Output.Split('\n')
                    .FirstOrDefault(l => l.Contains("forged", StringComparison.Ordinal))), "the line about it");
        Assert.Contains("warn: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain(shared.App.Output, c => c is '\u202E' or '\u2028' || (char.IsControl(c) && c != '\n'));
    }

    private static string Post(string type, string length) =>
        "POST /api/summaries HTTP/1.1\r\nHost: "
            + $"localhost\r\nx-functions-key: {Key}\r\nContent-Type: {type}\r\n{length}\r\n\r\n";

    private static string Header(HttpResponseMessage answer, string name) =>
        Assert.Single(answer.Headers.GetValues(name));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null,
        string type = "text/plain", string? origin = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("x-functions-key", Key);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        return await shared.App.Http.SendAsync(request);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, int status, string code)
    {
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {body}");
        Assert.Equal($"urn:summarizer:problem:{code}",
            JsonDocument.Parse(body).RootElement.GetProperty("type").GetString());
    }

    /// <summary>One app for all tests here.</summary>
    public sealed class SharedApp : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-hostile-").FullName;

        internal RunningApp App { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            int port = Repository.FreePort();
            App = await RunningApp.StartAsync(port, ("Summarizer__Url", $"http://127.0.0.1:{port}"),
                ("ArticleStorage", $"folder:{_folder}"), ("Summarizer__WatchInterval", "00:00:00.2"),
                ("Summarizer__ApiKeys__0", Key), ("Summarizer__MaxArticleBytes", "1048576"));
        }

        public async Task DisposeAsync()
        {
            await App.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
