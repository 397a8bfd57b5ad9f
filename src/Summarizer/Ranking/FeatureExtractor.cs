using Summarizer.Documents;
using Summarizer.Languages;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Ranking;

/// <summary>
/// Measures a document's sentences, in order, one row of <see cref="Feature"/>s at a time: a few numbers per sentence are kept, the
/// rows are not. Everything is linear in the number of words: likenesses are dot products with running sums.
/// </summary>
internal sealed class FeatureExtractor
{
    /// <summary>How many features there are.</summary>
    public const int Count = (int)Feature.FirstDegree + 1;

    /// <summary>How many of them are a sentence's own; the rest are its document's.</summary>
    public const int OwnCount = (int)Feature.SectionNumber + 1;

    // A Chinese or Japanese word has 1.7 characters on average.
    private const double CharactersPerEastAsianWord = 1.7;

    // A sentence of more words counts as one of so many.
    private const int MostWords = 150;

    // Few different lengths cover nearly all sentences: what costs a logarithm or an exponential is looked up.
    private static readonly (float Log, float Bell)[] LengthsByWords = [.. Enumerable.Range(0, MostWords + 1).Select(w => LengthOf(w))];

    private readonly TermVectors _vectors;
    private readonly Centrality _centrality;

    // Used again for the next document; it may be longer than this one needs.
    private SentenceMarks[] _marks = [];

    private Sentence[] _sentences = [];
    private SectionWalk _sections;
    private int _count, _paragraphStart, _next;
    private bool _severalParagraphs;
    private double _wanted, _wordScale, _meanWords;
    private double _leadOfSummary, _leadOfSummaryDecay, _shortLead, _longLead;

    /// <param name="vectors">What it will measure, filled anew for each document.</param>
    public FeatureExtractor(TermVectors vectors) => (_vectors, _centrality) = (vectors, new Centrality(vectors));

    /// <summary>Turns to the document whose sentences the vectors hold now.</summary>
    public void Start(Document document, Sentence[] sentences, string? title, double wanted)
    {
        _sentences = sentences;
        _sections = new SectionWalk(document);
        _count = sentences.Length;
        _wanted = wanted;
        _wordScale = _vectors.Vocabulary.Language.Spacing == Spacing.None ? 1 / CharactersPerEastAsianWord : 1;
        _severalParagraphs = _count > 0 && sentences[0].Block != sentences[^1].Block;
        (_paragraphStart, _next) = (0, 0);
        (_leadOfSummary, _shortLead, _longLead) = (1, 1, 1);
        _leadOfSummaryDecay = PortableMath.Exp(-1 / (2.7 * wanted));
        if (_marks.Length < _count)
            _marks = new SentenceMarks[Math.Max(_count, _marks.Length * 2)];
        ReadSigns(document);
        _centrality.Start(title);
    }

    /// <summary>Lets go of the document.</summary>
    public void Forget() => (_sentences, _sections) = ([], default);

    /// <summary>Roughly how many bytes are kept for the next document.</summary>
    public long Footprint => (_marks.LongLength * 8) + _centrality.Footprint;

    /// <summary>By sentence: its signs and marks.</summary>
    public ReadOnlySpan<SentenceMarks> Marks => _marks.AsSpan(0, _count);

    /// <summary>How many words a sentence has, where a Chinese or Japanese one has several characters.</summary>
    public int WordsOf(int s) => (int)(_vectors.Words[s] * _wordScale);

    /// <summary>Fills the features that all sentences of the document share.</summary>
    public void MeasureDocument(Span<float> row)
    {
        if (_count == 0)
            return;
        int quoting = 0, personal = 0, paragraphs = 1;
        for (int s = 0; s < _count; s++)
        {
            quoting += (_marks[s].Signs & SentenceSigns.HasQuotation) != 0 ? 1 : 0;
            personal += (_marks[s].Signs & SentenceSigns.FirstPerson) != 0 ? 1 : 0;
            paragraphs += s > 0 && _sentences[s].Block != _sentences[s - 1].Block ? 1 : 0;
        }

        double n = _count;
        SentenceMarks first = _marks[0];
        row[(int)Feature.DocumentLength] = (float)(PortableMath.Log(1 + n) / 5);
        row[(int)Feature.Wanted] = (float)(PortableMath.Log(_wanted) / 3);
        row[(int)Feature.WantedShare] = (float)Math.Min(1, _wanted / n);
        row[(int)Feature.DocumentWords] = (float)(_meanWords / 30);
        row[(int)Feature.DocumentQuotation] = (float)(quoting / n);
        row[(int)Feature.DocumentParagraphs] = (float)(paragraphs / n);
        row[(int)Feature.DocumentHeadings] = (float)Math.Min(1, _sections.Headings * 5 / n);
        row[(int)Feature.OneParagraph] = _severalParagraphs ? 0 : 1;
        row[(int)Feature.DocumentFirstPerson] = (float)(personal / n);
        row[(int)Feature.WantsOne] = _wanted < 1.5 ? 1 : 0;
        row[(int)Feature.WantsTwo] = _wanted is >= 1.5 and < 2.5 ? 1 : 0;
        row[(int)Feature.FirstWords] = (float)Math.Min(3, _vectors.Words[0] * _wordScale / 30);
        row[(int)Feature.FirstOpensQuotation] = first.Has(SentenceSigns.OpensQuotation);
        row[(int)Feature.FirstPoints] = first.Has(SentenceSigns.Points | SentenceSigns.Links);
        row[(int)Feature.FirstForward] = _centrality.Forward(0);
        row[(int)Feature.FirstDegree] = _centrality.Degree(0);
    }

    /// <summary>Fills the next sentence's own features.</summary>
    public void MeasureNext(Span<float> row)
    {
        int s = _next++;
        MeasurePosition(s, row);
        MeasureLength(s, row);
        MeasureSigns(s, row);
        _centrality.Measure(s, row);
        MeasureNeighbours(s, row);
        _sections.Measure(_sentences[s], row);
    }

    private void MeasurePosition(int s, Span<float> row)
    {
        if (s > 0)
        {
            // Running products instead of exponentials; what has become negligible is nothing.
            _leadOfSummary *= _leadOfSummaryDecay;
            _shortLead *= 0.71653131057378925;  // exp(-1/3)
            _longLead *= 0.88249690258459546;   // exp(-1/8)
            if (_leadOfSummary < 1e-9)
                _leadOfSummary = 0;
            if (_shortLead < 1e-9)
                _shortLead = 0;
            if (_longLead < 1e-9)
                _longLead = 0;
        }

        if (s == 0 || _sentences[s].Block != _sentences[s - 1].Block)
            _paragraphStart = s;
        int place = s - _paragraphStart;
        row[(int)Feature.LeadOfSummary] = (float)_leadOfSummary;
        row[(int)Feature.Lead] = (float)_shortLead;
        row[(int)Feature.LongLead] = (float)_longLead;
        row[(int)Feature.RelativePosition] = (float)((double)s / Math.Max(1, _count - 1));
        row[(int)Feature.LogPosition] = (float)(PortableMath.LogOf(1 + s) / 5);
        row[(int)Feature.IsFirst] = s == 0 ? 1 : 0;
        row[(int)Feature.IsSecond] = s == 1 ? 1 : 0;
        row[(int)Feature.IsLast] = s == _count - 1 ? 1 : 0;
        row[(int)Feature.OpensParagraph] = _severalParagraphs && place == 0 ? 1 : 0;
        row[(int)Feature.ParagraphPosition] = _severalParagraphs ? (float)(place / (place + 3.0)) : 0;
    }

    private void MeasureLength(int s, Span<float> row)
    {
        double words = Math.Min(_vectors.Words[s] * _wordScale, MostWords);
        (float log, float bell) = _wordScale == 1 ? LengthsByWords[(int)words] : LengthOf(words);
        int tokens = _vectors.FirstToken[s + 1] - _vectors.FirstToken[s], entries = _vectors.FirstEntry[s + 1] - _vectors.FirstEntry[s];
        row[(int)Feature.Words] = (float)(words / 30);
        row[(int)Feature.WordsSquared] = (float)(words * words / 900);
        row[(int)Feature.LogWords] = log;
        row[(int)Feature.GoodLength] = bell;
        row[(int)Feature.IsShort] = words < 7 ? 1 : 0;
        row[(int)Feature.Excess] = (float)(Math.Max(0, words - 40) / 30);
        row[(int)Feature.RelativeWords] = (float)(words / Math.Max(1, _meanWords) / 2);
        row[(int)Feature.ContentShare] = (float)((double)entries / Math.Max(1, tokens));
        row[(int)Feature.LittleWords] = (float)_vectors.Marks[s].LittleWords / Math.Max(1, tokens);
        row[(int)Feature.Repetition] = (float)_vectors.Marks[s].Repeated / Math.Max(1, tokens);
        row[(int)Feature.Capitals] = Capitals(s);
    }

    private float Capitals(int s) => (float)((double)_marks[s].Capitals / Math.Max(1, _vectors.FirstToken[s + 1] - _vectors.FirstToken[s]));

    private static (float Log, float Bell) LengthOf(double words)
    {
        double off = (words - 24) / 10;
        return ((float)(PortableMath.Log(1 + words) / 4), (float)PortableMath.Exp(-off * off / 2));
    }

    private void MeasureSigns(int s, Span<float> row)
    {
        SentenceMarks marks = _marks[s];
        row[(int)Feature.OpensQuotation] = marks.Has(SentenceSigns.OpensQuotation);
        row[(int)Feature.HasQuotation] = marks.Has(SentenceSigns.HasQuotation);
        row[(int)Feature.IsQuestion] = marks.Has(SentenceSigns.Question);
        row[(int)Feature.EndsOpen] = marks.Has(SentenceSigns.EndsOpen);
        row[(int)Feature.Label] = marks.Has(SentenceSigns.Label);
        row[(int)Feature.OpensPointing] = marks.Has(SentenceSigns.Points);
        row[(int)Feature.OpensLinking] = marks.Has(SentenceSigns.Links);
        row[(int)Feature.FirstPerson] = marks.Has(SentenceSigns.FirstPerson);
        row[(int)Feature.Numbers] = Numbers(s);
        row[(int)Feature.Brackets] = Math.Min((int)marks.Brackets, 8) / 8f;
        row[(int)Feature.Commas] = Math.Min((int)marks.Commas, 6) / 6f;
    }

    private float Numbers(int s) => Math.Min((int)_marks[s].Numbers, 4) / 4f;

    private void MeasureNeighbours(int s, Span<float> row)
    {
        bool follows = s > 0, goesOn = s + 1 < _count;
        row[(int)Feature.EndsParagraph] = _severalParagraphs && (!goesOn || _sentences[s + 1].Block != _sentences[s].Block) ? 1 : 0;
        row[(int)Feature.PreviousDegree] = follows ? _centrality.Degree(s - 1) : 0;
        row[(int)Feature.PreviousAsks] = follows ? _marks[s - 1].Has(SentenceSigns.Question) : 0;
        row[(int)Feature.NextNumbers] = goesOn ? Numbers(s + 1) : 0;
        row[(int)Feature.NextCapitals] = goesOn ? Capitals(s + 1) : 0;
    }

    private void ReadSigns(Document document)
    {
        DependentOpeners openers = DependentOpeners.For(_vectors.Vocabulary.Language);
        double words = 0;
        for (int s = 0; s < _count; s++)
        {
            _marks[s] = SignReader.Read(document.Text, _sentences[s], _vectors, openers);
            if (document.Blocks[_sentences[s].Block].Kind == BlockKind.ListItem)
                _marks[s] = _marks[s] with { Signs = _marks[s].Signs | SentenceSigns.Listed };
            words += _vectors.Words[s] * _wordScale;
        }

        Quotations.Join(_marks.AsSpan(0, _count), _sentences);
        _meanWords = words / Math.Max(1, _count);
    }
}
