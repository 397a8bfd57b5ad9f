using System.Text;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Reading;

/// <summary>Tests of what is read of a text with more words than allowed.</summary>
public sealed class WordLimitTests
{
    private static readonly ReadingLimits EightWords = ReadingArticles.Patient with { MaxWords = 8 };

    [Fact]
    public void Only_the_start_of_a_longer_document_is_read_with_a_warning()
    {
        byte[] file = DocumentMaker.Odt("<text:p>The lamp burns oil.</text:p><text:p>A keeper climbs forty steps, "
            + "each evening.</text:p><text:p>Storms put it out.</text:p>");
        ReadArticle article = ArticleReader.Read(file, null, "a.odt", EightWords);
        Assert.Equal(["Paragraph: The lamp burns oil.", "Paragraph: A keeper climbs forty"], article.Lines());
        Warning warning = Assert.Single(article.Warnings);
        Assert.Equal(WarningCode.PartlyRead, warning.Code);
        Assert.Contains("Summarizer__Reading__MaxWords", warning.Message, StringComparison.Ordinal);
        Assert.EndsWith("forty", article.Document.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The keeper’s lamp – a light (1887) – burns oil!")]
    [InlineData("港口将于五月关闭")]
    [InlineData("港🚢🚢🚢🚢🚢🚢🚢")]
    [InlineData("नाविक रात में दीपक जलाते हैं और सोते")]
    public void A_text_at_the_limit_is_read_whole(string text)
    {
        ReadArticle whole = Read(text, EightWords), longer = Read($"{text} 港", EightWords);
        Assert.Equal((text, 0), (whole.Document.Text, whole.Warnings.Count));
        Assert.Equal(text.TrimEnd('!'), longer.Document.Text);
        Assert.Equal(WarningCode.PartlyRead, Assert.Single(longer.Warnings).Code);
    }

    private static ReadArticle Read(string text, ReadingLimits limits) =>
        ArticleReader.Read(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", "a.txt", limits);
}
