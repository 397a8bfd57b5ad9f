using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Ranking;

// Measures of how a sentence relates to the others by its terms. They are its similarity to the sentences before and
// after it (PacSum, Zheng & Lapata 2019), to the lead and to the title, and the frequency of its terms. Similarity to
// all others is one dot product with a running sum, so the time is linear. Its arrays are pooled: dispose of it when
// done.
internal sealed class Centrality : IDisposable
{
    private readonly TermVectors _vectors;
    private readonly float[] _forward, _backward, _likePrevious;
    private readonly TermState[] _terms;
    private readonly double _topForward, _topDegree, _topBackward, _topMeanFrequency, _topSumFrequency, _leadNorm;
    private readonly int _titleTerms;

    // The number of terms up to the sentence that is measured: they are numbered in order of their first occurrence.
    private int _termsMet;

    public Centrality(TermVectors vectors, string? title)
    {
        _vectors = vectors;
        _forward = PooledArray.Rent<float>(Count);
        _backward = PooledArray.Rent<float>(Count);
        _likePrevious = PooledArray.Rent<float>(Count);
        _terms = PooledArray.Rent<TermState>(vectors.TermCount);
        for (int term = 0; term < vectors.TermCount; term++)
        {
            int frequency = vectors.SentenceFrequency[term];
            _terms[term] = new TermState
            {
                Frequency = frequency,
                FrequencyLog = (float)PortableMath.Log(1 + frequency)
            };
        }

        MeasureBackward();
        for (int s = 0; s < Count; s++)
        {
            MeasureForward(s);
            _topForward = Math.Max(_topForward, _forward[s]);
            _topBackward = Math.Max(_topBackward, _backward[s]);
            _topDegree = Math.Max(_topDegree, _forward[s] + _backward[s]);
            (double mean, double sum) = Frequencies(s);
            _topMeanFrequency = Math.Max(_topMeanFrequency, mean);
            _topSumFrequency = Math.Max(_topSumFrequency, sum);
        }

        _leadNorm = MeasureLead();
        _titleTerms = title is null ? 0 : MarkTitleTerms(title);
    }

    private int Count => _vectors.SentenceCount;

    public float Forward(int s) => (float)Share(_forward[s], _topForward);

    public float Degree(int s) => (float)Share(_forward[s] + _backward[s], _topDegree);

    // Fills the features of the next sentence that its terms decide.
    public void MeasureNext(int s, Span<float> row)
    {
        row[(int)Feature.Forward] = Forward(s);
        row[(int)Feature.Degree] = Degree(s);
        row[(int)Feature.Backward] = (float)Share(_backward[s], _topBackward);
        row[(int)Feature.ForwardMean] = (float)Math.Min(3, _forward[s] / Math.Sqrt(Math.Max(1, Count - 1 - s)));
        (double mean, double sum) = Frequencies(s);
        row[(int)Feature.MeanFrequency] = (float)Share(mean, _topMeanFrequency);
        row[(int)Feature.SumFrequency] = (float)Share(sum, _topSumFrequency);
        row[(int)Feature.LikePrevious] = _likePrevious[s];
        row[(int)Feature.LikeNext] = s + 1 < Count ? _likePrevious[s + 1] : 0;
        ReadOnlySpan<int> terms = _vectors.TermsIn(s);
        ReadOnlySpan<float> weights = _vectors.WeightsIn(s);
        int fresh = 0, recurring = 0, lonely = 0, titled = 0;
        double first = 0, lead = 0;
        for (int e = 0; e < terms.Length; e++)
        {
            ref readonly TermState term = ref _terms[terms[e]];
            fresh += terms[e] >= _termsMet ? 1 : 0;
            recurring += term.LastSentence > s ? 1 : 0;
            lonely += term.Frequency == 1 ? 1 : 0;
            titled += term.InTitle ? 1 : 0;
            first += (double)weights[e] * term.First;
            lead += weights[e] * term.Lead;
        }

        _termsMet += fresh;
        double count = Math.Max(1, terms.Length);
        row[(int)Feature.Novelty] = (float)(fresh / count);
        row[(int)Feature.RecurringShare] = (float)(recurring / count);
        row[(int)Feature.HapaxShare] = (float)(lonely / count);
        row[(int)Feature.LikeFirst] = s == 0 ? 0 : (float)first;
        row[(int)Feature.LikeLead] = (float)(lead * _leadNorm);
        row[(int)Feature.TitleOverlap] = _titleTerms > 0 ? Math.Min(1, (float)titled / _titleTerms) : 0;
    }

    public void Dispose()
    {
        PooledArray.Return(_forward);
        PooledArray.Return(_backward);
        PooledArray.Return(_likePrevious);
        PooledArray.Return(_terms);
    }

    // The similarity to all sentences before, and to the last one; then the sums hold all sentences.
    private void MeasureBackward()
    {
        for (int s = 0; s < Count; s++)
        {
            ReadOnlySpan<int> terms = _vectors.TermsIn(s);
            ReadOnlySpan<float> weights = _vectors.WeightsIn(s);
            double all = 0, previous = 0;
            for (int e = 0; e < terms.Length; e++)
            {
                ref TermState term = ref _terms[terms[e]];
                double weight = weights[e];
                all += weight * term.Sum;
                if (term.LastSentence == s - 1)
                    previous += weight * term.LastWeight;
                term.Sum += weight;
                (term.LastSentence, term.LastWeight) = (s, weights[e]);
            }

            (_backward[s], _likePrevious[s]) = ((float)all, (float)previous);
        }
    }

    private void MeasureForward(int s)
    {
        ReadOnlySpan<int> terms = _vectors.TermsIn(s);
        ReadOnlySpan<float> weights = _vectors.WeightsIn(s);
        double all = 0;
        for (int e = 0; e < terms.Length; e++)
            all += weights[e] * _terms[terms[e]].Sum;
        // The sum holds the sentence itself too: the product of its unit vector with itself is 1, or 0 where it has no
        // terms.
        double degree = Math.Max(all - (terms.IsEmpty ? 0 : 1), 0);
        _forward[s] = (float)Math.Max(degree - _backward[s], 0);
    }

    // The mean logarithm of the frequencies of a sentence's terms, and the root of how often others have them.
    private (double Mean, double Sum) Frequencies(int s)
    {
        ReadOnlySpan<int> terms = _vectors.TermsIn(s);
        double logs = 0;
        long elsewhere = 0;
        foreach (int term in terms)
        {
            logs += _terms[term].FrequencyLog;
            elsewhere += _terms[term].Frequency - 1;
        }

        return (logs / Math.Max(1, terms.Length), Math.Sqrt(elsewhere));
    }

    // Sums the vectors of the first three sentences, and returns what makes the sum a unit vector.
    private double MeasureLead()
    {
        int sentences = Math.Min(3, Count);
        for (int s = 0; s < sentences; s++)
        {
            ReadOnlySpan<int> terms = _vectors.TermsIn(s);
            ReadOnlySpan<float> weights = _vectors.WeightsIn(s);
            for (int e = 0; e < terms.Length; e++)
            {
                ref TermState term = ref _terms[terms[e]];
                term.Lead += weights[e];
                term.First = s == 0 ? weights[e] : term.First;
            }
        }

        double squares = 0;
        for (int s = 0; s < sentences; s++)
        {
            ReadOnlySpan<int> terms = _vectors.TermsIn(s);
            ReadOnlySpan<float> weights = _vectors.WeightsIn(s);
            double sum = 0;
            for (int e = 0; e < terms.Length; e++)
                sum += weights[e] * _terms[terms[e]].Lead;
            squares += sum;
        }

        return squares > 0 ? 1 / Math.Sqrt(squares) : 0;
    }

    private int MarkTitleTerms(string title)
    {
        List<int> terms = _vectors.TermsOf(title);
        foreach (int term in terms)
        {
            if (term >= 0)
                _terms[term].InTitle = true;
        }

        return terms.Count;
    }

    private static double Share(double value, double top) => top > 0 ? value / top : 0;

    private struct TermState
    {
        // Its weights in all sentences so far.
        public double Sum;

        // Its weights in the first three sentences.
        public double Lead;

        // Its weight in the first sentence.
        public float First;

        // The last sentence so far that has it, and its weight there.
        public int LastSentence;

        public float LastWeight;

        // The number of sentences that have it.
        public int Frequency;

        // The logarithm of one more.
        public float FrequencyLog;

        public bool InTitle;
    }
}
