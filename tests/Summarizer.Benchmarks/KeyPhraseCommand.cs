using Summarizer.Documents;
using Summarizer.Filtering;
using Summarizer.KeyPhrases;
using Summarizer.Languages;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Benchmarks;

/// <summary>
/// F1 of key phrases on a set of LIAAD/KeywordExtractor-Datasets: docsutf8/*.txt and keys/*.key. A phrase is right if
/// its stems are those of a reference phrase; precision and recall are averaged by document, as for YAKE (Campos et al.
/// 2020).
/// </summary>
internal static class KeyPhraseCommand
{
    private const int Most = 10;

    public static int Run(string folder, string? part)
    {
        Language language = Language.Of("en");
        (string Name, Func<string, IEnumerable<string>> Extract)[] systems =
            [("Summarizer", text => Own(text, language)), ("RAKE", text => Rake(text, language))];
        foreach ((string name, Func<string, IEnumerable<string>> extract) in systems)
        {
            var scores = new Dictionary<int, List<double>> { [5] = [], [8] = [], [10] = [] };
            string[] files = Directory.GetFiles(Path.Combine(folder, "docsutf8"), "*.txt");
            foreach (string file in files.Order(StringComparer.Ordinal))
            {
                string id = Path.GetFileNameWithoutExtension(file);
                // Half of the documents are for development.
                bool isDevelopment = id.Sum(c => c) % 2 == 0;
                if (part is not null && isDevelopment != (part == "dev"))
                    continue;
                string keys = Path.Combine(folder, "keys", id + ".key");
                HashSet<string> wanted = [.. File.ReadLines(keys).Select(key => Stems(key, language))];
                wanted.Remove("");
                IEnumerable<string> phrases = extract(File.ReadAllText(file)).Select(phrase => Stems(phrase, language));
                string[] found = [.. phrases.Distinct().Take(Most)];
                foreach ((int count, List<double> values) in scores)
                    values.Add(F1(found[..Math.Min(count, found.Length)], wanted));
            }

            Console.WriteLine($"{Path.GetFileName(folder),-14} {name,-12} {scores[5].Count,5} documents  "
                + string.Join("  ",
                    scores.Select(score =>
                        FormattableString.Invariant($"F1@{score.Key} {score.Value.Average() * 100:F1}"))));
        }

        return 0;
    }

    private static double F1(string[] found, HashSet<string> wanted)
    {
        double right = found.Count(wanted.Contains);
        return right == 0 ? 0 : 2 * right / (found.Length + wanted.Count);
    }

    private static IReadOnlyList<string> Own(string text, Language language)
    {
        Document document = Document.FromText(text);
        Sentence[] sentences = [.. ArticleSentences.Of(document, language)];
        using TermVectors vectors = TermVectors.Of(text, sentences, language);
        return KeyPhraseExtractor.Extract(text, vectors, document.Title, Most);
    }

    /// <summary>
    /// Rapid automatic keyword extraction (Rose et al. 2010): a phrase scores its words' degrees over their
    /// frequencies.
    /// </summary>
    private static IEnumerable<string> Rake(string text, Language language)
    {
        HashSet<string> stopWords = [.. language.Words(Section.StopWords)];
        var phrases = new List<string[]>();
        char[] breaks = ['.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '"', '\n', '\t', '–', '—'];
        foreach (string run in text.ToLowerInvariant().Split(breaks))
        {
            var words = new List<string>();
            foreach (string word in run.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append("the"))
            {
                if (!stopWords.Contains(word) && !word.All(char.IsDigit))
                {
                    words.Add(word);
                    continue;
                }

                if (words.Count > 0)
                    phrases.Add([.. words]);
                words.Clear();
            }
        }

        Dictionary<string, double> weight =
            phrases.SelectMany(words => words.Select(word => (word, words.Length))).GroupBy(pair => pair.word)
            .ToDictionary(group => group.Key, group => group.Average(pair => pair.Length));
        IEnumerable<string[]> ranked = phrases.OrderByDescending(words => words.Sum(word => weight[word]));
        return ranked.Select(words => string.Join(' ', words));
    }

    private static string Stems(string phrase, Language language)
    {
        Stemmer stemmer = Stemmer.For(language)!;
        string[] words =
            phrase.ToLowerInvariant().Split([' ', '-', '\'', '/', '.'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(word => stemmer.Stem(word).ToString()));
    }
}
