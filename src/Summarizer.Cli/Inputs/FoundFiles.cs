namespace Summarizer.Cli.Inputs;

/// <summary>The files found for the paths, folders and patterns that a user gave.</summary>
/// <param name="Files">The files.</param>
/// <param name="Missing">The paths that do not exist, each in a sentence.</param>
internal sealed record FoundFiles(IReadOnlyList<ArticleFile> Files, IReadOnlyList<string> Missing)
{
    /// <summary>Reports what is not there, and returns true if all is.</summary>
    public bool AllThere(Terminal terminal)
    {
        foreach (string line in Missing)
            terminal.Complain(line);
        return Missing.Count == 0;
    }

    /// <summary>Returns the same files, under their paths if their names alone are ambiguous.</summary>
    public IReadOnlyList<ArticleFile> ToldApart() =>
        Files.Select(f => f.Name).Distinct(StringComparer.Ordinal).Count() == Files.Count
            ? Files : [.. Files.Select(f => f with { Name = f.Path })];
}
