using Summarizer.Documents;
using Summarizer.Languages;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Ranking;

// An extractor that measures a document's sentences, in order, one row of Features at a time. Everything is linear in
// the number of words.
internal sealed class FeatureExtractor : IDisposable
{
    public const int Count = (int)Feature.FirstDegree + 1;

    // The number of features of a sentence's own; the rest are its document's.
    public const int OwnCount = (int)Feature.SectionNumber + 1;

    // A Chinese or Japanese word has 1.7 characters on average.
    private const double CharactersPerEastAsianWord = 1.7;

    // A sentence of more words counts as one of this many.
    private const int MostWords = 150;

    private readonly TermVectors _vectors;
    private readonly Sentence[] _sentences;
    private readonly SentenceAttributes[] _attributes;
    private readonly Centrality _centrality;
    private readonly SectionFeatures _sections;
    private readonly bool _hasParagraphs;
    private readonly double _wanted, _wordScale, _meanWords, _fadingOfSummary;
    private int _next, _paragraphStart;
    private double _leadOfSummary = 1, _lead = 1, _longLead = 1;

    public FeatureExtractor(
        Document document, Sentence[] sentences, SentenceAttributes[] attributes, TermVectors vectors, string? title,
        double wanted)
    {
        (_sentences, _attributes, _vectors, _wanted) = (sentences, attributes, vectors, wanted);
        _centrality = new Centrality(vectors, title);
        _sections = new SectionFeatures(document);
        _fadingOfSummary = PortableMath.Exp(-1 / (2.7 * wanted));
        _hasParagraphs = sentences[0].Block != sentences[^1].Block;
        _wordScale = vectors.Language.Spacing == Spacing.None ? 1 / CharactersPerEastAsianWord : 1;
        for (int s = 0; s < sentences.Length; s++)
            _meanWords += vectors.Words(s) * _wordScale;
        _meanWords /= sentences.Length;
    }

    // Returns the number of words of a sentence; several characters of Chinese or Japanese make one.
    public int Words(int s) => (int)(_vectors.Words(s) * _wordScale);

    // Fills the features that all sentences of the document share.
    public void MeasureDocument(Span<float> row)
    {
        double n = _sentences.Length;
        int quoting = 0, personal = 0, paragraphs = 1;
        for (int s = 0; s < _sentences.Length; s++)
        {
            quoting += _attributes[s].HasFlag(SentenceAttributes.HasQuotation) ? 1 : 0;
            personal += _attributes[s].HasFlag(SentenceAttributes.FirstPerson) ? 1 : 0;
            paragraphs += s > 0 && OpensParagraph(s) ? 1 : 0;
        }

        row[(int)Feature.DocumentLength] = (float)(PortableMath.Log(1 + n) / 5);
        row[(int)Feature.Wanted] = (float)(PortableMath.Log(_wanted) / 3);
        row[(int)Feature.WantedShare] = (float)Math.Min(1, _wanted / n);
        row[(int)Feature.DocumentWords] = (float)(_meanWords / 30);
        row[(int)Feature.DocumentQuotation] = (float)(quoting / n);
        row[(int)Feature.DocumentParagraphs] = (float)(paragraphs / n);
        row[(int)Feature.DocumentHeadings] = (float)Math.Min(1, _sections.Headings * 5 / n);
        row[(int)Feature.DocumentFirstPerson] = (float)(personal / n);
        row[(int)Feature.OneParagraph] = _hasParagraphs ? 0 : 1;
        row[(int)Feature.WantsOne] = _wanted < 1.5 ? 1 : 0;
        row[(int)Feature.WantsTwo] = _wanted is >= 1.5 and < 2.5 ? 1 : 0;
        row[(int)Feature.FirstWords] = (float)Math.Min(3, _vectors.Words(0) * _wordScale / 30);
        row[(int)Feature.FirstOpensQuotation] = Has(0, SentenceAttributes.OpensQuotation);
        row[(int)Feature.FirstDepends] = Has(0, SentenceAttributes.Anaphoric | SentenceAttributes.Connective);
        row[(int)Feature.FirstForward] = _centrality.Forward(0);
        row[(int)Feature.FirstDegree] = _centrality.Degree(0);
    }

    public void MeasureNext(Span<float> row)
    {
        int s = _next++;
        MeasurePosition(s, row);
        MeasureLength(s, row);
        MeasureAttributes(s, row);
        _centrality.MeasureNext(s, row);
        MeasureNeighbours(s, row);
        _sections.Measure(_sentences[s], row);
    }

    public void Dispose() => _centrality.Dispose();

    private void MeasurePosition(int s, Span<float> row)
    {
        if (OpensParagraph(s))
            _paragraphStart = s;
        int place = s - _paragraphStart, last = _sentences.Length - 1;
        row[(int)Feature.LeadOfSummary] = (float)_leadOfSummary;
        row[(int)Feature.Lead] = (float)_lead;
        row[(int)Feature.LongLead] = (float)_longLead;
        row[(int)Feature.RelativePosition] = (float)((double)s / Math.Max(1, last));
        row[(int)Feature.LogPosition] = (float)(PortableMath.Log(1 + s) / 5);
        row[(int)Feature.IsFirst] = s == 0 ? 1 : 0;
        row[(int)Feature.IsSecond] = s == 1 ? 1 : 0;
        row[(int)Feature.IsLast] = s == last ? 1 : 0;
        row[(int)Feature.OpensParagraph] = _hasParagraphs && place == 0 ? 1 : 0;
        row[(int)Feature.ParagraphPosition] = _hasParagraphs ? (float)(place / (place + 3.0)) : 0;
        // Running products instead of exponentials.
        _leadOfSummary = Faded(_leadOfSummary, _fadingOfSummary);
        _lead = Faded(_lead, 0.71653131057378925); // exp(-1/3)
        _longLead = Faded(_longLead, 0.88249690258459546); // exp(-1/8)
    }

    // What has become negligible is nothing.
    private static double Faded(double value, double factor) => value * factor < 1e-9 ? 0 : value * factor;

    private void MeasureLength(int s, Span<float> row)
    {
        double words = Math.Min(_vectors.Words(s) * _wordScale, MostWords), off = (words - 24) / 10;
        int tokens = Tokens(s);
        row[(int)Feature.Words] = (float)(words / 30);
        row[(int)Feature.WordsSquared] = (float)(words * words / 900);
        row[(int)Feature.LogWords] = (float)(PortableMath.Log(1 + words) / 4);
        row[(int)Feature.LengthPrior] = (float)PortableMath.Exp(-off * off / 2);
        row[(int)Feature.IsShort] = words < 7 ? 1 : 0;
        row[(int)Feature.OverLength] = (float)(Math.Max(0, words - 40) / 30);
        row[(int)Feature.RelativeWords] = (float)(words / Math.Max(1, _meanWords) / 2);
        row[(int)Feature.ContentShare] = (float)((double)_vectors.TermsIn(s).Length / tokens);
        row[(int)Feature.LittleWords] = (float)_vectors.Counts[s].LittleWords / tokens;
        row[(int)Feature.Repetition] = (float)_vectors.Counts[s].Repeated / tokens;
        row[(int)Feature.Capitals] = Capitals(s);
    }

    private void MeasureAttributes(int s, Span<float> row)
    {
        PunctuationCounts counts = _vectors.Counts[s];
        row[(int)Feature.OpensQuotation] = Has(s, SentenceAttributes.OpensQuotation);
        row[(int)Feature.HasQuotation] = Has(s, SentenceAttributes.HasQuotation);
        row[(int)Feature.IsQuestion] = Has(s, SentenceAttributes.Question);
        row[(int)Feature.IsUnterminated] = Has(s, SentenceAttributes.Unterminated);
        row[(int)Feature.HasLabel] = Has(s, SentenceAttributes.Label);
        row[(int)Feature.OpensAnaphoric] = Has(s, SentenceAttributes.Anaphoric);
        row[(int)Feature.OpensConnective] = Has(s, SentenceAttributes.Connective);
        row[(int)Feature.FirstPerson] = Has(s, SentenceAttributes.FirstPerson);
        row[(int)Feature.Numbers] = Numbers(s);
        row[(int)Feature.Brackets] = Math.Min(counts.Brackets, 8) / 8f;
        row[(int)Feature.Commas] = Math.Min(counts.Commas, 6) / 6f;
    }

    private void MeasureNeighbours(int s, Span<float> row)
    {
        bool hasPrevious = s > 0, hasNext = s + 1 < _sentences.Length;
        row[(int)Feature.EndsParagraph] = _hasParagraphs && (!hasNext || OpensParagraph(s + 1)) ? 1 : 0;
        row[(int)Feature.PreviousDegree] = hasPrevious ? _centrality.Degree(s - 1) : 0;
        row[(int)Feature.PreviousAsks] = hasPrevious ? Has(s - 1, SentenceAttributes.Question) : 0;
        row[(int)Feature.NextNumbers] = hasNext ? Numbers(s + 1) : 0;
        row[(int)Feature.NextCapitals] = hasNext ? Capitals(s + 1) : 0;
    }

    private bool OpensParagraph(int s) => s == 0 || _sentences[s].Block != _sentences[s - 1].Block;

    private float Has(int s, SentenceAttributes attributes) => (_attributes[s] & attributes) != 0 ? 1 : 0;

    private float Numbers(int s) => Math.Min(_vectors.Counts[s].Numbers, 4) / 4f;

    private float Capitals(int s) => (float)((double)_vectors.Counts[s].Capitals / Tokens(s));

    // For shares of them: one at least.
    private int Tokens(int s) => Math.Max(1, _vectors.TokensIn(s).Length);
}
