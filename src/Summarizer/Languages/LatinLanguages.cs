using System.Numerics;
using Summarizer.Documents;

namespace Summarizer.Languages;

/// <summary>
/// Tells languages in Latin letters by their small words, which make up half of any text, by letters that few of them use, and by endings.
/// What only one language has counts most.
/// </summary>
internal static class LatinLanguages
{
    /// <summary>The least score, per word looked at, that an answer needs: below it the language is none of those known.</summary>
    private const int LeastPerWord = 5;

    /// <summary>Below this much a relative of a known language is likely, and the best answer has to stand out.</summary>
    private const int SurePerWord = 9;

    private const int LeadPerWord = 2;

    private const int LongestWord = 24;

    private static readonly string[] Codes = [.. LatinWords.Languages.Select(l => l.Language)];
    private static readonly WordTable Words = new([.. LatinWords.Languages.Select((l, i) => (l.Words, 1u << i))], merge: true);
    private static readonly WordTable Endings = new([.. LatinWords.Endings.Select(e => (e.Endings, Mask(e.Languages)))], merge: true);
    private static readonly uint[] Letters = LetterMasks();

    // Three letters rule out half of all words before any ending is looked up.
    private static readonly WordEdges LastLetters = new(string.Join(' ', LatinWords.Endings.Select(e => e.Endings)), atEnd: true);

    /// <summary>What a word counts by the number of languages that have it, 16 for log2(32 / n) = 5 bits or so.</summary>
    private static readonly int[] Weights = [.. Enumerable.Range(0, 33).Select(n => n == 0 ? 0 : (int)Math.Round(10 * Math.Log2(34.0 / n)))];

    /// <summary>The language, or null where the text is like none of those known.</summary>
    public static string? Detect(ReadOnlySpan<char> text)
    {
        var scores = default(LanguageScores);
        int words = 0;
        int at = 0;
        while (at < text.Length)
        {
            ulong hash = WordTable.Empty;
            int start = at;
            for (; at < text.Length && IsLetter(text[at]); at++)
            {
                char c = text[at];
                if (c < 0x80)
                {
                    hash = WordTable.ContinueLower(hash, (char)(c | 0x20));
                    continue;
                }

                hash = WordTable.Continue(hash, c);
                if (Letters[Math.Min((int)char.ToLowerInvariant(c), Letters.Length - 1)] is > 0 and var writers)
                    scores.Add(writers, Weights[BitOperations.PopCount(writers)] / 3);
            }

            int length = at - start;
            if (length == 0)
            {
                if (text[at] is '\u00BF' or '\u00A1')
                    scores.Add(Letters[text[at]], 20);
                at++;
                continue;
            }

            words++;
            uint users = Words.Find(hash);
            if (users != 0)
                scores.Add(users, Weights[BitOperations.PopCount(users)]);
            else if (length is > 4 and < LongestWord)
                AddEndings(ref scores, text[start..at]);
        }

        return Best(scores, words);
    }

    private static void AddEndings(ref LanguageScores scores, ReadOnlySpan<char> word)
    {
        if (!LastLetters.MayEnd(word))
            return;
        for (int length = 4; length >= 2; length--)
        {
            uint users = Endings[word[^length..]];
            if (users == 0)
                continue;
            scores.Add(users, 6);
            return;
        }
    }

    private static string? Best(LanguageScores all, int words)
    {
        Span<short> scores = stackalloc short[32];
        all.CopyTo(scores);
        int best = 0;
        int second = 1;
        for (int i = 1; i < Codes.Length; i++)
        {
            if (scores[i] > scores[best])
                (best, second) = (i, best);
            else if (scores[i] > scores[second] || second == best)
                second = i;
        }

        bool stands = scores[best] >= SurePerWord * words || scores[best] - scores[second] >= LeadPerWord * words;
        return scores[best] > 0 && scores[best] >= LeastPerWord * words && stands ? Codes[best] : null;
    }

    private static bool IsLetter(char c) => c < 0x80 ? (uint)((c | 0x20) - 'a') < 26 : char.IsLetter(c);

    private static uint[] LetterMasks()
    {
        var masks = new uint[0x1F00];
        foreach ((string letters, string languages) in LatinWords.Letters)
        {
            foreach (char c in letters)
                masks[c] |= Mask(languages);
        }

        return masks;
    }

    private static uint Mask(string languages)
    {
        uint mask = 0;
        foreach (string language in languages.Split(' '))
            mask |= 1u << Array.IndexOf([.. LatinWords.Languages.Select(l => l.Language)], language);
        return mask;
    }
}
