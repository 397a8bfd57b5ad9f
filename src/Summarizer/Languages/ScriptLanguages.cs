using System.Collections.Concurrent;
using Summarizer.Text;

namespace Summarizer.Languages;

// A classifier that tells the languages of one script apart by their small words, which make up half of any text, by
// letters that few of them use, and by endings. What only one language has counts most.
internal sealed class ScriptLanguages
{
    // The least score for each word that an answer needs: below it, the language is unknown.
    private const int LeastPerWord = 5;

    // Below this much, a relative of a known language is likely, and the best score must stand out.
    private const int SurePerWord = 9;

    private const int LeadPerWord = 2;

    private const int ShortestInflected = 5, LongestInflected = 23, ShortestEnding = 2, LongestEnding = 4;

    private const int WeightOfEnding = 6, WeightOfInvertedMark = 20;

    private static readonly ConcurrentDictionary<string, ScriptLanguages> Made = new();

    private readonly Language[] _languages;
    private readonly Language? _default;
    private readonly WordTable<Clue> _words, _endings;
    private readonly Dictionary<char, Clue> _letters;

    private ScriptLanguages(string script)
    {
        _languages = [.. Language.AllFiles.Where(language => language.Scripts.Contains(script))];
        _default = Array.Find(_languages, language => language.IsDefaultOfScript)
            ?? (_languages is [var only] ? only : null);
        _words = new(CluesOf(language => language.Words(Section.DetectionWords)));
        _endings = new(CluesOf(language => language.Words(Section.DetectionEndings)));
        _letters = CluesOf(language => language.Words(Section.DetectionLetters).SelectMany(letters => letters))
            .ToDictionary();
    }

    public static ScriptLanguages Of(string script) => Made.GetOrAdd(script, name => new ScriptLanguages(name));

    // Returns the language of a text in the script, or null if it is unknown.
    // text: A short text in lower case.
    public Language? Detect(ReadOnlySpan<char> text)
    {
        if (_languages.Length < 2)
            return _default;
        Span<int> scores = stackalloc int[_languages.Length];
        scores.Clear();
        int words = 0;
        for (int at = 0; at < text.Length;)
        {
            int start = at;
            for (; at < text.Length && Characters.Is(text[at], CharacterClass.Letter | CharacterClass.Combining); at++)
            {
                if (text[at] > '\x7F' && _letters.TryGetValue(text[at], out Clue? letter))
                    letter.AddTo(scores, letter.Weight / 3);
            }

            if (at > start)
            {
                words++;
                AddWord(scores, text[start..at]);
            }
            else if (text[at++] is '¿' or '¡' && _letters.TryGetValue(text[at - 1], out Clue? mark))
            {
                mark.AddTo(scores, WeightOfInvertedMark);
            }
        }

        return Best(scores, words);
    }

    private void AddWord(Span<int> scores, ReadOnlySpan<char> word)
    {
        if (_words[word] is { } clue)
        {
            clue.AddTo(scores, clue.Weight);
            return;
        }

        if (word.Length is < ShortestInflected or > LongestInflected)
            return;
        for (int length = LongestEnding; length >= ShortestEnding; length--)
        {
            if (_endings[word[^length..]] is { } ending)
            {
                ending.AddTo(scores, WeightOfEnding);
                return;
            }
        }
    }

    private Language? Best(ReadOnlySpan<int> scores, int words)
    {
        int best = 0, second = -1;
        for (int i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                (best, second) = (i, best);
            else if (second < 0 || scores[i] > scores[second])
                second = i;
        }

        // A script whose unknown languages are few: the default is a better answer than none.
        if (_default is not null)
            return scores[best] > 0 ? _languages[best] : _default;
        bool standsOut = scores[best] >= SurePerWord * words || scores[best] - scores[second] >= LeadPerWord * words;
        return scores[best] > 0 && scores[best] >= LeastPerWord * words && standsOut ? _languages[best] : null;
    }

    private IEnumerable<(T Thing, Clue Clue)> CluesOf<T>(Func<Language, IEnumerable<T>> things)
        where T : notnull =>
        _languages.SelectMany((language, i) => things(language).Distinct().Select(thing => (Thing: thing, Language: i)))
            .GroupBy(pair => pair.Thing, pair => pair.Language)
            .Select(group => (group.Key, new Clue([.. group])));

    // A word, a letter or an ending, and the languages that have it.
    private sealed class Clue(int[] languages)
    {
        // 50 for one language, 10 less for each doubling.
        public int Weight { get; } = (int)Math.Round(10 * Math.Log2(34.0 / languages.Length));

        public void AddTo(Span<int> scores, int weight)
        {
            foreach (int language in languages)
                scores[language] += weight;
        }
    }
}
