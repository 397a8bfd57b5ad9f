using System.Text;
using Summarizer.Cli;
using Summarizer.Cli.Demo;

namespace Summarizer.EndToEnd.Tests.CommandLine;

public sealed class DemoTests : IDisposable
{
    private readonly TemporaryFolder _articles = new();
    private readonly DemoEnvironment _environment = new() { AppPort = Ports.Any(), AzuritePort = Ports.Any() };
    private readonly MemoryStream _output = new();
    private readonly StringWriter _error = new();

    public DemoTests()
    {
        _articles.Write("gate.txt",
            "The tide gate\n\nThe harbour authority opened the new tide gate on Monday. The gate keeps storm water "
                + "out of the old town.\n");
        _articles.Write("bridge.md",
            "# The bridge\n\nThe bridge closes for repairs in May. Buses take the tunnel until autumn.\n");
        _articles.Write("README.md", "Not an article.");
    }

    [Fact]
    public async Task Without_node_it_says_so_and_shows_every_summary_from_a_folder()
    {
        bool all = await RunAsync(_environment with { FindProgram = _ => null }, keep: false, CancellationToken.None);

        string shown = Shown();
        Assert.True(all, shown + _error);
        Assert.Contains("Node is not installed", shown, StringComparison.Ordinal);
        Assert.Contains("The bridge closes for repairs in May.", shown, StringComparison.Ordinal);
        Assert.Contains("The harbour authority opened the new tide gate on Monday.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Not an article", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_node_it_starts_azurite_and_leaves_none_behind()
    {
        bool all = await RunAsync(_environment, keep: false, CancellationToken.None);

        string shown = Shown();
        Assert.True(all, shown + _error);
        Assert.Contains($"Azurite, started on port {_environment.AzuritePort}.", shown, StringComparison.Ordinal);
        Assert.Contains("Summarising: 2 of 2", shown, StringComparison.Ordinal);
        Assert.Null(await Azurite.FindAsync(_environment.AzuritePort, CancellationToken.None));
    }

    [Fact]
    public async Task Keeping_on_serves_the_page_until_it_is_interrupted_and_then_leaves_nothing_behind()
    {
        using var interrupted = new CancellationTokenSource();
        Task<bool> running = RunAsync(_environment, keep: true, interrupted.Token);
        while (!Shown().Contains("The page:", StringComparison.Ordinal) && !running.IsCompleted)
            await Task.Delay(50);
        using var client = new HttpClient();
        using HttpResponseMessage page = await client.GetAsync(new Uri($"http://127.0.0.1:{_environment.AppPort}/"));
        await interrupted.CancelAsync();

        Assert.True(page.IsSuccessStatusCode);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Null(await Azurite.FindAsync(_environment.AzuritePort, CancellationToken.None));
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetAsync(new Uri($"http://127.0.0.1:{_environment.AppPort}/")));
    }

    [Fact]
    public async Task A_second_one_uses_the_azurite_of_the_first_and_another_port_for_the_app()
    {
        using var interrupted = new CancellationTokenSource();
        Task<bool> first = RunAsync(_environment, keep: true, interrupted.Token);
        while (!Shown().Contains("The page:", StringComparison.Ordinal) && !first.IsCompleted)
            await Task.Delay(50);
        using var output = new MemoryStream();
        using var terminal = new Terminal(Stream.Null, output, _error);
        bool all = await new Demonstration(terminal, _environment)
            .RunAsync(_articles.Path, keep: false, CancellationToken.None);
        await interrupted.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        string shown = Encoding.UTF8.GetString(output.ToArray());
        Assert.True(all, shown + _error);
        Assert.Contains($"the Azurite that runs on port {_environment.AzuritePort} already", shown,
            StringComparison.Ordinal);
        Assert.Contains($"Port {_environment.AppPort} is taken: the app listens on ", shown, StringComparison.Ordinal);
    }

    public void Dispose() => _articles.Dispose();

    private async Task<bool> RunAsync(DemoEnvironment environment, bool keep, CancellationToken cancellationToken)
    {
        using var terminal = new Terminal(Stream.Null, _output, _error);
        return await new Demonstration(terminal, environment).RunAsync(_articles.Path, keep, cancellationToken);
    }

    private string Shown() => Encoding.UTF8.GetString(_output.ToArray());
}
