using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Summarizer.Benchmarks.Delivery;

/// <summary>
/// The published app as a process that stands alone. When an article is done is read from its log, which costs storage
/// nothing.
/// </summary>
internal sealed partial class PublishedApp : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentDictionary<string, long> _done = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Task _sampling;
    private long _last;

    private PublishedApp(Process process)
    {
        _process = process;
        _sampling = SampleAsync();
    }

    /// <summary>The time when each article was done, as a timestamp of <see cref="Stopwatch"/>.</summary>
    public IReadOnlyDictionary<string, long> Done => _done;

    /// <summary>The time when the last of them was done.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>Warnings and errors that it logged.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Resident memory in bytes, four times a second.</summary>
    public List<long> Memory { get; } = [];

    /// <summary>User and system time that it took so far.</summary>
    public TimeSpan CpuTime => _process.TotalProcessorTime;

    public static PublishedApp Start(string path, string connection, string articles, string summaries, int concurrency)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        int port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var start = new ProcessStartInfo(path)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(path)!
        };
        foreach ((string name, string value) in ((string, string)[])[
            ("Summarizer__Url", $"http://127.0.0.1:{port}"), ("ArticleStorage", connection),
            ("Summarizer__ArticlesContainer", articles),
            ("Summarizer__SummariesContainer", summaries), ("Summarizer__Concurrency", $"{concurrency}"),
            ("Summarizer__SweepInterval", "1.00:00:00")])
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        var app = new PublishedApp(process);
        process.OutputDataReceived += (_, line) => app.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => app.Complain(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return app;
    }

    /// <summary>Waits until this many articles are done.</summary>
    public async Task UntilDoneAsync(int count, TimeSpan within)
    {
        long started = Stopwatch.GetTimestamp();
        while (_done.Count < count)
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > within)
                throw new InvalidOperationException(
                    $"{_done.Count} of {count} articles are done "
                        + $"after {within}. {string.Join('\n', _complaints.Take(10))}");
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _sampling;
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _over.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null || Summarised().Match(line) is not { Success: true } match)
            return;
        long now = Stopwatch.GetTimestamp();
        if (_done.TryAdd(match.Groups[1].Value, now))
            Volatile.Write(ref _last, now);
    }

    private void Complain(string? line)
    {
        if (!string.IsNullOrEmpty(line))
            _complaints.Enqueue(line);
    }

    private async Task SampleAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            await Task.Delay(250);
            try
            {
                string? line =
                    File.ReadLines($"/proc/{_process.Id}/status")
                        .FirstOrDefault(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
                if (line is not null)
                    Memory.Add(long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
                        CultureInfo.InvariantCulture) * 1024);
            }
            catch (Exception ex) when (ex is IOException or InvalidOperationException)
            {
                // Not there yet, or no more.
            }
        }
    }

    [GeneratedRegex(@" Summarised (\S+), version ")]
    private static partial Regex Summarised();
}
