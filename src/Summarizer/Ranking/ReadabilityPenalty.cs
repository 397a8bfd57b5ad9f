namespace Summarizer.Ranking;

// Penalties for what disturbs readers of a summary and ROUGE does not measure. A tenth is about 1.5 points of ROUGE-1
// to the model.
internal static class ReadabilityPenalty
{
    // A sentence of more words than these is several.
    private const int RunOn = 80;

    // Returns what a sentence loses of its score.
    public static double Of(SentenceAttributes attributes, int words)
    {
        bool Has(SentenceAttributes attribute) => attributes.HasFlag(attribute);
        bool isUnterminated = Has(SentenceAttributes.Unterminated);
        double unterminated = Has(SentenceAttributes.ListItem) ? 0.6 : words < 12 ? 0.3 : 0;
        return (Has(SentenceAttributes.Question) ? 0.4 : 0)
            + (Has(SentenceAttributes.HalfQuotation) ? 0.3 : 0)
            + (Has(SentenceAttributes.OnlyQuotation) ? 0.25 : 0)
            + (isUnterminated ? unterminated : 0)
            // No one writes such a sentence; captions that have run into the text make one.
            + (words > RunOn ? 0.4 : 0)
            // "Ever." is part of the sentence before.
            + (words < 2 ? 0.9 : words < 4 ? 0.3 : 0)
            + (Has(SentenceAttributes.AllCaps) ? 0.4 : 0)
            + (!Has(SentenceAttributes.ShowsFigure) ? 0 : isUnterminated ? 0.45 : 0.25)
            // A label and a few words are not a sentence: "Prep time: 15 minutes."
            + (!Has(SentenceAttributes.Label) ? 0 : words < 8 ? 0.6 : 0.25)
            + (Has(SentenceAttributes.Pleasantry) ? 1 : 0)
            + (Has(SentenceAttributes.Connective) ? 0.03 : 0)
            + (Has(SentenceAttributes.Anaphoric) ? 0.02 : 0);
    }
}
