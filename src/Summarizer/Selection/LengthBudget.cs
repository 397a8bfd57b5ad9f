namespace Summarizer.Selection;

/// <summary>How long a summary may be.</summary>
/// <param name="Sentences">The most sentences, at least 1.</param>
/// <param name="Words">The most words, or null for any number.</param>
internal readonly record struct LengthBudget(int Sentences, int? Words)
{
    /// <summary>What the options allow for a document of so many sentences; it never asks for more than there are.</summary>
    public static LengthBudget For(SummaryOptions options, int documentSentences)
    {
        if (options.Words is { } words)
            return new LengthBudget(documentSentences, words);
        // Rounded down, so that the ratio is never exceeded; a hair is added for ratios like 0.1 that are no binary fractions.
        if (options.Ratio is { } ratio)
            return new LengthBudget(Math.Max((int)((ratio * documentSentences) + 1e-9), Math.Min(1, documentSentences)), null);
        return new LengthBudget(Math.Min(options.Sentences ?? SummaryOptions.DefaultSentences, documentSentences), null);
    }

    /// <summary>About how many sentences that comes to, in a document whose sentences have so many words on average.</summary>
    public double Expected(double wordsPerSentence) =>
        Words is { } words ? Math.Clamp(words / Math.Max(wordsPerSentence, 1), 1, Math.Max(Sentences, 1)) : Sentences;
}
