using System.CommandLine;
using Summarizer.Cli.Demo;

namespace Summarizer.Cli.Commands;

/// <summary><c>summarizer demo</c>: everything at once.</summary>
internal static class DemoCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "demo",
            "Shows the whole pipeline on this machine: storage, the app, articles uploaded, their summaries.",
            "summarizer demo",
            "summarizer demo --keep",
            "summarizer demo --articles ~/articles");
        var articles = new Option<string?>("--articles", "-a")
        {
            HelpName = "FOLDER",
            Description = "The articles to upload. Default: the project's own, seeds.",
        };
        var keep = new Option<bool>("--keep", "-k")
        {
            Description = "Leaves the app with its page running until Ctrl-C.",
        };
        command.Add(articles);
        command.Add(keep);
        command.SetAction(async (parsed, cancellationToken) =>
            await new Demonstration(terminal, new DemoEnvironment()).RunAsync(
                parsed.GetValue(articles), parsed.GetValue(keep), cancellationToken)
                ? ExitCode.Done
                : ExitCode.SomeFailed);
        return command;
    }
}
