using Summarizer.Sentences;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Selection;

// Maximal marginal relevance (Carbonell & Goldstein 1998): picks again and again the sentence of the largest score
// minus its largest cosine to one already picked, and a little of the second largest. Lazily: a sentence's value only
// ever falls, so the first one in a queue is compared with the picks that it has not met yet, and is taken if it still
// is the first.
internal sealed class MarginalRelevance(
    string text, Sentence[] sentences, TermVectors vectors, double[] scores, double diversity)
{
    // From this cosine on, two sentences say the same in a reader's eyes, and each step further costs much more.
    private const double SaysTheSame = 0.55;

    private const double RepetitionCost = 6;

    // The cost of similarity to a second picked sentence: two halves of a sentence may be said already.
    private const double SecondCost = 0.2;

    // From this cosine on, two sentences may be the same one, and are compared letter by letter.
    private const double Suspicious = 0.9999;

    // The most vector entries compared. Summaries of ordinary length stay far below; one of thousands of sentences of a
    // huge document continues by score alone from there, in bounded time.
    private const long MaxWork = 30_000_000;

    private readonly List<int> _picked = [];

    // By descending value; of two alike, the earlier sentence is first.
    private readonly PriorityQueue<Candidate, (double NegatedValue, int Sentence)> _candidates =
        new([.. scores.Select((score, s) => (new Candidate(s, 0, 0, 0), (-score, s)))]);

    private long _work;

    // Returns the picked sentences, first pick first. One that does not fit into what is left of the words is passed
    // over.
    public static List<int> Pick(
        string text, Sentence[] sentences, TermVectors vectors, double[] scores, double diversity, LengthBudget budget)
    {
        if (scores.Length == 0)
            return [];
        return new MarginalRelevance(text, sentences, vectors, scores, diversity).Pick(budget);
    }

    // Returns what it costs a sentence to be similar to those that are picked already.
    // largest: The largest cosine to one of them.
    // second: The second largest.
    // diversity: The weight of the largest similarity.
    public static double Cost(double largest, double second, double diversity) =>
        (diversity * largest) + (SecondCost * second)
        + (largest > SaysTheSame ? RepetitionCost * (largest - SaysTheSame) : 0);

    private List<int> Pick(LengthBudget budget)
    {
        int wordsLeft = budget.Words ?? int.MaxValue, best = _candidates.Peek().Sentence;
        while (_picked.Count < budget.Sentences && _candidates.TryPeek(out Candidate first, out _))
        {
            if (vectors.Words(first.Sentence) > wordsLeft)
            {
                _candidates.Dequeue();
            }
            else if (first.Compared < _picked.Count && _work < MaxWork)
            {
                CompareFirst(first);
            }
            else
            {
                _candidates.Dequeue();
                _picked.Add(first.Sentence);
                wordsLeft -= vectors.Words(first.Sentence);
            }
        }

        // Nothing fits: one sentence is kept all the same.
        if (_picked.Count == 0)
            _picked.Add(best);
        return _picked;
    }

    private void CompareFirst(Candidate first)
    {
        Candidate compared = Compare(first);
        if (compared.Largest >= Suspicious && RepeatsPicked(first))
        {
            _candidates.Dequeue();
            return;
        }

        double value = scores[first.Sentence] - Cost(compared.Largest, compared.Second, diversity);
        _candidates.DequeueEnqueue(compared, (-value, first.Sentence));
    }

    private Candidate Compare(Candidate candidate)
    {
        double largest = candidate.Largest, second = candidate.Second;
        int terms = vectors.TermsIn(candidate.Sentence).Length;
        for (int p = candidate.Compared; p < _picked.Count; p++)
        {
            int pickedTerms = vectors.TermsIn(_picked[p]).Length;
            // Two sentences of nothing but stop words are alike in that.
            double cosine = terms + pickedTerms == 0 ? 1 : vectors.Cosine(candidate.Sentence, _picked[p]);
            second = Math.Max(second, Math.Min(cosine, largest));
            largest = Math.Max(largest, cosine);
            _work += terms + pickedTerms;
        }

        return new Candidate(candidate.Sentence, _picked.Count, largest, second);
    }

    // Only the picks not met before: had an earlier one been the same, the candidate would be gone.
    private bool RepeatsPicked(Candidate candidate)
    {
        for (int p = candidate.Compared; p < _picked.Count; p++)
        {
            if (LettersOf(candidate.Sentence).SequenceEqual(LettersOf(_picked[p])))
                return true;
        }

        return false;
    }

    // Without case, punctuation and spaces.
    private IEnumerable<char> LettersOf(int s) => text.Substring(sentences[s].Offset, sentences[s].Length)
        .Where(Characters.IsWordCharacter).Select(Characters.ToLower);

    // Compared: The number of picked sentences with which it has been compared.
    // Largest: The largest cosine to one of them.
    // Second: The second largest.
    private readonly record struct Candidate(int Sentence, int Compared, double Largest, double Second);
}
