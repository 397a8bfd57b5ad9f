using System.Globalization;
using System.Text;
using Summarizer.Ranking;

namespace Summarizer.Benchmarks.Training;

/// <summary>Writes a trained model as src/Summarizer/Ranking/RankingModel.txt has it.</summary>
internal static class WeightsFile
{
    public static string Write(TrainingModel model, Trainer trainer)
    {
        Network[] networks = model.Networks;
        var text = new StringBuilder(
            "# The weights of the ranking model. Written by the command train of tests/Summarizer.Benchmarks"
            + " (docs/quality.md); not edited by hand.\n");
        Append(text, "diversity", [(float)model.Diversity], Trainer.Scale);
        Append(text, "mean", trainer.Mean, 1);
        Append(text, "inverse deviation", trainer.InverseDeviation, 1);
        // The mean of networks is one network: it has all their hidden units, and their sums' mean weights.
        float[] linear =
            [.. Enumerable.Range(0, FeatureExtractor.OwnCount).Select(f => networks.Average(n => n.Linear[f]))];
        Append(text, "linear", linear, Trainer.Scale);
        Append(text, "bias", [.. networks.SelectMany(n => n.Bias.ToArray())], 1);
        Append(text, "output", [.. networks.SelectMany(n => n.Output.ToArray())], Trainer.Scale / networks.Length);
        for (int f = 0; f < FeatureExtractor.Count; f++)
            Append(text, "hidden", [.. networks.SelectMany(n => n.HiddenOf(f).ToArray())], 1);
        foreach (float[] domain in model.Domains.Mean.Chunk(TrainingDomains.Features))
            Append(text, "domain mean", domain, 1);
        foreach (float[] domain in model.Domains.InverseDeviation.Chunk(TrainingDomains.Features))
            Append(text, "domain inverse deviation", domain, 1);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, ReadOnlySpan<float> values, double scale)
    {
        IEnumerable<string> written =
            values.ToArray().Select(value => ((float)(value * scale)).ToString("G6", CultureInfo.InvariantCulture));
        text.Append(name).Append(": ").AppendJoin(' ', written).Append('\n');
    }
}
