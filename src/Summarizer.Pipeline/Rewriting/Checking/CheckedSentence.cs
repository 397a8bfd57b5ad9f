using Summarizer.Pipeline.Grounding;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>A model's sentence with what was found.</summary>
/// <param name="Text">The sentence, plain.</param>
/// <param name="Sources">The document's sentences that it cites and that exist.</param>
/// <param name="Grounding">Its class.</param>
/// <param name="Issues">The findings, as codes.</param>
/// <param name="Refused">True if it may not be shown at all: a link, contact data, markup, an instruction,
/// nothing.</param>
/// <param name="Explanation">The findings in words, for the model that is to correct them.</param>
internal sealed record CheckedSentence(string Text, IReadOnlyList<int> Sources, string Grounding,
    IReadOnlyList<string> Issues, bool Refused, string Explanation = "")
{
    /// <summary>True if it may be part of a summary.</summary>
    public bool Stands => !Refused && Grounding != GroundingClass.Unsupported;

    public GroundedSentence ToResult() => new(Text, Sources, Grounding, Issues);
}
