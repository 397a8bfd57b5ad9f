using System.Globalization;
using System.Text.Json;
using Summarizer.Pipeline.Evaluation;

namespace Summarizer.Benchmarks;

/// <summary>
/// ROUGE-1, -2 and -Lsum of summaries that were made elsewhere: lines {"id","summary"}, the summary being a list of
/// sentences.
/// </summary>
internal static class ScoreCommand
{
    public static int Run(string summaries, string file)
    {
        var made = new Dictionary<string, string[]>();
        foreach (string line in File.ReadLines(summaries))
        {
            using JsonDocument json = JsonDocument.Parse(line);
            made[json.RootElement.GetProperty("id").GetString()!] =
                [.. json.RootElement.GetProperty("summary").EnumerateArray().Select(s => s.GetString()!)];
        }

        var evaluator = new SummaryEvaluator();
        var options = new SummaryOptions { KeyPhrases = false };
        using var lines = new StreamReader(file);
        foreach (EvaluationItem item in EvaluationFile.Read(lines))
        {
            if (!made.TryGetValue(item.Id, out string[]? summary))
            {
                Console.Error.WriteLine($"{summaries} has no summary of \"{item.Id}\".");
                return 1;
            }

            // Scored by the same words as `summarizer evaluate` does.
            string language =
                ExtractiveSummarizer.Summarize(item.Text, options with { Language = item.Language }).Language;
            evaluator.Add(item.Summary, summary, language);
        }

        EvaluationReport report = evaluator.Report();
        Console.WriteLine(string.Join("  ", Text(report.Rouge1), Text(report.Rouge2), Text(report.RougeLsum)));
        return 0;
    }

    private static string Text(Average average) =>
        string.Create(CultureInfo.InvariantCulture, $"{average.Mean:F2} ±{average.StandardError:F2}");
}
