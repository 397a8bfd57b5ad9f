using Summarizer.Ranking;

namespace Summarizer.Tests.Ranking;

public sealed class RankingModelTests
{
    private static readonly RankingModel Model = RankingModel.Trained;

    [Fact]
    public void The_same_features_give_the_same_score_bit_for_bit()
    {
        Assert.Equal(BitConverter.DoubleToInt64Bits(Score(Row())), BitConverter.DoubleToInt64Bits(Score(Row())));
    }

    [Fact]
    public void An_extreme_feature_counts_no_more_than_a_large_one()
    {
        float[] large = Row(), extreme = Row();
        (large[(int)Feature.Words], extreme[(int)Feature.Words]) = (1_000, 1_000_000);

        Assert.Equal(Score(large), Score(extreme));
    }

    [Fact]
    public void Far_from_every_domain_only_the_baseline_counts()
    {
        Assert.Equal(1, RankingModel.BaselineShare(inDomain: 0));
        Assert.Equal(0.15, RankingModel.BaselineShare(inDomain: 1), 10);
    }

    [Fact]
    public void Weights_that_do_not_fit_together_are_refused()
    {
        const string Weights =
            "mean: 0\ninverse deviation: 1\nlinear: 1\nbias: 0 0\noutput: 0\nhidden: 1\ndiversity: 1\n"
            + "domain mean: 0\ndomain inverse deviation: 1\n";
        Assert.Throws<FormatException>(() => RankingModel.Parse(new StringReader(Weights)));
    }

    private static float[] Row() => [.. Enumerable.Range(0, FeatureExtractor.Count).Select(f => f % 7 / 7f)];

    private static double Score(float[] row)
    {
        float[] prepared = new float[Model.Units];
        Model.Prepare(row, prepared);
        return Model.Score(row, prepared, inDomain: 1);
    }
}
