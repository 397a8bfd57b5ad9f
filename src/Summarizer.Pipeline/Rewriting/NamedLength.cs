namespace Summarizer.Pipeline.Rewriting;

/// <summary>A length of the model's summary that has a name.</summary>
/// <param name="Name">The name under which callers ask for it.</param>
/// <param name="Words">The number of words.</param>
public sealed record NamedLength(string Name, int Words)
{
    /// <summary>All of them, shortest first.</summary>
    public static IReadOnlyList<NamedLength> All { get; } = [new("short", 50), new("medium", 100), new("long", 200)];
}
