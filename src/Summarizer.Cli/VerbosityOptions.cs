using System.CommandLine;

namespace Summarizer.Cli;

/// <summary>The options that every command has: more or less on standard error.</summary>
internal sealed class VerbosityOptions
{
    private readonly Option<bool> _quiet = new("--quiet")
    {
        Recursive = true,
        Description = "Writes results and errors only.",
    };
    private readonly Option<bool> _verbose = new("--verbose")
    {
        Recursive = true,
        Description = "Writes details of the work to standard error.",
    };

    public void AddTo(RootCommand root)
    {
        root.Add(_quiet);
        root.Add(_verbose);
    }

    /// <summary>Applies what the user chose to the terminal.</summary>
    public void Apply(ParseResult parsed, Terminal terminal)
    {
        terminal.IsQuiet = parsed.GetValue(_quiet);
        terminal.IsVerbose = parsed.GetValue(_verbose);
    }
}
