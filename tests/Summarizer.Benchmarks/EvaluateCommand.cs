using Summarizer.Pipeline.Evaluation;

namespace Summarizer.Benchmarks;

/// <summary>ROUGE of the core on files of articles with reference summaries.</summary>
internal static class EvaluateCommand
{
    public static int Run(string[] files)
    {
        Console.WriteLine(
            $"{"file",-24} {"n",5}  {"ROUGE-1",14} {"ROUGE-2",14} {"ROUGE-L",8} {"ROUGE-Lsum",14} {"words",6}");
        foreach (string file in files)
        {
            using var lines = new StreamReader(file);
            Show(Path.GetFileNameWithoutExtension(file), SummaryEvaluator.Evaluate(EvaluationFile.Read(lines)));
        }

        return 0;
    }

    public static void Show(string name, EvaluationReport r) =>
        Console.WriteLine(
            $"{name,-24} {r.Articles,5}  {Text(r.Rouge1)} {Text(r.Rouge2)} {r.RougeL.Mean,8:F2} {Text(r.RougeLsum)} {r.Words.Mean,6:F0}");

    private static string Text(Average a) => $"{a.Mean,6:F2} (±{a.StandardError:F2})".PadLeft(14);
}
