using System.Runtime.InteropServices;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.KeyPhrases;

// An extractor of what a document is about: runs of words between stop words and punctuation (after RAKE, Rose et al.
// 2010). A phrase scores higher the more often it and its words occur and the earlier it comes, and if it is written as
// a name.
internal static class KeyPhraseExtractor
{
    public const int MaxPhrases = 8;

    // The least that two forms of a word have in common, and the longest ending, in UTF-16 code units.
    private const int LeastStem = 4, LongestEnding = 4;

    // Returns the best phrases, best first, as they are in the text; none repeats another.
    public static IReadOnlyList<string> Extract(string text, TermVectors vectors, string? title, int most = MaxPhrases)
    {
        HashSet<int> labels = SpeakerLabels.TokensIn(text, vectors);
        using var counter = new PhraseCounter(text, vectors, labels);
        List<Phrase> candidates = counter.Count(title);
        new NounPhrases(text, vectors, labels, counter).AddTo(candidates);
        if (vectors.HasGrams)
            candidates.AddRange(new RepeatedStrings(text, vectors, labels).Find());
        CollectionsMarshal.AsSpan(candidates).Sort();
        var names = new NameExpansion(text, vectors, labels);
        var chosen = new List<Phrase>(most);
        foreach (Phrase candidate in candidates)
        {
            if (chosen.Count == most)
                break;
            // A dash separates what a hyphen would join.
            bool isTwo = candidate.In(text).Contains(" - ", StringComparison.Ordinal);
            if (isTwo || SaysNothingNew(text, candidate, chosen, vectors))
                continue;
            Phrase whole = names.Expand(candidate);
            // A name that was made whole may say what is there already: it takes its place.
            int place = whole.Length == candidate.Length
                ? -1
                : chosen.FindIndex(other => Contains(text, whole, other));
            if (place < 0)
                chosen.Add(whole);
            else
                chosen[place] = whole;
        }

        return [.. chosen.Select(phrase => SingleLine.Of(phrase.In(text)))];
    }

    // Half of it, or the whole of its letters, is in one that is there already.
    private static bool SaysNothingNew(string text, in Phrase candidate, List<Phrase> chosen, TermVectors vectors)
    {
        ReadOnlySpan<char> written = candidate.In(text);
        foreach (Phrase other in chosen)
        {
            if (candidate.Words == 0 && candidate.OverlapWith(other) * 2 >= candidate.Length)
                return true;
            int shared = SharedWords(text, candidate, other, vectors);
            if (shared * 2 >= candidate.Words && shared > 0)
                return true;
            ReadOnlySpan<char> otherWritten = other.In(text);
            if (AreInitials(written, otherWritten) || AreInitials(otherWritten, written))
                return true;
            if (Contains(text, other, candidate) || Contains(text, candidate, other))
                return true;
        }

        return false;
    }

    // "AI" is not in "training", nor "Niger" in "Nigeria"; a word that is not a name may have an ending. Scripts
    // without capitals write articles and particles onto a word.
    private static bool Contains(string text, in Phrase whole, in Phrase part)
    {
        ReadOnlySpan<char> written = whole.In(text), sought = part.In(text);
        bool isUncased = Characters.IsUncasedLetter(sought[0]);
        int start = -1;
        while (written[(start + 1)..].IndexOf(sought, StringComparison.OrdinalIgnoreCase) is >= 0 and var next)
        {
            start += next + 1;
            int end = start + sought.Length;
            bool starts = isUncased || start == 0 || !Characters.IsWordCharacter(written[start - 1]);
            bool ends = isUncased || !part.Seen.IsName || end == written.Length
                || !Characters.IsWordCharacter(written[end]);
            if (starts && ends)
                return true;
        }

        return false;
    }

    private static int SharedWords(string text, in Phrase candidate, in Phrase other, TermVectors vectors)
    {
        ReadOnlySpan<Token> tokens = vectors.Tokens.Slice(candidate.Seen.Token, candidate.Words);
        ReadOnlySpan<Token> others = vectors.Tokens.Slice(other.Seen.Token, other.Words);
        int shared = 0;
        foreach (ref readonly Token one in tokens)
        {
            foreach (ref readonly Token two in others)
            {
                if ((one.IsContent && one.Term == two.Term) || (vectors.Language.IsRichlyInflected
                    && AreForms(one.In(text), two.In(text))))
                {
                    shared++;
                    break;
                }
            }
        }

        return shared;
    }

    // Where words have many endings, a stemmer that knows few or none leaves "żubry" beside "żubrów".
    private static bool AreForms(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        int same = 0;
        while (same < one.Length && same < other.Length
            && Characters.ToLower(one[same]) == Characters.ToLower(other[same]))
            same++;
        return same >= LeastStem && Math.Max(one.Length, other.Length) - same <= Math.Min(LongestEnding, same * 2 / 3);
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
