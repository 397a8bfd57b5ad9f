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
        _cues = lines.ToDictionary(l => l.Number, l => reader.Read(l.Text));
        MarkOffTopic(lines, headings);
        foreach (StrayCues cue in Enum.GetValues<StrayCues>())
            DropIfManner(cue);
        PassOn(lines);
    }

    /// <summary>Returns what sets a line apart.</summary>
    public StrayCues Of(int line) => _cues.GetValueOrDefault(line);

    /// <summary>
    /// Returns the finding for a summary sentence that only stray lines support; null if there is none. The lines that
    /// count are those that share most of its words, cited or not.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="cited">The lines that it cites.</param>
    public string? IssueOf(string sentence, IReadOnlyList<int> cited)
    {
        HashSet<string> words = ContentOf(sentence);
        var shared = _words.ToDictionary(l => l.Key, l => words.Count(l.Value.Contains));
        int most = shared.Values.DefaultIfEmpty().Max();
        bool isStray = (most > 0 && shared.Where(l => l.Value == most).All(l => Of(l.Key) != StrayCues.None))
            || (cited.Count > 0 && cited.All(l => Of(l) != StrayCues.None));
        if (!isStray)
            return null;
        StrayCues cues = shared.Where(l => l.Value == most).Select(l => l.Key).Concat(cited)
            .Aggregate(StrayCues.None, (all, line) => all | Of(line));
        return (cues & (StrayCues.OffTopic | StrayCues.Contact)) != 0 ? RewriteIssue.OffTopic : RewriteIssue.Aside;
    }

    private static HashSet<string> ContentOf(string text) => TermReader.Read(text)
        .Where(t => t.IsContent && !t.Is(TermKind.Number) && !WordLists.Light.Contains(t.Raw))
        .Select(t => t.Key).ToHashSet(StringComparer.Ordinal);

    private void MarkOffTopic(IReadOnlyList<SourceLine> lines, IEnumerable<string> headings)
    {
        var linesWith = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string word in headings.Select(ContentOf).Concat(_words.Values).SelectMany(w => w))
            linesWith[word] = linesWith.GetValueOrDefault(word) + 1;
        double least = lines.Count >= LongArticle ? LeastShared : 0.01;
        foreach ((int line, HashSet<string> words) in _words)
        {
            if (words.Count >= LeastWords && words.Count(w => linesWith[w] > 1) < words.Count * least)
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
