using System.CommandLine;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Cli;

/// <summary>Errors for commands and options that do not exist.</summary>
internal static class Suggestion
{
    /// <summary>Returns the error for a command that does not exist.</summary>
    public static string NoSuchCommand(Command parent, string wanted) =>
        NameSuggestion.For("command", wanted, [.. parent.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)]);

    /// <summary>Returns the error for an option that does not exist.</summary>
    public static string NoSuchOption(Command command, string wanted) =>
        $"{command.Name} has no option {wanted}. "
        + NameSuggestion.NearestOrAll(wanted, [.. command.Options.Where(o => !o.Hidden).Select(o => o.Name)])
        + (File.Exists(wanted) ? $" For the file, use ./{wanted}" : "");
}
