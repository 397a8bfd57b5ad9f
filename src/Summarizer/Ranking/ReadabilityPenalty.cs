namespace Summarizer.Ranking;

/// <summary>
/// Penalties for what disturbs readers of a summary and ROUGE does not measure. A tenth is about 1.5 points of ROUGE-1
/// to the model.
/// </summary>
internal static class ReadabilityPenalty
{
    /// <summary>A sentence of more words than these is several.</summary>
    private const int RunOn = 80;

    private static readonly (string Reason, Func<SentenceAttributes, int, double> Cost)[] Penalties =
    [
        ("question", (a, _) => a.HasFlag(SentenceAttributes.Question) ? 0.4 : 0),
        ("half a quotation", (a, _) => a.HasFlag(SentenceAttributes.HalfQuotation) ? 0.3 : 0),
        ("nothing but a quotation", (a, _) => a.HasFlag(SentenceAttributes.OnlyQuotation) ? 0.25 : 0),
        ("unterminated", Unterminated),
        // No one writes such a sentence; captions that have run into the text make one.
        ("very long", (_, words) => words > RunOn ? 0.4 : 0),
        ("very short", (_, words) => words < 4 ? 0.3 : 0),
        ("in capitals", (a, _) => a.HasFlag(SentenceAttributes.AllCaps) ? 0.4 : 0),
        ("shows a figure", ShowsFigure),
        // A label and a few words are not a sentence: "Prep time: 15 minutes."
        ("label", (a, words) => !a.HasFlag(SentenceAttributes.Label) ? 0 : words < 8 ? 0.6 : 0.25),
        ("pleasantry", (a, _) => a.HasFlag(SentenceAttributes.Pleasantry) ? 1 : 0),
        ("connective opener", (a, _) => a.HasFlag(SentenceAttributes.Connective) ? 0.03 : 0),
        ("anaphoric opener", (a, _) => a.HasFlag(SentenceAttributes.Anaphoric) ? 0.02 : 0),
    ];

    /// <summary>Returns what a sentence loses of its score.</summary>
    public static double Of(SentenceAttributes attributes, int words)
    {
        double cost = 0;
        foreach ((_, Func<SentenceAttributes, int, double> penalty) in Penalties)
            cost += penalty(attributes, words);
        return cost;
    }

    /// <summary>Returns why a sentence loses what.</summary>
    public static IEnumerable<(string Reason, double Cost)> Reasons(SentenceAttributes attributes, int words) =>
        Penalties.Select(penalty => (penalty.Reason, penalty.Cost(attributes, words)))
            .Where(penalty => penalty.Item2 > 0);

    private static double Unterminated(SentenceAttributes attributes, int words)
    {
        if (!attributes.HasFlag(SentenceAttributes.Unterminated))
            return 0;
        return attributes.HasFlag(SentenceAttributes.ListItem) ? 0.6 : words < 12 ? 0.3 : 0;
    }

    private static double ShowsFigure(SentenceAttributes attributes, int words)
    {
        if (!attributes.HasFlag(SentenceAttributes.ShowsFigure))
            return 0;
        return attributes.HasFlag(SentenceAttributes.Unterminated) ? 0.45 : 0.25;
    }
}
