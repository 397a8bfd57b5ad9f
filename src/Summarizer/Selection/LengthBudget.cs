namespace Summarizer.Selection;

// The length that a summary may have.
// Sentences: The most sentences, at least 1.
// Words: The most words, or null for any number.
internal readonly record struct LengthBudget(int Sentences, int? Words)
{
    // Returns what the options allow for a document; never more sentences than it has.
    // documentWords: The number of words of the document, which decides if no length is asked for.
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

    // Returns about how many sentences that is, in a document whose sentences have a number of words on average.
    public double Expected(double wordsPerSentence) =>
        Words is { } words ? Math.Clamp(words / Math.Max(wordsPerSentence, 1), 1, Math.Max(Sentences, 1)) : Sentences;
}
