using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Functions.Hosting;

namespace Summarizer.EndToEnd.Tests.CommandLine;

/// <summary>The command line against a running app: <c>--server</c>.</summary>
public sealed class ServerTests(FolderApp shared) : IClassFixture<FolderApp>, IDisposable
{
    private readonly TemporaryFolder _articles = new();
    private readonly string _server = shared.App.Address.ToString();

    public void Dispose() => _articles.Dispose();

    [Fact]
    public async Task A_file_summarised_there_is_what_it_is_here()
    {
        string file = _articles.Write("a ü.txt", Articles.Harbour);
        string[] options = ["--sentences", "2", "--sort", "rank", "--query", "who pays & why?", "--format", "json"];

        CommandLineRun here = await CommandLineRun.OfAsync(["summarize", file, .. options]);
        CommandLineRun there = await RunAsync(["summarize", file, .. options]);

        Assert.Equal("", there.Error);
        Assert.Equal(0, there.Code);
        Assert.Equal(Part(here, "id"), Part(there, "id"));
        Assert.Equal(Part(here, "extractive"), Part(there, "extractive"));
        Assert.Equal(Part(here, "options"), Part(there, "options"));
    }

    [Fact]
    public async Task Articles_are_uploaded_listed_got_and_digested_there()
    {
        _articles.Write("harbour.txt", Articles.Harbour);
        _articles.Write("deep/rivers.txt", Articles.Rivers);

        CommandLineRun upload = await RunAsync("upload", _articles.Path, "--prefix", "there/", "--wait");
        CommandLineRun list = await RunAsync("list", "there/");
        CommandLineRun get = await RunAsync("get", "there/deep/rivers.txt", "--format", "json");
        CommandLineRun missing = await RunAsync("get", "there/nowhere.txt");
        CommandLineRun digest =
            await RunAsync("digest", "there/harbour.txt", "there/deep/rivers.txt", "--sentences", "2");

        Assert.Equal(("", 0), (upload.Error, upload.Code));
        Assert.Contains("==> there/harbour.txt <==", upload.Out, StringComparison.Ordinal);
        Assert.Equal(["there/deep/rivers.txt", "there/harbour.txt"], list.Lines.Select(l => l.Split("  ")[^1]));
        Assert.All(list.Lines, l => Assert.StartsWith("succeeded", l, StringComparison.Ordinal));
        Assert.Equal("there/deep/rivers.txt", JsonDocument.Parse(get.Out).RootElement.GetProperty("id").GetString());
        Assert.Equal((1, "summarizer: There is no article there/nowhere.txt.\n"), (missing.Code, missing.Error));
        Assert.Equal(0, digest.Code);
        Assert.EndsWith("[there/harbour.txt]", digest.Lines[0], StringComparison.Ordinal);
        Assert.EndsWith("[there/deep/rivers.txt]", digest.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_with_sign_in_is_sent_the_token_and_without_one_says_how_to_get_it()
    {
        // As Azure's sign-in refuses a caller (Return401).
        await using WebApplication app = await StartedAsync(app => app.MapGet("/api/summaries", (HttpContext context) =>
        {
            if (context.Request.Headers.Authorization == "Bearer a-token")
                return Results.Text("""{"items":[],"continuation":null}""", "application/json");
            context.Response.Headers.WWWAuthenticate =
                "Bearer realm=\"127.0.0.1\" authorization_uri=\"https://login.windows.net/T/oauth2/authorize\"";
            return Results.StatusCode(401);
        }));

        CommandLineRun without = await CommandLineRun.OfAsync("list", "--server", app.Urls.Single());
        CommandLineRun with = await CommandLineRun.OfAsync(
            "list", "--server", app.Urls.Single(), "--token", "a-token");

        Assert.Equal(2, without.Code);
        Assert.Contains("requires a sign-in. Give an access token with --token", without.Error,
            StringComparison.Ordinal);
        Assert.Equal(("", 0), (with.Error, with.Code));
    }

    [Theory]
    [InlineData(400, "invalid-option", 2)]
    [InlineData(400, "unknown-option", 2)]
    [InlineData(400, "invalid-request", 2)]
    [InlineData(400, "invalid-name", 2)]
    [InlineData(404, "not-found", 1)]
    [InlineData(409, "locked", 1)]
    [InlineData(422, "unreadable-article", 1)]
    [InlineData(429, "too-many-requests", 1)]
    [InlineData(503, "storage-unavailable", 1)]
    public async Task The_exit_code_says_if_the_call_or_only_its_work_failed(int status, string problem, int code)
    {
        string body = $$"""{"type":"urn:summarizer:problem:{{problem}}","detail":"It failed."}""";
        using TcpListener listener = Answering(
            $"HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}", times: 1);

        CommandLineRun run = await CommandLineRun.OfAsync("list", "--server", AddressOf(listener));

        Assert.Equal(code, run.Code);
        Assert.EndsWith("It failed.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_names_the_article_that_the_server_does_not_have()
    {
        CommandLineRun run = await RunAsync("digest", "gone.txt");

        Assert.Equal((1, "summarizer: gone.txt: There is no article of this name.\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task A_summary_that_cannot_be_deleted_does_not_keep_the_others()
    {
        await using WebApplication app = await StartedAsync(app => app.MapDelete("/api/summaries/{name}",
            (string name) => name == "held.txt"
                ? Results.Text("""{"type":"urn:summarizer:problem:locked","detail":"A legal hold."}""",
                    "application/problem+json", statusCode: 409)
                : Results.NoContent()));

        CommandLineRun run = await CommandLineRun.OfAsync(
            "delete", "a.txt", "held.txt", "b.txt", "--server", app.Urls.Single());

        Assert.Equal((1, "a.txt\nb.txt\n"), (run.Code, run.Out));
        Assert.Equal("summarizer: held.txt: A legal hold.\n", run.Error);
    }

    [Fact]
    public async Task A_summary_is_downloaded_once()
    {
        int calls = 0;
        CommandLineRun made = await CommandLineRun.WithInputAsync(
            "The harbour opened on Monday. It closed again on Friday.", "summarize", "-", "--format", "json");
        await using WebApplication app = await StartedAsync(app => app.MapGet("/api/summaries/{name}", () =>
        {
            calls++;
            return Results.Text(made.Out, "application/json");
        }));

        CommandLineRun run = await CommandLineRun.OfAsync("get", "once.txt", "--server", app.Urls.Single());

        Assert.Equal((0, 1), (run.Code, calls));
    }

    [Fact]
    public async Task An_article_that_waits_there_has_no_summary_yet()
    {
        await using WebApplication app = await StartedAsync(app => app.MapGet("/api/summaries/{name}", () =>
            Results.Text("""{"id":"a.txt","sourceEtag":"2","status":"waiting"}""", statusCode: 202)));

        CommandLineRun run = await CommandLineRun.OfAsync("get", "a.txt", "--server", app.Urls.Single());

        Assert.Equal((1, "summarizer: a.txt has no summary yet.\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task Health_is_0_for_an_app_that_is_ready_and_1_where_none_answers()
    {
        CommandLineRun ready = await CommandLineRun.OfAsync("health", "--url", _server);
        CommandLineRun nobody = await CommandLineRun.OfAsync("health", "--url", "http://127.0.0.1:1");

        Assert.Equal((0, "ready\n", ""), (ready.Code, ready.Out, ready.Error));
        Assert.Equal((1, "", "summarizer: No app answers at http://127.0.0.1:1.\n"),
            (nobody.Code, nobody.Out, nobody.Error));
    }

    [Theory]
    [InlineData("http://*:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://0.0.0.0:80", "http://127.0.0.1/")]
    [InlineData("http://localhost:7071", "http://127.0.0.1:7071/")]
    [InlineData("http://192.168.1.2:8080/", "http://192.168.1.2:8080/")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/")]
    [InlineData(null, "http://127.0.0.1:7071/")]
    public void Health_asks_where_the_app_with_the_same_settings_listens(string? url, string asked) =>
        Assert.Equal(asked, $"{AppConfiguration.ReadAddress(
            new ConfigurationBuilder().AddInMemoryCollection([new("Summarizer:Url", url)]).Build())}");

    [Fact]
    public async Task What_the_server_refuses_is_said_in_its_words()
    {
        string empty = _articles.Write("empty.txt", " \n ");
        string good = _articles.Write("good.txt", Articles.Harbour);

        CommandLineRun run = await RunAsync("summarize", empty, good, "--sentences", "1");

        Assert.Equal(1, run.Code);
        Assert.Contains("empty.txt: The article is empty", run.Error, StringComparison.Ordinal);
        Assert.Contains("Lübeck", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prices.csv", "Fish, 3.")]
    [InlineData("old.doc", "The gate opened on Monday.")]
    [InlineData("nothing.txt", "")]
    public async Task A_file_that_is_refused_here_is_refused_there_with_the_same_words(string name, string content)
    {
        string file = _articles.Write(name, content);

        CommandLineRun here = await CommandLineRun.OfAsync("summarize", file);
        CommandLineRun there = await RunAsync("summarize", file);

        Assert.Equal((1, ""), (there.Code, there.Out));
        Assert.Equal(here.Error, there.Error);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("get a.txt")]
    [InlineData("summarize {0}")]
    [InlineData("upload {0}")]
    [InlineData("digest a.txt")]
    public async Task Without_a_key_every_command_says_how_to_give_one(string line)
    {
        string file = _articles.Write("a.txt", Articles.Harbour);

        CommandLineRun run =
            await CommandLineRun.OfAsync([.. line.Split(' ').Select(a => a == "{0}" ? file : a), "--server", _server]);

        Assert.Equal(2, run.Code);
        Assert.Contains("refused the key. Give a valid one with --key or the variable SUMMARIZER_KEY", run.Error,
            StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_one_line_and_a_failure()
    {
        CommandLineRun run =
            await CommandLineRun.OfAsync("list", "--server", $"http://127.0.0.1:{Repository.FreePort()}");

        Assert.Equal(1, run.Code);
        Assert.Contains("cannot be reached", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "is not this app")]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 5\r\n\r\nhello", "answers 502")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n", "answers 302")]
    public async Task Some_other_program_at_the_address_is_found_out(string answer, string expected)
    {
        using TcpListener listener = Answering(answer, times: 1);
        CommandLineRun run = await CommandLineRun.OfAsync("list", "--server", AddressOf(listener));

        Assert.Equal(1, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(503, "timed-out")]
    [InlineData(500, "internal-error")]
    [InlineData(502, "url-unreachable")]
    public async Task An_error_of_one_document_does_not_end_the_run(int status, string code)
    {
        string problem = $$"""{"type":"urn:summarizer:problem:{{code}}","detail":"It failed."}""";
        using TcpListener listener = Answering(
            $"HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {problem.Length}\r\n\r\n{problem}", times: 2);
        string[] files = [_articles.Write("a.txt", Articles.Harbour), _articles.Write("b.txt", Articles.Harbour)];

        CommandLineRun run =
            await CommandLineRun.OfAsync(["summarize", .. files, "-p", "1", "--server", AddressOf(listener)]);

        Assert.Equal(1, run.Code);
        Assert.Equal(files.Select(file => $"summarizer: {file}: It failed."), run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_web_page_of_no_telling_media_type_is_sent_as_what_it_is()
    {
        string page = "<!DOCTYPE html><html><body><p>The lighthouse was lit in 1871.</p></body></html>";
        using TcpListener site = Answering("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n"
            + $"Content-Length: {page.Length}\r\n\r\n{page}", times: 1);

        CommandLineRun run = await RunAsync("summarize", AddressOf(site) + "/light");

        Assert.Equal(("The lighthouse was lit in 1871.\n", ""), (run.Out, run.Error));
    }

    private static async Task<WebApplication> StartedAsync(Action<WebApplication> map)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        map(app);
        await app.StartAsync();
        return app;
    }

    private static string AddressOf(TcpListener listener) =>
        $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>Returns a server that gives the same answer to each of its first connections.</summary>
    private static TcpListener Answering(string answer, int times)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = Task.Run(async () =>
        {
            for (int i = 0; i < times; i++)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                await using NetworkStream stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[65_536]);
                await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer));
            }
        });
        return listener;
    }

    private Task<CommandLineRun> RunAsync(params string[] args) =>
        CommandLineRun.OfAsync([.. args, "--server", _server, "--key", FolderApp.Key]);

    private static string Part(CommandLineRun run, string name) =>
        JsonDocument.Parse(run.Out).RootElement.GetProperty(name).GetRawText();
}
