using System.Buffers;
using Summarizer.Languages;

namespace Summarizer.Pipeline.Grounding;

/// <summary>The places of every term of a document; built once, queried for every summary sentence.</summary>
internal sealed class SourceIndex
{
    /// <summary>Positions left free between sentences, so that nearness does not reach across without cost.</summary>
    private const int SentenceGap = 3;

    /// <summary>The characters that may follow the last word of a sentence.</summary>
    private static readonly SearchValues<char> EndOfSentence = SearchValues.Create(".\"”’' ");

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<List<int>> _positions = [];
    private readonly List<List<int>> _sentencesOf = [];
    private readonly HashSet<string> _prefixes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _acronyms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<(int, int)> _contentPairs = [];
    private readonly HashSet<(int, int, int)> _triples = [];

    /// <summary>False for a text that is wholly in lower case: there, names have no capitals.</summary>
    private readonly bool _hasCapitals;

    private readonly HashSet<string> _abbreviations = new(StringComparer.Ordinal);
    private readonly HashSet<(string Root, bool IsPeople)> _roots = [];
    private readonly List<(decimal Value, int Sentence)> _values = [];
    private readonly CaseEndings? _names;
    private readonly Lazy<HashSet<string>> _koreanStarts;

    public SourceIndex(IReadOnlyList<string> sentences, IEnumerable<string> also)
    {
        Texts = sentences;
        _hasCapitals = sentences.Any(sentence => sentence.Any(char.IsUpper));
        Language = LanguageDetector.Detect(string.Join(' ', sentences));
        _names = CaseEndings.Of(Language);
        _koreanStarts = new(() => [.. _words
            .Where(word => word.Length > 1 && UnspacedScripts.IsHangul(word[0])).Select(word => word[..2])]);
        Sentences = new List<Term>[sentences.Count];
        var sequence = new List<int>();
        for (int s = 0; s < sentences.Count; s++)
        {
            Sentences[s] = TermReader.Read(sentences[s], Language);
            AddSentence(Sentences[s], s, sequence);
            AddAbbreviations(sentences[s], Sentences[s]);
            for (int gap = 0; gap < SentenceGap; gap++)
                sequence.Add(-1);
        }

        Sequence = [.. sequence];
        foreach (string text in also)
        {
            List<Term> terms = TermReader.Read(text, Language);
            Others.Add(terms);
            foreach (Term term in terms)
                AddWord(term);
            AddAbbreviations(text, terms);
        }
    }

    /// <summary>The language of the sentences.</summary>
    public Language Language { get; }

    /// <summary>The sentences as they are written.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The values of all numbers, with their sentences.</summary>
    public IReadOnlyList<(decimal Value, int Sentence)> Values => _values;

    /// <summary>The terms of each sentence.</summary>
    public List<Term>[] Sentences { get; }

    /// <summary>The terms of the title and the headings.</summary>
    public List<List<Term>> Others { get; } = [];

    /// <summary>The whole document as term ids, -1 between sentences.</summary>
    public int[] Sequence { get; }

    public int Id(Term term) => IdOf(term.Key);

    public int IdOf(string key) => _ids.GetValueOrDefault(key, -1);

    public IReadOnlyList<int> Positions(int id) => id < 0 ? [] : _positions[id];

    /// <summary>Returns the sentences that have the term, ascending, each once.</summary>
    public List<int> SentencesOf(int id) => id < 0 ? [] : _sentencesOf[id];

    /// <summary>Returns each place of a term: the sentence that has it, and the number of its word there.</summary>
    public IEnumerable<(List<Term> Sentence, int Place)> PlacesOf(Term term)
    {
        foreach (int s in SentencesOf(Id(term)))
        {
            for (int place = 0; place < Sentences[s].Count; place++)
            {
                if (Sentences[s][place].Key == term.Key)
                    yield return (Sentences[s], place);
            }
        }
    }

    public bool HasContentPair(int first, int second) => _contentPairs.Contains((first, second));

    public bool HasTriple(int first, int second, int third) => _triples.Contains((first, second, third));

    /// <summary>True if the document, its title or headings have the word itself.</summary>
    public bool HasWord(string raw) => _words.Contains(raw);

    /// <summary>True if the document has a Korean word with the same first two syllables.</summary>
    public bool StartsKoreanWord(string raw) =>
        raw.Length > 1 && UnspacedScripts.IsHangul(raw[0]) && _koreanStarts.Value.Contains(raw[..2]);

    /// <summary>True if the document writes a word as a name, in any form that names have.</summary>
    public bool IsNamed(Term term) =>
        PlacesOf(term).Any(p => MayBeName(p.Sentence[p.Place])) || HasFormOf(term.Raw);

    /// <summary>
    /// True if the document has a word in capitals: "AS", "U.K.", but not "as". In a text without capitals, any
    /// content word may be an acronym.
    /// </summary>
    public bool HasAcronym(string raw) => _acronyms.Contains(raw);

    /// <summary>
    /// True if the document has the start of a month's or weekday's name as an abbreviation: "Sat. morning", "5 Jan",
    /// "Mon-Fri". "He sat down" and the name "Jan" are none.
    /// </summary>
    public bool HasAbbreviation(string raw) => _abbreviations.Contains(raw);

    /// <summary>
    /// True if the document names the country of a people, or the people of a country, whose names start alike: Latvia
    /// and Latvian, but not the persons George and Georgia.
    /// </summary>
    public bool HasRelated(string raw) =>
        DemonymRoot(raw) is var (root, isPeople) && _roots.Contains((root, !isPeople));

    /// <summary>
    /// True if the document names the country of a people, or the people of a country, that do not start alike. Either
    /// may be in the plural: "Turks", "Swedes".
    /// </summary>
    public bool HasSameCountry(string raw) =>
        (WordLists.SameCountry.TryGetValue(raw, out string[]? same)
            || (raw[^1] == 's' && WordLists.SameCountry.TryGetValue(raw[..^1], out same)))
        && Array.Exists(same, name => HasWord(name) || HasWord(name + "s"));

    /// <summary>True if the document has another form of a name, in a language that declines names.</summary>
    public bool HasFormOf(string raw) => _names is not null && _names.HasFormOf(raw);

    public bool HasNumber(Term number) =>
        _numbers.Contains(number.Key) || (number.OtherKey is { } other && _numbers.Contains(other))
            || HasInPieces(number.Key);

    /// <summary>
    /// Returns how certain it is that the document has the term: 1 for itself, less for a word that begins like it, 0
    /// for neither.
    /// </summary>
    public double Known(Term term)
    {
        if (term.Is(TermKind.Number))
            return HasNumber(term) ? 1 : 0;
        string key = term.Key;
        if (_ids.ContainsKey(key) || _words.Contains(term.Raw))
            return 1;
        if (key.Length >= 5 && _prefixes.Contains(key[..5]))
            return 0.8;
        if (key.Length == 4 && _prefixes.Contains(key))
            return 0.7;
        return key.Length >= 6 && _prefixes.Contains(key[..4]) ? 0.4 : 0;
    }

    /// <summary>Returns how telling a term is: the fewer sentences have it, the more.</summary>
    public double Weight(int id) => Math.Log(1 + (Sentences.Length / (0.5 + (id < 0 ? 0 : _sentencesOf[id].Count))));

    /// <summary>Returns the same by the key of a term.</summary>
    public double WeightOf(string key) => Weight(IdOf(key));

    /// <summary>True for "2. 4" in place of 2.4, as some texts have it.</summary>
    private bool HasInPieces(string key)
    {
        int point = key.IndexOf('.');
        if (point < 0 || !_ids.TryGetValue(key[..point], out int whole)
            || !_ids.TryGetValue(key[(point + 1)..], out int fraction))
            return false;
        return _positions[whole].Exists(p => _positions[fraction].BinarySearch(p + 1) >= 0
            || _positions[fraction].BinarySearch(p + 1 + SentenceGap) >= 0);
    }

    private void AddSentence(List<Term> terms, int sentence, List<int> sequence)
    {
        int first = -1, second = -1, content = -1;
        AddInitials(terms);
        foreach (Term term in terms)
        {
            AddWord(term);
            if (!_ids.TryGetValue(term.Key, out int id))
            {
                id = _ids[term.Key] = _ids.Count;
                _positions.Add([]);
                _sentencesOf.Add([]);
            }

            if (term.Is(TermKind.Number)
                && decimal.TryParse(term.Key, System.Globalization.CultureInfo.InvariantCulture, out decimal value))
                _values.Add((value, sentence));
            _positions[id].Add(sequence.Count);
            sequence.Add(id);
            List<int> of = _sentencesOf[id];
            if (of.Count == 0 || of[^1] != sentence)
                of.Add(sentence);
            if (first >= 0)
                _triples.Add((first, second, id));
            (first, second) = (second, id);
            if (!term.IsContent)
                continue;
            if (content >= 0)
                _contentPairs.Add((content, id));
            content = id;
        }
    }

    /// <summary>Counts "U.K." and "N.Y." also as "UK" and "NY".</summary>
    private void AddInitials(List<Term> terms)
    {
        for (int i = 1; i < terms.Count; i++)
        {
            if (terms[i - 1] is { Raw.Length: 1 } first && terms[i] is { Raw.Length: 1 } second
                && first.Is(TermKind.Capital) && second.Is(TermKind.Capital) && second.Offset == first.Offset + 2)
            {
                _words.Add(first.Raw + second.Raw);
                _acronyms.Add(first.Raw + second.Raw);
            }
        }
    }

    private void AddAbbreviations(string text, List<Term> terms)
    {
        for (int i = 0; i < terms.Count; i++)
        {
            Term term = terms[i];
            int end = term.Offset + term.Raw.Length;
            if (term.Raw.Length is not (3 or 4) || term.Is(TermKind.Number) || end > text.Length)
                continue;
            bool isDotted = end < text.Length && text[end] == '.' && text.AsSpan(end).ContainsAnyExcept(EndOfSentence);
            bool isNear = (i > 0 && IsNear(terms[i - 1], term)) || (i + 1 < terms.Count && IsNear(term, terms[i + 1]));
            if (isDotted || (MayBeName(term) && isNear))
                _abbreviations.Add(term.Raw);
        }

        bool IsNear(Term first, Term second)
        {
            int start = Math.Min(first.Offset + first.Raw.Length, second.Offset);
            ReadOnlySpan<char> between = text.AsSpan(start, second.Offset - start);
            return first.Is(TermKind.Number) || second.Is(TermKind.Number)
                ? between.IsWhiteSpace() && between.Length > 0
                : between is "-" or "–" or "/";
        }
    }

    private bool MayBeName(Term term) => term.Is(TermKind.Capital) || !_hasCapitals;

    private void AddWord(Term term)
    {
        if (term.Is(TermKind.Number))
        {
            _numbers.Add(term.Key);
            if (term.OtherKey is { } other)
                _numbers.Add(other);
            return;
        }

        if (term.OtherKey is { } month)
            _words.Add(month);
        if (MayBeName(term) && DemonymRoot(term.Raw) is { } root)
            _roots.Add(root);
        if (term.Is(TermKind.Capitals) || (!_hasCapitals && term.IsContent))
            _acronyms.Add(term.Raw);
        if (MayBeName(term))
            _names?.Add(term.Raw);
        if (!_words.Add(term.Raw))
            return;
        if (NumberWords.TryOrdinal(term.Raw, out decimal value)
            || (term.Raw.Length > 3 && NumberWords.TryScale(term.Raw, out value)
                && !NumberWords.TryInflectedScale(term.Raw, out _)))
            _numbers.Add(NumberWords.Canonical(value));
        for (int length = 4; length <= 5; length++)
        {
            if (term.Key.Length >= length)
                _prefixes.Add(term.Key[..length]);
        }
    }

    /// <summary>
    /// Returns a word without the endings of countries and of peoples, and if it has one of a people; null if little is
    /// left.
    /// </summary>
    private static (string Root, bool IsPeople)? DemonymRoot(string raw)
    {
        string name = Without(raw, "s");
        string place = Without(name, "ian", "ean", "ese", "ish", "an", "ic", "er", "i");
        bool isPeople = place.Length < name.Length;
        string root = Without(place, "ia", "ey", "en", "a", "y", "e", "o");
        return root.Length >= 4 ? (root, isPeople) : null;

        static string Without(string word, params ReadOnlySpan<string> endings)
        {
            foreach (string ending in endings)
            {
                if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal))
                    return word[..^ending.Length];
            }

            return word;
        }
    }
}
