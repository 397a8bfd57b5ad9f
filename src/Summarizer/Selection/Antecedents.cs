using Summarizer.Ranking;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Selection;

// Repairs of a selection, so that every sentence can be understood on its own. A sentence that starts with "He also" or
// "However" needs the sentence before it, a question the one after it, half a quotation its other half. This companion
// takes the place of the weakest sentence or of the dependent one, or a sentence that stands alone replaces the
// dependent one: the repair that costs least. If nothing stands alone, the text's first sentence replaces it. Before
// that, a selection that starts with a definite noun gets the text's first sentence.
internal sealed class Antecedents(
    List<int> picked, string text, Sentence[] sentences, SentenceAttributes[] attributes, TermVectors vectors,
    double[] scores, LengthBudget budget, string? title, int[]? starts)
{
    // A selection of more sentences is more of an excerpt: context is there anyway, and the work stays bounded.
    private const int MostSentences = 40;

    private const int MostRounds = 5;

    // The place of a picked sentence that is taken out on trial.
    private const int Nothing = int.MaxValue;

    // The most sentences, best first, that are asked whether they stand alone.
    private const int MostCandidates = 64;

    // From this cosine on, two sentences repeat each other.
    private const double Repetition = 0.5;

    // How much of the score a text's first sentence may cost as an introduction: about three points of ROUGE-1.
    private const double MostForIntroduction = 0.2;

    private const SentenceAttributes Linked = SentenceAttributes.Connective | SentenceAttributes.ContextDependent;
    private const SentenceAttributes Back = SentenceAttributes.Anaphoric | Linked;
    private const SentenceAttributes Open = SentenceAttributes.Question | SentenceAttributes.HalfQuotation;

    private const SentenceAttributes Unfit = SentenceAttributes.ShowsFigure | SentenceAttributes.Pleasantry;

    private const SentenceAttributes NoIntroduction = Unfit | Back | Open | SentenceAttributes.OpensQuotation
        | SentenceAttributes.Label | SentenceAttributes.Unterminated
        | SentenceAttributes.ListItem | SentenceAttributes.AllCaps;

    private readonly References _references =
        new(text, sentences, vectors, title, starts ?? AfterGreeting(attributes));
    private int[]? _byScore;

    // Returns the picked sentences, repaired; their number stays the same, their words stay within the budget.
    // In a digest, starts has for each sentence the first one of its source: no repair crosses that border.
    public static List<int> Resolve(
        IReadOnlyList<int> picked, string text, Sentence[] sentences, SentenceAttributes[] attributes,
        TermVectors vectors, double[] scores, LengthBudget budget, string? title = null,
        int[]? starts = null)
    {
        List<int> repaired = [.. picked];
        if (picked.Count > MostSentences)
            return repaired;
        var antecedents = new Antecedents(
            repaired, text, sentences, attributes, vectors, scores, budget, title, starts);
        if (starts is null)
            antecedents.Introduce();
        // A sentence that leaves may have been what another one referred to.
        for (int round = 0; round < MostRounds && antecedents.RepairAll(); round++)
        {
        }

        antecedents.NameSubject();
        return repaired;
    }

    // "Dear all," introduces nothing: the text starts after it. Null if it starts with something else.
    private static int[]? AfterGreeting(SentenceAttributes[] attributes)
    {
        int start = Array.FindIndex(attributes, sentence => !sentence.HasFlag(SentenceAttributes.Pleasantry));
        return start <= 0 ? null : [.. attributes.Select(_ => start)];
    }

    // "The embarrassing remark …" means something only to those who have read the text's first sentence. It takes the
    // place of the weakest sentence, or of one that repeats it.
    private void Introduce()
    {
        int first = Array.FindIndex(attributes, sentence => !sentence.HasFlag(SentenceAttributes.Pleasantry));
        if (picked.Count < 2 || first < 0 || picked.Contains(first) || Has(first, NoIntroduction))
            return;
        // A list's items have their own beginnings: "The roof gets grey slates".
        int start = picked.Min();
        if (Has(start, SentenceAttributes.ListItem) || !_references.StartsDefinitely(start))
            return;
        int alike = picked.FindIndex(s => vectors.Cosine(first, s) > Repetition);
        int place = alike >= 0 ? alike : Weakest(dependent: -1);
        bool mayIntroduce = place >= 0 && Fits(first, picked[place], Room()) && !Repeats(first, picked[place]);
        if (mayIntroduce && Loss(place, first) <= MostForIntroduction)
            picked[place] = first;
    }

    // If no sentence has one of the title's names, the best that has one takes the place of the weakest.
    private void NameSubject()
    {
        int[] names = _references.Subjects();
        if (names.Length == 0 || picked.Exists(s => HasAny(s, names)))
            return;
        int weakest = Weakest(dependent: -1);
        int named = weakest < 0 ? -1 : BestAlone(weakest, Room(), names);
        if (named >= 0)
            picked[weakest] = named;
    }

    private bool RepairAll()
    {
        bool any = false;
        for (int p = 0; p < picked.Count; p++)
            any |= Dangles(picked[p], out int companion) && Repair(p, companion);
        return any;
    }

    private bool Repair(int p, int companion)
    {
        int room = Room(), alone = BestAlone(p, room);
        (int Place, int Sentence) best = (p, alone);
        double least = alone < 0 ? double.MaxValue : Loss(p, alone);
        foreach (int place in (ReadOnlySpan<int>)[Weakest(p), p])
        {
            if (place >= 0 && IsUnderstood(companion, p, place, room) && Loss(place, companion) < least)
                (best, least) = ((place, companion), Loss(place, companion));
        }

        if (best.Sentence < 0)
            return false;
        picked[best.Place] = best.Sentence;
        return true;
    }

    private double Loss(int p, int s) => scores[picked[p]] - scores[s];

    private bool HasAny(int s, int[] terms) => vectors.TermsIn(s).ContainsAny(terms);

    // True if its meaning, its answer or its other half is in a sentence that is not picked.
    // The companion is the sentence that has it: the next one for a question, else one before. It is beyond the text if
    // none has it.
    private bool Dangles(int s, out int companion)
    {
        companion = -1;
        if (Has(s, Open))
        {
            companion = Has(s, SentenceAttributes.ContinuesQuotation) ? Before(s) : After(s);
            return !picked.Contains(companion);
        }

        // Nothing is before the text's first sentence: "It was another momentous night for …" says itself what it
        // means.
        if (_references.IsFirst(s))
            return Has(s, SentenceAttributes.Connective);
        if (!Has(s, Back))
            return (companion = _references.Missing(s, picked)) >= 0;
        companion = s - 1;
        if (picked.Contains(companion))
            return false;
        if (Has(s, Linked))
            return true;
        if (!_references.StartsPersonally(s))
            return true;
        if (_references.Continues(s, picked))
            return false;
        // "He … He …": the name is before the first of them.
        while (!_references.IsFirst(companion) && StartsWithPronoun(companion))
            companion--;
        return true;
    }

    private bool StartsWithPronoun(int s) => Has(s, SentenceAttributes.Anaphoric) && _references.StartsPersonally(s);

    private int Before(int s) => _references.IsFirst(s) ? -1 : s - 1;

    private int After(int s) => s + 1 < sentences.Length && _references.IsFirst(s + 1) ? sentences.Length : s + 1;

    private bool Has(int s, SentenceAttributes any) => (attributes[s] & any) != 0;

    // The least valuable sentence that no other needs.
    private int Weakest(int dependent)
    {
        int[] byScore = [.. Enumerable.Range(0, picked.Count).OrderBy(p => scores[picked[p]])];
        return Array.FindIndex(byScore, p => p != dependent && !IsNeeded(p)) is >= 0 and var first
            ? byScore[first]
            : -1;
    }

    // True if a companion can take a place. That it depends on the sentence itself does not count against it.
    private bool IsUnderstood(int companion, int dependent, int place, int room)
    {
        int left = picked[place];
        if (companion < 0 || companion >= sentences.Length || picked.Contains(companion))
            return false;
        if (!Fits(companion, left, room) || Repeats(companion, left))
            return false;
        picked[place] = Nothing;
        bool isUnderstood = !Dangles(companion, out int other)
            || (place != dependent && other == picked[dependent]);
        picked[place] = left;
        return isUnderstood;
    }

    private bool Fits(int s, int leaving, int room) => vectors.Words(s) - vectors.Words(leaving) <= room;

    // True if another one would dangle without it.
    private bool IsNeeded(int p)
    {
        int leaving = picked[p];
        bool isNeeded = false;
        for (int other = 0; other < picked.Count && !isNeeded; other++)
        {
            if (other == p || Dangles(picked[other], out _))
                continue;
            picked[p] = Nothing;
            isNeeded = Dangles(picked[other], out _);
            picked[p] = leaving;
        }

        return isNeeded;
    }

    private int BestAlone(int p, int room, int[]? names = null)
    {
        int dependent = picked[p], best = -1;
        picked[p] = Nothing;
        // Of two alike, the earlier sentence is first.
        _byScore ??= [.. Enumerable.Range(0, scores.Length).Where(MayBeChosen)
            .OrderByDescending(s => scores[s]).Take(MostCandidates)];
        foreach (int s in _byScore)
        {
            // A first sentence that refers to what comes before it is a last resort only.
            SentenceAttributes unfit = _references.IsFirst(s) ? Unfit | Back : Unfit;
            bool isFree = s != dependent && !picked.Contains(s) && Fits(s, dependent, room);
            bool isWanted = !Has(s, unfit) && (names is null || HasAny(s, names));
            bool mayReplace = isFree && isWanted && !Repeats(s, dependent);
            if (mayReplace && !Dangles(s, out _))
            {
                best = s;
                break;
            }
        }

        bool isFirstLeft = dependent != 0 && !picked.Contains(0) && Fits(0, dependent, room);
        bool isFirstFit = MayBeChosen(0) && !Has(0, Unfit);
        if (best < 0 && names is null && isFirstLeft && isFirstFit)
            best = 0;
        picked[p] = dependent;
        return best;
    }

    // False for what a digest leaves out because another of its sources says it.
    private bool MayBeChosen(int s) => !double.IsNegativeInfinity(scores[s]);

    private bool Repeats(int s, int leaving) => picked.Exists(other =>
        other != leaving && other != Nothing && vectors.Cosine(s, other) > Repetition);

    // How many words may be added.
    private int Room() =>
        budget.Words is { } words ? Math.Max(words - picked.Sum(vectors.Words), 0) : int.MaxValue;
}
