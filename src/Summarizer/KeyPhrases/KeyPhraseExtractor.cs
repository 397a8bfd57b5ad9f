using System.Buffers;
using System.Runtime.InteropServices;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.KeyPhrases;

/// <summary>
/// Finds what a document is about: runs of words between stop words and punctuation (after RAKE, Rose et al. 2010), worth more
/// the more often they and their words occur, the earlier they come and when they are written as names.
/// </summary>
internal static class KeyPhraseExtractor
{
    /// <summary>The most key phrases of a document.</summary>
    public const int MaxPhrases = 8;

    /// <summary>What two forms of a word have in common at least, and the longest ending, in UTF-16 code units.</summary>
    private const int LeastStem = 4, LongestEnding = 4;

    /// <summary>The most telling phrases, best first, as they stand in the text; none says what another says already.</summary>
    public static IReadOnlyList<string> Extract(string text, Workspace workspace, string? title)
    {
        TermVectors vectors = workspace.Vectors;
        SpeakerLabels.Mark(text, vectors);
        List<Phrase> candidates = workspace.Phrases.Count(text, title);
        if (vectors.HasGrams)
            RepeatedStrings.Count(text, vectors, candidates);
        Span<Phrase> phrases = CollectionsMarshal.AsSpan(candidates);
        PhraseRank[] pool = ArrayPool<PhraseRank>.Shared.Rent(phrases.Length);
        int ranked = 0;
        for (int p = 0; p < phrases.Length; p++)
        {
            if (phrases[p].Score > 0)
                pool[ranked++] = new PhraseRank(phrases[p].Score, phrases[p].Offset, p);
        }

        Span<PhraseRank> ranks = pool.AsSpan(0, ranked);
        ranks.Sort();
        var names = new WholeNames(text, vectors);
        var chosen = new List<string>(MaxPhrases);
        Span<int> numbers = stackalloc int[MaxPhrases];
        Span<uint> letters = stackalloc uint[MaxPhrases];
        for (int r = 0; r < ranks.Length && chosen.Count < MaxPhrases; r++)
        {
            ref Phrase candidate = ref phrases[ranks[r].Number];
            letters[chosen.Count] = LettersOf(text.AsSpan(candidate.Offset, candidate.Length));
            // A dash parts what a hyphen would join.
            if ((candidate.Words > 1 && text.AsSpan(candidate.Offset, candidate.Length).Contains(" - ", StringComparison.Ordinal)) || SaysNothingNew(text, candidate, phrases, numbers[..chosen.Count], letters, vectors))
                continue;
            (int start, int end) = names.Of(candidate);
            bool whole = end - start == candidate.Length;
            (candidate.Offset, candidate.Length) = (start, end - start);
            string written = SingleLine.Of(text.AsSpan(start, end - start));
            // A whole name may say what stands there already: it takes its place.
            int place = whole ? chosen.Count : 0;
            while (place < chosen.Count && !written.Contains(chosen[place], StringComparison.OrdinalIgnoreCase))
                place++;
            if (place == chosen.Count)
                chosen.Add(written);
            chosen[place] = written;
            numbers[place] = ranks[r].Number;
            letters[place] = LettersOf(written);
        }

        ArrayPool<PhraseRank>.Shared.Return(pool);
        return chosen;
    }

    // One bit for each letter, whatever its case. Beside ASCII there may be any: all bits.
    private static uint LettersOf(ReadOnlySpan<char> written)
    {
        uint letters = 0;
        foreach (char c in written)
            letters |= c < 0x80 ? 1u << (c & 0x1F) : uint.MaxValue;
        return letters;
    }

    // Half of its words, or the whole of its letters, stand in one that is there already. Its own letters follow those of the chosen.
    private static bool SaysNothingNew(
        string text, in Phrase candidate, ReadOnlySpan<Phrase> phrases, ReadOnlySpan<int> chosen, ReadOnlySpan<uint> letters, TermVectors vectors)
    {
        ReadOnlySpan<char> written = text.AsSpan(candidate.Offset, candidate.Length);
        uint own = letters[chosen.Length];
        bool inflects = vectors.Vocabulary.Language.IsRichlyInflected;
        for (int c = 0; c < chosen.Length; c++)
        {
            ref readonly Phrase other = ref phrases[chosen[c]];
            ReadOnlySpan<char> otherWritten = text.AsSpan(other.Offset, other.Length);
            // Searched only where the letters are there.
            if (((own & ~letters[c]) == 0 && otherWritten.Contains(written, StringComparison.OrdinalIgnoreCase))
                || ((letters[c] & ~own) == 0 && written.Contains(otherWritten, StringComparison.OrdinalIgnoreCase))
                || (written[0] == otherWritten[0] && (AreInitials(written, otherWritten) || AreInitials(otherWritten, written))))
            {
                return true;
            }

            int shared = 0;
            for (int i = 0; i < candidate.Words; i++)
            {
                for (int j = 0; j < other.Words; j++)
                {
                    ref readonly Token one = ref vectors.Tokens[candidate.Seen.Token + i], two = ref vectors.Tokens[other.Seen.Token + j];
                    if (one.Term == two.Term || (inflects && AreForms(text, one, two)))
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

    // Where words have many endings, a stemmer that knows few or none leaves "żubry" beside "żubrów".
    private static bool AreForms(string text, in Token one, in Token other)
    {
        int longer = Math.Max(one.Length, other.Length), same = 0;
        while (same < one.Length && same < other.Length && char.ToLowerInvariant(text[one.Offset + same]) == char.ToLowerInvariant(text[other.Offset + same]))
            same++;
        return same >= LeastStem && longer - same <= Math.Min(LongestEnding, same * 2 / 3);
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
