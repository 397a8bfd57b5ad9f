using System.Buffers;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// A search for the words of a quotation in the document, in order. The quotation may leave words out where it says so,
/// and the document may name the speaker between two halves.
/// </summary>
internal sealed partial class QuotationMatcher
{
    /// <summary>The most words between two halves of a quotation: "said Smith".</summary>
    private const int MaxBetween = 8;

    /// <summary>The number of sentences that a quotation may run over.</summary>
    private const int MaxSentences = 4;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„«»");

    private readonly SourceIndex _source;
    private readonly List<(Term Term, int Sentence)> _text = [];

    private QuotationMatcher(SourceIndex source) => _source = source;

    /// <summary>True if the document has the quotation, or it is a single word.</summary>
    public static bool Has(SourceIndex source, string quote)
    {
        string whole = PartOfWord().Replace(quote, "$1");
        List<Term>[] pieces = [.. Omission().Split(whole).Select(p => TermReader.Read(p)).Where(p => p.Count > 0)];
        if (pieces.Sum(p => p.Count) < 2)
            return true;
        var matcher = new QuotationMatcher(source);
        return source.SentencesOf(source.Id(pieces[0][0])).Exists(s => matcher.HasFrom(s, pieces));
    }

    private bool HasFrom(int sentence, List<Term>[] pieces)
    {
        _text.Clear();
        int last = Math.Min(_source.Sentences.Length, sentence + MaxSentences);
        for (int s = sentence; s < last; s++)
            _text.AddRange(_source.Sentences[s].Select(t => (t, s)));
        // The first place of each piece leaves the most room for the next.
        int at = 0;
        foreach (List<Term> piece in pieces)
        {
            int end = -1;
            for (int from = at; from < _text.Count && end < 0; from++)
                end = End(from, piece);
            if (end < 0)
                return false;
            at = end;
        }

        return true;
    }

    /// <summary>Returns the place after a piece that starts at a place; -1 if another text is there.</summary>
    private int End(int start, List<Term> piece)
    {
        int at = start;
        bool hasSkipped = false;
        for (int w = 0; w < piece.Count; w++, at++)
        {
            if (IsAt(at, piece[w]))
                continue;
            if (w == 0 || hasSkipped || Resumption(at) is not { } next || !IsAt(next, piece[w]))
                return -1;
            (at, hasSkipped) = (next, true);
        }

        return at;
    }

    private bool IsAt(int place, Term word) => place < _text.Count && _text[place].Term.Raw == word.Raw;

    /// <summary>
    /// Returns where a quotation goes on that closes before a place; null if none closes there or soon goes on.
    /// </summary>
    private int? Resumption(int place)
    {
        if (!HasMark(place))
            return null;
        for (int next = place + 1; next <= place + MaxBetween; next++)
        {
            if (HasMark(next))
                return next;
        }

        return null;
    }

    /// <summary>True if a quotation mark is between a word and the one before it.</summary>
    private bool HasMark(int place)
    {
        if (place < 1 || place >= _text.Count)
            return false;
        ((Term before, int first), (Term after, int second)) = (_text[place - 1], _text[place]);
        string text = _source.Texts[first];
        int from = Math.Min(text.Length, before.Offset + before.Raw.Length);
        if (first == second)
            return after.Offset > from && IsMark(text.AsSpan(from, after.Offset - from));
        return IsMark(text.AsSpan(from)) || IsMark(_source.Texts[second].AsSpan(0, after.Offset));
    }

    /// <summary>True for quotation marks, not for the apostrophe within a word.</summary>
    private static bool IsMark(ReadOnlySpan<char> between) => between.ContainsAny(Marks)
        || (between.Length > 1 && between.IndexOfAny("'’‘`") >= 0);

    /// <summary>Brackets around a part of a word: "[W]e", "walk[ed]".</summary>
    [GeneratedRegex(@"\[(\p{L}+)\](?=\p{L})|(?<=\p{L})\[\p{L}+\]", RegexOptions.CultureInvariant)]
    private static partial Regex PartOfWord();

    /// <summary>An ellipsis, or words in brackets that the speaker did not say.</summary>
    [GeneratedRegex(@"…|\.\s?\.\s?\.|\[[^\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Omission();
}
