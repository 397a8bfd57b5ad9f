namespace Summarizer.Filtering;

/// <summary>A stretch of a document that is not part of its article.</summary>
/// <param name="Offset">The start in the document's text, in UTF-16 code units.</param>
/// <param name="Length">Its length in UTF-16 code units.</param>
/// <param name="Rule">The name of the rule that removed it.</param>
public sealed record RemovedText(int Offset, int Length, string Rule);
