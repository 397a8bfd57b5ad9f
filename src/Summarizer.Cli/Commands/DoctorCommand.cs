using System.CommandLine;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Summarizer.Cli.Doctor;
using Summarizer.Cli.Serving;
using Summarizer.Cli.Storage;
using Summarizer.Functions.Hosting;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Commands;

/// <summary>
/// <c>summarizer doctor</c>: checks settings, storage, clock, queue, OCR and model, and suggests fixes.
/// </summary>
internal static class DoctorCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "doctor",
            "Checks settings, storage, clock, queue, OCR and model, and suggests fixes.",
            "summarizer doctor",
            "summarizer doctor --no-model",
            "summarizer doctor --storage folder:$HOME/articles");
        var noModel = new Option<bool>("--no-model")
        {
            Description = "Does not call the model, which costs a fraction of a cent.",
        };
        var storage = new StorageChoice(terminal);
        command.Add(noModel);
        storage.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            int faults = 0, warnings = 0;
            await foreach (Finding finding
                in ExamineAsync(await storage.SettingsAsync(parsed, cancellationToken), !parsed.GetValue(noModel),
                    cancellationToken))
            {
                faults += finding.Kind == FindingKind.Fault ? 1 : 0;
                warnings += finding.Kind == FindingKind.Warning ? 1 : 0;
                terminal.Say($"{Mark(finding.Kind)} {finding.Area,-8}  {finding.Text}");
                if (finding.Fix is { } fix)
                    terminal.Say($"      → {fix}");
            }

            terminal.Say(faults == 0 && warnings == 0 ? "All is well." : $"{faults} wrong, {warnings} odd.");
            return faults == 0 ? ExitCode.Done : ExitCode.SomeFailed;
        });
        return command;
    }

    private static async IAsyncEnumerable<Finding> ExamineAsync(
        string[] settings, bool callModel, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IConfiguration? configuration = null;
        LocalApp? created = null;
        Finding? fault = null;
        try
        {
            configuration = Settings.Load(settings);
            created = LocalApp.Create([.. settings, LocalApp.Silent]);
        }
        catch (InvalidSettingException e)
        {
            fault = new Finding(
                FindingKind.Fault, "settings", e.Message,
                "Correct it where it is set: the environment, local.settings.json, appsettings.json or "
                + $"{Settings.UserFile}; docs/configuration.md lists all.");
        }

        if (fault is not null || created is null || configuration is null)
        {
            yield return fault!;
            yield break;
        }

        await using LocalApp app = created;
        yield return new Finding(FindingKind.Ok, "settings", "read and within their ranges");
        foreach (string odd in AppConfiguration.FindOdd(configuration))
            yield return new Finding(FindingKind.Warning, "settings", odd);
        var connection = app.Get<ArticleStorageConnection>();
        await foreach (
            Finding finding in new StorageCheck(app.Get<IArticleStore>(), connection).RunAsync(cancellationToken))
            yield return finding;
        yield return await ClockCheck.RunAsync(connection, app.Get<TimeProvider>(), cancellationToken);
        yield return await QueueCheck.RunAsync(
            connection, AppConfiguration.ReadAppOptions(configuration).PoisonQueue, cancellationToken);
        yield return await OcrCheck.RunAsync(app.Get<SummarizerOptions>(), cancellationToken);
        LlmOptions models = AppConfiguration.ReadLlmOptions(configuration);
        await foreach (Finding finding in ModelCheck.RunAsync(models, callModel, cancellationToken))
            yield return finding;
    }

    private static string Mark(FindingKind kind) => kind switch
    {
        FindingKind.Ok => "ok   ",
        FindingKind.Off => "off  ",
        FindingKind.Warning => "odd  ",
        _ => "WRONG",
    };
}
