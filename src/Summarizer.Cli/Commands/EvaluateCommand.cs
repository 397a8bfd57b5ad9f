using System.CommandLine;
using System.Globalization;
using System.Text;
using Summarizer.Pipeline.Evaluation;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Cli.Commands;

/// <summary><c>summarizer evaluate</c>: compares summaries with those that people wrote.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "evaluate",
            "Summarises articles with reference summaries and compares by ROUGE (F1 × 100, ± standard error).",
            "summarizer evaluate articles.jsonl",
            "summarizer evaluate news.jsonl reports.jsonl");
        var files = new Argument<string[]>("FILE")
        {
            Arity = ArgumentArity.OneOrMore,
            Description =
                "JSON lines {\"id\",\"text\",\"summary\",\"n\"?,\"lang\"?,\"title\"?}; n is the number of sentences "
                    + "to choose.",
        };
        command.Add(files);
        command.SetAction((parsed, cancellationToken) =>
        {
            string[] paths = parsed.GetRequiredValue(files);
            if (paths.FirstOrDefault(p => !File.Exists(p)) is { } missing)
                throw new UsageException($"There is no file \"{missing}\".");
            string? header =
                $"{"file",-24} {"articles",8}  {"ROUGE-1",13}  {"ROUGE-2",13}  {"ROUGE-Lsum",13}  {"words",5}";
            foreach (string path in paths)
            {
                string line = Line(path, Evaluate(path, cancellationToken));
                if (header is not null)
                    terminal.Say(header);
                header = null;
                terminal.Say(line);
            }

            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static EvaluationReport Evaluate(string path, CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(path, Encoding.UTF8);
        var evaluator = new SummaryEvaluator();
        try
        {
            foreach (EvaluationItem item in EvaluationFile.Read(lines))
            {
                cancellationToken.ThrowIfCancellationRequested();
                evaluator.Add(item);
            }
        }
        catch (ArticleException e)
        {
            throw new UsageException($"{path}: {e.Message}");
        }

        EvaluationReport report = evaluator.Report();
        return report.Articles > 0 ? report : throw new UsageException($"{path}: There are no articles in the file.");
    }

    private static string Line(string path, EvaluationReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Path.GetFileNameWithoutExtension(path),-24} {report.Articles,8}  {Text(report.Rouge1)}  {Text(report.Rouge2)}  {Text(report.RougeLsum)}  {report.Words.Mean,5:F0}");

    private static string Text(Average average) =>
        string.Create(CultureInfo.InvariantCulture, $"{average.Mean:F2} ±{average.StandardError:F2}").PadLeft(13);
}
