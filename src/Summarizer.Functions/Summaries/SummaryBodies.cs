namespace Summarizer.Functions.Summaries;

/// <summary>The answer while an article waits for its summary.</summary>
/// <param name="Id">The article's name.</param>
/// <param name="SourceEtag">The version that waits.</param>
/// <param name="Summary">The address at which the summary will be.</param>
internal sealed record WaitingArticle(string Id, string SourceEtag, string Summary)
{
    /// <summary>Always "waiting".</summary>
    public string Status { get; } = "waiting";
}

/// <summary>A page of stored summaries.</summary>
/// <param name="Items">Their heads, in order of their names.</param>
/// <param name="Continuation">The token with which to ask for the next page; null on the last.</param>
internal sealed record SummaryList(IReadOnlyList<SummaryListItem> Items, string? Continuation);

/// <summary>The facts about a stored summary that are known without reading it.</summary>
/// <param name="Id">The article's name.</param>
/// <param name="Status">"succeeded", "failed", or "deferred" where the language model's part is still to come.</param>
/// <param name="Etag">The summary's version.</param>
/// <param name="SourceEtag">The version of the article that it is of.</param>
/// <param name="Bytes">The size of the result.</param>
/// <param name="LastModified">The time when it was written.</param>
/// <param name="Summary">The path of the summary.</param>
/// <param name="Title">The article's title, shortened to 100 characters. Null if it has none.</param>
internal sealed record SummaryListItem(
    string Id, string Status, string Etag, string SourceEtag, long Bytes, DateTimeOffset LastModified, string Summary,
    string? Title);
