using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>
/// Azure Storage on this machine: the Azurite that package.json pins, installed on demand, on a free port, with a
/// temporary folder of its own. It ends with this process however that ends: Azurite is made to watch its standard
/// input, which the system closes for us.
/// </summary>
internal sealed partial class Azurite : IAsyncDisposable
{
    private const string Account = "devstoreaccount1";

    // The key of Microsoft's storage emulators, the same everywhere and no secret.
    private const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-azurite-").FullName;
    private readonly bool _inMemory;
    private readonly string _service;
    private Process? _process;

    private Azurite(bool inMemory, string service)
    {
        _inMemory = inMemory;
        _service = service;
    }

    /// <summary>The port of the service.</summary>
    public int Port { get; private set; }

    /// <summary>The connection string, straight to it.</summary>
    public string ConnectionString => ConnectionStringVia(Port);

    /// <summary>Starts one.</summary>
    /// <param name="inMemory">Faster, and forgets everything when stopped.</param>
    /// <param name="service">"blob" or "queue".</param>
    public static async Task<Azurite> StartAsync(bool inMemory = true, string service = "blob")
    {
        await NodeModules.EnsureInstalledAsync();
        var azurite = new Azurite(inMemory, service);
        await azurite.StartAgainAsync();
        return azurite;
    }

    /// <summary>Returns the part of a connection string for a queue service at this port.</summary>
    public static string QueueEndpoint(int port) => $"QueueEndpoint=http://127.0.0.1:{port}/{Account};";

    /// <summary>The connection string of a proxy before it.</summary>
    public static string ConnectionStringVia(int port) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{port}/{Account};";

    /// <summary>
    /// Starts it again after <see cref="StopAsync"/>, on the same port and with what it had stored (unless in memory).
    /// </summary>
    public async Task StartAgainAsync()
    {
        string guard = Path.Combine(_folder, "end-with-stdin.cjs");
        // Azurite listens for requests before it listens for signals; told to end in between, it would die and forget
        // what it had taken.
        await File.WriteAllTextAsync(guard, """
            const end = () => process.listenerCount('SIGTERM') > 0 ? process.kill(process.pid, 'SIGTERM') : setTimeout(end, 10);
            process.stdin.resume();
            process.stdin.on('end', () => { end(); setTimeout(() => process.exit(0), 10000).unref(); });
            """);
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        foreach (string argument in (string[])[
            "-r", guard, Path.Combine(NodeModules.Folder, "azurite", "dist", "src", _service, "main.js"),
            $"--{_service}Host", "127.0.0.1", $"--{_service}Port", $"{Port}",
            .. _service == "blob" ? (string[])["--blobKeepAliveTimeout", "60"] : [],
            "--skipApiVersionCheck", "--silent", "--disableTelemetry",
            .. _inMemory ? (string[])["--inMemoryPersistence"] : ["--location", _folder]])
        {
            start.ArgumentList.Add(argument);
        }

        var listening = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string>();
        Process process = new() { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) =>
            listening.TrySetException(
                new InvalidOperationException("Azurite did not start: " + string.Join('\n', said)));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        Port = await listening.Task.WaitAsync(StartsWithin);

        void Hear(string? line)
        {
            if (line is null)
                return;
            lock (said)
                said.Add(line);
            if (Listening().Match(line) is { Success: true } match)
                listening.TrySetResult(int.Parse(match.Groups[1].Value));
        }
    }

    /// <summary>
    /// Stops it, as storage that goes away; what it has said to be stored is stored (killed, it would forget the last
    /// seconds).
    /// </summary>
    public async Task StopAsync()
    {
        if (_process is not { } process)
            return;
        _process = null;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        _process?.Kill(entireProcessTree: true);
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex(@"successfully listen\w* (?:at|on) https?://127\.0\.0\.1:(\d+)")]
    private static partial Regex Listening();
}
