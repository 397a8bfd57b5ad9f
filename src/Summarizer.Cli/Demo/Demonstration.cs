using Summarizer.Cli.Inputs;
using Summarizer.Cli.Output;
using Summarizer.Cli.Serving;
using Summarizer.Cli.Storage;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Demo;

/// <summary>
/// The whole pipeline on this machine: storage, the app, articles uploaded, their summaries as they come.
/// </summary>
internal sealed class Demonstration(Terminal terminal, DemoEnvironment environment)
{
    private const string DefaultFolder = "seeds";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // They lie among the articles and are none.
    private static readonly string[] NotArticles = ["README.md", "LICENSE"];

    /// <summary>Runs it.</summary>
    /// <returns>True if every article got its summary.</returns>
    public async Task<bool> RunAsync(string? folder, bool keep, CancellationToken cancellationToken)
    {
        var files = new ArticleFiles(terminal);
        FoundFiles found = ArticleFiles.Find([folder ?? SampleArticles()]);
        bool allThere = found.AllThere(terminal);
        IReadOnlyList<ArticleFile> articles =
            [.. found.Files
                .Where(f => !NotArticles.Contains(f.Name, StringComparer.OrdinalIgnoreCase))];
        await using DemoStorage storage = await DemoStorage.OpenAsync(terminal, environment, cancellationToken);
        int port = Ports.Free(environment.AppPort);
        if (port != environment.AppPort)
            terminal.Say($"Port {environment.AppPort} is taken: the app listens on {port}.");
        string url = $"http://127.0.0.1:{port}";
        await using LocalApp app = LocalApp.Create(
            $"--Summarizer:Url={url}", $"--ArticleStorage={storage.Setting}", LocalApp.Silent);
        await app.StartAsync(cancellationToken);
        terminal.Say($"The app: {url}");

        bool all = await SummarizeAsync(app, files, articles, cancellationToken) && allThere;
        terminal.Say("");
        if (!keep)
        {
            terminal.Say($"Done. With --keep the app goes on, with its page at {url}");
            return all;
        }

        terminal.Say($"The page: {url}  (Ctrl-C ends it.)");
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return all;
    }

    private async Task<bool> SummarizeAsync(
        LocalApp app, ArticleFiles files, IReadOnlyList<ArticleFile> articles, CancellationToken cancellationToken)
    {
        var store = app.Get<IArticleStore>();
        var options = app.Get<SummarizerOptions>();
        await store.EnsureCreatedAsync(cancellationToken);

        var results = new Dictionary<string, SummaryResult>(StringComparer.Ordinal);
        var failures = new List<string>();
        await Progress.CountAsync(terminal, "Summarising", articles.Count, async done =>
        {
            var heads = new List<ArticleHead>();
            await foreach (Uploaded uploaded
                in new Upload(store, files, options.MaxArticleBytes).AllAsync(articles, cancellationToken))
            {
                if (uploaded.Head is { } head)
                    heads.Add(head);
                else
                    failures.Add($"{uploaded.File.Name}: {uploaded.Error}");
            }

            await foreach (
                SummaryResult result in new AwaitedSummaries(store, Patience).ComeAsync(heads, cancellationToken))
            {
                results.Add(result.Id, result);
                done(result.Id);
            }

            failures.AddRange(heads.Where(h => !results.ContainsKey(h.Name))
                .Select(h => $"{h.Name}: no summary after {Patience.TotalSeconds:0} seconds."));
        });

        foreach (SummaryResult result in results.Values.OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            terminal.Say("");
            SummaryView.Write(Screen.Of(terminal), result);
        }

        foreach (string failure in failures)
            terminal.Complain(failure);
        return failures.Count == 0 && results.Values.All(r => r.Error is null);
    }

    private static string SampleArticles()
    {
        string? folder = Repository.Find() is { } root ? Path.Combine(root, DefaultFolder) : null;
        return Directory.Exists(folder) ? folder
            : throw new UsageException(
                $"There is no folder {DefaultFolder} here or above. Run it in a clone of the project, or use "
                + "--articles FOLDER.");
    }
}
