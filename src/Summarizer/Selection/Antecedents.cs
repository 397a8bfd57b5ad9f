using Summarizer.Ranking;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Selection;

/// <summary>
/// Repairs a selection so that every sentence can be understood on its own. A sentence that starts with "He also" or
/// "However" needs the sentence before it, a question the one after it, half a quotation its other half. Either that
/// companion is in the summary too, or it takes the place of the weakest sentence, or a sentence that stands alone
/// replaces the dependent one.
/// </summary>
internal readonly ref struct Antecedents
{
    /// <summary>
    /// How much less a sentence that stands alone may be worth than the dependent one that it replaces.
    /// </summary>
    private const double WorthStandingAlone = 0.2;

    /// <summary>
    /// The same where nothing else helps: for one that only points back, and for one that starts with "But" or is half
    /// a quotation.
    /// </summary>
    private const double LastForAnaphoric = 0.4, LastForConnective = 0.8;

    /// <summary>How much less a companion may be worth than the sentence whose place it takes.</summary>
    private const double WorthContext = 0.35;

    /// <summary>
    /// A selection of more sentences is more of an excerpt: context is there anyway, and the work stays bounded.
    /// </summary>
    private const int MostSentences = 40;

    /// <summary>The most sentences that stand alone that are compared with those picked.</summary>
    private const int MostLooks = 64;

    /// <summary>From this cosine on, two sentences repeat each other.</summary>
    private const double Repetition = 0.5;

    private const SentenceAttributes Linked = SentenceAttributes.Connective | SentenceAttributes.ContextDependent;
    private const SentenceAttributes Back = SentenceAttributes.Anaphoric | Linked;
    private const SentenceAttributes Open = SentenceAttributes.Question | SentenceAttributes.HalfQuotation;

    private readonly List<int> _picked;
    private readonly ReadOnlySpan<Sentence> _sentences;
    private readonly ReadOnlySpan<SentenceAttributes> _attributes;
    private readonly TermVectors _vectors;
    private readonly ReadOnlySpan<double> _scores;
    private readonly LengthBudget _budget;

    private Antecedents(
        List<int> picked, ReadOnlySpan<Sentence> sentences, ReadOnlySpan<SentenceAttributes> attributes,
        TermVectors vectors,
        ReadOnlySpan<double> scores, LengthBudget budget)
    {
        _picked = picked;
        _sentences = sentences;
        _attributes = attributes;
        _vectors = vectors;
        _scores = scores;
        _budget = budget;
    }

    /// <summary>
    /// Returns the picked sentences, repaired; their number stays the same, their words stay within the budget.
    /// </summary>
    public static List<int> Resolve(
        IReadOnlyList<int> picked, ReadOnlySpan<Sentence> sentences, ReadOnlySpan<SentenceAttributes> attributes,
        TermVectors vectors,
        ReadOnlySpan<double> scores, LengthBudget budget)
    {
        List<int> repaired = [.. picked];
        var antecedents = new Antecedents(repaired, sentences, attributes, vectors, scores, budget);
        for (int p = 0; p < repaired.Count && repaired.Count <= MostSentences; p++)
        {
            if (antecedents.Dangles(repaired[p]))
                antecedents.Repair(p);
        }

        return repaired;
    }

    private void Repair(int p)
    {
        int dependent = _picked[p], room = Room(), alone = BestAlone(dependent, room), companion = Companion(dependent);
        // What the text's first sentence links to is nowhere, and being first it is worth much.
        double worth = dependent == 0 ? WorthContext : WorthStandingAlone;
        if (alone >= 0 && _scores[alone] >= _scores[dependent] - worth)
            _picked[p] = alone;
        else if (companion >= 0 && companion < _sentences.Length)
            RepairWithCompanion(p, companion, alone, room);
    }

    private void RepairWithCompanion(int p, int companion, int alone, int room)
    {
        int dependent = _picked[p];
        if (TakeCompanion(dependent, companion, room))
            return;
        if (MayReplace(companion, dependent, dependent, room))
            _picked[p] = companion;
        else if (alone >= 0 && !_picked.Contains(companion)
            && _scores[alone] >= _scores[dependent] - LastResort(dependent))
            _picked[p] = alone;
    }

    /// <summary>True if its meaning, its answer or its other half is in a sentence that is not picked.</summary>
    private bool Dangles(int s)
    {
        if (Has(s, Open))
            return !_picked.Contains(Companion(s));
        if (!Has(s, Back))
            return false;
        // Nothing is before the text's first sentence: "It was another momentous night for …" says itself what it
        // means.
        if (s == 0)
            return Has(s, SentenceAttributes.Connective);
        if (_picked.Contains(s - 1))
            return false;
        // A pronoun reaches a sentence further back than a link does, within a paragraph.
        bool reachesFurther = s >= 2 && !Has(s, Linked) && _sentences[s].Block == _sentences[s - 2].Block;
        return !reachesFurther || !_picked.Contains(s - 2);
    }

    private bool Has(int s, SentenceAttributes attributes) => (_attributes[s] & attributes) != 0;

    /// <summary>
    /// Returns the sentence that one needs beside it: the next for a question and for the start of a quotation, else
    /// the one before.
    /// </summary>
    private int Companion(int s) => Has(s, Open) && !Has(s, SentenceAttributes.ContinuesQuotation) ? s + 1 : s - 1;

    private double LastResort(int s) => Has(s, Linked | Open) ? LastForConnective : LastForAnaphoric;

    private bool Depends(int s) => Has(s, Back | Open);

    // The companion takes the place of the least valuable other sentence that is not a companion.
    private bool TakeCompanion(int dependent, int companion, int room)
    {
        int weakest = -1;
        for (int p = 0; p < _picked.Count; p++)
        {
            int s = _picked[p];
            if (s != dependent && !IsNeeded(s) && (weakest < 0 || _scores[s] < _scores[_picked[weakest]]))
                weakest = p;
        }

        if (weakest < 0 || !MayReplace(companion, dependent, _picked[weakest], room))
            return false;
        _picked[weakest] = companion;
        return true;
    }

    // A companion that depends on the sentence itself does not count against it.
    private bool MayReplace(int companion, int dependent, int leaving, int room)
    {
        bool isUnderstood = !Depends(companion) || Companion(companion) == dependent;
        bool isWorthIt = _scores[companion] >= _scores[leaving] - WorthContext;
        return isUnderstood && isWorthIt && Fits(companion, leaving, room) && !Repeats(companion, leaving);
    }

    private bool Fits(int s, int leaving, int room) => _vectors.Words(s) - _vectors.Words(leaving) <= room;

    private bool IsNeeded(int s)
    {
        foreach (int other in _picked)
        {
            if (Depends(other) && Companion(other) == s)
                return true;
        }

        return false;
    }

    private int BestAlone(int dependent, int room)
    {
        int best = -1, looks = MostLooks;
        for (int s = 0; s < _sentences.Length && looks > 0; s++)
        {
            bool isBetter = !Depends(s) && (best < 0 || _scores[s] > _scores[best]);
            if (!isBetter || !Fits(s, dependent, room) || _picked.Contains(s))
                continue;
            looks--;
            best = Repeats(s, dependent) ? best : s;
        }

        return best;
    }

    private bool Repeats(int s, int leaving)
    {
        foreach (int other in _picked)
        {
            if (other != leaving && _vectors.Cosine(s, other) > Repetition)
                return true;
        }

        return false;
    }

    // How many words may be added.
    private int Room()
    {
        if (_budget.Words is not { } words)
            return int.MaxValue;
        foreach (int s in _picked)
            words -= _vectors.Words(s);
        return Math.Max(words, 0);
    }
}
