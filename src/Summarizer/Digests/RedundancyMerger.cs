using System.Runtime.InteropServices;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Digests;

// A merger of sentences of different sources that say the same, which keeps one of them.
// Two sentences say the same if the cosine of their vectors is high, their numbers agree, and both or neither deny.
// Numbers matter because "rose by 3 metres" and "rose by 5 metres" are alike in everything else. Sentences of one
// source are never merged: an author who repeats himself is not a second witness.
internal sealed class RedundancyMerger(SourceCollection all, TermVectors vectors)
{
    // From this cosine on, two sentences say the same.
    private const double SaysTheSame = 0.6;

    // The most by which the first source's sentence may be worth less than one of a later source and still represent
    // it: a digest reads better where later sources only add.
    private const double WorthComingFirst = 0.5;

    // This many terms and tokens are enough to compare a sentence by.
    private const int MostTerms = 200, MostTokens = 400;

    // The most vector entries compared. Ordinary digests stay far below; the sentences left over are not merged.
    private const long MaxWork = 100_000_000;

    private readonly Dictionary<int, List<int>> _duplicates = [];

    // By sentence: the number of the last search that found it.
    private readonly int[] _foundBy = new int[vectors.SentenceCount];
    private int _searches;

    // Returns the sentences that say what this one says, at most one of each other source.
    public IReadOnlyList<int> DuplicatesOf(int sentence) => _duplicates.GetValueOrDefault(sentence, []);

    // Keeps one sentence of those that several sources have: among those with about the best score the one in the first
    // source. A sentence that represents better ones takes over their score. Returns the sentences that one of another
    // source represents from now on.
    public HashSet<int> Merge(List<int> sentences, double[] scores)
    {
        var merged = new HashSet<int>();
        // By term: the kept sentences that have it, so that only sentences with a word in common are compared.
        var keptByTerm = new Dictionary<int, List<int>>();
        long work = 0;
        foreach (int s in sentences.OrderByDescending(s => scores[s]).ThenBy(s => s))
        {
            List<int> similar = work < MaxWork ? Similar(s, keptByTerm, merged) : [];
            work += (long)similar.Count * TermsIn(s).Length;
            if (Nearest(s, similar) is { } other)
            {
                bool replaces = s < other && scores[s] >= scores[other] - WorthComingFirst;
                (int kept, int leaving) = replaces ? (s, other) : (other, s);
                merged.Add(leaving);
                AddDuplicates(kept, [leaving, .. DuplicatesOf(leaving)]);
                if (!replaces)
                    continue;
                scores[s] = scores[other];
            }

            foreach (int term in TermsIn(s))
                (CollectionsMarshal.GetValueRefOrAddDefault(keptByTerm, term, out _) ??= []).Add(s);
        }

        return merged;
    }

    // The kept sentences that have a term of another one, ascending.
    private List<int> Similar(int sentence, Dictionary<int, List<int>> keptByTerm, HashSet<int> merged)
    {
        _searches++;
        var similar = new List<int>();
        foreach (int term in TermsIn(sentence))
        {
            foreach (int other in keptByTerm.GetValueOrDefault(term) ?? [])
            {
                if (_foundBy[other] != _searches && !merged.Contains(other))
                    similar.Add(other);
                _foundBy[other] = _searches;
            }
        }

        similar.Sort();
        return similar;
    }

    private int? Nearest(int sentence, List<int> others)
    {
        int? nearest = null;
        double largest = 0;
        foreach (int other in others)
        {
            if (all.SourceOf(other) == all.SourceOf(sentence))
                continue;
            double cosine = vectors.Cosine(sentence, other);
            if (cosine >= SaysTheSame && cosine > largest && !Contradict(sentence, other))
                (nearest, largest) = (other, cosine);
        }

        return nearest;
    }

    private void AddDuplicates(int sentence, int[] duplicates)
    {
        List<int> known = CollectionsMarshal.GetValueRefOrAddDefault(_duplicates, sentence, out _) ??= [];
        foreach (int duplicate in duplicates)
        {
            int source = all.SourceOf(duplicate);
            if (source != all.SourceOf(sentence) && known.TrueForAll(other => all.SourceOf(other) != source))
                known.Add(duplicate);
        }
    }

    private bool Contradict(int s, int t) =>
        (HasNumberOfItsOwn(s, t) && HasNumberOfItsOwn(t, s)) || Denies(s) != Denies(t);

    private bool HasNumberOfItsOwn(int s, int other) => TokensIn(s).Exists(token =>
        token.Has(TokenTraits.Number) && token.IsContent && !TermsIn(other).Contains(token.Term));

    private bool Denies(int sentence) =>
        NegationWords.For(all.LanguageOf(sentence)).AreIn(all.Text, all.Sentences[sentence], TokensIn(sentence));

    private ReadOnlySpan<Token> TokensIn(int sentence) => vectors.TokensIn(sentence).First(MostTokens);

    private ReadOnlySpan<int> TermsIn(int sentence) => vectors.TermsIn(sentence).First(MostTerms);
}
