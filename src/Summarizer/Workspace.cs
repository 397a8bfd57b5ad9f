using Summarizer.KeyPhrases;
using Summarizer.Languages;
using Summarizer.Ranking;
using Summarizer.Terms;

namespace Summarizer;

/// <summary>
/// What one summary works with: a language's vocabulary and all arrays, kept by each thread for the languages that it met last, so
/// that a warm summary allocates little more than its result. Bounded: what has grown beyond ordinary articles is dropped after use.
/// </summary>
internal sealed class Workspace
{
    private const int MaxLanguages = 3;
    private const int MaxWords = 60_000;
    private const long MaxBytes = 8 << 20;

    [ThreadStatic]
    private static List<Workspace>? _kept;

    private double[] _scores = [];

    public Workspace(Language language)
    {
        Vectors = new TermVectors(new Vocabulary(language));
        Features = new FeatureExtractor(Vectors);
        Phrases = new PhraseCounter(Vectors);
    }

    public TermVectors Vectors { get; }

    public FeatureExtractor Features { get; }

    public PhraseCounter Phrases { get; }

    /// <summary>Takes one for a language from those kept, or makes it; <see cref="Return"/> it when done.</summary>
    public static Workspace Rent(Language language)
    {
        List<Workspace> kept = _kept ??= [];
        for (int i = 0; i < kept.Count; i++)
        {
            if (kept[i].Vectors.Vocabulary.Language != language.Known)
                continue;
            Workspace found = kept[i];
            kept.RemoveAt(i);
            return found;
        }

        return new Workspace(language.Known);
    }

    /// <summary>Keeps it for the next text, last used last.</summary>
    public static void Return(Workspace workspace)
    {
        List<Workspace> kept = _kept ??= [];
        workspace.Features.Forget();
        if (workspace.Footprint > MaxBytes || workspace.Vectors.Vocabulary.Words > MaxWords)
            return;
        if (kept.Count == MaxLanguages)
            kept.RemoveAt(0);
        kept.Add(workspace);
    }

    /// <summary>Room for a number by sentence, whatever it held before.</summary>
    public Span<double> Scores(int sentences)
    {
        if (_scores.Length < sentences)
            _scores = new double[Math.Max(sentences, _scores.Length * 2)];
        return _scores.AsSpan(0, sentences);
    }

    private long Footprint => Vectors.Footprint + Features.Footprint + Phrases.Footprint + (_scores.LongLength * 8);
}
