using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Joins the words of one number: "twenty-one", "2 million", "two hundred and fifty", "five hundred thousand".
/// </summary>
internal sealed class NumberJoiner
{
    /// <summary>The value from which nothing is multiplied any more.</summary>
    private const decimal Largest = 1_000_000_000_000m;

    private static readonly FrozenSet<string> AddingScales = WordLists.Data.Words("adding-scales");
    private static readonly FrozenSet<string> Joints = WordLists.Data.Words("number-joints");
    private static readonly string[][] Halves = [.. WordLists.Data.Lines("and-a-half").Select(l => l.Split(' '))];

    private static readonly (decimal Part, string[] Words)[] Parts = [.. WordLists.Data.Lines("parts-of-scales")
        .Select(l => l.Split(' ')).Select(l => (decimal.Parse(l[0], CultureInfo.InvariantCulture), l[1..]))];

    private readonly string _sentence;
    private readonly List<Term> _terms;
    private decimal _value;
    private int _next;
    private string? _other;

    private NumberJoiner(string sentence, List<Term> terms) => (_sentence, _terms) = (sentence, terms);

    /// <summary>Joins all numbers of a sentence.</summary>
    public static void Join(string sentence, List<Term> terms)
    {
        var joiner = new NumberJoiner(sentence, terms);
        int kept = 0;
        for (int i = 0; i < terms.Count; kept++)
        {
            // "two-fold" multiplies, it counts nothing.
            bool isFold = i + 1 < terms.Count && terms[i + 1].Raw == "fold";
            Term term = isFold ? terms[i] with { Kind = TermKind.None } : terms[i];
            bool isRange = kept > 0 && WordLists.BeforeRanges.Contains(terms[kept - 1].Raw);
            (terms[kept], i) = isFold ? (term, i + 1) : joiner.Read(i, isRange);
        }

        CollectionsMarshal.SetCount(terms, kept);
    }

    /// <summary>Returns the term that starts at a place, and the place after it.</summary>
    private (Term Term, int Next) Read(int place, bool isRange)
    {
        Term term = _terms[place];
        if (PartOfScale(place) is { } part)
            return part;
        // "3 Sept." is not a French seven.
        bool isMonth = term.Raw == "sept" && place > 0 && term.Is(TermKind.Capital);
        bool isWord = NumberWords.TrySmall(term.Raw, out _value) && !isMonth;
        bool isNumber = isWord || (term.Is(TermKind.Number)
            && decimal.TryParse(term.Key, CultureInfo.InvariantCulture, out _value));
        if (!isNumber || term.Is(TermKind.Date))
            return (term, place + 1);
        (_next, _other) = (place + 1, null);
        if (isWord)
        {
            AddOnes(ref _value, ref _next);
            AddDecimals();
        }

        AddHalf();
        bool isYear = TermReader.IsYear(term) && term.Raw.All(char.IsAsciiDigit);
        while (_value < Largest && Scale(_next) is { } factor
            && !(isYear && WordLists.PluralScales.Contains(_terms[_next].Raw)))
        {
            // The document may have the scale in a form that is not known.
            if (NumberWords.TryInflectedScale(_terms[_next].Raw, out _))
                _other ??= NumberWords.Canonical(_value);
            _value *= factor;
            _next++;
            if (AddingScales.Contains(_terms[_next - 1].Raw))
                AddSmaller(factor, ref _value, ref _next, isRange);
        }

        return (new Term(term.Raw, NumberWords.Canonical(_value), TermKind.Number, term.Offset,
            _next == place + 1 ? term.OtherKey : _other), _next);
    }

    /// <summary>Reads "half a million"; null if another term starts here.</summary>
    private (Term Term, int Next)? PartOfScale(int place)
    {
        foreach ((decimal part, string[] words) in Parts)
        {
            int end = place + words.Length;
            if (end < _terms.Count && _terms[place].Raw == words[0] && Scale(end) is { } factor
                && Enumerable.Range(1, words.Length - 1)
                    .All(w => _terms[place + w].Raw == words[w] && Touches(place + w)))
            {
                return (new Term(_terms[place].Raw, NumberWords.Canonical(part * factor), TermKind.Number,
                    _terms[place].Offset), end + 1);
            }
        }

        return null;
    }

    /// <summary>Adds "one" or "first" to "twenty".</summary>
    private void AddOnes(ref decimal value, ref int next)
    {
        if (value < 20 || !Touches(next))
            return;
        string raw = _terms[next].Raw;
        bool isRank = NumberWords.TryRank(raw, out decimal ones);
        if ((!isRank && !NumberWords.TrySmall(raw, out ones)) || ones is not (> 0 and < 10))
            return;
        // "A thirty-second delay" and "twenty first graders" are thirty and twenty.
        if (isRank && (WordLists.Units.Contains(raw) || _sentence[_terms[next].Offset - 1] != '-'))
            _other = NumberWords.Canonical(value);
        value += ones;
        next++;
    }

    /// <summary>Adds the rest of "twelve point five", "twelve dot fifty" and "two point two five".</summary>
    private void AddDecimals()
    {
        if (_next + 1 >= _terms.Count || !WordLists.DecimalPoints.Contains(_terms[_next].Raw) || !Touches(_next))
            return;
        string digits = "";
        int next = _next + 1;
        while (next < _terms.Count && Touches(next) && NumberWords.TrySmall(_terms[next].Raw, out decimal part))
        {
            next++;
            AddOnes(ref part, ref next);
            digits += NumberWords.Canonical(part);
        }

        if (digits.Length is 0 or > 4)
            return;
        _value += decimal.Parse(digits, CultureInfo.InvariantCulture) / (decimal)Math.Pow(10, digits.Length);
        _next = next;
    }

    /// <summary>Adds the half of "three and a half million".</summary>
    private void AddHalf()
    {
        foreach (string[] words in Halves)
        {
            int end = _next + words.Length;
            if (end < _terms.Count && Scale(end) is not null
                && Enumerable.Range(0, words.Length).All(w => _terms[_next + w].Raw == words[w] && Touches(_next + w)))
            {
                _value += 0.5m;
                _next = end;
                return;
            }
        }
    }

    /// <summary>Adds the rest to a number of hundreds or thousands: "two hundred and fifty".</summary>
    /// <param name="factor">A hundred or a thousand.</param>
    /// <param name="value">The number that the rest is added to.</param>
    /// <param name="next">The place after it.</param>
    /// <param name="isRange">True after "between": "one hundred and fifty" may be two numbers.</param>
    private void AddSmaller(decimal factor, ref decimal value, ref int next, bool isRange)
    {
        bool isJoined = next < _terms.Count && Joints.Contains(_terms[next].Raw) && Touches(next);
        int end = isJoined ? next + 1 : next;
        if ((isJoined && isRange) || !Touches(end))
            return;
        string raw = _terms[end++].Raw;
        bool isRank = NumberWords.TryRank(raw, out decimal rest) && isJoined;
        if (!isRank && !NumberWords.TrySmall(raw, out rest))
            return;
        if (!isRank)
            AddOnes(ref rest, ref end);
        if (!isRank && factor == 1000 && Scale(end) == 100)
        {
            rest *= 100;
            end++;
            AddSmaller(100, ref rest, ref end, isRange);
        }

        // "One hundred and two hundred" are two numbers, and "one hundred two-bedroom flats" are a hundred.
        bool isOther = Scale(end) <= factor || (!isJoined && IsBeforeHyphen(_terms[end - 1]));
        if (isOther || rest <= 0 || rest >= factor)
            return;
        value += rest;
        next = end;
    }

    /// <summary>Returns the factor of the scale at a place, right after the term before; null for others.</summary>
    private decimal? Scale(int place)
    {
        if (!Touches(place) || _terms[place] is not { Raw.Length: > 1 } term)
            return null;
        if (IsAbbreviated(term) && NumberWords.TryInflectedScale(term.Raw + ".", out decimal factor))
            return factor;
        return NumberWords.TryScale(term.Raw, out factor) ? factor : null;
    }

    /// <summary>True for a word with a point that does not end the sentence.</summary>
    private bool IsAbbreviated(Term term)
    {
        int end = term.Offset + term.Raw.Length;
        return end < _sentence.Length && _sentence[end] == '.' && _sentence[end..].Any(char.IsLetter);
    }

    private bool IsBeforeHyphen(Term term) =>
        term.Offset + term.Raw.Length < _sentence.Length && _sentence[term.Offset + term.Raw.Length] == '-';

    /// <summary>True if only white space or a hyphen separates a term from the one before it.</summary>
    private bool Touches(int place)
    {
        if (place >= _terms.Count)
            return false;
        Term before = _terms[place - 1];
        int end = _terms[place].Offset;
        while (end > before.Offset && IsSeparator(_sentence[end - 1]))
            end--;
        // "The 1990s" ends with a letter, so nothing multiplies it.
        return end > before.Offset && (char.IsAsciiDigit(before.Raw[0])
            ? char.IsNumber(_sentence[end - 1])
            : char.IsLetter(_sentence[end - 1]));
    }

    private static bool IsSeparator(char c) => char.IsWhiteSpace(c) || c is '-' or '‐' or '‑';
}
