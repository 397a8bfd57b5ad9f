using System.Text;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Reading;

public sealed class UnpackedSizeTests
{
    [Fact]
    public void A_package_has_the_size_of_its_unpacked_parts()
    {
        byte[] package = DocxMaker.Zip(("word/document.xml", new string('a', 300_000)), ("b", new string('b', 1000)));
        Assert.True(package.Length < 10_000);
        Assert.Equal(301_000, UnpackedSize.Of(package));
    }

    [Fact]
    public void Anything_else_has_its_own_size()
    {
        Assert.Equal(0, UnpackedSize.Of([]));
        Assert.Equal(5, UnpackedSize.Of("words"u8));
        Assert.Equal(2, UnpackedSize.Of("PK"u8));
    }

    [Fact]
    public void A_damaged_package_never_has_less_than_its_own_size()
    {
        byte[] package = DocxMaker.Make(DocxMaker.Paragraph("Words."));
        var random = new Random(1);
        for (int run = 0; run < 2000; run++)
        {
            byte[] damaged = [.. package[..random.Next(package.Length + 1)]];
            for (int times = random.Next(5); times > 0 && damaged.Length > 2; times--)
                damaged[random.Next(2, damaged.Length)] = (byte)random.Next(256);
            Assert.True(UnpackedSize.Of(damaged) >= damaged.Length);
        }
    }

    [Fact]
    public void A_comment_after_the_archive_does_not_hide_its_directory()
    {
        byte[] package = DocxMaker.Zip(("a", new string('a', 100_000)));
        package[^2] = 10; // the comment's length
        Assert.Equal(100_000, UnpackedSize.Of([.. package, .. Encoding.ASCII.GetBytes("ten bytes.")]));
    }
}
