using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;

namespace Summarizer.Pipeline;

/// <summary>A result with its extractive summary. The language model's part is final, or still to come.</summary>
/// <param name="Result">The result so far.</param>
/// <param name="Summary">The extractive summary, which the model works on.</param>
/// <param name="Started">The clock's timestamp when work on the article began.</param>
internal sealed record Draft(SummaryResult Result, ExtractiveSummary Summary, long Started)
{
    /// <summary>The options of the model's summary. Null: as the operator has set them.</summary>
    public LlmChoices? LlmChoices { get; init; }

    /// <summary>True if the model is still to be asked.</summary>
    public bool AwaitsModel => Result.Llm?.Status == ResultStatus.Deferred;

    /// <summary>
    /// Returns the draft with what the model did about the same text before. A summary is reused, so it is not paid for
    /// twice. The cost of other attempts is carried over, and their number while the part is deferred.
    /// </summary>
    /// <param name="earlier">The earlier part.</param>
    /// <param name="keepsFailure">True if the model is not asked again where it failed before.</param>
    public Draft WithEarlier(LlmPart earlier, bool keepsFailure) => this with
    {
        Result = Result with
        {
            Llm = earlier.Status == ResultStatus.Succeeded || (keepsFailure && !AwaitsAgain(earlier)) ? earlier
                : Result.Llm! with
                {
                    Usage = earlier.Usage,
                    Deferral = AwaitsAgain(earlier)
                        ? earlier.Deferral?.Next() ?? Result.Llm.Deferral
                        : Result.Llm.Deferral
                },
        },
    };

    private static bool AwaitsAgain(LlmPart earlier) => earlier.Status == ResultStatus.Deferred;
}
