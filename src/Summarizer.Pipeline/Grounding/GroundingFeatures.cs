using System.Runtime.InteropServices;
using Summarizer.Pipeline.Evaluation;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// The measures of a sentence against a document. A sentence put together from long pieces of the source is judged by
/// its seams, one that rewords things by what it brings in: two small linear models, with <see cref="Copied"/> to weigh
/// between them.
/// </summary>
internal sealed record GroundingFeatures
{
    /// <summary>The most content words looked at.</summary>
    private const int MaxContent = 48;

    /// <summary>Share of the sentence's word triples that the document has.</summary>
    public double Triples { get; private init; }

    /// <summary>Share of neighbouring content words that are neighbours in the document too.</summary>
    public double ContentPairs { get; private init; }

    /// <summary>Share of content, by weight, that the best single sentence has.</summary>
    public double Best { get; private init; }

    /// <summary>Mean log distance in the document of content words that follow each other here.</summary>
    public double Distance { get; private init; }

    /// <summary>1 where a pair of words comes twice.</summary>
    public double Repeats { get; private init; }

    /// <summary>Numbers that are not next to the same words in the document, up to 2.</summary>
    public double NumbersApart { get; private init; }

    /// <summary>Share of all pairs of content words that share a sentence of the document.</summary>
    public double SharedSentence { get; private init; }

    /// <summary>Content words that the document lacks, everyday ones counting less, up to 5.</summary>
    public double Novel { get; private init; }

    /// <summary>
    /// The share of the content words that the document has, everyday ones counting less. Words of grammar do not count
    /// in any language. In scripts without spaces, a character is known if the document has it next to the same
    /// neighbour. A sentence of words of grammar alone counts as known.
    /// </summary>
    public double KnownShare { get; private init; }

    /// <summary>Claims of measure and rank that the document lacks.</summary>
    public double Measures { get; private init; }

    /// <summary>Numbers that the document lacks.</summary>
    public double NovelNumbers { get; private init; }

    /// <summary>Unknown words right beside rare known ones: a made-up first name, a made-up attribute.</summary>
    public double Attached { get; private init; }

    /// <summary>1 where the sentence breaks off.</summary>
    public double Unfinished { get; private init; }

    /// <summary>Share of all words that are in the best sentence in the same order: shortened, not reworded.</summary>
    public double InOrder { get; private init; }

    /// <summary>0..1: put together from few long pieces of the source rather than reworded.</summary>
    public double Copied { get; private init; }

    /// <summary>Index of the source sentence that has most of the content.</summary>
    public int BestSentence { get; private init; }

    /// <summary>Share of content words, each counting the same, that the best sentence has.</summary>
    public double BestShare { get; private init; }

    /// <summary>True if it is one sentence of the source, word for word.</summary>
    public bool IsVerbatim { get; private init; }

    /// <summary>
    /// True if it is one sentence of the source, word for word or shortened: all of its content comes from there, in
    /// the same order.
    /// </summary>
    public bool IsShortening { get; private init; }

    public double[] ForCopies() =>
        [Triples, ContentPairs, Best, -Distance, -Repeats, -NumbersApart, SharedSentence, InOrder];

    public double[] ForRewordings() =>
        [-Novel, SharedSentence, -Measures, -NovelNumbers, -Attached, -NumbersApart, -Unfinished, -Repeats];

    public static GroundingFeatures Measure(SourceIndex source, List<Term> terms)
    {
        int[] ids = [.. terms.Select(source.Id)];
        int[] content = [.. Enumerable.Range(0, terms.Count).Where(i => terms[i].IsContent).Take(MaxContent)];
        if (content.Length == 0)
            content = [.. Enumerable.Range(0, Math.Min(terms.Count, MaxContent))];
        (int best, double bestWeight, double bestShare) = BestSentenceFor(source, ids, content);
        double inOrder = best < 0 ? 0 : OrderedShare(ids, source.Sentences[best].ConvertAll(source.Id));
        double triples = TripleShare(source, ids);
        bool verbatim = Verbatim(source, ids);
        double copied =
            1 / (1 + Math.Exp(2
                * (((0.5 - triples) * 5) + ((terms.Count - 14) * 0.3) + ((Pieces(source, ids) - 5) * 0.6) - 0.2)));
        double novel = content.Sum(i => (1 - source.Known(terms[i])) * Importance(i));
        return new GroundingFeatures
        {
            Triples = triples,
            ContentPairs = PairShare(source, ids, content),
            Best = bestWeight,
            Distance = MeanDistance(source, ids, content),
            Repeats = HasRepeat(terms) ? 1 : 0,
            NumbersApart = NumbersAwayFromTheirWords(source, terms, ids),
            SharedSentence = SharedSentenceShare(source, ids, content),
            Novel = Math.Min(5, novel),
            KnownShare = KnownShareOf(source, terms, ids, content.Where(i => IsTelling(terms[i])), Importance),
            Measures = terms.Count(t => WordLists.Measure.Contains(t.Raw) && source.Known(t) < 1),
            NovelNumbers = terms.Count(t => t.Is(TermKind.Number) && t.Raw != "one" && !source.HasNumber(t)),
            Attached = AttachedNovelties(source, terms, ids),
            Unfinished = terms.Count > 0 && WordLists.Unfinished.Contains(terms[^1].Raw) ? 1 : 0,
            InOrder = inOrder,
            IsVerbatim = verbatim,
            IsShortening = verbatim || (content.Length >= 5 && bestShare >= 0.99 && inOrder >= 0.85
                && !WordLists.Unfinished.Contains(terms[^1].Raw)),
            Copied = copied,
            BestSentence = best,
            BestShare = bestShare,
        };

        double Importance(int i) => WordLists.Light.Contains(terms[i].Raw) ? 0.35 : 1;
    }

    private static bool IsTelling(Term term) =>
        !term.Is(TermKind.Grammar) && !term.Raw.AsSpan().ContainsAnyInRange('\u3040', '\u309F'); // Hiragana: endings.

    private static double KnownShareOf(
        SourceIndex source, List<Term> terms, int[] ids, IEnumerable<int> telling, Func<int, double> importance)
    {
        double all = 0, known = 0;
        foreach (int i in telling)
        {
            all += importance(i);
            known += Known(i) * importance(i);
        }

        return all > 0 ? known / all : 1;

        double Known(int i)
        {
            string word = terms[i].Raw;
            if (UnspacedScripts.Contains(word[0]))
                return HasPairAt(i) || HasPairAt(i - 1) ? 1 : 0;
            // Korean writes its many particles onto a word of two syllables.
            return source.StartsKoreanWord(word) ? 1 : source.Known(terms[i]);
        }

        bool HasPairAt(int i) => i >= 0 && i + 1 < ids.Length && source.HasContentPair(ids[i], ids[i + 1]);
    }

    private static (int Sentence, double Weight, double Share) BestSentenceFor(SourceIndex source, int[] ids,
        int[] content)
    {
        var counts = new Dictionary<int, int>();
        foreach (int i in content)
        {
            foreach (int s in source.SentencesOf(ids[i]))
                counts[s] = counts.GetValueOrDefault(s) + 1;
        }

        int best = -1, most = 0;
        foreach ((int s, int count) in counts)
        {
            if (count > most || (count == most && s < best))
                (best, most) = (s, count);
        }

        double all = 0, had = 0;
        foreach (int i in content)
        {
            double weight = source.Weight(ids[i]);
            all += weight;
            if (best >= 0 && source.SentencesOf(ids[i]).BinarySearch(best) >= 0)
                had += weight;
        }

        return (best, all > 0 ? had / all : 0, content.Length > 0 ? (double)most / content.Length : 0);
    }

    private static double TripleShare(SourceIndex source, int[] ids)
    {
        if (ids.Length < 3)
            return 0;
        int had = 0;
        for (int i = 2; i < ids.Length; i++)
            had += source.HasTriple(ids[i - 2], ids[i - 1], ids[i]) ? 1 : 0;
        return (double)had / (ids.Length - 2);
    }

    private static double PairShare(SourceIndex source, int[] ids, int[] content)
    {
        if (content.Length < 2)
            return 1;
        int had = 0;
        for (int i = 1; i < content.Length; i++)
            had += source.HasContentPair(ids[content[i - 1]], ids[content[i]]) ? 1 : 0;
        return (double)had / (content.Length - 1);
    }

    /// <summary>Counts the pieces of the source, each as long as possible, of which the sentence is made.</summary>
    private static int Pieces(SourceIndex source, int[] ids)
    {
        int pieces = 0;
        for (int i = 0; i < ids.Length;)
        {
            int longest = 0;
            foreach (int p in source.Positions(ids[i]))
            {
                int length = 1;
                while (i + length < ids.Length && ids[i + length] >= 0 && p + length < source.Sequence.Length
                    && source.Sequence[p + length] == ids[i + length])
                    length++;
                longest = Math.Max(longest, length);
            }

            pieces += longest > 0 ? 1 : 0;
            i += Math.Max(1, longest);
        }

        return pieces;
    }

    private static double MeanDistance(SourceIndex source, int[] ids, int[] content)
    {
        double sum = 0;
        int pairs = 0, last = -1;
        foreach (int i in content)
        {
            int id = ids[i];
            if (id < 0)
                continue;
            if (last >= 0 && last != id)
            {
                sum += Math.Min(5, Math.Log(Nearest(source.Positions(last), source.Positions(id))));
                pairs++;
            }

            last = id;
        }

        return pairs > 0 ? sum / pairs : 2;
    }

    /// <summary>Returns the smallest distance between two ascending lists of positions.</summary>
    private static int Nearest(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        int best = int.MaxValue;
        for (int i = 0, j = 0; i < first.Count && j < second.Count;)
        {
            best = Math.Min(best, Math.Abs(first[i] - second[j]));
            if (first[i] < second[j])
                i++;
            else
                j++;
        }

        return Math.Max(1, best);
    }

    private static bool Verbatim(SourceIndex source,
        int[] ids) => ids.Length > 0 && source.SentencesOf(ids[0]).Exists(s =>
        source.Sentences[s].Count == ids.Length && source.Sentences[s].ConvertAll(source.Id).SequenceEqual(ids));

    /// <summary>Returns the longest common subsequence as a share of the sentence.</summary>
    private static double OrderedShare(int[] ids, List<int> source) =>
        ids.Length > 0 ? (double)CommonSubsequence.Length(ids, CollectionsMarshal.AsSpan(source)) / ids.Length : 0;

    private static bool HasRepeat(List<Term> terms)
    {
        var seen = new HashSet<(string, string)>();
        for (int i = 1; i < terms.Count; i++)
        {
            if (!seen.Add((terms[i - 1].Key, terms[i].Key)))
                return true;
        }

        return false;
    }

    private static double NumbersAwayFromTheirWords(SourceIndex source, List<Term> terms, int[] ids)
    {
        int apart = 0;
        for (int i = 0; i < terms.Count; i++)
        {
            if (!terms[i].Is(TermKind.Number) || ids[i] < 0)
                continue;
            var around = new HashSet<int>();
            for (int j = Math.Max(0, i - 3); j < Math.Min(terms.Count, i + 4); j++)
            {
                if (j != i && terms[j].IsContent)
                    around.Add(ids[j]);
            }

            bool found = around.Count == 0;
            foreach (int p in source.Positions(ids[i]))
            {
                for (int k = Math.Max(0, p - 4); !found && k < Math.Min(source.Sequence.Length, p + 5); k++)
                    found = k != p && source.Sequence[k] >= 0 && around.Contains(source.Sequence[k]);
            }

            apart += found ? 0 : 1;
        }

        return Math.Min(2, apart);
    }

    private static double SharedSentenceShare(SourceIndex source, int[] ids, int[] content)
    {
        int pairs = 0, shared = 0;
        for (int i = 0; i < content.Length; i++)
        {
            for (int j = i + 1; j < content.Length; j++)
            {
                int a = ids[content[i]], b = ids[content[j]];
                if (a == b && a >= 0)
                    continue;
                pairs++;
                shared += a >= 0 && b >= 0 && Meet(source.SentencesOf(a), source.SentencesOf(b)) ? 1 : 0;
            }
        }

        return pairs > 0 ? (double)shared / pairs : 1;
    }

    private static bool Meet(List<int> first, List<int> second)
    {
        for (int i = 0, j = 0; i < first.Count && j < second.Count;)
        {
            if (first[i] == second[j])
                return true;
            if (first[i] < second[j])
                i++;
            else
                j++;
        }

        return false;
    }

    private static double AttachedNovelties(SourceIndex source, List<Term> terms, int[] ids)
    {
        double attached = 0;
        for (int i = 1; i < terms.Count; i++)
        {
            if (!terms[i - 1].IsContent || !terms[i].IsContent)
                continue;
            if (source.Known(terms[i - 1]) == 0 && IsRare(ids[i]))
                attached++;
            if (source.Known(terms[i]) == 0 && IsRare(ids[i - 1]))
                attached += 0.5;
        }

        return attached;

        bool IsRare(int id) => id >= 0 && source.SentencesOf(id).Count <= source.Sentences.Length / 3.0;
    }
}
