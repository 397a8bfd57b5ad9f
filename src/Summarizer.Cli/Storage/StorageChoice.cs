using System.CommandLine;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Storage;

/// <summary>The option that says where articles lie, for every command that works on stored ones.</summary>
internal sealed class StorageChoice
{
    private readonly Option<string?> _storage = new("--storage", "-s")
    {
        HelpName = "WHERE",
        Description = "A connection string, or folder:PATH. Default: the setting ArticleStorage (keep secrets there), else Azurite on this machine.",
    };

    public void AddTo(Command command) => command.Add(_storage);

    /// <summary>Whether the user chose.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_storage) is not null;

    /// <summary>The choice as settings, <c>--name=value</c>; none where the user did not choose.</summary>
    public string[] Settings(ParseResult parsed) =>
        parsed.GetValue(_storage) is { } storage ? [$"--{ArticleStorageConnection.Setting}={storage}"] : [];
}
