using System.CommandLine;
using System.Globalization;
using Summarizer.Cli.Remote;
using Summarizer.Cli.Storage;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Commands;

/// <summary><c>summarizer list</c>: the stored summaries.</summary>
internal static class ListCommand
{
    private const int PageSize = 1000;

    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "list",
            "Lists the stored summaries: status, time, article and title.",
            "summarizer list",
            "summarizer list news/",
            "summarizer list --status failed",
            "summarizer list --server https://NAME.azurewebsites.net");
        var prefix = new Argument<string?>("PREFIX")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Only articles whose name starts with this.",
        };
        var storage = new StorageChoice(terminal);
        var status = new Option<string?>("--status")
        {
            HelpName = string.Join('|', ResultStatus.Stored),
            Description = "Only summaries with this status.",
        };
        status.CompletionSources.Add([.. ResultStatus.Stored]);
        command.Add(prefix);
        command.Add(status);
        storage.AddTo(command);
        var server = new ServerChoice();
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string? wanted = parsed.GetValue(status);
            if (wanted is not null && !ResultStatus.Stored.Contains(wanted))
                throw new UsageException(
                    $"--status must be one of {string.Join(", ", ResultStatus.Stored)}, but was \"{wanted}\".");
            await using var place = await StoredArticles.OpenAsync(parsed, storage, server, cancellationToken);
            IArticleStore store = place.Store;
            string? continuation = null;
            bool any = false;
            do
            {
                ResultPage page = await store.ListResultPageAsync(
                    parsed.GetValue(prefix), PageSize, continuation, cancellationToken);
                foreach (ResultHead head in page.Items.Where(h => wanted is null || h.Metadata.Status == wanted))
                {
                    any = true;
                    string title = head.Metadata.Title is { } known ? "  " + known : "";
                    terminal.Say(string.Create(CultureInfo.InvariantCulture,
                        $"{head.Metadata.Status,-9}  {head.LastModified.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z  {head.Name}{title}"));
                }

                continuation = page.Continuation;
            }
            while (continuation is not null);

            if (!any && terminal.IsWatched)
                terminal.Say(
                    "No summaries yet. Upload articles (summarizer upload PATH…) while the app runs (summarizer "
                    + "serve).");
            return ExitCode.Done;
        });
        return command;
    }
}
