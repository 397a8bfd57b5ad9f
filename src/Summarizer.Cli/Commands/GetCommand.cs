using System.CommandLine;
using Summarizer.Cli.Output;
using Summarizer.Cli.Remote;
using Summarizer.Cli.Storage;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Commands;

/// <summary><c>summarizer get</c>: one stored summary.</summary>
internal static class GetCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "get",
            "Prints the stored summary of an article.",
            "summarizer get article.txt",
            "summarizer get news/article.txt --format json",
            "summarizer get article.txt --format markdown > summary.md",
            "summarizer get article.txt --server https://NAME.azurewebsites.net");
        var name = new Argument<string>("NAME") { Description = "The article's name, as list shows it." };
        var storage = new StorageChoice(terminal);
        command.Add(name);
        var outputChoice = new OutputChoice();
        outputChoice.AddTo(command);
        storage.AddTo(command);
        var server = new ServerChoice();
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using OutputFile? output = outputChoice.Open(parsed, terminal);
            ISummaryPrinter printer = outputChoice.Printer(parsed, output?.Terminal ?? terminal, alone: true);
            string article = ArticleName.Validate(parsed.GetRequiredValue(name));
            await using var place = await StoredArticles.OpenAsync(parsed, storage, server, cancellationToken);
            IArticleStore store = place.Store;
            if (await store.GetResultAsync(article, cancellationToken) is not { } stored)
            {
                bool waits = await store.GetArticleHeadAsync(article, cancellationToken) is not null;
                terminal.Complain(waits
                    ? $"{article} has no summary yet. Does an app run (summarizer serve) on this storage?"
                    : $"There is no article {article}.");
                return ExitCode.SomeFailed;
            }

            SummaryResult? result = ResultJson.TryDeserialize(stored.Json.Span);
            if (result is null)
            {
                terminal.Complain(
                    $"The stored summary of {article} is not one of ours. summarizer sweep makes it again.");
                return ExitCode.SomeFailed;
            }

            printer.Print(result);
            output?.Complete();
            return result.Error is null ? ExitCode.Done : ExitCode.SomeFailed;
        });
        return command;
    }
}
