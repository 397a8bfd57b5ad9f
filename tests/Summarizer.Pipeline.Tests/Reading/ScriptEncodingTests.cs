using System.Text;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Tests.Support;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

/// <summary>Encodings of scripts other than Latin, which the frequency of the letters identifies.</summary>
public sealed class ScriptEncodingTests
{
    private const int MacCyrillic = 10007;

    /// <summary>The older encodings that texts of each language have.</summary>
    private static readonly Dictionary<string, int[]> Used = new()
    {
        ["ru"] = [1251, 20866, 866, 28595, MacCyrillic],
        ["uk"] = [1251, 21866, 28595, MacCyrillic],
        ["bg"] = [1251, 20866, 866, 28595, MacCyrillic],
        ["sr"] = [1251, 28595, MacCyrillic],
        ["el"] = [1253, 28597, 737],
        ["he"] = [1255, 862],
        ["ar"] = [1256, 28596],
    };

    private static readonly ILookup<string, string> Paragraphs = File
        .ReadLines(Path.Combine(Repository.Root, "tests/Summarizer.Tests/Languages/paragraphs.texts"))
        .Where(line => line[0] != '#').Select(line => line.Split('\t'))
        .ToLookup(cells => cells[0], cells => cells[1]);

    static ScriptEncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, int> Pairs()
    {
        var data = new TheoryData<string, int>();
        foreach ((string language, int[] pages) in Used)
        {
            foreach (int page in pages)
                data.Add(language, page);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_text_is_read_in_its_encoding_whatever_is_declared(string language, int codePage)
    {
        // The Mac has the small letters of windows-1251, and only longer texts have enough capitals. No one names it.
        IEnumerable<string> texts =
            codePage == MacCyrillic ? [string.Join("\n\n", Paragraphs[language])] : Paragraphs[language];
        int[] others = [.. Used[language].Where(page => page != MacCyrillic), 1252];
        foreach (string text in texts.Where(text => IsIn(text, codePage)))
        {
            byte[] bytes = Encoding.GetEncoding(codePage).GetBytes(text);
            Assert.Equal(text, Read(bytes).Document.Text);
            foreach (int other in others.Where(other => Encoding.GetEncoding(other).GetString(bytes) != text))
            {
                ReadArticle article =
                    Read(bytes, contentType: $"text/plain; charset={Encoding.GetEncoding(other).WebName}");
                Assert.Equal(text, article.Document.Text);
                Assert.Equal(WarningCode.EncodingGuessed, Assert.Single(article.Warnings).Code);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_declared_encoding_that_fits_stays(string language, int codePage)
    {
        Encoding encoding = Encoding.GetEncoding(codePage);
        foreach (string text in Paragraphs[language].Where(text => IsIn(text, codePage)))
        {
            ReadArticle article =
                Read(encoding.GetBytes(text), contentType: $"text/plain; charset={encoding.WebName}");
            Assert.Equal(text, article.Document.Text);
            Assert.Empty(article.Warnings);
        }
    }

    [Theory]
    [InlineData("МОСКВА ОБЪЯВИЛА О НОВЫХ МЕРАХ ПОДДЕРЖКИ", "koi8-r")]
    [InlineData("The word перестройка means restructuring.", "windows-1251")]
    [InlineData("Ужин в СберБанке: iPhone и ВКонтакте", "windows-1251")]
    public void Capitals_and_foreign_words_do_not_make_another_encoding(string text, string charset)
    {
        byte[] bytes = Encoding.GetEncoding(charset).GetBytes(text);
        Assert.Equal(text, Read(bytes, contentType: $"text/plain; charset={charset}").Document.Text);
    }

    [Theory]
    [InlineData("he", 38598)]
    [InlineData("he", 28598)]
    [InlineData("he", 10005)]
    [InlineData("ru", 855)]
    [InlineData("el", 10006)]
    [InlineData("ar", 708)]
    [InlineData("ar", 720)]
    public void A_rare_declared_encoding_that_fits_stays(string language, int codePage)
    {
        Encoding encoding = Encoding.GetEncoding(codePage);
        Assert.All(Paragraphs[language], text =>
        {
            byte[] bytes = encoding.GetBytes(text);
            ReadArticle article = Read(bytes, contentType: $"text/plain; charset={encoding.WebName}");
            Assert.Equal(Read(encoding.GetString(bytes), "a.txt").Document.Text, article.Document.Text);
            Assert.Empty(article.Warnings);
        });
    }

    [Fact]
    public void The_forms_of_Arabic_letters_in_code_page_864_are_letters()
    {
        byte[] bytes = Encoding.GetEncoding(864).GetBytes("ﻟﻤﻨﺎ ﻭﻫﻞ ﻣﻨﻴﺮ ﺳﺎﻝ ﻋﻦ ﺩﺍﺭ ﻓﻴﻬﺎ ﻣﺎﻝ ﻭﻧﻮﺭ ﻭﻛﺎﻥ ﻓﻴﻬﺎ ﻭﻟﺪ");
        ReadArticle article = Read(bytes, contentType: "text/plain; charset=ibm864");
        Assert.Equal(Read(Encoding.GetEncoding(864).GetString(bytes), "a.txt").Document.Text, article.Document.Text);
        Assert.Empty(article.Warnings);
    }

    private static bool IsIn(string text, int codePage) =>
        Encoding.GetEncoding(codePage).GetString(Encoding.GetEncoding(codePage).GetBytes(text)) == text;
}
