using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Tests.Storage;

public sealed class ArticleNameTests
{
    [Fact]
    public void Half_a_character_is_no_name()
    {
        // Not in the conformance tests' data: half characters do not survive the way into a test.
        Assert.False(ArticleName.IsValid("half\ud800"));
        Assert.False(ArticleName.IsValid("\udc00half"));
        Assert.False(ArticleName.IsValid(null));
    }

    [Fact]
    public void Result_names_are_the_articles_and_json_as_long_as_that_fits()
    {
        Assert.Equal("news/a.txt.json", ResultName.Of("news/a.txt"));
        Assert.Equal(new string('n', 1019) + ".json", ResultName.Of(new string('n', 1019)));
    }

    [Fact]
    public void Longer_ones_are_shortened_to_what_fits_and_stay_apart()
    {
        string[] names =
            [.. Enumerable.Range(0, 5)
                .Select(i => new string('n', 1020)
                    + i.ToString(System.Globalization.CultureInfo.InvariantCulture)[..(i % 2)])];
        foreach (string name in names.Distinct())
        {
            string stored = ResultName.Of(name);
            Assert.InRange(stored.Length, 1, ArticleName.MaxLength);
            Assert.EndsWith(".json", stored, StringComparison.Ordinal);
            Assert.True(ArticleName.IsValid(stored));
            Assert.Equal(name, ResultName.ArticleOf(stored, ResultName.ToMetadata(name)));
        }

        Assert.Equal(names.Distinct().Count(), names.Distinct().Select(ResultName.Of).Distinct().Count());
    }

    [Fact]
    public void A_pair_of_surrogates_is_not_cut_in_two() =>
        Assert.True(ArticleName.IsValid(ResultName.Of(string.Concat(Enumerable.Repeat("😀", 512))))
            && ArticleName.IsValid(ResultName.Of("x" + string.Concat(Enumerable.Repeat("😀", 511)))));

    [Fact]
    public void What_is_no_result_has_no_article()
    {
        Assert.Null(ResultName.ArticleOf(".jobs/sweep", null));
        Assert.Null(ResultName.ArticleOf(".json", null));
        Assert.Equal("a", ResultName.ArticleOf("a.json", null));
        Assert.Null(ResultName.ArticleOf("a.json", "not base64!"));
    }
}
