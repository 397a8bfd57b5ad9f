using System.Text;
using Summarizer.Ranking;
using Summarizer.Sentences;

namespace Summarizer.Digests;

/// <summary>All sources as one text, so that their sentences can be measured against each other.</summary>
internal sealed class Anthology
{
    /// <summary>The most sentences that are compared and chosen from. Any digest asked for fits into it.</summary>
    public const int MostPooled = 3000;

    private const string Between = "\n\n";

    private readonly int[] _firstSentence;
    private readonly int[] _firstOffset;

    private Anthology(string text, string language, Sentence[] sentences, SentenceMarks[] marks, int[] firstSentence, int[] firstOffset)
    {
        Text = text;
        Language = language;
        Sentences = sentences;
        Marks = marks;
        _firstSentence = firstSentence;
        _firstOffset = firstOffset;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The language that most of the words are in.</summary>
    public string Language { get; }

    /// <summary>The sentences of all sources in their order, with places in <see cref="Text"/>.</summary>
    public Sentence[] Sentences { get; }

    /// <summary>By sentence: its signs and marks.</summary>
    public SentenceMarks[] Marks { get; }

    public static Anthology Of(SourceReading[] sources)
    {
        var text = new StringBuilder(sources.Sum(s => s.Document.Text.Length + Between.Length));
        var sentences = new List<Sentence>();
        var marks = new List<SentenceMarks>();
        int[] firstSentence = new int[sources.Length], firstOffset = new int[sources.Length];
        int blocks = 0;
        for (int i = 0; i < sources.Length; i++)
        {
            SourceReading source = sources[i];
            firstSentence[i] = sentences.Count;
            firstOffset[i] = text.Length;
            for (int s = 0; s < source.Sentences.Length; s++)
            {
                Sentence own = source.Sentences[s];
                sentences.Add(new Sentence(sentences.Count, text.Length + own.Offset, own.Length, blocks + own.Block));
                // Before a source's first sentence stands another source: nothing that it could point to.
                marks.Add(s > 0 ? source.Marks[s] : source.Marks[s] with { Signs = source.Marks[s].Signs & ~(SentenceSigns.Points | SentenceSigns.Links) });
            }

            text.Append(source.Document.Text).Append(Between);
            blocks += source.Document.Blocks.Count;
        }

        string language = sources.GroupBy(s => s.Source.Language, StringComparer.Ordinal)
            .MaxBy(g => (Words: g.Sum(s => (long)s.Source.Words), Earlier: -Array.IndexOf(sources, g.First())))!.Key;
        return new Anthology(text.ToString(), language, [.. sentences], [.. marks], firstSentence, firstOffset);
    }

    /// <summary>The source of a sentence.</summary>
    public int SourceOf(int sentence)
    {
        int at = Array.BinarySearch(_firstSentence, sentence);
        if (at < 0)
            return ~at - 1;
        // Sources without sentences start where the next one does.
        while (at + 1 < _firstSentence.Length && _firstSentence[at + 1] == sentence)
            at++;
        return at;
    }

    /// <summary>Where a sentence stands in its source.</summary>
    public Echo PlaceOf(int sentence)
    {
        int source = SourceOf(sentence);
        return new Echo(source, sentence - _firstSentence[source], Sentences[sentence].Offset - _firstOffset[source], Sentences[sentence].Length);
    }

    /// <summary>By sentence: its score within its source.</summary>
    public static double[] Scores(SourceReading[] sources) => [.. sources.SelectMany(s => s.Scores)];

    /// <summary>The sentences to choose from: the best of every source, then the second best of every source, and so on. Ascending.</summary>
    public List<int> Pool(double[] scores)
    {
        int[][] ranked = [.. _firstSentence.Select((first, i) => Enumerable.Range(first, (i + 1 < _firstSentence.Length ? _firstSentence[i + 1] : Sentences.Length) - first)
            .OrderByDescending(s => scores[s]).ThenBy(s => s).Take(MostPooled).ToArray())];
        var pool = new List<int>();
        for (int rank = 0; pool.Count < MostPooled && ranked.Any(r => r.Length > rank); rank++)
            pool.AddRange(ranked.Where(r => r.Length > rank).Select(r => r[rank]));
        if (pool.Count > MostPooled)
            pool.RemoveRange(MostPooled, pool.Count - MostPooled);
        pool.Sort();
        return pool;
    }
}
