using System.Buffers;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Selection;

/// <summary>
/// Maximal marginal relevance (Carbonell &amp; Goldstein 1998): picks again and again the sentence of the largest score minus
/// its largest cosine to one already picked, and a little of the second largest. Lazily: a sentence's value only ever falls,
/// so the one on top of a heap is compared with the picks that it has not met yet, and is taken when it still is the largest.
/// </summary>
internal static class MarginalRelevance
{
    /// <summary>From this cosine on, two sentences say the same in a reader's eyes, and each step further costs much more.</summary>
    private const double SaysTheSame = 0.55;

    private const double RepetitionCost = 6;

    /// <summary>What likeness to a second sentence picked costs: two halves of a sentence may be said already.</summary>
    private const double SecondCost = 0.2;

    /// <summary>From this cosine on, two sentences may be the same one, and are looked at letter by letter.</summary>
    private const double Suspicious = 0.9999;

    /// <summary>
    /// The most vector entries compared. Summaries of ordinary length stay far below; one of thousands of sentences of a huge
    /// document goes on by score alone from there, in bounded time.
    /// </summary>
    private const long MaxWork = 30_000_000;

    /// <summary>The picked sentences, first pick first. A sentence that does not fit into what is left of the words is passed over.</summary>
    public static List<int> Pick(
        ReadOnlySpan<char> text, ReadOnlySpan<Sentence> sentences, TermVectors vectors, ReadOnlySpan<double> scores, double diversity, LengthBudget budget)
    {
        int count = scores.Length;
        var picked = new List<int>(Math.Min(count, budget.Sentences));
        if (count == 0)
            return picked;
        Candidate[] pool = ArrayPool<Candidate>.Shared.Rent(count);
        double[] dense = ArrayPool<double>.Shared.Rent(Math.Max(vectors.TermCount, 1));
        Array.Clear(dense, 0, vectors.TermCount);
        try
        {
            Span<Candidate> heap = pool.AsSpan(0, count);
            for (int s = 0; s < count; s++)
                heap[s] = new Candidate(s, 0, scores[s], 0, 0);
            Heapify(heap);
            int wordsLeft = budget.Words ?? int.MaxValue;
            int best = heap[0].Sentence;
            long work = 0;
            while (heap.Length > 0 && picked.Count < budget.Sentences)
            {
                Candidate top = heap[0];
                if (vectors.Words[top.Sentence] > wordsLeft)
                {
                    RemoveTop(ref heap);
                }
                else if (top.Compared < picked.Count && work < MaxWork)
                {
                    Candidate compared = Compare(top, vectors, scores, diversity, picked, dense, ref work);
                    if (compared.Likeness >= Suspicious && RepeatsOne(text, sentences, picked, top))
                    {
                        RemoveTop(ref heap);
                        continue;
                    }

                    heap[0] = compared;
                    Sink(heap, 0);
                }
                else
                {
                    picked.Add(top.Sentence);
                    wordsLeft -= vectors.Words[top.Sentence];
                    RemoveTop(ref heap);
                }
            }

            // Nothing fits: one sentence is kept all the same.
            if (picked.Count == 0)
                picked.Add(best);
            return picked;
        }
        finally
        {
            ArrayPool<Candidate>.Shared.Return(pool);
            ArrayPool<double>.Shared.Return(dense);
        }
    }

    /// <summary>What it costs a sentence to be so much like those that are picked already.</summary>
    /// <param name="likeness">The largest cosine to one of them.</param>
    /// <param name="second">The second largest.</param>
    /// <param name="diversity">What the largest counts.</param>
    public static double Cost(double likeness, double second, double diversity) =>
        (diversity * likeness) + (SecondCost * second) + (likeness > SaysTheSame ? RepetitionCost * (likeness - SaysTheSame) : 0);

    private static Candidate Compare(
        Candidate candidate, TermVectors vectors, ReadOnlySpan<double> scores, double diversity, List<int> picked, double[] dense, ref long work)
    {
        double likeness = candidate.Likeness, second = candidate.Second;
        bool empty = vectors.FirstEntry[candidate.Sentence] == vectors.FirstEntry[candidate.Sentence + 1];
        vectors.Scatter(candidate.Sentence, dense);
        for (int p = candidate.Compared; p < picked.Count; p++)
        {
            // Two sentences of nothing but stop words are alike in that.
            bool emptyToo = empty && vectors.FirstEntry[picked[p]] == vectors.FirstEntry[picked[p] + 1];
            double cosine = emptyToo ? 1 : vectors.Dot(picked[p], dense);
            second = Math.Max(second, Math.Min(cosine, likeness));
            likeness = Math.Max(likeness, cosine);
            work += vectors.FirstEntry[picked[p] + 1] - vectors.FirstEntry[picked[p]];
        }

        vectors.Unscatter(candidate.Sentence, dense);
        work += vectors.FirstEntry[candidate.Sentence + 1] - vectors.FirstEntry[candidate.Sentence];
        return candidate with
        {
            Compared = picked.Count,
            Likeness = likeness,
            Second = second,
            Value = scores[candidate.Sentence] - Cost(likeness, second, diversity),
        };
    }

    // Only the picks not met before: had an earlier one been the same, the candidate would be gone.
    private static bool RepeatsOne(ReadOnlySpan<char> text, ReadOnlySpan<Sentence> sentences, List<int> picked, Candidate candidate)
    {
        ReadOnlySpan<char> words = text.Slice(sentences[candidate.Sentence].Offset, sentences[candidate.Sentence].Length);
        for (int p = candidate.Compared; p < picked.Count; p++)
        {
            if (SameLetters(words, text.Slice(sentences[picked[p]].Offset, sentences[picked[p]].Length)))
                return true;
        }

        return false;
    }

    // The same but for case, punctuation and spaces.
    private static bool SameLetters(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        while (true)
        {
            char a = NextLetter(ref one), b = NextLetter(ref other);
            if (a != b)
                return false;
            if (a == '\0')
                return true;
        }
    }

    private static char NextLetter(ref ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            uint entry = CharTable.Table[text[i]];
            if (CharTable.KindOf(entry) < CharKind.Surrogate)
                continue;
            text = text[(i + 1)..];
            return CharTable.LowerOf(entry);
        }

        text = default;
        return '\0';
    }

    private static void Heapify(Span<Candidate> heap)
    {
        for (int i = (heap.Length / 2) - 1; i >= 0; i--)
            Sink(heap, i);
    }

    private static void RemoveTop(ref Span<Candidate> heap)
    {
        heap[0] = heap[^1];
        heap = heap[..^1];
        Sink(heap, 0);
    }

    private static void Sink(Span<Candidate> heap, int i)
    {
        while ((2 * i) + 1 < heap.Length)
        {
            int child = (2 * i) + 1;
            if (child + 1 < heap.Length && heap[child + 1].Before(heap[child]))
                child++;
            if (!heap[child].Before(heap[i]))
                return;
            (heap[i], heap[child]) = (heap[child], heap[i]);
            i = child;
        }
    }

    /// <param name="Sentence">Its number.</param>
    /// <param name="Compared">With how many of the picked sentences it has been compared.</param>
    /// <param name="Value">What it is worth as far as compared.</param>
    /// <param name="Likeness">The largest cosine to one of them.</param>
    /// <param name="Second">The second largest.</param>
    private readonly record struct Candidate(int Sentence, int Compared, double Value, double Likeness, double Second)
    {
        public bool Before(in Candidate other) => Value > other.Value || (Value == other.Value && Sentence < other.Sentence);
    }
}
