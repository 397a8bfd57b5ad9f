using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Summarizer.Pipeline.Grounding;

namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>A reader that decides from a line's grammar and punctuation whether it reports
/// (<c>stray-lines.txt</c>).</summary>
/// <param name="language">The code of the article's language.</param>
internal sealed partial class StrayCueReader(string language)
{
    /// <summary>The most characters of a line that are read.</summary>
    private const int MostCharacters = 4000;

    private static readonly WordFile Data = new("Rewriting/stray-lines.txt");
    private static readonly FrozenDictionary<string, FrozenSet<string>> SecondPerson =
        Data.WordsByLanguage("second person");
    private static readonly FrozenDictionary<string, FrozenSet<string>> FirstPerson =
        Data.WordsByLanguage("first person");
    private static readonly FrozenDictionary<string, FrozenSet<string>> Orders = Data.WordsByLanguage("orders");
    private static readonly FrozenDictionary<string, FrozenSet<string>> BeforeOrder =
        Data.WordsByLanguage("before an order");
    private static readonly FrozenDictionary<string, FrozenSet<string>> Pointing = Data.WordsByLanguage("pointing");
    private static readonly FrozenDictionary<string, FrozenSet<string>> Texts = Data.WordsByLanguage("texts");
    private static readonly FrozenDictionary<string, FrozenSet<string>> Readers =
        Data.WordsByLanguage("readers and summaries");

    /// <summary>Returns the cues of a line, as far as it shows them itself.</summary>
    public StrayCues Read(string line)
    {
        line = line[..Math.Min(line.Length, MostCharacters)];
        // What someone is quoted as saying may be addressed to anyone.
        string unquoted = Quoted().Replace(line, " ");
        List<Term> terms = TermReader.Read(unquoted);
        // She added: "It started when …"
        bool isSpeech = Speech().IsMatch(line) && terms.Exists(t => WordLists.Reporting.Contains(t.Raw));
        return (terms.Exists(t => Has(SecondPerson, t)) ? StrayCues.SecondPerson : 0)
            | (terms.Exists(t => Has(FirstPerson, t) && !t.Is(TermKind.Capitals)) ? StrayCues.FirstPerson : 0)
            | (terms.SkipWhile(t => Has(BeforeOrder, t)).Take(1).Any(t => Has(Orders, t)) ? StrayCues.Order : 0)
            | (unquoted.TrimEnd() is [.., '?' or '？' or '؟'] ? StrayCues.Question : 0)
            | (IsAboutText(terms) ? StrayCues.AboutText : 0)
            | (!isSpeech && Label().IsMatch(line) ? StrayCues.Label : 0)
            | (NotProse().IsMatch(line) ? StrayCues.NotProse : 0)
            | (PlainSentence.HasContact(line) || PlainSentence.HasLink(line) ? StrayCues.Contact : 0);
    }

    private bool IsAboutText(List<Term> terms) =>
        terms.Exists(t => Has(Readers, t))
        || terms.Zip(terms.Skip(1)).Any(pair => Has(Pointing, pair.First) && Has(Texts, pair.Second));

    private bool Has(FrozenDictionary<string, FrozenSet<string>> words, Term term) =>
        words.TryGetValue(language, out FrozenSet<string>? known) && known.Contains(term.Raw);

    [GeneratedRegex("[“„«\"][^“”„«»\"]{0,1000}([”“»\"]|$)|(?<!\\w)['‘][^'‘]{1,1000}(['’](?!\\w)|$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex("^[^:]+: ?[\"“„«'‘]", RegexOptions.CultureInvariant)]
    private static partial Regex Speech();

    // Up to six words before a colon or an equals sign, and something after it.
    [GeneratedRegex(@"^\W*\w+([ ,'’/.\-]+\w+){0,5}\W{0,2}[:=]\W*\w+\W+\w", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    // A first character that no sentence has, times to the second, and signs of tables and programs.
    [GeneratedRegex(
        @"^[^\p{L}\p{N}\p{Sc}\s""“”„‚«‹‘’'¿¡(（「『《〈【…\-–—]|^[(\[][\p{L} ]+:|-->|\d:\d\d:\d\d|"
            + @"(?<![^\s;])[^\s;]+;[^\s;]+;|[|{}]|\w_\w|\w=[""“”]|\+{2}",
        RegexOptions.CultureInvariant)]
    private static partial Regex NotProse();
}
