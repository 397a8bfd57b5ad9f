using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Functions.Urls;

namespace Summarizer.EndToEnd.Tests;

/// <summary>
/// A <c>url</c> instead of a text. The site is on this machine, where the app refuses to fetch from: only the setting
/// for private networks, which exists for sites of one's own, lets it.
/// </summary>
public sealed class UrlInputTests : IAsyncLifetime
{
    private const string Sentence = "The harbour opened a second pier on Monday after three years of work.";

    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-url-").FullName;
    private Site _site = null!;

    public Task InitializeAsync()
    {
        _site = new Site();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _site.StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task It_is_off_unless_hosts_are_named()
    {
        await using RunningApp app = await StartAsync();

        await AssertProblemAsync(await PostAsync(app, "https://www.example.org/"), 400, "invalid-option",
            "fetches no web pages");
        Assert.False(await IsOfferedAsync(app));
    }

    [Fact]
    public async Task A_private_address_is_refused_although_its_host_is_allowed()
    {
        await using RunningApp app = await StartAsync(
            ("Summarizer__UrlInput__AllowedHosts__0", $"localhost:{_site.Port}"),
            ("Summarizer__UrlInput__AllowedHosts__1", $"127.0.0.1:{_site.Port}"),
            ("Summarizer__UrlInput__AllowedHosts__2", $"[::ffff:127.0.0.1]:{_site.Port}"),
            ("Summarizer__UrlInput__AllowedHosts__3", "169.254.169.254"),
            ("Summarizer__UrlInput__AllowedHosts__4", "[2002:7f00:1::]"),
            ("Summarizer__UrlInput__AllowedHosts__5", $"0.0.0.0:{_site.Port}"),
            ("Summarizer__UrlInput__AllowedHosts__6", $"[::]:{_site.Port}"),
            ("Summarizer__UrlInput__AllowedHosts__7", "255.255.255.255"),
            ("Summarizer__UrlInput__AllowedHosts__8", "[2001:0:7f00:1::]"),
            ("Summarizer__UrlInput__AllowPlainHttp", "true"));

        foreach (string url in (string[])[_site.Url("localhost", "/article"), _site.Url("127.0.0.1", "/article"),
            _site.Url("2130706433", "/article"),
            _site.Url("[::ffff:127.0.0.1]", "/article"), "http://169.254.169.254/latest/meta-data",
            _site.Url("0.0.0.0", "/article"), _site.Url("[::]", "/article"), "http://255.255.255.255/",
            "http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/"])
        {
            await AssertProblemAsync(await PostAsync(app, url), 400, "url-not-allowed", "public");
        }

        Assert.Equal(0, _site.Calls);
        Assert.True(await IsOfferedAsync(app));
    }

    [Fact]
    public async Task What_the_allow_list_names_is_fetched_and_nothing_else()
    {
        await using RunningApp app = await StartAsync(
            ("Summarizer__UrlInput__AllowedHosts__0", $"localhost:{_site.Port}"),
            ("Summarizer__UrlInput__AllowedNetworks__0", "127.0.0.0/8"),
            ("Summarizer__UrlInput__AllowedNetworks__1", "::1/128"),
            ("Summarizer__UrlInput__AllowPlainHttp", "true"), ("Summarizer__MaxArticleBytes", "65536"));
        string Here(string path) => _site.Url("localhost", path);

        foreach (string path in (string[])["/article?secret=1", "/moved"])
        {
            using HttpResponseMessage answer = await PostAsync(app, Here(path));
            JsonElement result = (await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync())).RootElement;
            Assert.Equal("succeeded", result.GetProperty("status").GetString());
            Assert.Contains(Sentence, result.GetProperty("extractive").GetProperty("text").GetString(),
                StringComparison.Ordinal);
            Assert.Equal(Here("/article"), result.GetProperty("id").GetString());
        }

        int calls = _site.Calls;
        await AssertProblemAsync(await PostAsync(app, _site.Url("127.0.0.1", "/article")), 400, "url-not-allowed",
            "must have a host that this app may fetch from");
        await AssertProblemAsync(await PostAsync(app, _site.Url("user:word@localhost", "/article")), 400,
            "url-not-allowed", "user name");
        await AssertProblemAsync(await PostAsync(app, "file:///etc/passwd"), 400, "url-not-allowed",
            "must start with https:");
        // On Unix that is a file.
        await AssertProblemAsync(await PostAsync(app, "/article"), 400, "url-not-allowed", "must start with https:");
        await AssertProblemAsync(await PostAsync(app, "www.example.org"), 400, "invalid-option",
            "must be an address such as");
        Assert.Equal(calls, _site.Calls);

        await AssertProblemAsync(await PostAsync(app, Here("/elsewhere")), 400, "url-not-allowed", "sends on");
        await AssertProblemAsync(await PostAsync(app, Here("/file")), 400, "url-not-allowed", "sends on");
        await AssertProblemAsync(await PostAsync(app, Here("/circle")), 502, "url-unreachable",
            "redirected more than 3 times");
        await AssertProblemAsync(await PostAsync(app, Here("/nowhere")), 502, "url-unreachable", "not an address");
        await AssertProblemAsync(await PostAsync(app, Here("/large")), 413, "too-large", "65536 bytes");
        await AssertProblemAsync(await PostAsync(app, Here("/endless")), 413, "too-large", "65536 bytes");
        await AssertProblemAsync(await PostAsync(app, Here("/packed")), 502, "url-unreachable", "compressed");
        await AssertProblemAsync(await PostAsync(app, Here("/missing")), 502, "url-unreachable", "404");
        await AssertProblemAsync(await PostAsync(app, Here("/picture")), 415, "unsupported-type", "");

        using HttpResponseMessage both =
            await app.Http.PostAsJsonAsync("/api/summaries", new { url = Here("/article"), text = "A text." });
        await AssertProblemAsync(both, 400, "invalid-request", "Use only one of `text`, `url` and `article`.");
        using HttpResponseMessage batch =
            await app.Http.PostAsJsonAsync("/api/summaries:batch",
                new { documents = new[] { new { id = "a", url = Here("/article") } } });
        Assert.Contains("is not possible in a batch", await batch.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_does_not_end_its_answer_is_left()
    {
        await using RunningApp app = await StartAsync(
            ("Summarizer__UrlInput__AllowedHosts__0", $"localhost:{_site.Port}"),
            ("Summarizer__UrlInput__AllowedNetworks__0", "127.0.0.0/8"),
            ("Summarizer__UrlInput__AllowedNetworks__1", "::1/128"),
            ("Summarizer__UrlInput__AllowPlainHttp", "true"), ("Summarizer__UrlInput__Timeout", "00:00:01.5"));
        await AssertProblemAsync(
            await PostAsync(app, _site.Url("localhost", "/slow")), 502, "url-unreachable", "within 1.5 seconds");
    }

    [Theory]
    [InlineData("Summarizer__UrlInput__AllowedHosts__0", "https://www.example.org/",
        "Summarizer:UrlInput:AllowedHosts:0 must be a host such as www.example.org")]
    [InlineData("Summarizer__UrlInput__AllowedHosts__0", "*", "must be a host such as www.example.org")]
    [InlineData("Summarizer__UrlInput__AllowedNetworks__0", "10.0.0.0", "must be a network such as 10.1.0.0/16")]
    [InlineData("Summarizer__UrlInput__MaxRedirects", "99", "must be a whole number from 0 to 10, but was 99")]
    public async Task A_wrong_setting_stops_the_app(string setting, string value, string message)
    {
        await using RunningApp app =
            RunningApp.Launch(Repository.FreePort(), (setting, value), ("ArticleStorage", $"folder:{_folder}"));

        Assert.Equal(2, await app.WaitForExitAsync());
        Assert.Contains(message, app.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("example.org", "https://example.org/a", true)]
    [InlineData("example.org", "https://EXAMPLE.org:443/a", true)]
    [InlineData("example.org", "http://example.org/", true)]
    [InlineData("example.org", "https://example.org:8443/", false)]
    [InlineData("example.org", "https://www.example.org/", false)]
    [InlineData("example.org", "https://example.org.evil.test/", false)]
    [InlineData("example.org", "https://example.org@evil.test/", false)]
    [InlineData("example.org", "https://evil.test/example.org", false)]
    [InlineData("*.example.org", "https://www.example.org/", true)]
    [InlineData("*.example.org", "https://a.b.example.org/", true)]
    [InlineData("*.example.org", "https://example.org/", false)]
    [InlineData("*.example.org", "https://badexample.org/", false)]
    [InlineData("example.org:8443", "https://example.org:8443/", true)]
    [InlineData("example.org:8443", "https://example.org/", false)]
    [InlineData("bücher.example", "https://xn--bcher-kva.example/", true)]
    [InlineData("xn--bcher-kva.example", "https://BÜCHER.example/", true)]
    public void A_pattern_means_just_its_hosts(string pattern, string url, bool matches) =>
        Assert.Equal(matches, HostPattern.TryParse(pattern)!.Matches(new Uri(url)));

    private Task<RunningApp> StartAsync(params (string Name, string Value)[] settings)
    {
        int port = Repository.FreePort();
        return RunningApp.StartAsync(port,
            [("Summarizer__Url", $"http://127.0.0.1:{port}"), ("ArticleStorage", $"folder:{_folder}"), .. settings]);
    }

    private static Task<HttpResponseMessage> PostAsync(RunningApp app, string url) =>
        app.Http.PostAsJsonAsync("/api/summaries", new { url });

    private static async Task<bool> IsOfferedAsync(RunningApp app) =>
        (await app.Http.GetFromJsonAsync<JsonElement>("/api/diagnostics")).GetProperty("urlInput").GetBoolean();

    private static async Task AssertProblemAsync(HttpResponseMessage answer, int status, string code, string detail)
    {
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {body}");
        JsonElement problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal($"urn:summarizer:problem:{code}", problem.GetProperty("type").GetString());
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        answer.Dispose();
    }

    /// <summary>A site with an article and some traps.</summary>
    private sealed class Site
    {
        private readonly TcpListener _listener = TcpListener.Create(0);
        private readonly Task _serving;
        private int _calls;

        public Site()
        {
            _listener.Start();
            _serving = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public int Calls => _calls;

        public string Url(string host, string path) => $"http://{host}:{Port}{path}";

        public async Task StopAsync()
        {
            _listener.Stop();
            await _serving;
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                    _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // Stopped.
            }
        }

        private async Task AnswerAsync(TcpClient client)
        {
            using TcpClient ended = client;
            Interlocked.Increment(ref _calls);
            NetworkStream stream = client.GetStream();
            try
            {
                using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
                string path = (await reader.ReadLineAsync())!.Split(' ')[1].Split('?')[0];
                while (await reader.ReadLineAsync() is { Length: > 0 })
                    continue;
                string article =
                    $"<html><body><article><h1>Pier</h1><p>{Sentence}</p><p>{string.Join(' ', Enumerable.Repeat("Boats of all sizes may use it from now on.", 20))}</p></article></body></html>";
                await WriteAsync(stream, path switch
                {
                    "/article" =>
                        $"200 OK\r\nContent-Type: text/html\r\nContent-Length: {article.Length}\r\n\r\n{article}",
                    "/moved" => "302 Found\r\nLocation: /article\r\nContent-Length: 0\r\n\r\n",
                    "/elsewhere" =>
                        $"302 Found\r\nLocation: http://127.0.0.1:{Port}/article\r\nContent-Length: 0\r\n\r\n",
                    "/file" => "302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n",
                    "/nowhere" => "302 Found\r\nLocation: //[\r\nContent-Length: 0\r\n\r\n",
                    "/circle" => "302 Found\r\nLocation: /circle\r\nContent-Length: 0\r\n\r\n",
                    "/large" => "200 OK\r\nContent-Type: text/plain\r\nContent-Length: 70000\r\n\r\n",
                    "/endless" => "200 OK\r\nContent-Type: text/plain\r\n\r\n",
                    "/slow" => "200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nA",
                    "/packed" => "200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: "
                        + "3\r\n\r\nabc",
                    "/picture" => "200 OK\r\nContent-Type: image/png\r\nContent-Length: 8\r\n\r\n\u0089PNG\r\n\u001a\n",
                    _ => "404 Not Found\r\nContent-Length: 0\r\n\r\n",
                });
                while (path == "/endless")
                    await WriteAsync(stream, new string('a', 10_000), head: false);
                if (path == "/slow")
                    await Task.Delay(TimeSpan.FromSeconds(20));
            }
            catch (IOException)
            {
                // The caller has had enough.
            }
        }

        private static async Task WriteAsync(NetworkStream stream, string text, bool head = true) =>
            await stream.WriteAsync(Encoding.Latin1.GetBytes(head
                ? "HTTP/1.1 " + text.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal)
                : text));
    }
}
