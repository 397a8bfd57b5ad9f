using Summarizer.Pipeline.Grounding;
using Summarizer.Pipeline.Rewriting.Prompting;

namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>
/// The lines of an article that do not report: they speak to someone, or about the text, have a label or contact data,
/// or are about something else. A summary sentence that only such a line supports is never more than partial. A cue in
/// many lines is the article's own manner, such as the orders of a recipe.
/// </summary>
internal sealed class StrayLines
{
    /// <summary>The share of an article's lines from which a cue is the article's own manner.</summary>
    private const double OwnManner = 0.2;

    /// <summary>The same for lines in which the author speaks: in news, a line does it by the way.</summary>
    private const double OwnVoice = 0.02;

    /// <summary>The fewest lines of an article in which a line may share a few words with the rest.</summary>
    private const int LongArticle = 20;

    /// <summary>The fewest different words of a line whose topic is judged.</summary>
    private const int LeastWords = 4;

    /// <summary>The same in a short article, where honest lines of few words often share none with the rest.</summary>
    private const int LeastWordsInShort = 6;

    /// <summary>
    /// The share of its words that a line on the topic has in common with others. 5 of 100 sentences of news have less,
    /// 3 of 100 of those that a summary is made from. In a short article, it must share none.
    /// </summary>
    private const double LeastShared = 0.2;

    private readonly Dictionary<int, HashSet<string>> _words;
    private readonly Dictionary<int, StrayCues> _cues;

    /// <summary>Reads an article.</summary>
    /// <param name="lines">The lines that are shown to the model.</param>
    /// <param name="headings">Its title and headings.</param>
    /// <param name="language">The code of its language.</param>
    public StrayLines(IReadOnlyList<SourceLine> lines, IEnumerable<string> headings, string language)
    {
        var reader = new StrayCueReader(language);
        _words = lines.ToDictionary(l => l.Number, l => ContentOf(l.Text));
        Names = new DottedNames(lines, reader);
        _cues = lines.ToDictionary(l => l.Number, l => reader.Read(Names.Mask(l.Text)));
        foreach (StrayCues cue in Enum.GetValues<StrayCues>())
            DropIfManner(cue);
        MarkOffTopic(lines, headings);
        PassOn(lines);
    }

    /// <summary>The article's own names that look like a domain.</summary>
    public DottedNames Names { get; }

    /// <summary>Returns the cues of a line.</summary>
    public StrayCues Of(int line) => _cues.GetValueOrDefault(line);

    /// <summary>
    /// Returns the finding for a summary sentence that only stray lines support; null if there is none. Two groups of
    /// lines count: those that share most of its words, and those that it cites.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="cited">The lines that it cites.</param>
    public string? IssueOf(string sentence, IReadOnlyList<int> cited)
    {
        HashSet<string> words = ContentOf(sentence);
        var shared = _words.ToDictionary(l => l.Key, l => words.Count(l.Value.Contains));
        int most = shared.Values.DefaultIfEmpty().Max();
        int[] nearest = most == 0 ? [] : [.. shared.Where(l => l.Value == most).Select(l => l.Key)];
        return IssueOf(nearest) ?? IssueOf(cited);
    }

    /// <summary>Returns the finding for lines that are all stray; null if one is not, or if there are none.</summary>
    private string? IssueOf(IReadOnlyList<int> lines)
    {
        if (lines.Count == 0 || lines.Any(l => Of(l) == StrayCues.None))
            return null;
        return lines.Any(l => (Of(l) & (StrayCues.OffTopic | StrayCues.Contact)) != 0)
            ? RewriteIssue.OffTopic
            : RewriteIssue.Aside;
    }

    private static HashSet<string> ContentOf(string text) => TermReader.Read(text)
        .Where(t => t.IsContent && !t.Is(TermKind.Number) && !WordLists.Light.Contains(t.Raw))
        .Select(t => t.Key).ToHashSet(StringComparer.Ordinal);

    private void MarkOffTopic(IReadOnlyList<SourceLine> lines, IEnumerable<string> headings)
    {
        var linesWith = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string word in headings.Select(ContentOf).Concat(_words.Values).SelectMany(w => w))
            linesWith[word] = linesWith.GetValueOrDefault(word) + 1;
        (int leastWords, double leastShared) =
            lines.Count >= LongArticle ? (LeastWords, LeastShared) : (LeastWordsInShort, 0.01);
        foreach ((int line, HashSet<string> words) in _words)
        {
            if (words.Count >= leastWords && words.Count(w => linesWith[w] > 1) < words.Count * leastShared)
                _cues[line] |= StrayCues.OffTopic;
        }
    }

    private void DropIfManner(StrayCues cue)
    {
        int[] having = [.. _cues.Where(c => (c.Value & cue) != 0).Select(c => c.Key)];
        double least = cue == StrayCues.FirstPerson ? OwnVoice : OwnManner;
        if (having.Length <= 1 || having.Length <= _cues.Count * least)
            return;
        foreach (int line in having)
            _cues[line] &= ~cue;
    }

    /// <summary>Passes the cue of a question on to the lines that answer it in the same paragraph.</summary>
    private void PassOn(IReadOnlyList<SourceLine> lines)
    {
        for (int i = lines.Count - 1; i > 0; i--)
        {
            if (lines[i].Block == lines[i - 1].Block)
                _cues[lines[i].Number] |= Of(lines[i - 1].Number) & StrayCues.Question;
        }
    }
}
