namespace Summarizer.Pipeline.Evaluation;

/// <summary>An article with the summary that a person wrote of it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Text">The article.</param>
/// <param name="Summary">The reference summary, one sentence a line.</param>
/// <param name="Sentences">The number of sentences to ask for; null: as many as the reference has lines.</param>
/// <param name="Language">The language as a lower-case ISO 639 code; null: it is detected.</param>
/// <param name="Title">The article's title, if known.</param>
public sealed record EvaluationItem(string Id, string Text, string Summary, int? Sentences = null,
    string? Language = null, string? Title = null);
