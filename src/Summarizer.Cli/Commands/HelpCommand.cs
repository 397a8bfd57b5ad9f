using System.CommandLine;

namespace Summarizer.Cli.Commands;

/// <summary><c>summarizer help</c>: another way to write <c>--help</c>.</summary>
internal static class HelpCommand
{
    public static Command Create(RootCommand root)
    {
        var command = new CliCommand("help", "Shows the help of a command.", "summarizer help summarize");
        var name = new Argument<string?>("COMMAND")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The command. Default: all of them.",
        };
        command.Add(name);
        command.SetAction((parsed, cancellationToken) =>
        {
            string? wanted = parsed.GetValue(name);
            if (wanted is not null && !root.Subcommands.Any(c => c.Name == wanted || c.Aliases.Contains(wanted)))
                throw new UsageException(Suggestion.NoSuchCommand(root, wanted));
            return root.Parse(wanted is null ? ["--help"] : [wanted, "--help"]).InvokeAsync(
                parsed.InvocationConfiguration, cancellationToken);
        });
        return command;
    }
}
