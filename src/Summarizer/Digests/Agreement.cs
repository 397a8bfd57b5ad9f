using Summarizer.Languages;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Digests;

/// <summary>Which sentences of different sources say the same.</summary>
/// <remarks>
/// Two sentences do where the cosine of their vectors is high, their numbers do not contradict ("rose by 3 metres" and "rose by 5 metres"
/// are alike in all but what counts) and both or neither deny. Sentences of one source are never merged: an author who repeats himself is
/// no second witness.
/// </remarks>
internal sealed class Agreement(Anthology all, TermVectors vectors)
{
    /// <summary>From this cosine on, two sentences say the same.</summary>
    private const double SaysTheSame = 0.6;

    /// <summary>How much less the first source's sentence may be worth than one of a later source and still stand for it: a digest reads better where later sources only add.</summary>
    private const double WorthComingFirst = 0.5;

    /// <summary>Enough entries of a sentence to compare it by; longer ones are no sentences.</summary>
    private const int MostEntries = 200;

    private static readonly WordSet Denials = new(Language.AllFiles.SelectMany(language => language.Words(Section.Negations)));

    private readonly Dictionary<int, List<int>> _echoes = [];

    /// <summary>The sentences that say what this one says, at most one of each other source.</summary>
    public IReadOnlyList<int> Echoes(int sentence) => _echoes.TryGetValue(sentence, out List<int>? echoes) ? echoes : [];

    /// <summary>Keeps of each thing that several sources say one sentence: of those with about the best score the one in the first source.</summary>
    /// <param name="sentences">What to look through.</param>
    /// <param name="scores">By sentence; one that stands for better ones takes over their score.</param>
    /// <returns>The sentences that one of another source stands for from now on.</returns>
    public List<int> Merge(List<int> sentences, double[] scores)
    {
        var merged = new HashSet<int>();
        // By term: the kept sentences that have it, so that only sentences with a word in common are compared.
        var keptByTerm = new Dictionary<int, List<int>>();
        var alike = new HashSet<int>();
        foreach (int s in sentences.OrderByDescending(s => scores[s]).ThenBy(s => s))
        {
            (int from, int to) = Entries(s);
            alike.Clear();
            for (int e = from; e < to; e++)
                alike.UnionWith(keptByTerm.TryGetValue(vectors.Terms[e], out List<int>? kept) ? kept : []);
            alike.ExceptWith(merged);
            if (Nearest(s, alike) is { } other)
            {
                if (s > other || scores[s] < scores[other] - WorthComingFirst)
                {
                    merged.Add(s);
                    AddEchoes(other, [s, .. Echoes(s)]);
                    continue;
                }

                merged.Add(other);
                AddEchoes(s, [other, .. Echoes(other)]);
                scores[s] = scores[other];
            }

            for (int e = from; e < to; e++)
            {
                if (!keptByTerm.TryGetValue(vectors.Terms[e], out List<int>? kept))
                    keptByTerm[vectors.Terms[e]] = kept = [];
                kept.Add(s);
            }
        }

        return [.. merged];
    }

    private int? Nearest(int sentence, HashSet<int> others)
    {
        int? nearest = null;
        double likeness = SaysTheSame;
        foreach (int other in others.Order())
        {
            if (all.SourceOf(other) == all.SourceOf(sentence))
                continue;
            double cosine = Cosine(sentence, other);
            if ((nearest is null ? cosine >= likeness : cosine > likeness) && !Contradict(sentence, other))
                (nearest, likeness) = (other, cosine);
        }

        return nearest;
    }

    private void AddEchoes(int sentence, IEnumerable<int> echoes)
    {
        List<int> there = _echoes.TryGetValue(sentence, out List<int>? list) ? list : _echoes[sentence] = [];
        foreach (int echo in echoes)
        {
            int source = all.SourceOf(echo);
            if (source != all.SourceOf(sentence) && there.TrueForAll(e => all.SourceOf(e) != source))
                there.Add(echo);
        }
    }

    private double Cosine(int s, int t)
    {
        double sum = 0;
        (int from, int to) = Entries(s);
        (int otherFrom, int otherTo) = Entries(t);
        for (int e = from; e < to; e++)
        {
            for (int f = otherFrom; f < otherTo; f++)
            {
                if (vectors.Terms[e] == vectors.Terms[f])
                    sum += vectors.Weights[e] * vectors.Weights[f];
            }
        }

        return sum;
    }

    private bool Contradict(int s, int t) => (HasNumberOfItsOwn(s, t) && HasNumberOfItsOwn(t, s)) || Denies(s) != Denies(t);

    private bool HasNumberOfItsOwn(int s, int other)
    {
        foreach (Token token in Tokens(s))
        {
            if ((token.Traits & TokenTraits.Number) != 0 && token.Term >= 0 && !Has(other, token.Term))
                return true;
        }

        return false;
    }

    private bool Denies(int sentence)
    {
        foreach (Token token in Tokens(sentence))
        {
            ReadOnlySpan<char> word = all.Text.AsSpan(token.Offset, token.Length);
            if (Denials.Contains(word) || word.EndsWith("n't", StringComparison.OrdinalIgnoreCase) || word.EndsWith("n’t", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private bool Has(int sentence, int term)
    {
        (int from, int to) = Entries(sentence);
        return vectors.Terms.AsSpan(from, to - from).Contains(term);
    }

    private ReadOnlySpan<Token> Tokens(int sentence) =>
        vectors.Tokens.AsSpan(vectors.FirstToken[sentence], Math.Min(vectors.FirstToken[sentence + 1] - vectors.FirstToken[sentence], 2 * MostEntries));

    private (int From, int To) Entries(int sentence) =>
        (vectors.FirstEntry[sentence], Math.Min(vectors.FirstEntry[sentence + 1], vectors.FirstEntry[sentence] + MostEntries));
}
