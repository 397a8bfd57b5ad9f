namespace Summarizer.Cli.Demo;

/// <summary>
/// The stand-in for blob storage on this machine: one that runs already, or one that this program starts and ends.
/// </summary>
internal sealed class Azurite : IAsyncDisposable
{
    /// <summary>The port on which it listens by default, and at which <c>UseDevelopmentStorage=true</c> looks for
    /// it.</summary>
    public const int DefaultPort = 10000;

    // The account and key are Azurite's own, the same everywhere and no secret.
    private const string Account = "devstoreaccount1";
    private const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    // Ends when standard input closes, which the system does even where this program is killed. Ctrl-C goes to every
    // process of a terminal: Azurite leaves it to this program, which still needs storage to finish its work.
    private const string Script = """
        process.stdin.on('end', () => process.exit(0)).resume();
        process.on('SIGINT', () => {});
        const once = process.once;
        process.once = function (event, ...rest) { return event === 'SIGINT' ? this : once.call(this, event, ...rest); };
        require(process.argv[1]);
        """;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(50);

    private readonly ChildProcess? _process;

    private Azurite(int port, ChildProcess? process)
    {
        Port = port;
        _process = process;
    }

    public int Port { get; }

    /// <summary>The connection string with which the app reaches it.</summary>
    // The name that users know, and can use from another terminal.
    public string ConnectionString => Port == DefaultPort
        ? "UseDevelopmentStorage=true"
        : $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={AccountKey};BlobEndpoint=http://127.0.0.1:{Port}/{Account};";

    /// <summary>One that answers on a port; null where none does.</summary>
    public static async Task<Azurite?> FindAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        return await AnswersAsync(client, port, cancellationToken) ? new Azurite(port, null) : null;
    }

    /// <summary>Starts the one that npm installed. It keeps its data in memory and leaves nothing behind.</summary>
    /// <param name="node">The path of Node.</param>
    /// <param name="packages">The folder <c>node_modules</c>.</param>
    /// <param name="preferredPort">The preferred port; another one if it is taken.</param>
    /// <param name="cancellationToken">Ends the wait, and Azurite with it.</param>
    /// <exception cref="IOException">It does not start; the message says why.</exception>
    public static async Task<Azurite> StartAsync(
        string node, string packages, int preferredPort, CancellationToken cancellationToken)
    {
        int port = Ports.Free(preferredPort);
        string[] arguments =
        [
            "-e", Script, Path.Combine(packages, "azurite", "dist", "src", "blob", "main.js"),
            "--blobHost", "127.0.0.1", "--blobPort", $"{port}", "--inMemoryPersistence", "--silent",
            "--skipApiVersionCheck", "--disableTelemetry",
        ];
        ChildProcess process = ChildProcess.Start(node, arguments, Path.GetTempPath());
        try
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(StartTimeout);
            while (!await AnswersAsync(client, port, patience.Token))
            {
                if (process.HasExited)
                    throw new IOException($"Azurite ended at once: {process.LastWords}");
                await Task.Delay(ProbeInterval, patience.Token);
            }

            return new Azurite(port, process);
        }
        catch (Exception e)
        {
            process.Kill();
            await process.DisposeAsync();
            if (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw new IOException(
                    $"Azurite does not answer after {StartTimeout.TotalSeconds:0} seconds: {process.LastWords}", e);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>
    /// True if Azurite answers there, and not some other program. It names itself without a key.
    /// </summary>
    private static async Task<bool> AnswersAsync(HttpClient client, int port, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await client.GetAsync(
                $"http://127.0.0.1:{port}/{Account}?comp=list", HttpCompletionOption.ResponseHeadersRead,
                cancellationToken);
            return response.Headers.TryGetValues("Server", out IEnumerable<string>? server)
                && server.Any(s => s.StartsWith("Azurite", StringComparison.Ordinal));
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false; // Something takes connections there and says nothing.
        }
    }
}
