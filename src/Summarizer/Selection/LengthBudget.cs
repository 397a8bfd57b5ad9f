namespace Summarizer.Selection;

/// <summary>The length that a summary may have.</summary>
/// <param name="Sentences">The most sentences, at least 1.</param>
/// <param name="Words">The most words, or null for any number.</param>
internal readonly record struct LengthBudget(int Sentences, int? Words)
{
    /// <summary>Returns what the options allow for a document; never more sentences than it has.</summary>
    /// <param name="options">The options.</param>
    /// <param name="sentences">The number of sentences of the document.</param>
    /// <param name="documentWords">The number of words of the document, which decides if no length is asked
    /// for.</param>
    public static LengthBudget For(SummaryOptions options, int sentences, int documentWords)
    {
        if (options.Words is { } words)
            return new LengthBudget(sentences, words);
        if (options.Ratio is not { } ratio)
            return new LengthBudget(Math.Min(options.Sentences ?? SummaryOptions.DefaultSentences(documentWords),
                sentences), null);
        // Rounded down, so that the ratio is never exceeded; a hair is added for ratios such as 0.1, which are not
        // binary fractions.
        int share = (int)((ratio * sentences) + 1e-9);
        return new LengthBudget(Math.Max(share, Math.Min(1, sentences)), null);
    }

    /// <summary>
    /// Returns about how many sentences that is, in a document whose sentences have a number of words on average.
    /// </summary>
    public double Expected(double wordsPerSentence) =>
        Words is { } words ? Math.Clamp(words / Math.Max(wordsPerSentence, 1), 1, Math.Max(Sentences, 1)) : Sentences;
}
