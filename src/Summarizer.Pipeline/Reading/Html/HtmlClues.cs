namespace Summarizer.Pipeline.Reading.Html;

/// <summary>Statements of a page about its article, which help to find it.</summary>
/// <param name="Titles">The titles that the page gives itself, in its head and its first headings.</param>
/// <param name="Body">The article's text as the page states it for search engines; null where it does not.</param>
internal sealed record HtmlClues(IReadOnlyList<string> Titles, StatedBody? Body)
{
    /// <summary>No statements, as for a piece of HTML in Markdown.</summary>
    public static HtmlClues None { get; } = new([], null);
}
