using System.Collections.Frozen;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// The closed lists that grounding needs, from <c>words.txt</c>. English first; in other languages the same checks run
/// with fewer words.
/// </summary>
internal static class WordLists
{
    /// <summary>The file. It is declared before the lists, which are read from it.</summary>
    public static readonly WordFile Data = new("Grounding/words.txt");

    /// <summary>Words that carry grammar rather than content.</summary>
    public static readonly FrozenSet<string> Stop = Data.Words("stop");

    /// <summary>Everyday words of reporting: a rewording brings them in without adding a fact.</summary>
    public static readonly FrozenSet<string> Light = Data.Words("light");

    /// <summary>Claims of measure and rank: new ones are rarely harmless.</summary>
    public static readonly FrozenSet<string> Measure = Data.Words("measure");

    /// <summary>The words that negate a statement. "n't" is read as "not".</summary>
    public static readonly FrozenSet<string> Negations = Data.Words("negations");

    /// <summary>Further words that negate a statement, by the code of the language in which they do.</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> NegationsOf =
        Data.WordsByLanguage("negations-of-languages");

    /// <summary>Negations that deny nothing without a second one: French "ne" in "ne … que".</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> PairedNegations =
        Data.WordsByLanguage("paired-negations");

    /// <summary>The second ones of <see cref="PairedNegations"/>.</summary>
    public static readonly FrozenSet<string> SecondNegations = Data.Words("second-negations");

    /// <summary>Phrases with a negation that do not deny what they are about: "not only", "no more than".</summary>
    public static readonly string[][] NoDenials = [.. Data.Lines("no-denials").Select(l => l.Split(' '))];

    /// <summary>Words between a negation and what it denies: "no longer", "not yet".</summary>
    public static readonly FrozenSet<string> AfterNegations = Data.Words("after-negations");

    /// <summary>Words before the time or condition from which a denied statement holds: "not until May".</summary>
    public static readonly FrozenSet<string> Until = Data.Words("until");

    /// <summary>Words that are among <see cref="Until"/> if a negation or a date is next to them.</summary>
    public static readonly FrozenSet<string> PerhapsUntil = Data.Words("perhaps-until");

    /// <summary>Words of <see cref="Negations"/> that negate nothing in a language, by its code.</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> OtherMeanings =
        Data.WordsByLanguage("other-meanings");

    /// <summary>Words that deny something without a word of <see cref="Negations"/>.</summary>
    public static readonly FrozenSet<string> Negative = Data.Words("negative");

    /// <summary>Words that a whole sentence does not end with.</summary>
    public static readonly FrozenSet<string> Unfinished = Data.Words("unfinished");

    /// <summary>Months and weekdays.</summary>
    public static readonly FrozenSet<string> Calendar = Data.Words("calendar");

    /// <summary>The names of each month, January first, each first in English.</summary>
    public static readonly string[][] MonthNames = [.. Data.Lines("months").Select(l => l.Split(' '))];

    /// <summary>The months in English, January first.</summary>
    public static readonly string[] Months = [.. MonthNames.Select(names => names[0])];

    /// <summary>The places of the names of months in <see cref="MonthNames"/>.</summary>
    public static readonly FrozenDictionary<string, int> MonthOf = MonthNames
        .SelectMany((names, month) => names.Select(name => (Name: name, Month: month)))
        .ToFrozenDictionary(n => n.Name, n => n.Month, StringComparer.Ordinal);

    /// <summary>Forms of address, offices and occupations, which are not part of a name.</summary>
    public static readonly FrozenSet<string> Titles = Data.Words("titles");

    /// <summary>Forms of address that only a name follows.</summary>
    public static readonly FrozenSet<string> Honorifics = Data.Words("honorifics");

    /// <summary>Words between the two parts of a decimal number that is spoken: "twelve point five".</summary>
    public static readonly FrozenSet<string> DecimalPoints = Data.Words("decimal-points");

    /// <summary>Words that start a sentence in a language that capitalises nouns, by its code.</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> OpenersOfNouns =
        Data.WordsByLanguage("openers-of-nouns");

    /// <summary>Acronyms that are ordinary words, and not names: "TV".</summary>
    public static readonly FrozenSet<string> OrdinaryAcronyms = Data.Words("ordinary-acronyms");

    /// <summary>Endings of long words that are not names: "Renovation", "Numerous".</summary>
    public static readonly string[] OrdinaryEndings = [.. Data.Words("ordinary-endings").Order(StringComparer.Ordinal)];

    /// <summary>Nouns that say what a name is the name of: "party", "river".</summary>
    public static readonly FrozenSet<string> NameNouns = Data.Words("name-nouns");

    /// <summary>Opposites. Each of a pair contradicts the other where the rest is the same.</summary>
    public static readonly FrozenDictionary<string, string[]> Opposites = Pairs("opposites", "converses");

    /// <summary>Those of <see cref="Opposites"/> that agree if what they are about changes places.</summary>
    public static readonly FrozenDictionary<string, string[]> Converses = Pairs("converses");

    /// <summary>Names of countries and of what comes from them, where one does not begin like the other.</summary>
    public static readonly FrozenDictionary<string, string[]> SameCountry = Pairs("same-country");

    /// <summary>Words that start a sentence with a capital and are not names.</summary>
    public static readonly FrozenSet<string> Openers = Data.Words("openers");

    /// <summary>Words that refer to something mentioned before.</summary>
    public static readonly FrozenSet<string> Pronouns = Data.Words("pronouns");

    /// <summary>Words that make a number a lower bound.</summary>
    public static readonly FrozenSet<string> Above = Data.Words("above");

    /// <summary>Words that make a number an upper bound, or one that is not quite reached.</summary>
    public static readonly FrozenSet<string> Below = Data.Words("below");

    /// <summary>Words that make a number an estimate.</summary>
    public static readonly FrozenSet<string> About = Data.Words("about");

    /// <summary>Units: a number before one measures, and does not count things that a sentence may list.</summary>
    public static readonly FrozenSet<string> Units = Data.Words("units");

    /// <summary>Words for scales that may stand without a number.</summary>
    public static readonly FrozenSet<string> PluralScales = Data.Words("plural-scales");

    /// <summary>Words before two numbers with "and" between them.</summary>
    public static readonly FrozenSet<string> BeforeRanges = Data.Words("before-ranges");

    /// <summary>Words before a share in words: "a third".</summary>
    public static readonly FrozenSet<string> BeforeShares = Data.Words("before-shares");

    /// <summary>Words with which a new clause starts.</summary>
    public static readonly FrozenSet<string> ClauseJoints = Data.Words("clause-joints");

    /// <summary>Words that start what is said beside the main clause: "although".</summary>
    public static readonly FrozenSet<string> Concessives = Data.Words("concessives");

    /// <summary>Words before a place, a time or a means, which is not the one that acts.</summary>
    public static readonly FrozenSet<string> Prepositions = Data.Words("prepositions");

    /// <summary>Words between which the first figure is the start and the second the end.</summary>
    public static readonly (string From, string To)[] Ranges =
        [.. Data.Lines("ranges").Select(l => l.Split(' ')).Select(r => (r[0], r[1]))];

    /// <summary>Words by which a sentence gives a cause; two words are one marker.</summary>
    public static readonly string[] Causes = Data.Lines("causes");

    /// <summary>Words by which a source may give a cause without saying so.</summary>
    public static readonly string[] CauseHints = Data.Lines("cause-hints");

    /// <summary>Words that report what someone claims or suspects.</summary>
    public static readonly FrozenSet<string> Claims = Data.Words("claims");

    /// <summary>Words that make what follows a possibility.</summary>
    public static readonly FrozenSet<string> Possible = Data.Words("possible");

    /// <summary>
    /// Words that leave open whether something is so, beside <see cref="Claims"/>: a sentence with one states no bare
    /// fact.
    /// </summary>
    public static readonly FrozenSet<string> Reporting = Data.Words("reporting");

    private static FrozenDictionary<string, string[]> Pairs(params string[] sections)
    {
        var pairs = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string pair in sections.SelectMany(Data.Lines))
        {
            string[] sides = pair.Split(' ');
            Add(sides[0], sides[1]);
            Add(sides[1], sides[0]);
        }

        return pairs.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);

        void Add(string from, string to)
        {
            if (!pairs.TryGetValue(from, out List<string>? list))
                pairs[from] = list = [];
            list.Add(to);
        }
    }
}
