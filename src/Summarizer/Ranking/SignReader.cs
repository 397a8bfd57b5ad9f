using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Summarizer.Boilerplate;
using Summarizer.Languages;
using Summarizer.Sentences;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Ranking;

/// <summary>Reads a sentence's signs from its ends, its first words, and the marks that were counted along with its words.</summary>
internal static class SignReader
{
    /// <summary>Thanks and greetings of more words than these have something to say besides.</summary>
    private const int MostPolite = 8;

    private static readonly WordSet Figures = new(Language.AllFiles.SelectMany(language => language.Words(Section.FigureLabels)));

    // Japanese asks with か behind the end of a verb, and needs no mark for it; "静か" and "明らか" ask nothing.
    private static readonly SearchValues<char> JapaneseQuestion = SearchValues.Create("すたるういのん");

    public static SentenceMarks Read(ReadOnlySpan<char> text, Sentence sentence, TermVectors vectors, DependentOpeners openers)
    {
        ReadOnlySpan<char> span = text.Slice(sentence.Offset, sentence.Length);
        MarkCount marks = vectors.Marks[sentence.Index];
        var signs = SentenceSigns.None;
        int label = marks.HasEarlyColon ? LabelLength(span) : 0;
        signs |= label > 0 ? SentenceSigns.Label : 0;
        signs |= marks.Quotes > 0 ? SentenceSigns.HasQuotation : 0;
        signs |= marks.Quotes % 2 == 1 || IsHalfInSingleMarks(span) ? SentenceSigns.HalfQuotation : 0;
        if (span.Length > 1 && IsQuotationMark(span[0]) && IsQuotationMark(span[^1]) && marks.Quotes <= 2)
            signs |= SentenceSigns.OnlyQuotation;
        if (span.Length > 0)
            signs |= Ends(span) | (IsQuotationMark(span[0]) ? SentenceSigns.OpensQuotation : 0) | (IsShouted(span) ? SentenceSigns.Shouts : 0);
        int start = vectors.FirstToken[sentence.Index], end = vectors.FirstToken[sentence.Index + 1];
        ReadOnlySpan<Token> tokens = vectors.Tokens.AsSpan(start, end - start);
        // Who speaks is no beginning: "Moderator: And he …".
        ReadOnlySpan<Token> said = tokens;
        while (label > 0 && !said.IsEmpty && said[0].Offset < sentence.Offset + label)
            said = said[1..];
        signs |= openers.Unspaced is { } unspaced ? unspaced.Read(span) : openers.Read(text, said);
        if (said.Length > MostPolite)
            signs &= ~SentenceSigns.Courtesy;
        else if (IsCourtesy(said))
            signs |= SentenceSigns.Courtesy;
        if (span is [.., ':' or '：'] || Poses.Are(text, tokens, vectors.Vocabulary.Language) || (marks.Numbers > 0 && ShowsFigure(text, tokens)))
            signs |= SentenceSigns.ShowsFigure;
        if (marks.MayBePersonal && IsPersonal(text, tokens, openers))
            signs |= SentenceSigns.FirstPerson;
        return new SentenceMarks(signs, Byte(marks.Commas), Byte(marks.Brackets), Byte(marks.Numbers), (ushort)Math.Min(marks.Capitals, ushort.MaxValue));
    }

    private static bool IsPersonal(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, DependentOpeners openers)
    {
        foreach (ref readonly Token token in tokens)
        {
            if ((token.Traits & TokenTraits.Personal) != 0 && openers.IsFirstPerson(text.Slice(token.Offset, token.Length)))
                return true;
        }

        return false;
    }

    public static bool IsQuotationMark(char c) => c is '"' or '“' or '”' or '„' or '«' or '»' or '‘' or '’' or '\'' or '「' or '」' or '『' or '』';

    private static bool IsCourtesy(ReadOnlySpan<Token> tokens)
    {
        foreach (ref readonly Token token in tokens)
        {
            if ((token.Traits & TokenTraits.Thanks) != 0)
                return true;
        }

        return false;
    }

    /// <summary>
    /// British papers quote in single marks, which are apostrophes too: only one that opens the sentence and is not closed in it, or ends it
    /// and was not opened, shows half a quotation.
    /// </summary>
    private static bool IsHalfInSingleMarks(ReadOnlySpan<char> span)
    {
        if (span.Length < 3)
            return false;
        if (span[0] is '\'' or '‘' && char.IsUpper(span[1]))
        {
            for (int at = 2; at < span.Length; at++)
            {
                if (span[at] is '\'' or '’' && (at + 1 == span.Length || !char.IsLetterOrDigit(span[at + 1])) && span[at - 1] != ' ')
                    return false;
            }

            return true;
        }

        if (span[^1] is not ('\'' or '’') || span[^2] is not ('.' or '!' or '?'))
            return false;
        for (int at = 0; at < span.Length - 2; at++)
        {
            if (span[at] is '\'' or '‘' && char.IsLetterOrDigit(span[at + 1]) && (at == 0 || !char.IsLetterOrDigit(span[at - 1])))
                return false;
        }

        return true;
    }

    // A clock time or a ratio has no space behind its colon; what somebody says is quoted; "Results:" opens a part of an abstract.
    private static int LabelLength(ReadOnlySpan<char> span)
    {
        int after = span.IndexOf(':') + 1;
        bool labelled = after > 0 && after + 1 < span.Length && span[after] is ' ' or '\u00A0' && !IsQuotationMark(span[after + 1])
            && !SectionHeadings.IsSectionName(span[..(after - 1)]);
        return labelled ? after : 0;
    }

    private static bool ShowsFigure(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        for (int t = 1; t < tokens.Length; t++)
        {
            if ((tokens[t].Traits & TokenTraits.Number) != 0 && Figures.Contains(text.Slice(tokens[t - 1].Offset, tokens[t - 1].Length)))
                return true;
        }

        return false;
    }

    // The first few letters tell nearly always.
    private static bool IsShouted(ReadOnlySpan<char> span)
    {
        if (span.Length >= Vector128<ushort>.Count && SmallLetters(span) > 2)
            return false;
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

    // How many of the first eight characters are small ASCII letters.
    private static int SmallLetters(ReadOnlySpan<char> span)
    {
        Vector128<ushort> chars = Vector128.Create(MemoryMarshal.Cast<char, ushort>(span));
        return BitOperations.PopCount(Vector128.LessThanOrEqual(chars - Vector128.Create((ushort)'a'), Vector128.Create((ushort)25)).ExtractMostSignificantBits());
    }

    private static SentenceSigns Ends(ReadOnlySpan<char> span)
    {
        int last = span.Length - 1;
        while (last > 0 && span[last] is '"' or '”' or '’' or '\'' or '»' or '“' or ')' or ']' or '」' or '』' or ' ' or '\u00A0' or '\n')
            last--;
        return span[last] switch
        {
            '?' or '？' or '؟' => SentenceSigns.Question,
            '。' when last > 1 && span[last - 1] == 'か' && JapaneseQuestion.Contains(span[last - 2]) => SentenceSigns.Question,
            '.' or '!' or '…' or '。' or '！' or '।' or '۔' => SentenceSigns.None,
            _ => last < span.Length - 1 && span[^1] is not (' ' or '\u00A0' or '\n') ? SentenceSigns.None : SentenceSigns.EndsOpen,
        };
    }

    private static byte Byte(int count) => (byte)Math.Min(count, byte.MaxValue);
}
