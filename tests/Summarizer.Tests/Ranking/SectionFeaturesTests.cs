using Summarizer.Documents;
using Summarizer.Ranking;

namespace Summarizer.Tests.Ranking;

public sealed class SectionFeaturesTests
{
    [Theory]
    [InlineData("Schluss", 1)]
    [InlineData("4. Conclusions", 1)]
    [InlineData("Der Beschluss", 0)]
    public void A_heading_over_the_conclusion_has_a_word_that_starts_so(string heading, float expected)
    {
        var document = Document.FromText($"# {heading}\n\nThe harbour needs a second crane.");
        var row = new float[FeatureExtractor.Count];
        new SectionFeatures(document).Measure(new(0, document.Blocks[1].Offset, document.Blocks[1].Length, 1), row);
        Assert.Equal(expected, row[(int)Feature.InConclusion]);
    }
}
