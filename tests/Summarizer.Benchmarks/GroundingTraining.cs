using System.Text.Json;
using Summarizer.Pipeline.Grounding;

namespace Summarizer.Benchmarks;

/// <summary>
/// Fits the weights of grounding and says how well they do on data that they were not fitted on. The data are lines
/// {"set","text","sentence","supported"}; set "cnndm" teaches the model of copies, set "xsum" that of rewordings.
/// </summary>
internal static class GroundingTraining
{
    private const double Ridge = 0.02;
    private const int Folds = 5, Repetitions = 8;

    private sealed record Example(string Set, string Text, string Sentence, bool Supported, GroundingFeatures Features,
        bool Capped);

    public static void Run(string folder)
    {
        List<Example> examples = Read(Path.Combine(folder, "grounding.dev.jsonl"));
        (double copiesBias, double[] copies) = Fit(examples, "cnndm", f => f.ForCopies());
        (double rewordingsBias, double[] rewordings) = Fit(examples, "xsum", f => f.ForRewordings());
        Console.WriteLine($"    public const double CopiesBias = {copiesBias:0.####};");
        Console.WriteLine(
            "    public static readonly double[] Copies "
                + $"= [{string.Join(", ", copies.Select(w => w.ToString("0.####")))}];");
        Console.WriteLine($"    public const double RewordingsBias = {rewordingsBias:0.####};");
        Console.WriteLine(
            "    public static readonly double[] Rewordings "
                + $"= [{string.Join(", ", rewordings.Select(w => w.ToString("0.####")))}];");
        CrossValidate(examples);
        AsShipped(examples);
    }

    private static List<Example> Read(string path) => [.. File.ReadLines(path).Select(line =>
    {
        using JsonDocument json = JsonDocument.Parse(line);
        JsonElement e = json.RootElement;
        string text = e.GetProperty("text").GetString()!, sentence = e.GetProperty("sentence").GetString()!;
        Grounder grounder = Grounder.Of(text);
        string[] caps = ["number", "date", "name", "quote", "negation", "contradiction", "roles", "elsewhere"];
        return new Example(e.GetProperty("set").GetString()!, text, sentence, e.GetProperty("supported").GetBoolean(),
            grounder.Measure(sentence),
            grounder.Check(sentence).Issues.Any(caps.Contains));
    })];

    /// <summary>
    /// Logistic regression, both classes weighing the same, a ridge on standardised features, weights held at 0 or
    /// above.
    /// </summary>
    private static (double Bias, double[] Weights) Fit(IReadOnlyList<Example> all, string set,
        Func<GroundingFeatures, double[]> features)
    {
        Example[] examples = [.. all.Where(e => e.Set == set)];
        double[][] x = [.. examples.Select(e => features(e.Features))];
        int n = x[0].Length;
        double[] mean = new double[n], deviation = new double[n], weights = new double[n];
        for (int k = 0; k < n; k++)
        {
            mean[k] = x.Average(row => row[k]);
            deviation[k] = Math.Sqrt(x.Average(row => (row[k] - mean[k]) * (row[k] - mean[k]))) + 1e-9;
        }

        double positives = examples.Count(e => e.Supported), bias = 0;
        for (int step = 0; step < 4000; step++)
        {
            double[] gradient = new double[n];
            double biasGradient = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double sum = bias;
                for (int k = 0; k < n; k++)
                    sum += weights[k] * (x[i][k] - mean[k]) / deviation[k];
                double share = examples[i].Supported ? 0.5 / positives : 0.5 / (x.Length - positives);
                double error = share * ((1 / (1 + Math.Exp(-sum))) - (examples[i].Supported ? 1 : 0));
                biasGradient += error;
                for (int k = 0; k < n; k++)
                    gradient[k] += error * (x[i][k] - mean[k]) / deviation[k];
            }

            bias -= 0.5 * biasGradient;
            for (int k = 0; k < n; k++)
                weights[k] = Math.Max(0, weights[k] - (0.5 * (gradient[k] + (2 * Ridge * weights[k]))));
        }

        for (int k = 0; k < n; k++)
        {
            weights[k] /= deviation[k];
            bias -= weights[k] * mean[k];
        }

        return (bias, weights);
    }

    /// <summary>Folds by document: sentences of one text are never on both sides.</summary>
    private static void CrossValidate(List<Example> examples)
    {
        string[] texts = [.. examples.Select(e => e.Text).Distinct()];
        var sums = new Dictionary<string, List<(double Score, double Full)>>();
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            string[] shuffled = [.. texts];
            new Random(repetition).Shuffle(shuffled);
            var fold = shuffled.Select((text, i) => (text, i)).ToDictionary(p => p.text, p => p.i % Folds);
            var judged = new List<(Example Example, double Score)>();
            for (int k = 0; k < Folds; k++)
            {
                Example[] train = [.. examples.Where(e => fold[e.Text] != k)];
                (double cb, double[] c) = Fit(train, "cnndm", f => f.ForCopies());
                (double rb, double[] r) = Fit(train, "xsum", f => f.ForRewordings());
                judged.AddRange(examples.Where(e => fold[e.Text] == k).Select(e => (e,
                    (e.Features.Copied * Logistic(cb, c, e.Features.ForCopies()))
                        + ((1 - e.Features.Copied) * Logistic(rb, r, e.Features.ForRewordings())))));
            }

            foreach (var set in judged.GroupBy(j => j.Example.Set))
            {
                if (!sums.TryGetValue(set.Key, out var list))
                    sums[set.Key] = list = [];
                list.Add((Balanced(set.Select(j => (j.Example.Supported, j.Score >= Grounder.SupportedFrom))),
                    Balanced(set.Select(j => (j.Example.Supported, j.Score >= Grounder.SupportedFrom
                        && !j.Example.Capped)))));
            }
        }

        foreach ((string set, var list) in sums)
            Console.WriteLine(
                $"{set}: cross-validated balanced accuracy {list.Average(l => l.Score):0.000} by score "
                    + $"alone, {list.Average(l => l.Full):0.000} with the findings");
    }

    private static void AsShipped(List<Example> examples)
    {
        foreach (var set in examples.GroupBy(e => e.Set))
        {
            var judged = set.Select(e => (e, Grounder.Check(e.Text, e.Sentence))).ToList();
            Console.WriteLine(
                $"{set.Key}: as shipped {Balanced(judged.Select(j => (j.e.Supported, j.Item2.Grounding == GroundingClass.Supported))):0.000}");
            foreach (var issue in judged.SelectMany(j => j.Item2.Issues.Select(i => (i, j.e.Supported)))
                .GroupBy(p => p.i).OrderBy(g => g.Key, StringComparer.Ordinal))
                Console.WriteLine(
                    $"    {issue.Key}: {issue.Count(p => !p.Supported)} "
                        + $"unsupported, {issue.Count(p => p.Supported)} supported");
        }

        TimeSpan start = Environment.CpuUsage.TotalTime;
        foreach (Example e in examples)
            Grounder.Check(e.Text, e.Sentence);
        Console.WriteLine(
            $"{(Environment.CpuUsage.TotalTime - start).TotalMilliseconds / examples.Count:0.000} ms of processor "
                + "time a sentence, its document read each time");
        if (Environment.GetEnvironmentVariable("GROUNDING_VERBOSE") is not null)
        {
            foreach (Example e in examples.Where(e => e.Supported && e.Capped))
                Console.WriteLine(
                    $"false alarm ({string.Join(' ', Grounder.Check(e.Text, e.Sentence).Issues)}): {e.Sentence}");
        }
    }

    private static double Balanced(IEnumerable<(bool Truth, bool Answer)> pairs)
    {
        var list = pairs.ToList();
        return (((double)list.Count(p => p.Truth && p.Answer) / list.Count(p => p.Truth))
            + ((double)list.Count(p => !p.Truth && !p.Answer) / list.Count(p => !p.Truth))) / 2;
    }

    private static double Logistic(double bias, double[] weights, double[] values) =>
        1 / (1 + Math.Exp(-(bias + weights.Zip(values, (w, v) => w * v).Sum())));
}
