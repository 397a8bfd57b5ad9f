using System.Buffers;
using Summarizer.Sentences;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Selection;

/// <summary>
/// Maximal marginal relevance (Carbonell &amp; Goldstein 1998): picks again and again the sentence of the largest score
/// minus its largest cosine to one already picked, and a little of the second largest. Lazily: a sentence's value only
/// ever falls, so the one on top of a heap is compared with the picks that it has not met yet, and is taken if it still
/// is the largest.
/// </summary>
internal sealed class MarginalRelevance(
    string text, Sentence[] sentences, TermVectors vectors, double[] scores, double diversity, double[] dense)
{
    /// <summary>
    /// From this cosine on, two sentences say the same in a reader's eyes, and each step further costs much more.
    /// </summary>
    private const double SaysTheSame = 0.55;

    private const double RepetitionCost = 6;

    /// <summary>
    /// The cost of similarity to a second picked sentence: two halves of a sentence may be said already.
    /// </summary>
    private const double SecondCost = 0.2;

    /// <summary>From this cosine on, two sentences may be the same one, and are compared letter by letter.</summary>
    private const double Suspicious = 0.9999;

    /// <summary>
    /// The most vector entries compared. Summaries of ordinary length stay far below; one of thousands of sentences of
    /// a huge document continues by score alone from there, in bounded time.
    /// </summary>
    private const long MaxWork = 30_000_000;

    private readonly List<int> _picked = [];

    // The heap, and how many candidates are left in it.
    private readonly Candidate[] _heap = [.. scores.Select((score, s) => new Candidate(s, 0, score, 0, 0))];
    private int _left = scores.Length;
    private long _work;

    /// <summary>
    /// Returns the picked sentences, first pick first. One that does not fit into what is left of the words is passed
    /// over.
    /// </summary>
    public static List<int> Pick(
        string text, Sentence[] sentences, TermVectors vectors, double[] scores, double diversity, LengthBudget budget)
    {
        if (scores.Length == 0)
            return [];
        double[] dense = ArrayPool<double>.Shared.Rent(vectors.TermCount);
        Array.Clear(dense, 0, vectors.TermCount);
        List<int> picked =
            new MarginalRelevance(text, sentences, vectors, scores, diversity, dense).Pick(budget);
        ArrayPool<double>.Shared.Return(dense);
        return picked;
    }

    /// <summary>Returns what it costs a sentence to be similar to those that are picked already.</summary>
    /// <param name="largest">The largest cosine to one of them.</param>
    /// <param name="second">The second largest.</param>
    /// <param name="diversity">The weight of the largest similarity.</param>
    public static double Cost(double largest, double second, double diversity) =>
        (diversity * largest) + (SecondCost * second)
        + (largest > SaysTheSame ? RepetitionCost * (largest - SaysTheSame) : 0);

    private List<int> Pick(LengthBudget budget)
    {
        for (int i = (_left / 2) - 1; i >= 0; i--)
            Sink(i);
        int wordsLeft = budget.Words ?? int.MaxValue, best = _heap[0].Sentence;
        while (_left > 0 && _picked.Count < budget.Sentences)
        {
            Candidate top = _heap[0];
            if (vectors.Words(top.Sentence) > wordsLeft)
            {
                RemoveTop();
            }
            else if (top.Compared < _picked.Count && _work < MaxWork)
            {
                CompareTop(top);
            }
            else
            {
                _picked.Add(top.Sentence);
                wordsLeft -= vectors.Words(top.Sentence);
                RemoveTop();
            }
        }

        // Nothing fits: one sentence is kept all the same.
        if (_picked.Count == 0)
            _picked.Add(best);
        return _picked;
    }

    private void CompareTop(Candidate top)
    {
        Candidate compared = Compare(top);
        if (compared.Largest >= Suspicious && RepeatsPicked(top))
        {
            RemoveTop();
            return;
        }

        _heap[0] = compared;
        Sink(0);
    }

    private Candidate Compare(Candidate candidate)
    {
        double largest = candidate.Largest, second = candidate.Second;
        int terms = vectors.TermsIn(candidate.Sentence).Length;
        vectors.Densify(candidate.Sentence, dense);
        for (int p = candidate.Compared; p < _picked.Count; p++)
        {
            int pickedTerms = vectors.TermsIn(_picked[p]).Length;
            // Two sentences of nothing but stop words are alike in that.
            double cosine = terms + pickedTerms == 0 ? 1 : vectors.Dot(_picked[p], dense);
            second = Math.Max(second, Math.Min(cosine, largest));
            largest = Math.Max(largest, cosine);
            _work += pickedTerms;
        }

        vectors.ClearDense(candidate.Sentence, dense);
        _work += terms;
        double value = scores[candidate.Sentence] - Cost(largest, second, diversity);
        return new Candidate(candidate.Sentence, _picked.Count, value, largest, second);
    }

    // Only the picks not met before: had an earlier one been the same, the candidate would be gone.
    private bool RepeatsPicked(Candidate candidate)
    {
        for (int p = candidate.Compared; p < _picked.Count; p++)
        {
            if (AreSame(TextOf(candidate.Sentence), TextOf(_picked[p])))
                return true;
        }

        return false;
    }

    private ReadOnlySpan<char> TextOf(int s) => text.AsSpan(sentences[s].Offset, sentences[s].Length);

    // The same but for case, punctuation and spaces.
    private static bool AreSame(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        while (true)
        {
            char a = NextLetter(ref one), b = NextLetter(ref other);
            if (a != b || a == '\0')
                return a == b;
        }
    }

    private static char NextLetter(ref ReadOnlySpan<char> text)
    {
        const CharacterClass Letters =
            CharacterClass.Letter | CharacterClass.Combining | CharacterClass.Digit | CharacterClass.Surrogate;
        while (!text.IsEmpty)
        {
            char c = text[0];
            text = text[1..];
            if (Characters.Is(c, Letters))
                return Characters.ToLower(c);
        }

        return '\0';
    }

    private void RemoveTop()
    {
        _heap[0] = _heap[--_left];
        Sink(0);
    }

    private void Sink(int i)
    {
        while ((2 * i) + 1 < _left)
        {
            int child = (2 * i) + 1;
            if (child + 1 < _left && _heap[child + 1].IsBefore(_heap[child]))
                child++;
            if (!_heap[child].IsBefore(_heap[i]))
                return;
            (_heap[i], _heap[child]) = (_heap[child], _heap[i]);
            i = child;
        }
    }

    /// <param name="Sentence">Its number.</param>
    /// <param name="Compared">The number of picked sentences with which it has been compared.</param>
    /// <param name="Value">The sentence's value as far as compared.</param>
    /// <param name="Largest">The largest cosine to one of them.</param>
    /// <param name="Second">The second largest.</param>
    private readonly record struct Candidate(int Sentence, int Compared, double Value, double Largest, double Second)
    {
        public bool IsBefore(in Candidate other) =>
            Value > other.Value || (Value == other.Value && Sentence < other.Sentence);
    }
}
