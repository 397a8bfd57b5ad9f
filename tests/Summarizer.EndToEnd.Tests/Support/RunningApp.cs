using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>
/// The real app as a process of its own: the published executable that SUMMARIZER_APP names, else the one that was
/// built.
/// </summary>
internal sealed class RunningApp : IRunning
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(Eventually.Patience);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private bool _disposed;

    private RunningApp(Process process, Uri address)
    {
        _process = process;
        Address = address;
        // Nothing of the test process' own tracing, which other tests may turn on, goes out with a request.
        Http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null
        })
        { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>True if the app is the published one, whose speed counts.</summary>
    public static bool IsPublished { get; } = Environment.GetEnvironmentVariable("SUMMARIZER_APP") is { Length: > 0 };

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>Everything it has written so far.</summary>
    public string Output => string.Join('\n', _output);

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public int Id => _process.Id;

    public Task<HttpResponseMessage> GetLiveAsync() => Http.GetAsync("/api/health/live");

    /// <summary>Starts the app standing alone and waits until it answers.</summary>
    public static Task<RunningApp> StandingAloneAsync(Azurite azurite, TestContainers containers,
        params (string Name, string Value)[] settings) =>
        StandingAloneAsync(azurite.ConnectionString, containers, settings);

    /// <inheritdoc cref="StandingAloneAsync(Azurite, TestContainers, ValueTuple{string, string}[])"/>
    public static Task<RunningApp> StandingAloneAsync(string connection, TestContainers containers,
        params (string Name, string Value)[] settings)
    {
        int port = Repository.FreePort();
        return StartAsync(port, [("Summarizer__Url", $"http://127.0.0.1:{port}"),
            ("Summarizer__WatchInterval", "00:00:00.5"), .. Storage(connection, containers), .. settings]);
    }

    /// <summary>The settings that name storage.</summary>
    public static (string Name, string Value)[] Storage(string connection, TestContainers containers) =>
    [
        ("ArticleStorage", connection),
        ("Summarizer__ArticlesContainer", containers.Articles.Name),
        ("Summarizer__SummariesContainer", containers.Summaries.Name),
    ];

    /// <summary>Starts the app with these settings and waits until it answers <c>GET /</c>.</summary>
    public static Task<RunningApp> StartAsync(int port, params (string Name, string Value)[] settings) =>
        StartAsync(Launch(port, settings));

    /// <summary>Starts the app within a memory cgroup and waits until it answers <c>GET /</c>.</summary>
    public static Task<RunningApp> StartAsync(MemoryCgroup cgroup, params (string Name, string Value)[] settings)
    {
        int port = Repository.FreePort();
        ProcessStartInfo app = Command();
        var start = new ProcessStartInfo("/bin/sh", [
            "-c", "echo $$ > \"$0\" && exec \"$@\"", cgroup.ProcessesFile, app.FileName, .. app.ArgumentList]);
        return StartAsync(Launch(start, port, [("Summarizer__Url", $"http://127.0.0.1:{port}"), .. settings]));
    }

    private static async Task<RunningApp> StartAsync(RunningApp app)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < StartTimeout)
        {
            if (app.HasExited)
                throw new InvalidOperationException($"The app has exited with {app.ExitCode}: {app.Output}");
            try
            {
                using HttpResponseMessage answer = await app.Http.GetAsync("/");
                return app;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(25);
            }
        }

        throw new InvalidOperationException($"The app does not answer: {app.Output}");
    }

    /// <summary>Starts the app and does not wait, as where it is to refuse.</summary>
    public static RunningApp Launch(int port, params (string Name, string Value)[] settings) =>
        Launch(Command(), port, settings);

    /// <summary>The published app if there is one, or else the built one.</summary>
    private static ProcessStartInfo Command() =>
        Environment.GetEnvironmentVariable("SUMMARIZER_APP") is { Length: > 0 } app
        ? new ProcessStartInfo(app) { WorkingDirectory = Path.GetDirectoryName(app) }
        : new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Summarizer.Functions.dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
        };

    private static RunningApp Launch(ProcessStartInfo start, int port, (string Name, string Value)[] settings)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach ((string name, string value) in settings)
            start.Environment[name] = value;
        Process process = Process.Start(start)!;
        var app = new RunningApp(process, new Uri($"http://127.0.0.1:{port}"));
        process.OutputDataReceived += (_, line) => app.Keep(line.Data);
        process.ErrorDataReceived += (_, line) => app.Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return app;
    }

    /// <summary>Tells it to stop, as the host or a container runtime does, and waits.</summary>
    public async Task<TimeSpan> TerminateAsync()
    {
        long start = Stopwatch.GetTimestamp();
        Process.Start("kill", ["-TERM", $"{_process.Id}"]).Dispose();
        await WaitForExitAsync();
        return Stopwatch.GetElapsedTime(start);
    }

    public async Task<int> WaitForExitAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(Eventually.Patience));
        await _process.WaitForExitAsync(timeout.Token);
        return _process.ExitCode;
    }

    /// <summary>
    /// A request whose target goes out exactly as written, which HttpClient would tidy up. Gives the status.
    /// </summary>
    public async Task<(HttpStatusCode Status, string Body)> RawGetAsync(string target)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Address.Port);
        await using System.Net.Sockets.NetworkStream stream = client.GetStream();
        await stream.WriteAsync(
            System.Text.Encoding.ASCII.GetBytes(
                $"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        string answer = await new StreamReader(stream).ReadToEndAsync();
        return ((HttpStatusCode)int.Parse(answer.Split(' ')[1]),
            answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
            _output.Enqueue(line);
    }
}
