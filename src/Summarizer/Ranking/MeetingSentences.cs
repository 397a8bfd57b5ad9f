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

    // The penalty for a sentence of only fillers and words that point to what was said or shown. Others pay their
    // share.
    private const double VagueCost = 1;

    // A sentence of fewer words besides fillers says nothing on its own.
    private const int LeastWords = 5;

    // The headings that make a document minutes, or the headings and the distinct labels of paragraphs. It takes
    // more labels, because the abstract of a study has "Participants:" and "Outcomes:", and one that is not over
    // decisions or tasks, such as "Present:".
    private const int LeastHeadings = 2, LeastHeadingsAndLabels = 3;

    private readonly Document _document;
    private readonly Transcript? _transcript;
    private readonly TermVectors _vectors;
    private readonly MeetingWords _words;

    // By block: true below a heading over decisions or tasks, or in the list below such a label.
    private readonly bool[] _areOutcomes;

    private MeetingSentences(Document document, Transcript? transcript, TermVectors vectors) =>
        (_document, _transcript, _vectors, _words, _areOutcomes) =
            (document, transcript, vectors, MeetingWords.For(vectors.Language), OutcomesOf(document));

    // Returns the rules for a document; null if it is neither a transcript nor minutes.
    public static MeetingSentences? Of(Document document, Transcript? transcript, TermVectors vectors) =>
        transcript is null && !IsMinutes(document) ? null : new(document, transcript, vectors);

    // Adds links after fillers, "Um, but …". Decisions and tasks lose the speaker's name as a label, and their links:
    // "Ann: Then we agreed to …". Those of minutes lose the label "Decision:" and the missing full stop of an item.
    public void Correct(SentenceAttributes[] attributes, ReadOnlySpan<Sentence> sentences)
    {
        for (int s = 0; s < attributes.Length; s++)
        {
            if (IsOutcome(sentences[s]))
                attributes[s] &= ~(SentenceAttributes.Label | SentenceAttributes.Unterminated);
        }

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
        if (IsOutcome(sentence))
            return OutcomePreference;
        if (_transcript is null && MeetingWords.IsOfMinutes(MeetingWords.LabelOf(TextOf(sentence))))
            return -Unwanted;
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
        var labels = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        bool hasFrame = false;
        foreach (Block block in document.Blocks)
        {
            ReadOnlySpan<char> text = block.In(document.Text);
            bool isHeading = block.Kind == BlockKind.Heading;
            ReadOnlySpan<char> name = isHeading ? text : MeetingWords.LabelOf(text);
            if (!MeetingWords.IsOfMinutes(name))
                continue;
            hasFrame |= !MeetingWords.IsOutcome(name);
            if (isHeading)
                headings++;
            else
                labels.Add(name.ToString());
        }

        return headings >= LeastHeadings || (hasFrame && headings + labels.Count >= LeastHeadingsAndLabels);
    }

    private static bool[] OutcomesOf(Document document)
    {
        var outcomes = new bool[document.Blocks.Count];
        bool isBelow = false, isList = false;
        for (int b = 0; b < outcomes.Length; b++)
        {
            Block block = document.Blocks[b];
            ReadOnlySpan<char> text = block.In(document.Text);
            bool isHeading = block.Kind == BlockKind.Heading, isLabel = !isHeading && text is [.., ':'];
            if (isHeading || (isLabel && (isList || !isBelow)))
                (isBelow, isList) = (MeetingWords.IsOutcome(text), isLabel);
            else
                outcomes[b] = isBelow = isBelow && (!isList || block.Kind == BlockKind.ListItem);
        }

        return outcomes;
    }

    // True for a decision or task of minutes: below a heading that says so, or with such a label.
    private bool IsOutcome(Sentence sentence) => _areOutcomes[sentence.Block]
        || (_transcript is null && TextOf(sentence) is [.., not ':'] text
            && MeetingWords.IsOutcome(MeetingWords.LabelOf(text)));

    private ReadOnlySpan<char> TextOf(Sentence sentence) => sentence.In(_document.Text);

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
