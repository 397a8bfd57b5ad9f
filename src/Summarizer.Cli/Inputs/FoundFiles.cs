namespace Summarizer.Cli.Inputs;

/// <summary>The files found for the paths, folders and patterns that a user gave.</summary>
/// <param name="Files">The files.</param>
/// <param name="Missing">The paths that do not exist, each in a sentence.</param>
internal sealed record FoundFiles(IReadOnlyList<ArticleFile> Files, IReadOnlyList<string> Missing)
{
    /// <summary>Complains of what is not there, and says whether all is.</summary>
    public bool AllThere(Terminal terminal)
    {
        foreach (string line in Missing)
            terminal.Complain(line);
        return Missing.Count == 0;
    }

    /// <summary>The same files, called by their paths where their names alone would not tell them apart.</summary>
    public IReadOnlyList<ArticleFile> ToldApart() =>
        Files.Select(f => f.Name).Distinct(StringComparer.Ordinal).Count() == Files.Count
            ? Files : [.. Files.Select(f => f with { Name = f.Path })];
}
