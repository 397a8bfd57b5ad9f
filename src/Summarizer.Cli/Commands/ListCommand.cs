using System.CommandLine;
using System.Globalization;
using Summarizer.Cli.Remote;
using Summarizer.Cli.Storage;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Commands;

/// <summary><c>summarizer list</c>: which summaries there are.</summary>
internal static class ListCommand
{
    private const int PageSize = 1000;

    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "list",
            "Lists the stored summaries: status, time, article.",
            "summarizer list",
            "summarizer list news/",
            "summarizer list | grep ^failed",
            "summarizer list --server https://NAME.azurewebsites.net");
        var prefix = new Argument<string?>("PREFIX") { Arity = ArgumentArity.ZeroOrOne, Description = "Only articles whose name starts so." };
        var storage = new StorageChoice();
        command.Add(prefix);
        storage.AddTo(command);
        var server = new ServerChoice();
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var place = StoredArticles.Open(parsed, storage, server);
            IArticleStore store = place.Store;
            string? continuation = null;
            bool any = false;
            do
            {
                ResultPage page = await store.ListResultPageAsync(parsed.GetValue(prefix), PageSize, continuation, cancellationToken);
                foreach (ResultHead head in page.Items)
                {
                    any = true;
                    terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{head.Metadata.Status,-9}  {head.LastModified.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z  {head.Name}"));
                }

                continuation = page.Continuation;
            }
            while (continuation is not null);

            if (!any && terminal.IsWatched)
                terminal.Say("No summaries yet. Upload articles (summarizer upload PATH…) while the app runs (summarizer serve).");
            return ExitCode.Done;
        });
        return command;
    }
}
