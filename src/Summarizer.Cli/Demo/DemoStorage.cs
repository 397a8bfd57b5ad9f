using Summarizer.Cli.Output;

namespace Summarizer.Cli.Demo;

/// <summary>The storage of the demonstration: Azurite if it can be started, otherwise a temporary folder.</summary>
/// <param name="Setting">The setting <c>ArticleStorage</c>.</param>
/// <param name="Holder">The process to end, or the folder to remove, afterwards.</param>
internal sealed record DemoStorage(string Setting, IAsyncDisposable Holder) : IAsyncDisposable
{
    // Azurite asks for 22, and also runs with 20.
    private const int OldestNode = 20;

    /// <summary>Finds or starts storage, and prints what it does.</summary>
    public static async Task<DemoStorage> OpenAsync(
        Terminal terminal, DemoEnvironment environment, CancellationToken cancellationToken)
    {
        if (await Azurite.FindAsync(environment.AzuritePort, cancellationToken) is { } running)
        {
            terminal.Say($"Storage: the Azurite that runs on port {running.Port} already.");
            return new DemoStorage(running.ConnectionString, running);
        }

        try
        {
            Azurite started = await StartAzuriteAsync(terminal, environment, cancellationToken);
            terminal.Say($"Storage: Azurite, started on port {started.Port}.");
            return new DemoStorage(started.ConnectionString, started);
        }
        catch (IOException e)
        {
            terminal.Say($"Storage: a temporary folder, because {e.Message}");
            var folder = new TemporaryFolder();
            return new DemoStorage($"folder:{folder.Path}", folder);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Holder.DisposeAsync();

    private static async Task<Azurite> StartAzuriteAsync(
        Terminal terminal, DemoEnvironment environment, CancellationToken cancellationToken)
    {
        string node = environment.FindProgram("node")
            ?? throw new IOException(
                "Node is not installed (with Node 22 the demo runs on Azurite).");
        int version = await NodeVersionAsync(node, cancellationToken);
        if (version < OldestNode)
            throw new IOException($"Node {version} is too old for Azurite (install Node 22).");
        string root = Repository.Find()
            ?? throw new IOException(
                $"Azurite does not answer on port {environment.AzuritePort} and this is not a clone of the project, "
                + "which knows the version to start.");
        string packages = Path.Combine(root, "node_modules");

        // npm writes this file last: without it an installation was interrupted.
        if (!File.Exists(Path.Combine(packages, ".package-lock.json"))
            || !Directory.Exists(Path.Combine(packages, "azurite")))
            await InstallAsync(terminal, environment, root, cancellationToken);
        return await Progress.SpinAsync(
            terminal, "Starting Azurite",
            () => Azurite.StartAsync(node, packages, environment.AzuritePort, cancellationToken));
    }

    private static async Task<int> NodeVersionAsync(string node, CancellationToken cancellationToken)
    {
        await using ChildProcess process = ChildProcess.Start(node, ["--version"], Path.GetTempPath());
        int code = await process.WaitAsync(cancellationToken);
        string version = process.LastWords; // v20.20.2
        return code == 0 && int.TryParse(version.TrimStart('v').Split('.')[0], out int major)
            ? major
            : throw new IOException($"{node} does not tell its version: {version}");
    }

    private static async Task InstallAsync(
        Terminal terminal, DemoEnvironment environment, string root, CancellationToken cancellationToken)
    {
        string npm = environment.FindProgram("npm")
            ?? throw new IOException("npm is not installed, which would fetch Azurite.");
        await Progress.SpinAsync(terminal, "Installing Azurite with npm, once: this takes a minute", async () =>
        {
            await using ChildProcess process = ChildProcess.Start(
                npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], root);
            try
            {
                int code = await process.WaitAsync(cancellationToken);
                return code == 0
                    ? code : throw new IOException($"npm could not install Azurite: {process.FirstComplaint}");
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                throw;
            }
        });
    }

    private sealed class TemporaryFolder : IAsyncDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("summarizer-demo-").FullName;

        public ValueTask DisposeAsync()
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException)
            {
                // Something still has a file open; the system clears its temporary folder.
            }

            return ValueTask.CompletedTask;
        }
    }
}
