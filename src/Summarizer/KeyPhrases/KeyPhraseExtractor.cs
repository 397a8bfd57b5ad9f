using Summarizer.Terms;

namespace Summarizer.KeyPhrases;

/// <summary>
/// Finds what a document is about: runs of words between stop words and punctuation (after RAKE, Rose et al. 2010), worth more
/// the more often they and their words occur, the earlier they come and when they are written as names.
/// </summary>
internal static class KeyPhraseExtractor
{
    /// <summary>The most key phrases of a document.</summary>
    public const int MaxPhrases = 8;

    /// <summary>The most telling phrases, best first, as they stand in the text; none says what another says already.</summary>
    public static IReadOnlyList<string> Extract(string text, Workspace workspace, string? title)
    {
        TermVectors vectors = workspace.Vectors;
        List<Phrase> candidates = workspace.Phrases.Count(text, title);
        if (vectors.HasGrams)
            RepeatedStrings.Count(text, vectors, candidates);
        candidates.RemoveAll(static p => p.Score == 0);
        candidates.Sort();
        var chosen = new List<string>(MaxPhrases);
        Span<int> numbers = stackalloc int[MaxPhrases];
        for (int c = 0; c < candidates.Count && chosen.Count < MaxPhrases; c++)
        {
            Phrase candidate = candidates[c];
            if (SaysNothingNew(text, candidate, candidates, numbers[..chosen.Count], vectors))
                continue;
            numbers[chosen.Count] = c;
            chosen.Add(SingleLine.Of(text.AsSpan(candidate.Offset, candidate.Length)));
        }

        return chosen;
    }

    // Half of its words, or the whole of its letters, stand in one that is there already.
    private static bool SaysNothingNew(string text, in Phrase candidate, List<Phrase> candidates, ReadOnlySpan<int> chosen, TermVectors vectors)
    {
        ReadOnlySpan<char> letters = text.AsSpan(candidate.Offset, candidate.Length);
        foreach (int number in chosen)
        {
            Phrase other = candidates[number];
            ReadOnlySpan<char> otherLetters = text.AsSpan(other.Offset, other.Length);
            if (otherLetters.Contains(letters, StringComparison.OrdinalIgnoreCase) || letters.Contains(otherLetters, StringComparison.OrdinalIgnoreCase)
                || AreInitials(letters, otherLetters) || AreInitials(otherLetters, letters))
            {
                return true;
            }

            int shared = 0;
            for (int i = 0; i < candidate.Words; i++)
            {
                for (int j = 0; j < other.Words; j++)
                {
                    if (vectors.Tokens[candidate.Token + i].Term == vectors.Tokens[other.Token + j].Term)
                    {
                        shared++;
                        break;
                    }
                }
            }

            if (shared * 2 >= candidate.Words && shared > 0)
                return true;
        }

        return false;
    }

    // U.S. and United States.
    private static bool AreInitials(ReadOnlySpan<char> shorter, ReadOnlySpan<char> longer)
    {
        int word = 0, letters = 0;
        foreach (char c in shorter)
        {
            if (c == '.')
                continue;
            if (!char.IsUpper(c) || word >= longer.Length || longer[word] != c)
                return false;
            letters++;
            int space = longer[word..].IndexOf(' ');
            word = space < 0 ? longer.Length : word + space + 1;
        }

        return letters > 1 && word >= longer.Length;
    }
}
