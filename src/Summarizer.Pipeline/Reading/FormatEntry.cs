namespace Summarizer.Pipeline.Reading;

/// <summary>A row of the table of formats.</summary>
/// <param name="Format">The format.</param>
/// <param name="Name">The name that users know.</param>
/// <param name="MediaTypes">Its media types, the preferred one first.</param>
/// <param name="Endings">The endings of its files, without the dot, the usual one first.</param>
internal sealed record FormatEntry(ArticleFormat Format, string Name, string[] MediaTypes, string[] Endings);
