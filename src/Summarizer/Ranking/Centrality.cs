using Summarizer.Terms;

namespace Summarizer.Ranking;

/// <summary>
/// What a sentence's terms say of its place among the others: how like it is to those before and behind it (PacSum, Zheng &amp; Lapata 2019),
/// to the lead and to the title, and how often its terms are met. Likeness to all others is one dot product with a running sum.
/// </summary>
internal sealed class Centrality
{
    // Few different frequencies cover nearly all terms: their logarithms are looked up.
    private static readonly double[] FrequencyLogs = [.. Enumerable.Range(0, 64).Select(f => (float)PortableMath.Log(1 + f))];

    private readonly TermVectors _vectors;

    // All arrays are used again for the next document; each may be longer than this one needs.
    private float[] _forward = [], _backward = [], _likePrevious = [];
    private TermState[] _terms = [];

    // So many terms have been met up to the sentence that is measured: terms are numbered in order of first sight.
    private int _termsMet;

    private int _count, _titleTerms;
    private double _leadNorm, _topForward, _topDegree, _topBackward, _topMeanFrequency, _topSumFrequency;

    /// <param name="vectors">What it will measure, filled anew for each document.</param>
    public Centrality(TermVectors vectors) => _vectors = vectors;

    /// <summary>Roughly how many bytes are kept for the next document.</summary>
    public long Footprint => (_forward.LongLength * 12) + (_terms.LongLength * 48);

    /// <summary>Turns to the document whose sentences the vectors hold now.</summary>
    public void Start(string? title)
    {
        _count = _vectors.SentenceCount;
        (_topForward, _topDegree, _topBackward, _topMeanFrequency, _topSumFrequency) = (0, 0, 0, 0, 0);
        MakeRoom();
        MeasureLikeness();
        _leadNorm = PrepareLead();
        _termsMet = 0;
        _titleTerms = title is null ? 0 : MarkTitleTerms(title);
    }

    /// <summary>A sentence's <see cref="Feature.Forward"/>.</summary>
    public float Forward(int s) => (float)Share(_forward[s], _topForward);

    /// <summary>A sentence's <see cref="Feature.Degree"/>.</summary>
    public float Degree(int s) => (float)Share(_forward[s] + _backward[s], _topDegree);

    /// <summary>Fills the features of the next sentence that its terms decide.</summary>
    public void Measure(int s, Span<float> row)
    {
        row[(int)Feature.Forward] = Forward(s);
        row[(int)Feature.Degree] = Degree(s);
        row[(int)Feature.Backward] = (float)Share(_backward[s], _topBackward);
        row[(int)Feature.ForwardMean] = (float)Math.Min(3, _forward[s] / Math.Sqrt(Math.Max(1, _count - 1 - s)));
        MeasureTerms(s, row);
    }

    private void MeasureTerms(int s, Span<float> row)
    {
        ReadOnlySpan<int> terms = _vectors.TermsIn(s);
        ReadOnlySpan<float> weights = _vectors.WeightsIn(s);
        TermState[] states = _terms;
        int met = _termsMet, fresh = 0, again = 0, lonely = 0, titled = 0;
        long elsewhere = 0;
        double meanFrequency = 0, first = 0, lead = 0;
        for (int e = 0; e < terms.Length && e < weights.Length; e++)
        {
            ref readonly TermState state = ref states[terms[e]];
            fresh += Bits.Of(terms[e] >= met);
            again += Bits.Of(state.SentencesPassed > s + 1);
            lonely += Bits.Of(state.Frequency == 1);
            meanFrequency += state.FrequencyLog;
            elsewhere += state.Frequency - 1;
            double weight = PortableMath.Widened(weights[e]);
            first += weight * PortableMath.Widened(state.First);
            lead += weight * state.Lead;
        }

        _termsMet = met + fresh;
        if (_titleTerms > 0)
        {
            foreach (int term in terms)
                titled += states[term].InTitle ? 1 : 0;
        }

        double entries = Math.Max(1, terms.Length);
        row[(int)Feature.MeanFrequency] = (float)Share(meanFrequency / entries, _topMeanFrequency);
        row[(int)Feature.SumFrequency] = (float)Share(Math.Sqrt(elsewhere), _topSumFrequency);
        row[(int)Feature.Novelty] = (float)(fresh / entries);
        row[(int)Feature.MetAgain] = (float)(again / entries);
        row[(int)Feature.Lonely] = (float)(lonely / entries);
        row[(int)Feature.LikeFirst] = s == 0 ? 0 : (float)first;
        row[(int)Feature.LikeLead] = (float)(lead * _leadNorm);
        row[(int)Feature.TitleOverlap] = _titleTerms > 0 ? Math.Min(1, (float)titled / _titleTerms) : 0;
        row[(int)Feature.LikePrevious] = _likePrevious[s];
        row[(int)Feature.LikeNext] = s + 1 < _count ? _likePrevious[s + 1] : 0;
    }

    private void MakeRoom()
    {
        if (_forward.Length < _count)
        {
            int size = Math.Max(_count, _forward.Length * 2);
            (_forward, _backward, _likePrevious) = (new float[size], new float[size], new float[size]);
        }

        int terms = _vectors.TermCount;
        if (_terms.Length < terms)
            _terms = new TermState[Math.Max(terms, _terms.Length * 2)];
        // Worked out here, by term: in the loops over the sentences' entries, a call would drive their sums out of the registers.
        for (int term = 0; term < terms; term++)
        {
            int frequency = _vectors.SentenceFrequency[term];
            _terms[term] = new TermState { Frequency = frequency, FrequencyLog = FrequencyLog(frequency) };
        }
    }

    private void MeasureLikeness()
    {
        TermState[] states = _terms;
        for (int s = 0; s < _count; s++)
        {
            ReadOnlySpan<int> terms = _vectors.TermsIn(s);
            ReadOnlySpan<float> weights = _vectors.WeightsIn(s);
            double likeness = 0, likePrevious = 0;
            for (int e = 0; e < terms.Length && e < weights.Length; e++)
            {
                ref TermState state = ref states[terms[e]];
                double weight = PortableMath.Widened(weights[e]);
                likeness += weight * state.Sum;
                likePrevious += weight * PortableMath.Widened(state.Last * Bits.Of(state.SentencesPassed == s));
                state.Sum += weight;
                state.Last = weights[e];
                state.SentencesPassed = s + 1;
            }

            _backward[s] = (float)likeness;
            _likePrevious[s] = (float)likePrevious;
        }

        for (int s = 0; s < _count; s++)
        {
            ReadOnlySpan<int> terms = _vectors.TermsIn(s);
            ReadOnlySpan<float> weights = _vectors.WeightsIn(s);
            // Three sums in one walk: each waits for its own last addition only.
            double likeness = 0, mean = 0;
            long elsewhere = 0;
            for (int e = 0; e < terms.Length && e < weights.Length; e++)
            {
                ref readonly TermState state = ref states[terms[e]];
                likeness += PortableMath.Widened(weights[e]) * state.Sum;
                mean += state.FrequencyLog;
                elsewhere += state.Frequency - 1;
            }

            // The sum holds the sentence itself too: its unit vector's product with itself is 1, or 0 where it has no terms.
            double itself = terms.IsEmpty ? 0 : 1;
            double degree = Math.Max(likeness - itself, 0);
            _forward[s] = (float)Math.Max(degree - _backward[s], 0);
            _topForward = Math.Max(_topForward, _forward[s]);
            _topBackward = Math.Max(_topBackward, _backward[s]);
            _topDegree = Math.Max(_topDegree, _forward[s] + _backward[s]);
            _topMeanFrequency = Math.Max(_topMeanFrequency, mean / Math.Max(1, terms.Length));
            _topSumFrequency = Math.Max(_topSumFrequency, elsewhere);
        }

        _topSumFrequency = Math.Sqrt(_topSumFrequency);
    }

    private static double FrequencyLog(int frequency) =>
        frequency < FrequencyLogs.Length ? FrequencyLogs[frequency] : PortableMath.Log(1 + frequency);

    private double PrepareLead()
    {
        if (_count == 0)
            return 0;
        int sentences = Math.Min(3, _count);
        for (int s = 0; s < sentences; s++)
        {
            ReadOnlySpan<int> terms = _vectors.TermsIn(s);
            ReadOnlySpan<float> weights = _vectors.WeightsIn(s);
            for (int e = 0; e < terms.Length; e++)
            {
                ref TermState state = ref _terms[terms[e]];
                state.Lead += weights[e];
                state.First = s == 0 ? weights[e] : state.First;
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
            if (term != TermVectors.Absent)
                _terms[term].InTitle = true;
        }

        return terms.Count;
    }

    private static double Share(double value, double top) => top > 0 ? value / top : 0;

    // What is known of a term while the document's sentences are measured.
    private struct TermState
    {
        // Its weights in all sentences, and in the first three together.
        public double Sum, Lead;

        // Its weight in the first sentence, and in the last one that has it; up to there, how many sentences have passed.
        public float First, Last;
        public int SentencesPassed;

        // How many sentences have it, and the logarithm of one more.
        public int Frequency;
        public double FrequencyLog;
        public bool InTitle;
    }
}
