using System.Globalization;
using Summarizer.Ranking;

namespace Summarizer.Benchmarks.Training;

/// <summary>Trains the ranking model and writes its weights.</summary>
internal static class TrainCommand
{
    public static int Run(string[] args)
    {
        string[] files = [.. args.Where(a => !a.StartsWith("--", StringComparison.Ordinal))];
        string[] flags = [.. args.Except(files)];
        if (files.Length is < 1 or > 2 || flags.Except(["--no-check", "--leave-set-out"]).Any())
        {
            Console.Error.WriteLine("train FOLDER [RankingModel.txt] [--no-check] [--leave-set-out]");
            return 2;
        }

        List<TrainingArticle> articles = TrainingArticle.ReadAll(files[0]);
        Show("first n", articles, a => a.Rouge1(Enumerable.Range(0, Math.Min(a.Wanted, a.Count))));
        Show("baseline", articles, a => a.Rouge1(a.Choose(a.Baseline(), BaselineScorer.Diversity, a.Wanted)));
        var trainer = new Trainer(articles, new TrainingSettings());
        if (!flags.Contains("--no-check"))
            Show("unseen", trainer.CrossValidate());
        if (flags.Contains("--leave-set-out"))
            Show("unseen set", trainer.CrossValidate(leaveSetOut: true));
        if (files.Length < 2)
            return 0;
        TrainingModel model = trainer.Train(_ => true);
        Show("on what it saw", trainer.Measure(model));
        File.WriteAllText(files[1], WeightsFile.Write(model, trainer));
        return 0;
    }

    private static void Show(string name, List<TrainingArticle> articles, Func<TrainingArticle, double> rouge1) =>
        Show(name, articles.GroupBy(a => a.Set).ToDictionary(g => g.Key, g => g.Average(rouge1)));

    private static void Show(string name, Dictionary<string, double> rouge) =>
        Console.WriteLine(
            $"{name,-16} {string.Join("  ", rouge.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key} {r.Value:F2}")))}");
}
