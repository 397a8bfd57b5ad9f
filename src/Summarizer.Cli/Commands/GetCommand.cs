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
            // A server returns a result only for the newest version, so its article need not be asked for.
            StoredResult? newest =
                place.IsRemote ? await place.Store.GetResultAsync(article, cancellationToken) : null;
            StoredSummary summary = newest is null
                ? await place.Store.FindSummaryAsync(article, cancellationToken) : new StoredSummary(newest, null);
            if (summary.IsWaiting)
            {
                string waits = summary.Result is null
                    ? $"{article} has no summary yet." : $"The newest version of {article} has no summary yet.";
                terminal.Complain(place.IsRemote
                    ? waits : $"{waits} Start an app on this storage (summarizer serve), or run summarizer sweep.");
                return ExitCode.SomeFailed;
            }

            if (summary.Result is not { } stored)
            {
                terminal.Complain($"There is no article {article}.");
                return ExitCode.SomeFailed;
            }

            SummaryResult? result = ResultJson.TryDeserialize(stored.Json.Span);
            if (result is null)
            {
                terminal.Complain(
                    $"The stored summary of {article} cannot be read. Delete it, then run: summarizer sweep");
                return ExitCode.SomeFailed;
            }

            if (result.Error is { } error && outputChoice.FormatOf(parsed) != "json")
                terminal.Complain($"{article}: {error.Message}");
            else
                printer.Print(result);
            output?.Complete();
            Warnings.Report(terminal, result.Warnings, article);
            return result.Error is null ? ExitCode.Done : ExitCode.SomeFailed;
        });
        return command;
    }
}
