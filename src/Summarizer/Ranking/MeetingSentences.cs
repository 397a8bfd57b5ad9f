using Summarizer.Documents;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Ranking;

// Rules for transcripts and minutes: decisions and tasks come first, and neither questions nor sentences of fillers
// ("Um, yeah, right.") are chosen.
internal sealed class MeetingSentences
{
    // The score that a decision or task gains, and that a sentence under "Decisions" gains.
    private const double Preference = 0.4, OutcomePreference = 1;

    // The score that a sentence loses that must not be chosen.
    private const double Unwanted = 2;

    // The score that a sentence would lose that has only fillers and words that point to what was said or shown; others
    // lose their share of it.
    private const double VagueCost = 1;

    // A sentence of fewer words besides fillers says nothing on its own.
    private const int LeastWords = 5;

    // The headings that make a document minutes.
    private const int LeastHeadings = 2;

    private readonly Document _document;
    private readonly Transcript? _transcript;
    private readonly TermVectors _vectors;
    private readonly MeetingWords _words;
    private int _block;
    private bool _isUnderOutcome;

    private MeetingSentences(Document document, Transcript? transcript, TermVectors vectors) =>
        (_document, _transcript, _vectors, _words) =
            (document, transcript, vectors, MeetingWords.For(vectors.Language));

    // Returns the rules for a document; null if it is neither a transcript nor minutes.
    public static MeetingSentences? Of(Document document, Transcript? transcript, TermVectors vectors) =>
        transcript is null && !IsMinutes(document) ? null : new(document, transcript, vectors);

    // Adds links after fillers, "Um, but …". Decisions and tasks lose the speaker's name as a label, and their links:
    // "Ann: Then we agreed to …".
    public void Correct(SentenceAttributes[] attributes, ReadOnlySpan<Sentence> sentences)
    {
        if (_transcript is null)
            return;
        DiscourseCues cues = DiscourseCues.For(_vectors.Language);
        for (int s = 0; s < attributes.Length; s++)
        {
            ReadOnlySpan<Token> said = WithoutFillers(Said(sentences[s]));
            attributes[s] |= cues.Read(_document.Text, TextOf(sentences[s]), said) & ~SentenceAttributes.Pleasantry;
            if (!said.IsEmpty && _words.Reasons.Contains(said[0].In(_document.Text)))
                attributes[s] |= SentenceAttributes.ContextDependent;
            if (_words.Decides(TextOf(sentences[s])))
                attributes[s] &= ~(SentenceAttributes.Label | SentenceAttributes.Connective);
        }
    }

    // Returns what the next sentence gains or loses.
    public double Gain(Sentence sentence, SentenceAttributes attributes)
    {
        FollowHeadings(sentence.Block);
        if (_isUnderOutcome)
            return OutcomePreference;
        ReadOnlySpan<Token> said = Said(sentence);
        int fillers = Fillers(said), words = said.Length - fillers;
        double gain = words >= LeastWords && _words.Decides(TextOf(sentence)) ? Preference : 0;
        if (_transcript?.IsSpoken(sentence.Block) != true)
            return gain;
        bool isUnwanted = words < LeastWords || attributes.HasFlag(SentenceAttributes.Question);
        if (isUnwanted)
            return gain - Unwanted;
        return gain - (VagueCost * (fillers + Pointing(said)) / said.Length);
    }

    private static bool IsMinutes(Document document)
    {
        int headings = 0;
        foreach (Block block in document.Blocks)
        {
            headings += block.Kind == BlockKind.Heading
                && MeetingWords.IsOfMinutes(document.Text.AsSpan(block.Offset, block.Length)) ? 1 : 0;
        }

        return headings >= LeastHeadings;
    }

    // Notes whether the last heading before a block is over decisions or tasks.
    private void FollowHeadings(int block)
    {
        for (; _block < block; _block++)
        {
            Block heading = _document.Blocks[_block];
            if (heading.Kind == BlockKind.Heading)
                _isUnderOutcome = MeetingWords.IsOutcome(_document.Text.AsSpan(heading.Offset, heading.Length));
        }
    }

    private ReadOnlySpan<char> TextOf(Sentence sentence) =>
        _document.Text.AsSpan(sentence.Offset, sentence.Length);

    // The tokens without the speaker's name.
    private ReadOnlySpan<Token> Said(Sentence sentence)
    {
        ReadOnlySpan<Token> tokens = _vectors.TokensIn(sentence.Index);
        int label = _transcript?.LabelLength(sentence.Block, TextOf(sentence)) ?? 0;
        while (!tokens.IsEmpty && tokens[0].Offset < sentence.Offset + label)
            tokens = tokens[1..];
        return tokens;
    }

    private int Fillers(ReadOnlySpan<Token> tokens)
    {
        int fillers = 0;
        foreach (ref readonly Token token in tokens)
            fillers += _words.Fillers.Contains(token.In(_document.Text)) ? 1 : 0;
        return fillers;
    }

    private static int Pointing(ReadOnlySpan<Token> tokens)
    {
        int pointing = 0;
        foreach (ref readonly Token token in tokens)
            pointing += token.Has(TokenTraits.Anaphoric) ? 1 : 0;
        return pointing;
    }

    private ReadOnlySpan<Token> WithoutFillers(ReadOnlySpan<Token> tokens)
    {
        while (!tokens.IsEmpty && _words.Fillers.Contains(tokens[0].In(_document.Text)))
            tokens = tokens[1..];
        return tokens;
    }
}
