using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.EndToEnd.Tests.Support.Host;
using Summarizer.Functions.Security;
using Summarizer.Pipeline.Tests.Support;
using Repository = Summarizer.EndToEnd.Tests.Support.Repository;

namespace Summarizer.EndToEnd.Tests;

/// <summary>
/// Tests of who may call the standalone app, and where it may listen. A folder is storage enough here.
/// </summary>
public sealed class CallerTests : IDisposable
{
    private const string FirstKey = "first-key-0123456789";
    private const string SecondKey = "second-key-0123456789";

    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-callers-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("*")]
    [InlineData("[::]")]
    [InlineData("192.0.2.1")]
    public async Task Beyond_this_machine_it_refuses_to_start_without_a_key(string address)
    {
        int port = Repository.FreePort();

        await using RunningApp app =
            RunningApp.Launch(port, ("Summarizer__Url", $"http://{address}:{port}"),
                ("ArticleStorage", $"folder:{_folder}"));

        Assert.Equal(2, await app.WaitForExitAsync());
        Assert.Single(app.Output.Split('\n'));
        Assert.Contains("Summarizer:ApiKeys", app.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Summarizer__Sentences", "0",
        "Setting Summarizer:Sentences must be a whole number from 1 to 1000, but was 0.")]
    [InlineData("Summarizer__Sentences", "three",
        "Setting Summarizer:Sentences must be a whole number, but was three.")]
    [InlineData("Summarizer__WatchInterval", "soon", "Summarizer:WatchInterval must be a time")]
    [InlineData("Summarizer__Reading__MaxPdfPages", "0",
        "Summarizer:Reading:MaxPdfPages must be between 1 and 100000, but was 0.")]
    [InlineData("Summarizer__Reading__Timeout", "soon", "Summarizer:Reading:Timeout must be a time such as")]
    [InlineData("Summarizer__Url", "7071", "Summarizer:Url must be http://ADDRESS:PORT")]
    [InlineData("Summarizer__ApiKeys__0", "short", "Summarizer:ApiKeys:0 must be at least 16")]
    [InlineData("Summarizer__AllowedOrigins__0", "www.example.org",
        "Summarizer:AllowedOrigins:0 must be an origin such as")]
    [InlineData("Summarizer__AllowedOrigins__0", "*", "unless Summarizer:ApiKeys has a key")]
    [InlineData("Summarizer__Callers", "all", "Summarizer:Callers must be key, sign-in or nobody")]
    [InlineData("Summarizer__SweepSchedule", "*/5 * * *", "Summarizer:SweepSchedule must be an NCRONTAB expression")]
    [InlineData("Summarizer__RequestTimeout", "01:00:00", "Summarizer:RequestTimeout must be a time from")]
    public async Task A_wrong_setting_stops_it_with_one_line_that_says_what_is_allowed(string setting, string value,
        string message)
    {
        await using RunningApp app =
            RunningApp.Launch(Repository.FreePort(), (setting, value), ("ArticleStorage", $"folder:{_folder}"));

        Assert.Equal(2, await app.WaitForExitAsync());
        Assert.Contains(message, app.Output, StringComparison.Ordinal);
        Assert.Single(app.Output.Split('\n'));
    }

    [Fact]
    public async Task A_short_key_in_the_file_is_named_by_its_number()
    {
        string file = Path.Combine(_folder, "keys");
        await File.WriteAllTextAsync(file, $"# mine\n{FirstKey}\nshort\n");
        await using RunningApp app = RunningApp.Launch(Repository.FreePort(), ("Summarizer__ApiKeysFile", file),
            ("ArticleStorage", $"folder:{_folder}"));

        Assert.Equal(2, await app.WaitForExitAsync());
        Assert.Contains("Summarizer:ApiKeysFile, key 2, must be at least 16", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_pages_of_allowed_origins_may_call_from_a_browser()
    {
        await using RunningApp app = await StartAsync(("Summarizer__AllowedOrigins__0", "https://www.example.org"));

        using HttpResponseMessage asked = await CallAsync(HttpMethod.Options, "https://www.example.org");
        using HttpResponseMessage allowed = await CallAsync(HttpMethod.Get, "https://www.example.org");
        using HttpResponseMessage refused = await CallAsync(HttpMethod.Get, "https://www.example.com");

        Assert.Equal(HttpStatusCode.NoContent, asked.StatusCode);
        Assert.Contains("PUT", asked.Headers.GetValues("Access-Control-Allow-Methods").Single(),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        Assert.Equal("https://www.example.org", allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.False(refused.Headers.Contains("Access-Control-Allow-Origin"));

        async Task<HttpResponseMessage> CallAsync(HttpMethod method, string origin)
        {
            using var request = new HttpRequestMessage(method, "/api/summaries");
            request.Headers.Add("Origin", origin);
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            request.Headers.Add("Access-Control-Request-Method", "PUT");
            return await app.Http.SendAsync(request);
        }
    }

    [Fact]
    public async Task With_keys_only_who_has_one_may_call()
    {
        await using RunningApp app = await StartAsync(
            ("Summarizer__ApiKeys__0", FirstKey),
            ("Summarizer__ApiKeys__1",
                "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SecondKey)))));

        Assert.Equal(HttpStatusCode.Unauthorized, await ListAsync(app, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await ListAsync(app, "first-key-0123456780"));
        Assert.Equal(HttpStatusCode.Unauthorized, await ListAsync(app, ""));
        Assert.Equal(HttpStatusCode.OK, await ListAsync(app, FirstKey));
        Assert.Equal(HttpStatusCode.OK, await ListAsync(app, SecondKey));
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync($"/api/summaries?code={FirstKey}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/api/health")).StatusCode);
        Assert.DoesNotContain("key-0123456789", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_gives_details_only_to_who_has_a_key()
    {
        await using RunningApp app = await StartAsync(("Summarizer__ApiKeys__0", FirstKey));
        string Details(string key) => app.Http.GetStringAsync($"/api/health?code={key}").Result;

        Assert.Contains("\"storage\"", Details(FirstKey), StringComparison.Ordinal);
        for (int i = 0; i < 12; i++)
            Assert.DoesNotContain("\"storage\"", Details($"wrong-key-012345678{i:00}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_in_a_file_are_replaced_without_a_restart()
    {
        string file = Path.Combine(_folder, "keys");
        await File.WriteAllTextAsync(file, FirstKey + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using RunningApp app = await StartAsync(("Summarizer__ApiKeysFile", file));
        Assert.Equal(HttpStatusCode.OK, await ListAsync(app, FirstKey));

        await File.WriteAllTextAsync(file, "# the new one\n" + SecondKey + "\n");

        await Eventually.GetAsync(async () => await ListAsync(app, SecondKey) == HttpStatusCode.OK ? "yes" : null,
            "the new key is taken");
        Assert.Equal(HttpStatusCode.Unauthorized, await ListAsync(app, FirstKey));
    }

    [Fact]
    public async Task A_key_file_that_becomes_wrong_is_logged_once_and_its_keys_stay()
    {
        string file = Path.Combine(_folder, "keys");
        await File.WriteAllTextAsync(file, FirstKey + "\n");
        var time = new ManualTime();
        var log = new LogLines();
        var keys = new ApiKeys([], file, time) { Logger = log };

        await File.WriteAllLinesAsync(file, Enumerable.Range(0, 101).Select(i => $"another-key-{i:0000000}"));
        for (int i = 0; i < 3; i++)
        {
            time.Advance(TimeSpan.FromSeconds(3));
            Assert.True(keys.Accepts(FirstKey));
        }

        Assert.Contains("which has 101 keys", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_in_a_mounted_secret_are_replaced_with_two_valid_at_once()
    {
        // As Kubernetes mounts secrets: the file is a link through a link to a folder, and only that one changes.
        string first = Directory.CreateDirectory(Path.Combine(_folder, "1")).FullName;
        string second = Directory.CreateDirectory(Path.Combine(_folder, "2")).FullName;
        string data = Path.Combine(_folder, "data"), file = Path.Combine(_folder, "keys");
        await File.WriteAllTextAsync(Path.Combine(first, "keys"), FirstKey + "\n");
        await File.WriteAllTextAsync(Path.Combine(second, "keys"),
            $"{FirstKey}\nsha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SecondKey)))}\n");
        File.SetLastWriteTimeUtc(Path.Combine(second, "keys"), File.GetLastWriteTimeUtc(Path.Combine(first, "keys")));
        Directory.CreateSymbolicLink(data, first);
        File.CreateSymbolicLink(file, Path.Combine(data, "keys"));
        await using RunningApp app = await StartAsync(("Summarizer__ApiKeysFile", file));
        Assert.Equal(HttpStatusCode.OK, await ListAsync(app, FirstKey));
        Assert.Equal(HttpStatusCode.Unauthorized, await ListAsync(app, SecondKey));

        Directory.Delete(data);
        Directory.CreateSymbolicLink(data, second);

        await Eventually.GetAsync(async () => await ListAsync(app, SecondKey) == HttpStatusCode.OK ? "yes" : null,
            "the new key is taken");
        Assert.Equal(HttpStatusCode.OK, await ListAsync(app, FirstKey));

        // Unavailable for a moment: callers that were let in still are.
        File.Delete(file);
        await Task.Delay(TimeSpan.FromSeconds(2.2));
        Assert.Equal(HttpStatusCode.OK, await ListAsync(app, SecondKey));
    }

    [Theory]
    [InlineData("Host", "evil.example", 421)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    [InlineData("Origin", "https://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "SELF", 200)]
    public async Task Without_keys_pages_of_other_sites_get_nothing(string header, string value, int status)
    {
        await using RunningApp app = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/summaries");
        request.Headers.TryAddWithoutValidation(header,
            value == "SELF" ? app.Address.GetLeftPart(UriPartial.Authority) : value);

        using HttpResponseMessage answer = await app.Http.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("sign-in", "", null, 401)]
    [InlineData("sign-in", "someone", null, 200)]
    [InlineData("sign-in", "someone", "cross-site", 403)]
    [InlineData("nobody", "someone", null, 403)]
    [InlineData("key", "", null, 200)]
    public async Task Under_a_host_that_asks_for_no_key_only_whom_the_sign_in_named_may_call(string callers, string who,
        string? site, int status)
    {
        int port = Repository.FreePort();
        await using RunningApp app = await RunningApp.StartAsync(port,
            [.. CustomHandler.Environment(port), ("ArticleStorage", $"folder:{_folder}"),
                ("Summarizer__Callers", callers)]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/summaries");
        request.Headers.TryAddWithoutValidation("X-MS-CLIENT-PRINCIPAL-ID", who);
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);

        using HttpResponseMessage answer = await app.Http.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        // A 401 must say how to get in; the command line asks for a token by it.
        Assert.Equal(status == 401 ? ["Bearer realm=\"summarizer\""] : [],
            answer.Headers.WwwAuthenticate.Select(challenge => challenge.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/api/health/live")).StatusCode);
    }

    [Theory]
    [InlineData("sign-in", "", 401)]
    [InlineData("sign-in", "someone", 503)]
    [InlineData("nobody", "someone", 403)]
    [InlineData("anyone", "someone", 403)]
    [InlineData("key", "", 503)]
    public async Task A_wrong_setting_lets_no_one_in_whom_the_right_ones_would_not(
        string callers, string who, int status)
    {
        int port = Repository.FreePort();
        await using RunningApp app = await RunningApp.StartAsync(port,
            [.. CustomHandler.Environment(port), ("ArticleStorage", $"folder:{_folder}"),
                ("Summarizer__Sentences", "0"), ("Summarizer__Callers", callers)]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/diagnostics");
        request.Headers.TryAddWithoutValidation("X-MS-CLIENT-PRINCIPAL-ID", who);

        using HttpResponseMessage answer = await app.Http.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task More_requests_than_it_can_take_are_told_to_come_back()
    {
        using var release = new SemaphoreSlim(0);
        await using var model = new ModelServer(call =>
        {
            release.Wait(TimeSpan.FromMinutes(2));
            return ModelReply.Error(503);
        });
        await using RunningApp app =
            await StartAsync([("Summarizer__MaxConcurrentRequests", "1"),
                .. LanguageModelTests.Settings(model, azure: false)]);
        // One waits for the model, two wait for it, and the others cannot.
        Task<HttpResponseMessage>[] calls =
            [.. Enumerable.Range(0, 8)
                .Select(i => app.Http.PostAsync("/api/summaries", new StringContent($"{i} {Articles.Harbour}")))];
        int refused = 0;
        await foreach (Task<HttpResponseMessage> call in Task.WhenEach(calls))
        {
            HttpResponseMessage answer = await call;
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter!.Delta);
            if (++refused == 5)
                break;
        }

        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/api/health/live")).StatusCode);
        release.Release(100);
        await Task.WhenAll(calls);
        Assert.Equal(5, calls.Count(call => call.Result.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Guessing_keys_gets_slower_and_does_not_lock_out_the_caller_at_work()
    {
        await using RunningApp app = await StartAsync(("Summarizer__ApiKeys__0", "a-valid-key-0123456789"));
        Assert.Equal(HttpStatusCode.OK, await ListAsync(app, "a-valid-key-0123456789"));

        var answers = new List<HttpStatusCode>();
        for (int i = 0; i < 40; i++)
            answers.Add(await ListAsync(app, $"a-guess-{i:0000000000}"));

        Assert.All(answers.Take(10), status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.InRange(answers.Skip(10).Count(status => status == HttpStatusCode.Unauthorized), 0, 5);
        Assert.Equal(HttpStatusCode.OK, await ListAsync(app, "a-valid-key-0123456789"));
    }

    private Task<RunningApp> StartAsync(params (string Name, string Value)[] settings)
    {
        int port = Repository.FreePort();
        return RunningApp.StartAsync(port,
            [("Summarizer__Url", $"http://127.0.0.1:{port}"), ("ArticleStorage", $"folder:{_folder}"), .. settings]);
    }

    private static async Task<HttpStatusCode> ListAsync(RunningApp app, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/summaries");
        if (key is not null)
            request.Headers.TryAddWithoutValidation("x-functions-key", key);
        using HttpResponseMessage answer = await app.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private sealed class LogLines : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
