using System.Text.Json;
using Summarizer.Pipeline.Evaluation;

namespace Summarizer.Benchmarks;

/// <summary>
/// ROUGE of summaries that were made elsewhere: lines {"id","summary"}, the summary being a list of sentences.
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
        using var lines = new StreamReader(file);
        foreach (EvaluationItem item in EvaluationFile.Read(lines))
            evaluator.Add(item.Summary, made.GetValueOrDefault(item.Id, []), item.Language ?? "en");
        EvaluateCommand.Show(Path.GetFileNameWithoutExtension(file), evaluator.Report());
        return 0;
    }
}
