using Summarizer.Ranking;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Selection;

/// <summary>
/// Repairs of a selection, so that every sentence can be understood on its own. A sentence that starts with "He also"
/// or "However" needs the sentence before it, a question the one after it, half a quotation its other half. Either that
/// companion is in the summary too, or it takes the place of the weakest sentence, or a sentence that stands alone
/// replaces the dependent one.
/// </summary>
internal readonly ref struct Antecedents
{
    /// <summary>
    /// The most by which a sentence that stands alone may be worth less than the dependent one that it replaces.
    /// </summary>
    private const double WorthStandingAlone = 0.2;

    /// <summary>
    /// The same where nothing else helps: for one that only points back, and for one that starts with "But" or is half
    /// a quotation.
    /// </summary>
    private const double LastForAnaphoric = 0.4, LastForConnective = 0.8;

    /// <summary>The most by which a companion may be worth less than the sentence whose place it takes.</summary>
    private const double WorthContext = 0.35;

    /// <summary>
    /// A selection of more sentences is more of an excerpt: context is there anyway, and the work stays bounded.
    /// </summary>
    private const int MostSentences = 40;

    private const int MostRounds = 3;

    /// <summary>The place of a picked sentence that is taken out on trial.</summary>
    private const int Nothing = int.MaxValue;

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
    private readonly References _references;

    private Antecedents(
        List<int> picked, ReadOnlySpan<char> text, ReadOnlySpan<Sentence> sentences,
        ReadOnlySpan<SentenceAttributes> attributes,
        TermVectors vectors, ReadOnlySpan<double> scores, LengthBudget budget)
    {
        _references = new References(text, sentences, vectors);
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
        IReadOnlyList<int> picked, ReadOnlySpan<char> text, ReadOnlySpan<Sentence> sentences,
        ReadOnlySpan<SentenceAttributes> attributes,
        TermVectors vectors, ReadOnlySpan<double> scores, LengthBudget budget)
    {
        List<int> repaired = [.. picked];
        if (picked.Count > MostSentences)
            return repaired;
        var antecedents = new Antecedents(repaired, text, sentences, attributes, vectors, scores, budget);
        // A sentence that leaves may have been what another one referred to.
        for (int round = 0; round < MostRounds && antecedents.RepairAll(); round++)
        {
        }

        return repaired;
    }

    private bool RepairAll()
    {
        bool any = false;
        for (int p = 0; p < _picked.Count; p++)
            any |= Dangles(_picked[p], out int companion) && Repair(p, companion);
        return any;
    }

    private bool Repair(int p, int companion)
    {
        int dependent = _picked[p], room = Room(), alone = BestAlone(p, room);
        // What the text's first sentence links to is nowhere, and being first it is worth much.
        double worth = dependent == 0 ? WorthContext : WorthStandingAlone;
        if (alone >= 0 && _scores[alone] >= _scores[dependent] - worth)
            return Replace(p, alone);
        if (companion < 0 || companion >= _sentences.Length)
            return false;
        if (TakeCompanion(p, companion, room))
            return true;
        if (MayReplace(companion, dependent, p, room))
            return Replace(p, companion);
        return alone >= 0 && !_picked.Contains(companion)
            && _scores[alone] >= _scores[dependent] - LastResort(dependent)
            && Replace(p, alone);
    }

    private bool Replace(int p, int s)
    {
        _picked[p] = s;
        return true;
    }

    /// <summary>True if its meaning, its answer or its other half is in a sentence that is not picked.</summary>
    /// <param name="s">The sentence.</param>
    /// <param name="companion">The sentence that has it: the next one for a question, else one before; beyond the text
    /// if none has.</param>
    private bool Dangles(int s, out int companion)
    {
        companion = -1;
        if (Has(s, Open))
        {
            companion = Has(s, SentenceAttributes.ContinuesQuotation) ? s - 1 : s + 1;
            return !_picked.Contains(companion);
        }

        // Nothing is before the text's first sentence: "It was another momentous night for …" says itself what it
        // means.
        if (s == 0)
            return Has(s, SentenceAttributes.Connective);
        if (!Has(s, Back))
            return (companion = _references.Missing(s, _picked)) >= 0;
        companion = s - 1;
        if (_picked.Contains(companion))
            return false;
        if (Has(s, Linked))
            return true;
        if (!_references.StartsPersonally(s))
            return true;
        if (_references.Continues(s, _picked))
            return false;
        // "He … He …": the name is before the first of them.
        while (companion > 0 && Has(companion, SentenceAttributes.Anaphoric) && _references.StartsPersonally(companion))
            companion--;
        return true;
    }

    private bool Has(int s, SentenceAttributes attributes) => (_attributes[s] & attributes) != 0;

    private double LastResort(int s) => Has(s, Linked | Open) ? LastForConnective : LastForAnaphoric;

    // The companion takes the place of the least valuable other sentence that is not a companion.
    private bool TakeCompanion(int dependent, int companion, int room)
    {
        int weakest = -1;
        for (int p = 0; p < _picked.Count; p++)
        {
            bool isWeaker = p != dependent && (weakest < 0 || _scores[_picked[p]] < _scores[_picked[weakest]]);
            if (isWeaker && !IsNeeded(p))
                weakest = p;
        }

        return weakest >= 0 && MayReplace(companion, _picked[dependent], weakest, room) && Replace(weakest, companion);
    }

    // A companion that depends on the sentence itself does not count against it.
    private bool MayReplace(int companion, int dependent, int leaving, int room)
    {
        int left = _picked[leaving];
        bool isWorthIt = _scores[companion] >= _scores[left] - WorthContext;
        if (!isWorthIt || _picked.Contains(companion) || !Fits(companion, left, room) || Repeats(companion, left))
            return false;
        _picked[leaving] = Nothing;
        bool isUnderstood = !Dangles(companion, out int other) || other == dependent;
        _picked[leaving] = left;
        return isUnderstood;
    }

    private bool Fits(int s, int leaving, int room) => _vectors.Words(s) - _vectors.Words(leaving) <= room;

    // True if another one would dangle without it.
    private bool IsNeeded(int p)
    {
        int leaving = _picked[p];
        bool isNeeded = false;
        for (int other = 0; other < _picked.Count && !isNeeded; other++)
        {
            if (other == p || Dangles(_picked[other], out _))
                continue;
            _picked[p] = Nothing;
            isNeeded = Dangles(_picked[other], out _);
            _picked[p] = leaving;
        }

        return isNeeded;
    }

    private int BestAlone(int p, int room)
    {
        int best = -1, looks = MostLooks, dependent = _picked[p];
        _picked[p] = Nothing;
        for (int s = 0; s < _sentences.Length && looks > 0; s++)
        {
            bool isBetter = s != dependent && !Has(s, Back | Open) && (best < 0 || _scores[s] > _scores[best]);
            if (!isBetter || !Fits(s, dependent, room) || _picked.Contains(s))
                continue;
            looks--;
            best = Repeats(s, dependent) || _references.Missing(s, _picked) >= 0 ? best : s;
        }

        _picked[p] = dependent;
        return best;
    }

    private bool Repeats(int s, int leaving)
    {
        foreach (int other in _picked)
        {
            if (other != leaving && other != Nothing && _vectors.Cosine(s, other) > Repetition)
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
