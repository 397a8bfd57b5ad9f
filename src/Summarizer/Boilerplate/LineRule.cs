namespace Summarizer.Boilerplate;

/// <summary>A rule by which a line is not part of an article.</summary>
/// <param name="Name">The name of the rule in <c>--explain</c>.</param>
/// <param name="Matches">True for the lines that the rule removes.</param>
internal sealed record LineRule(string Name, LineRule.Test Matches)
{
    public delegate bool Test(ReadOnlySpan<char> line);
}
