using System.Text;
using Summarizer.Languages;
using Summarizer.Ranking;
using Summarizer.Sentences;

namespace Summarizer.Digests;

// All sources as one text, so that their sentences can be compared with each other.
internal sealed class SourceCollection
{
    // The most sentences that are compared and chosen from, also where `ratio` or `words` ask for more.
    public const int MostPooled = 3000;

    private const string Between = "\n\n";

    private readonly SourceReading[] _sources;
    private readonly int[] _firstSentence, _firstOffset, _sourceOfSentence;

    public SourceCollection(SourceReading[] sources)
    {
        _sources = sources;
        _firstSentence = new int[sources.Length];
        _firstOffset = new int[sources.Length];
        var text = new StringBuilder();
        var sentences = new List<Sentence>();
        var attributes = new List<SentenceAttributes>();
        var sourceOfSentence = new List<int>();
        int blocks = 0;
        for (int i = 0; i < sources.Length; i++)
        {
            SourceReading source = sources[i];
            (_firstSentence[i], _firstOffset[i]) = (sentences.Count, text.Length);
            foreach ((int index, int offset, int length, int block) in source.Sentences)
            {
                sentences.Add(new Sentence(sentences.Count, text.Length + offset, length, blocks + block));
                attributes.Add(source.Attributes[index]);
                sourceOfSentence.Add(i);
            }

            text.Append(source.Document.Text).Append(Between);
            blocks += source.Document.Blocks.Count;
        }

        (Text, Sentences, Attributes) = (text.ToString(), [.. sentences], [.. attributes]);
        _sourceOfSentence = [.. sourceOfSentence];
        Starts = [.. sourceOfSentence.Select(source => _firstSentence[source])];
        Scores = [.. sources.SelectMany(source => source.Scores)];
        Language = sources.GroupBy(source => source.Language.Code, StringComparer.Ordinal)
            .OrderByDescending(group => group.Sum(source => (long)source.Source.Words)).First().First().Language;
    }

    public string Text { get; }

    // The language that most of the words are in; of two, that of the earlier source.
    public Language Language { get; }

    // The sentences of all sources in their order, with places in Text.
    public Sentence[] Sentences { get; }

    public SentenceAttributes[] Attributes { get; }

    // By sentence: the first sentence of its source.
    public int[] Starts { get; }

    // By sentence: its score within its source.
    public double[] Scores { get; }

    public int SourceOf(int sentence) => _sourceOfSentence[sentence];

    public Language LanguageOf(int sentence) => _sources[SourceOf(sentence)].Language;

    public DuplicateSentence PlaceOf(int sentence)
    {
        int source = SourceOf(sentence);
        (_, int offset, int length, _) = Sentences[sentence];
        return new DuplicateSentence(source, sentence - _firstSentence[source], offset - _firstOffset[source], length);
    }

    // Returns the sentences to choose from: the best of every source, then the second best, and so on. Ascending.
    public List<int> Pool(double[] scores)
    {
        IEnumerable<(int Sentence, int Rank)> ranked = _sources.SelectMany((source, i) =>
            Enumerable.Range(_firstSentence[i], source.Sentences.Length).OrderByDescending(s => scores[s])
                .Select((s, rank) => (s, rank)));
        return [.. ranked.OrderBy(sentence => sentence.Rank).Take(MostPooled)
            .Select(sentence => sentence.Sentence).Order()];
    }
}
