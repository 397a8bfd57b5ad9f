using Summarizer.Ranking;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Selection;

/// <summary>
/// Mends a choice for its reader: a sentence that opens with "He also" or "However" needs the sentence before it, a question the one behind
/// it, half a quotation its other half. Either that one is in the summary too, or takes the place of the weakest, or the dependent sentence
/// gives way to one that stands alone.
/// </summary>
internal static class Antecedents
{
    /// <summary>How much less a sentence that stands alone may be worth than the dependent one that it replaces.</summary>
    private const double WorthStandingAlone = 0.2;

    /// <summary>The same where nothing else helps: of one that merely points, and of one that opens with "But" or is half a quotation.</summary>
    private const double LastForPointing = 0.4, LastForLinking = 0.8;

    /// <summary>How much less a companion may be worth than the sentence whose place it takes.</summary>
    private const double WorthContext = 0.35;

    /// <summary>A choice of more sentences than this is more of an excerpt: context is there anyway, and the work stays bounded.</summary>
    private const int MostSentences = 40;

    /// <summary>The most sentences compared with those picked, and the most entries of each: enough for any article.</summary>
    private const int MostLooks = 64, MostEntries = 200;

    private const SentenceSigns Back = SentenceSigns.Points | SentenceSigns.Links | SentenceSigns.Leans;
    private const SentenceSigns Open = SentenceSigns.Question | SentenceSigns.HalfQuotation;

    /// <summary>Mends the picked sentences in place; their number does not change, their words stay within the budget.</summary>
    public static void Resolve(
        List<int> picked, ReadOnlySpan<Sentence> sentences, TermVectors vectors, ReadOnlySpan<SentenceMarks> marks, ReadOnlySpan<double> scores, LengthBudget budget)
    {
        if (picked.Count > MostSentences)
            return;
        for (int p = 0; p < picked.Count; p++)
        {
            int dependent = picked[p];
            if (!Dangles(dependent, picked, sentences, marks))
                continue;
            int room = Room(picked, vectors, budget);
            int alone = BestAlone(dependent, picked, sentences.Length, vectors, marks, scores, room);
            // What the text's first sentence links to stands nowhere, and being first it is worth much.
            double worth = dependent == 0 ? WorthContext : WorthStandingAlone;
            int companion = Companion(dependent, marks);
            if (alone >= 0 && scores[alone] >= scores[dependent] - worth)
                picked[p] = alone;
            else if (companion < 0 || companion >= sentences.Length)
                continue;
            else if (!TakeCompanion(dependent, companion, picked, vectors, marks, scores, room) && Swap(companion, dependent, marks, scores, scores[dependent] - WorthContext)
                && !Repeats(companion, dependent, picked, vectors) && vectors.Words[companion] - vectors.Words[dependent] <= room)
                picked[p] = companion;
            else if (picked[p] == dependent && !picked.Contains(companion) && alone >= 0 && scores[alone] >= scores[dependent] - LastResort(marks[dependent].Signs))
                picked[p] = alone;
        }
    }

    /// <summary>Its meaning, its answer or its other half stands in a sentence that is not chosen.</summary>
    private static bool Dangles(int s, List<int> picked, ReadOnlySpan<Sentence> sentences, ReadOnlySpan<SentenceMarks> marks)
    {
        SentenceSigns signs = marks[s].Signs;
        if ((signs & Open) != 0)
            return !picked.Contains(Companion(s, marks));
        if ((signs & Back) == 0)
            return false;
        // Nothing stands before the text's first sentence: "It was another momentous night for …" tells by itself what it means.
        if (s == 0)
            return (signs & SentenceSigns.Links) != 0;
        if (picked.Contains(s - 1))
            return false;
        // A pronoun reaches a sentence further back than a link does, within a paragraph.
        return (signs & ~SentenceSigns.Points & Back) != 0 || s < 2 || !picked.Contains(s - 2) || sentences[s].Block != sentences[s - 2].Block;
    }

    /// <summary>The sentence that one needs beside it: the next one for a question and for the beginning of a quotation, else the one before.</summary>
    private static int Companion(int s, ReadOnlySpan<SentenceMarks> marks) =>
        (marks[s].Signs & Open) != 0 && (marks[s].Signs & SentenceSigns.GoesOnQuoting) == 0 ? s + 1 : s - 1;

    private static double LastResort(SentenceSigns signs) => (signs & ~SentenceSigns.Points & (Back | Open)) != 0 ? LastForLinking : LastForPointing;

    private static bool Depends(SentenceMarks marks) => (marks.Signs & (Back | Open)) != 0;

    // A companion that depends on the sentence itself is no reason against it.
    private static bool Swap(int companion, int dependent, ReadOnlySpan<SentenceMarks> marks, ReadOnlySpan<double> scores, double least) =>
        (!Depends(marks[companion]) || Companion(companion, marks) == dependent) && scores[companion] >= least;

    // The companion takes the place of the least valuable other sentence that is nobody's companion.
    private static bool TakeCompanion(
        int dependent, int companion, List<int> picked, TermVectors vectors, ReadOnlySpan<SentenceMarks> marks, ReadOnlySpan<double> scores, int room)
    {
        int weakest = -1;
        for (int p = 0; p < picked.Count; p++)
        {
            int s = picked[p];
            if (s != dependent && !IsNeeded(s, picked, marks) && (weakest < 0 || scores[s] < scores[picked[weakest]]))
                weakest = p;
        }

        if (weakest < 0 || vectors.Words[companion] - vectors.Words[picked[weakest]] > room
            || !Swap(companion, dependent, marks, scores, scores[picked[weakest]] - WorthContext) || Repeats(companion, picked[weakest], picked, vectors))
            return false;
        picked[weakest] = companion;
        return true;
    }

    private static bool IsNeeded(int s, List<int> picked, ReadOnlySpan<SentenceMarks> marks)
    {
        foreach (int other in picked)
        {
            if (Depends(marks[other]) && Companion(other, marks) == s)
                return true;
        }

        return false;
    }

    private static int BestAlone(
        int dependent, List<int> picked, int count, TermVectors vectors, ReadOnlySpan<SentenceMarks> marks, ReadOnlySpan<double> scores, int room)
    {
        int best = -1;
        int looks = MostLooks;
        for (int s = 0; s < count && looks > 0; s++)
        {
            if (!Depends(marks[s]) && (best < 0 || scores[s] > scores[best]) && vectors.Words[s] - vectors.Words[dependent] <= room
                && !picked.Contains(s))
            {
                looks--;
                best = Repeats(s, dependent, picked, vectors) ? best : s;
            }
        }

        return best;
    }

    private static bool Repeats(int s, int leaving, List<int> picked, TermVectors vectors)
    {
        foreach (int other in picked)
        {
            if (other != leaving && Likeness(s, other, vectors) > 0.5)
                return true;
        }

        return false;
    }

    private static double Likeness(int s, int t, TermVectors vectors)
    {
        double sum = 0;
        int end = Math.Min(vectors.FirstEntry[s + 1], vectors.FirstEntry[s] + MostEntries);
        int otherEnd = Math.Min(vectors.FirstEntry[t + 1], vectors.FirstEntry[t] + MostEntries);
        for (int e = vectors.FirstEntry[s]; e < end; e++)
        {
            for (int f = vectors.FirstEntry[t]; f < otherEnd; f++)
                sum += vectors.Terms[e] == vectors.Terms[f] ? vectors.Weights[e] * vectors.Weights[f] : 0;
        }

        return sum;
    }

    private static int Room(List<int> picked, TermVectors vectors, LengthBudget budget)
    {
        if (budget.Words is not { } words)
            return int.MaxValue;
        foreach (int s in picked)
            words -= vectors.Words[s];
        return Math.Max(words, 0);
    }
}
