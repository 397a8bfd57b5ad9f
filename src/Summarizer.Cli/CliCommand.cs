using System.CommandLine;

namespace Summarizer.Cli;

/// <summary>A command with examples, which most people read first.</summary>
internal sealed class CliCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Whole command lines to learn from.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
