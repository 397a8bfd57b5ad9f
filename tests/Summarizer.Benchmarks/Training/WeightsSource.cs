using System.Globalization;
using System.Text;
using Summarizer.Ranking;

namespace Summarizer.Benchmarks.Training;

/// <summary>Writes a trained model as C# source.</summary>
internal static class WeightsSource
{
    public static string Write(TrainingModel model, Trainer trainer)
    {
        Network[] networks = model.Networks;
        var source = new StringBuilder("""
            namespace Summarizer.Ranking;

            /// <summary>The ranking model's weights. Written by <c>train</c> of tests/Summarizer.Benchmarks (docs/quality.md); not edited by hand.</summary>
            internal static class TrainedModel
            {
                /// <summary>The one model for all kinds of text.</summary>
                public static RankingModel Instance { get; } = new()
                {

            """.ReplaceLineEndings("\n"));
        source.Append(CultureInfo.InvariantCulture, $"        LearnedDiversity = {Literal(Trainer.Scale * model.Diversity)},\n");
        Append(source, "Mean", trainer.Mean, 1);
        Append(source, "InverseDeviation", trainer.InverseDeviation, 1);
        // The mean of networks is one network: it has all their hidden units, and their sums' mean weights.
        Append(source, "Linear", [.. Enumerable.Range(0, FeatureExtractor.OwnCount).Select(f => networks.Average(n => n.Linear[f]))], Trainer.Scale);
        Append(source, "Bias", [.. networks.SelectMany(n => n.Bias.ToArray())], 1);
        Append(source, "Output", [.. networks.SelectMany(n => n.Output.ToArray())], Trainer.Scale / networks.Length);
        Append(source, "Hidden", [.. Enumerable.Range(0, FeatureExtractor.Count).SelectMany(f => networks.SelectMany(n => n.HiddenOf(f).ToArray()))], 1);
        source.Append("        Kinds = new TextKinds\n        {\n");
        Append(source, "Mean", model.Kinds.Mean, 1, TextKinds.Features, "    ");
        Append(source, "InverseDeviation", model.Kinds.InverseDeviation, 1, TextKinds.Features, "    ");
        return source.Append("        },\n    };\n}\n").ToString();
    }

    private static void Append(StringBuilder source, string name, ReadOnlySpan<float> values, double scale, int perLine = 16, string indent = "")
    {
        source.Append(CultureInfo.InvariantCulture, $"{indent}        {name} =\n{indent}        [\n");
        foreach (float[] line in values.ToArray().Chunk(perLine))
            source.Append(indent).Append("            ").AppendJoin(", ", line.Select(value => Literal(value * scale))).Append(",\n");
        source.Append(indent).Append("        ],\n");
    }

    private static string Literal(double value) => $"{((float)value).ToString("G6", CultureInfo.InvariantCulture)}f";
}
