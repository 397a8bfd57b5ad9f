using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Summarizer.Cli;

/// <summary>The output of <c>--help</c>: the library's sections, then examples.</summary>
internal sealed class Help(HelpAction sections) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Makes the help of a root command and of all its commands show their examples.</summary>
    public static void Install(RootCommand root, int width)
    {
        HelpOption option = root.Options.OfType<HelpOption>().Single();
        option.Description = "Shows this.";
        option.Aliases.Remove("/h"); // Would be taken for a path.
        option.Aliases.Remove("/?");
        VersionOption version = root.Options.OfType<VersionOption>().Single();
        version.Description = "Shows the version.";
        version.Aliases.Add("-v");
        var sections = (HelpAction)option.Action!;
        sections.MaxWidth = width;
        option.Action = new Help(sections);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        if (parseResult is { CommandResult.Command: RootCommand root, UnmatchedTokens: [{ } wanted, ..] })
            throw new UsageException($"{Suggestion.NoSuchCommand(root, wanted)} See: summarizer --help");
        sections.Invoke(parseResult);
        IReadOnlyList<string> examples = parseResult.CommandResult.Command switch
        {
            CliCommand command => command.Examples,
            RootCommand => ["summarizer demo", "summarizer summarize article.txt", "summarizer COMMAND --help"],
            _ => [],
        };
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in examples)
            output.WriteLine($"  {example}");
        return ExitCode.Done;
    }
}
