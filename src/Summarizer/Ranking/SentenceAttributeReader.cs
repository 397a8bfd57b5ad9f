using System.Buffers;
using Summarizer.Boilerplate;
using Summarizer.Documents;
using Summarizer.Languages;
using Summarizer.Sentences;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Ranking;

// A reader of the attributes of sentences from their ends, their first words, and the marks that were counted in them.
internal static class SentenceAttributeReader
{
    // Thanks and greetings of more words than these have something to say besides.
    private const int MostPolite = 8;

    // A quotation that closes no sooner than this was not closed by mistake, in sentences.
    private const int LongestQuotation = 8;

    private static readonly WordSet FigureLabels = new(Language.WordsOfAll(Section.Captions, "numbered"));

    // Japanese asks with か after the end of a verb, and needs no mark for it; "静か" and "明らか" ask nothing.
    private static readonly SearchValues<char> QuestionVerbEndings =
        SearchValues.Create(
            string.Concat(Language.WordsOfAll(Section.QuestionVerbEndings)));

    public static SentenceAttributes[] Read(Document document, ReadOnlySpan<Sentence> sentences, TermVectors vectors)
    {
        DiscourseCues cues = DiscourseCues.For(vectors.Language);
        var attributes = new SentenceAttributes[sentences.Length];
        for (int s = 0; s < sentences.Length; s++)
        {
            attributes[s] = Read(document.Text, sentences[s], s, vectors, cues);
            bool isInList = document.Blocks[sentences[s].Block].Kind == BlockKind.ListItem;
            if (isInList || IsOfSeries(sentences[s].In(document.Text)))
                attributes[s] |= SentenceAttributes.ListItem;
        }

        JoinQuotations(attributes, sentences);
        return attributes;
    }

    // "…; and" is part of a sentence, as the recitals of a resolution are. An order of a judgment ends with "…;".
    private static bool IsOfSeries(ReadOnlySpan<char> sentence)
    {
        const int LongestConjunction = 5;
        int end = sentence.LastIndexOf(';') + 1;
        return end > 0 && sentence.Length - end <= LongestConjunction && sentence[end..] is [' ', ..];
    }

    private static SentenceAttributes Read(ReadOnlySpan<char> text, Sentence sentence, int s, TermVectors vectors,
        DiscourseCues cues)
    {
        ReadOnlySpan<char> span = text.Slice(sentence.Offset, sentence.Length);
        PunctuationCounts counts = vectors.Counts[s];
        ReadOnlySpan<Token> tokens = vectors.TokensIn(s);
        int label = counts.HasEarlyColon ? LabelLength(span) : 0;
        SentenceAttributes attributes = Quotations(span, counts.Quotes) | Ending(span, vectors.Language)
            | If(label > 0, SentenceAttributes.Label)
            | If(IsAllCaps(span), SentenceAttributes.AllCaps);
        // A label says who speaks, and is not a beginning: "Moderator: And he …".
        ReadOnlySpan<Token> said = tokens;
        while (label > 0 && !said.IsEmpty && said[0].Offset < sentence.Offset + label)
            said = said[1..];
        attributes |= cues.Read(text, span, said);
        if (said.Length > MostPolite)
            attributes &= ~SentenceAttributes.Pleasantry;
        else if (said.Exists(token => token.Has(TokenTraits.Pleasantry)))
            attributes |= SentenceAttributes.Pleasantry;
        bool showsFigure = span is [.., ':' or '：'] || PhotoCaptions.Is(text, tokens, vectors.Language)
            || (counts.Numbers > 0 && NumbersFigure(text, tokens))
            || Caption.HasPosition(span);
        return attributes | If(showsFigure, SentenceAttributes.ShowsFigure)
            | If(HasFirstPerson(text, tokens, cues), SentenceAttributes.FirstPerson);
    }

    // Between two half quotations of one paragraph, all are parts of one: what is there means nothing without the rest.
    private static void JoinQuotations(Span<SentenceAttributes> attributes, ReadOnlySpan<Sentence> sentences)
    {
        const SentenceAttributes Part = SentenceAttributes.HalfQuotation | SentenceAttributes.ContinuesQuotation;
        for (int s = 0; s < attributes.Length; s++)
        {
            if (!attributes[s].HasFlag(SentenceAttributes.HalfQuotation))
                continue;
            int end = s + 1, last = Math.Min(attributes.Length, s + LongestQuotation);
            while (end < last && sentences[end].Block == sentences[s].Block
                && !attributes[end].HasFlag(SentenceAttributes.HalfQuotation))
                end++;
            if (end == last)
                continue;
            // A quotation of several paragraphs has opening marks only, one at the start of each.
            bool isOtherBlock = sentences[end].Block != sentences[s].Block;
            SentenceAttributes both = attributes[s] & attributes[end];
            if (isOtherBlock && !both.HasFlag(SentenceAttributes.OpensQuotation))
                continue;
            int lastPart = isOtherBlock ? end - 1 : end;
            for (int part = s + 1; part <= lastPart; part++)
                attributes[part] |= Part;
            s = lastPart;
        }
    }

    private static SentenceAttributes Quotations(ReadOnlySpan<char> span, int quotes)
    {
        bool opens = Characters.IsQuote(span[0]), closes = span.Length > 1 && Characters.IsQuote(span[^1]);
        return If(opens, SentenceAttributes.OpensQuotation)
            | If(quotes > 0, SentenceAttributes.HasQuotation)
            | If(quotes % 2 == 1 || IsHalfInSingleMarks(span), SentenceAttributes.HalfQuotation)
            | If(opens && closes && quotes <= 2, SentenceAttributes.OnlyQuotation);
    }

    private static bool HasFirstPerson(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, DiscourseCues cues)
    {
        foreach (ref readonly Token token in tokens)
        {
            if (token.Has(TokenTraits.FirstPerson) && cues.IsFirstPerson(token.In(text)))
                return true;
        }

        return false;
    }

    // True if single marks show half a quotation: one starts the sentence and is not closed in it, or ends it and was
    // not opened. British papers quote in them, but they are apostrophes too.
    private static bool IsHalfInSingleMarks(ReadOnlySpan<char> span)
    {
        if (span.Length < 3)
            return false;
        if (span[0] is '\'' or '‘' && char.IsUpper(span[1]))
            return !ClosesInside(span);
        return span[^1] is '\'' or '’' && span[^2] is '.' or '!' or '?' && !OpensInside(span[..^2]);
    }

    private static bool ClosesInside(ReadOnlySpan<char> span)
    {
        for (int at = 2; at < span.Length; at++)
        {
            bool wordFollows = at + 1 < span.Length && char.IsLetterOrDigit(span[at + 1]);
            if (span[at] is '\'' or '’' && !wordFollows && span[at - 1] != ' ')
                return true;
        }

        return false;
    }

    private static bool OpensInside(ReadOnlySpan<char> span)
    {
        for (int at = 0; at + 1 < span.Length; at++)
        {
            bool startsWord = char.IsLetterOrDigit(span[at + 1]) && (at == 0 || !char.IsLetterOrDigit(span[at - 1]));
            if (span[at] is '\'' or '‘' && startsWord)
                return true;
        }

        return false;
    }

    // A clock time or a ratio has no space after its colon; speech is quoted; "Results:" starts a part of
    // an abstract.
    private static int LabelLength(ReadOnlySpan<char> span)
    {
        int after = span.IndexOf(':') + 1;
        bool mayBeLabel = after > 0 && after + 1 < span.Length && span[after] is ' ' or '\u00A0';
        bool isLabel = mayBeLabel && !Characters.IsQuote(span[after + 1])
            && !SectionHeadings.IsSectionName(span[..(after - 1)]);
        return isLabel ? after : 0;
    }

    // "Fig. 3", but not "According to the figures, 40 per cent …".
    private static bool NumbersFigure(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        for (int t = 1; t < tokens.Length; t++)
        {
            bool follows = !tokens[t].Has(TokenTraits.AfterBreak) || text[tokens[t - 1].End] == '.';
            if (follows && tokens[t].Has(TokenTraits.Number) && FigureLabels.Contains(tokens[t - 1].In(text)))
                return true;
        }

        return false;
    }

    // The first few letters nearly always decide.
    private static bool IsAllCaps(ReadOnlySpan<char> span)
    {
        int upper = 0, lower = 0;
        foreach (char c in span)
        {
            if (char.IsLower(c))
                lower++;
            else if (char.IsUpper(c))
                upper++;
            if (lower > 2 && lower * 4 > upper)
                return false;
        }

        return upper > 3 && lower * 4 <= upper;
    }

    private static SentenceAttributes Ending(ReadOnlySpan<char> span, Language language)
    {
        int last = span.Length - 1;
        while (last > 0 && IsAfterEnd(span[last]))
            last--;
        bool asks = Characters.Is(span[last], CharacterClass.QuestionMark)
            || language.QuestionMark.Contains(span[last]);
        if (asks || AsksWithoutMark(span[..(last + 1)]))
            return SentenceAttributes.Question;
        bool isTerminated = Characters.IsTerminator(span[last]) || last < span.Length - 1;
        return If(!isTerminated, SentenceAttributes.Unterminated);
    }

    private static bool IsAfterEnd(char c) =>
        Characters.IsQuote(c) || Characters.IsClosingBracket(c) || Characters.IsBlank(c);

    private static bool AsksWithoutMark(ReadOnlySpan<char> span) =>
        span is [.., var verb, 'か', '。'] && QuestionVerbEndings.Contains(verb);

    private static SentenceAttributes If(bool condition, SentenceAttributes attribute) =>
        condition ? attribute : SentenceAttributes.None;
}
