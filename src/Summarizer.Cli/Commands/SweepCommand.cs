using System.CommandLine;
using Summarizer.Cli.Serving;
using Summarizer.Cli.Storage;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Commands;

/// <summary><c>summarizer sweep</c>: the safety net, now.</summary>
internal static class SweepCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "sweep",
            "Compares articles and summaries and makes what is missing or out of date, here and now.",
            "summarizer sweep --dry-run",
            "summarizer sweep");
        var dryRun = new Option<bool>("--dry-run", "-d") { Description = "Only looks and counts." };
        var storage = new StorageChoice(terminal);
        command.Add(dryRun);
        storage.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using LocalApp app = LocalApp.Create(
                [.. await storage.SettingsAsync(parsed, cancellationToken), LocalApp.Silent]);
            bool dry = parsed.GetValue(dryRun);
            if (dry && storage.IsMissing(app.Get<ArticleStorageConnection>()))
            {
                // A dry run does not create it.
                Say(terminal, new SweepReport { Ran = true, DryRun = true, Completed = true });
                return ExitCode.Done;
            }

            await app.Get<IArticleStore>().EnsureCreatedAsync(cancellationToken);
            // Without the queue: what is due is done here.
            var sweep = new Sweep(app.Get<IArticleStore>(), app.Get<SummarizeArticle>(), app.Get<SummarizerOptions>());
            return await RunAllAsync(terminal, () => sweep.RunAsync(dry, cancellationToken));
        });
        return command;
    }

    /// <summary>
    /// Runs part after part to the end. A part keeps to its time budget, but here a person waits for all of them.
    /// </summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAllAsync(Terminal terminal, Func<Task<SweepReport>> runPart)
    {
        bool failed = false;
        SweepReport report;
        do
        {
            report = await runPart();
            if (!report.Ran)
            {
                terminal.Complain("Another sweep is running on this storage. Try again when it has finished.");
                return ExitCode.SomeFailed;
            }

            Say(terminal, report);
            failed |= !report.DryRun && report.Processed < report.Missing + report.Stale;
        }
        while (!report.Completed);
        return failed ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private static void Say(Terminal terminal, SweepReport report)
    {
        foreach (string name in report.Names)
            terminal.Say($"  {name}");
        string done = report.DryRun ? "nothing done (dry run)" : $"{report.Processed} made, {report.Deleted} removed";
        terminal.Say(
            $"{report.Articles} articles: {report.Missing} without a summary, {report.Stale} out of date, "
            + $"{report.Deferred} waiting for the model, {report.Orphaned} summaries without an article; {done}.");
    }
}
