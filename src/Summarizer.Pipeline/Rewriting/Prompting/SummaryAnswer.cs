namespace Summarizer.Pipeline.Rewriting.Prompting;

/// <summary>The model's answer: sentences with the numbers of the lines that they rest on.</summary>
/// <param name="Sentences">The sentences, at least one.</param>
/// <param name="Addressed">The lines that, as the model sees it, address someone instead of informing.</param>
internal sealed record SummaryAnswer(IReadOnlyList<AnswerSentence> Sentences, IReadOnlyList<int> Addressed);

/// <summary>A sentence of the model's answer.</summary>
internal sealed record AnswerSentence(string Text, IReadOnlyList<int> Sources);
