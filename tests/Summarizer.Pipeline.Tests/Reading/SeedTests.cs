using Summarizer.Pipeline.Reading;

namespace Summarizer.Pipeline.Tests.Reading;

public sealed class SeedTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot(), "seeds");

    public static TheoryData<string> Articles =>
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file))
            .Where(file => file is not ("README.md" or "LICENSE"))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Articles))]
    public void Every_sample_article_is_read_and_gives_a_summary(string file)
    {
        ReadArticle article = ReadingArticles.Read(File.ReadAllBytes(Path.Combine(Folder, file)), file);
        string summary = ExtractiveSummarizer.Summarize(article.Document, new SummaryOptions { Sentences = 3 }).Text;
        Assert.NotEmpty(summary);
        Assert.DoesNotContain(["Share this", "cookies", "Subscribe", "Artikel teilen", "分享", "Compartir"], furniture =>
            summary.Contains(furniture, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void There_are_at_least_twelve() => Assert.InRange(Articles.Count, 12, 100);

    private static string RepositoryRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Summarizer.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
