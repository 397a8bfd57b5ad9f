using System.CommandLine;
using Summarizer.Cli.Inputs;
using Summarizer.Cli.Output;
using Summarizer.Cli.Remote;
using Summarizer.Cli.Storage;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Commands;

/// <summary><c>summarizer upload</c>: files into the article store, where the app finds them.</summary>
internal static class UploadCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "upload",
            "Stores files as articles, which a running app then summarises.",
            "summarizer upload article.txt",
            "summarizer upload seeds --prefix news/",
            "summarizer upload 'reports/**/*.pdf' --wait",
            "summarizer upload article.txt --storage folder:$HOME/articles",
            "summarizer upload article.txt --wait --server https://NAME.azurewebsites.net");
        var paths = new Argument<string[]>("PATH")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Files, folders or patterns such as 'news/**/*.md'.",
        };
        var prefix = new Option<string>("--prefix")
        {
            HelpName = "TEXT",
            Description = "What to put before the articles' names.",
            DefaultValueFactory = _ => "",
        };
        var wait = new Option<bool>("--wait") { Description = "Waits for the summaries and prints them." };
        var storage = new StorageChoice(terminal);
        command.Add(paths);
        command.Add(prefix);
        command.Add(wait);
        storage.AddTo(command);
        var server = new ServerChoice();
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var files = new ArticleFiles(terminal);
            string[] given = parsed.GetRequiredValue(paths);
            if (given.Contains("-"))
                throw new UsageException(
                    "Standard input has no name to store an article under. Use files, folders or patterns.");
            if (given.FirstOrDefault(WebPage.IsAddress) is { } address)
                throw new UsageException($"upload takes files. Download the page first: curl -o page.html {address}");
            string before = parsed.GetRequiredValue(prefix);
            FoundFiles found = ArticleFiles.Find(given);
            if (found.Files.GroupBy(f => f.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.ToArray()
                is [{ } one, { } other, ..])
                throw new UsageException(
                    $"{one.Path} and {other.Path} would both be stored as {before}{one.Name}. Upload the folder above "
                    + "them, or use --prefix.");
            IEnumerable<ArticleFile> articles = found.Files.Select(f => f with { Name = before + f.Name });
            await using var place = await StoredArticles.OpenAsync(
                parsed, storage, server, cancellationToken, mayCreate: true);
            IArticleStore store = place.Store;
            await store.EnsureCreatedAsync(cancellationToken);

            bool all = found.AllThere(terminal);
            var heads = new List<ArticleHead>();
            await foreach (
                Uploaded uploaded in new Upload(store, files, place.MostBytes).AllAsync(articles, cancellationToken))
            {
                if (uploaded.Head is { } head)
                {
                    heads.Add(head);
                    terminal.Say(head.Name);
                }
                else
                {
                    all = false;
                    terminal.Complain($"{uploaded.File.Path}: {uploaded.Error}");
                }
            }

            return parsed.GetValue(wait) ? await WaitAsync(terminal, store, heads, cancellationToken)
                && all ? ExitCode.Done : ExitCode.SomeFailed
                : all ? ExitCode.Done : ExitCode.SomeFailed;
        });
        return command;
    }

    private static async Task<bool> WaitAsync(
        Terminal terminal, IArticleStore store, List<ArticleHead> heads, CancellationToken cancellationToken)
    {
        var printer = new TextPrinter(terminal, alone: false);
        bool all = true;
        terminal.Say("");
        var missing = heads.Select(h => h.Name).ToHashSet(StringComparer.Ordinal);
        await foreach (
            SummaryResult result in new AwaitedSummaries(store, Patience).ComeAsync(heads, cancellationToken))
        {
            missing.Remove(result.Id);
            if (result.Error is { } error)
            {
                all = false;
                terminal.Complain($"{result.Id}: {error.Message}");
            }
            else
            {
                printer.Print(result);
            }

            Warnings.Report(terminal, result.Warnings, result.Id);
        }

        foreach (string name in missing.Order(StringComparer.Ordinal))
            terminal.Complain(
                $"{name}: no summary after {Patience.TotalSeconds:0} seconds. Does an app run (summarizer serve) on "
                + "this storage?");
        return all && missing.Count == 0;
    }
}
