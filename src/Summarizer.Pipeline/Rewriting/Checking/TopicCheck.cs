using Summarizer.Pipeline.Grounding;

namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>
/// A check for sentences that share hardly a word with the rest of their article, such as an inserted advertisement.
/// Honest sentences of a short article do the same, so short articles are not checked.
/// </summary>
internal sealed class TopicCheck
{
    /// <summary>The fewest sentences of an article that is judged.</summary>
    private const int LeastSentences = 20;

    /// <summary>The fewest different words of a sentence that is judged.</summary>
    private const int LeastWords = 4;

    /// <summary>
    /// The share of its words that a sentence on the topic has in common with others. 5 of 100 sentences of news have
    /// less, 3 of 100 of those that a summary is made from.
    /// </summary>
    private const double LeastShared = 0.2;

    private readonly HashSet<string>[] _words;
    private readonly Dictionary<string, int> _sentencesWith = new(StringComparer.Ordinal);

    /// <summary>Reads an article's sentences; those that are withheld are empty.</summary>
    public TopicCheck(IReadOnlyList<string> sentences)
    {
        _words = [.. sentences.Select(s => TermReader.Read(s).Where(t => t.IsContent && !t.Is(TermKind.Number))
            .Select(t => t.Key).ToHashSet(StringComparer.Ordinal))];
        foreach (string word in _words.SelectMany(w => w))
            _sentencesWith[word] = _sentencesWith.GetValueOrDefault(word) + 1;
    }

    /// <summary>True if a sentence is about something else than the article.</summary>
    public bool IsOff(int sentence)
    {
        HashSet<string> words = _words[sentence];
        bool canTell = _words.Length >= LeastSentences && words.Count >= LeastWords;
        return canTell && words.Count(w => _sentencesWith[w] > 1) < words.Count * LeastShared;
    }
}
