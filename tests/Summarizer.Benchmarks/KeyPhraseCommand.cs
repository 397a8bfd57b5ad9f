using Summarizer.Documents;
using Summarizer.Filtering;
using Summarizer.KeyPhrases;
using Summarizer.Languages;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Benchmarks;

/// <summary>
/// F1 of key phrases on a set of LIAAD/KeywordExtractor-Datasets: docsutf8/*.txt and keys/*.key. A phrase is right if its stems
/// are those of a reference phrase; precision and recall are averaged by document, as for YAKE (Campos et al. 2020).
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
            foreach (string file in Directory.GetFiles(Path.Combine(folder, "docsutf8"), "*.txt").Order(StringComparer.Ordinal))
            {
                string id = Path.GetFileNameWithoutExtension(file);
                // Half of the documents are for development.
                bool isDevelopment = id.Sum(c => c) % 2 == 0;
                if (part is not null && isDevelopment != (part == "dev"))
                    continue;
                HashSet<string> wanted = [.. File.ReadLines(Path.Combine(folder, "keys", id + ".key")).Select(key => Stems(key, language))];
                wanted.Remove("");
                string[] found = [.. extract(File.ReadAllText(file)).Select(phrase => Stems(phrase, language)).Distinct().Take(Most)];
                foreach ((int count, List<double> values) in scores)
                    values.Add(F1(found[..Math.Min(count, found.Length)], wanted));
            }

            Console.WriteLine($"{Path.GetFileName(folder),-14} {name,-12} {scores[5].Count,5} documents  "
                + string.Join("  ", scores.Select(score => FormattableString.Invariant($"F1@{score.Key} {score.Value.Average() * 100:F1}"))));
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

    /// <summary>Rapid automatic keyword extraction (Rose et al. 2010): the sum of degree over frequency of a phrase's words.</summary>
    private static IEnumerable<string> Rake(string text, Language language)
    {
        HashSet<string> stopWords = [.. language.Words(Section.StopWords)];
        var phrases = new List<string[]>();
        foreach (string run in text.ToLowerInvariant().Split(['.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '"', '\n', '\t', '–', '—']))
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

        var weight = phrases.SelectMany(words => words.Select(word => (word, words.Length))).GroupBy(pair => pair.word)
            .ToDictionary(group => group.Key, group => group.Average(pair => pair.Length));
        return phrases.OrderByDescending(words => words.Sum(word => weight[word])).Select(words => string.Join(' ', words));
    }

    private static string Stems(string phrase, Language language)
    {
        Stemmer stemmer = Stemmer.For(language)!;
        var words = phrase.ToLowerInvariant().Split([' ', '-', '\'', '/', '.'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(word => stemmer.Stem(word).ToString()));
    }
}
