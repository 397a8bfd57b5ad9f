namespace Summarizer.Pipeline.Rewriting.Prompting;

/// <summary>A numbered line that the model is shown.</summary>
/// <param name="Number">Its number in the prompt.</param>
/// <param name="Text">Its text, cleaned.</param>
/// <param name="Block">The block of the document that it belongs to: parts are cut between blocks where
/// possible.</param>
/// <param name="Sources">The document's sentences that it stands for: itself, or those that a part's summary sentence
/// rests on.</param>
/// <param name="Heading">The heading right before it; null where there is none.</param>
internal sealed record SourceLine(int Number, string Text, int Block, IReadOnlyList<int> Sources,
    string? Heading = null);
