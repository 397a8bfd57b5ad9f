using System.Collections.Frozen;
using Summarizer.Languages;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// The forms of names in languages that decline them: "Warszawa", "Warszawy", "Warszawie". Two words are forms of one
/// name if they start alike and each ends with an ending of the language. A change of the last consonant is part of an
/// ending: "Praha" and "Praze" are "Pra" with "ha" and "ze".
/// </summary>
internal sealed class CaseEndings
{
    /// <summary>The fewest letters that two forms start with.</summary>
    private const int SharedStart = 3;

    private static readonly FrozenDictionary<string, FrozenSet<string>> OfLanguages = WordLists.Data
        .WordsByLanguage("case-endings").ToFrozenDictionary(l => l.Key,
            l => l.Value.Select(Stem.WithoutAccents).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Endings that make another surname of a name that has no ending.</summary>
    private static readonly FrozenSet<string> OfSurnames = WordLists.Data.Words("surname-endings")
        .Select(Stem.WithoutAccents).ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenSet<string> _endings;

    /// <summary>The names, by their first letters.</summary>
    private readonly Dictionary<string, HashSet<string>> _names = new(StringComparer.Ordinal);

    private CaseEndings(FrozenSet<string> endings) => _endings = endings;

    /// <summary>Returns an empty set of names for a language; null for one that does not decline them.</summary>
    public static CaseEndings? Of(Language language) =>
        OfLanguages.TryGetValue(language.Code, out FrozenSet<string>? endings) ? new CaseEndings(endings) : null;

    /// <summary>Adds a name in lower case.</summary>
    public void Add(string raw)
    {
        string name = Stem.WithoutAccents(raw);
        if (name.Length < SharedStart)
            return;
        if (!_names.TryGetValue(name[..SharedStart], out HashSet<string>? names))
            _names[name[..SharedStart]] = names = new HashSet<string>(StringComparer.Ordinal);
        names.Add(name);
    }

    /// <summary>True if a word in lower case is a form of a name.</summary>
    public bool HasFormOf(string raw)
    {
        string name = Stem.WithoutAccents(raw);
        return name.Length >= SharedStart && _names.TryGetValue(name[..SharedStart], out HashSet<string>? names)
            && names.Any(other => AreForms(name, other));
    }

    private bool AreForms(string first, string second)
    {
        int shared = first.AsSpan().CommonPrefixLength(second);
        for (int start = shared; start >= SharedStart; start--)
        {
            string one = first[start..], other = second[start..];
            bool isSurname = (one.Length == 0 && OfSurnames.Contains(other))
                || (other.Length == 0 && OfSurnames.Contains(one));
            if (IsEnding(one) && IsEnding(other) && !isSurname)
                return true;
        }

        return false;
    }

    private bool IsEnding(string ending) => ending.Length == 0 || _endings.Contains(ending);
}
