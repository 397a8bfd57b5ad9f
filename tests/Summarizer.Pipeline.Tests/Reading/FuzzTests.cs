using System.Globalization;
using System.Text;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Reading;

/// <summary>
/// Damages sound articles at random and reads them: the outcome must be a document or an
/// <see cref="ArticleException"/>, in bounded time. Seconds long by default; for longer set SUMMARIZER_FUZZ_SECONDS
/// (per format) and run these tests alone. SUMMARIZER_FUZZ_SEED repeats a run. What once failed is kept in
/// <c>corpus/</c> and read each time.
/// </summary>
public sealed class FuzzTests
{
    private static readonly double Seconds = Setting("SUMMARIZER_FUZZ_SECONDS", 1.5);
    private static readonly int Seed = (int)Setting("SUMMARIZER_FUZZ_SEED", 20261123);
    private static readonly string Repository = RepositoryRoot();

    [Theory]
    [InlineData("txt")]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("pdf")]
    [InlineData("docx")]
    [InlineData("odt")]
    [InlineData("pptx")]
    [InlineData("epub")]
    [InlineData("eml")]
    [InlineData("rtf")]
    public void Damaged_articles_are_read_or_refused_but_never_break_anything(string format)
    {
        byte[][] samples = [.. Samples(format)];
        var random = new Random(Seed);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        int runs = 0;
        while (clock.Elapsed.TotalSeconds < Seconds || runs < 20)
        {
            byte[] damaged = Damage(samples[random.Next(samples.Length)], samples[random.Next(samples.Length)], random);
            Check(damaged, $"a.{format}", $"format {format}, seed {Seed}, run {runs}");
            runs++;
        }

        Assert.True(runs >= 20);
    }

    [Fact]
    public void What_once_failed_is_read_or_refused()
    {
        string corpus = Path.Combine(Repository, "tests", "Summarizer.Pipeline.Tests", "corpus");
        string[] files = Directory.GetFiles(corpus);
        Assert.NotEmpty(files);
        foreach (string file in files)
            Check(File.ReadAllBytes(file), Path.GetFileName(file), file);
    }

    private static void Check(byte[] content, string name, string what)
    {
        try
        {
            ReadArticle article =
                ArticleReader.Read(content, null, name, new ReadingLimits { Timeout = TimeSpan.FromSeconds(20) });
            string text = article.Document.Text;
            Assert.True(text.All(c => !char.IsControl(c) || c is '\n' or '\t'), $"A control character is left: {what}");
            Assert.True(text.EnumerateRunes().All(rune => rune.Utf16SequenceLength > 0));
            int end = 0;
            foreach (Block block in article.Document.Blocks)
            {
                Assert.True(block.Offset >= end && block.End <= text.Length, $"Blocks overlap: {what}");
                end = block.End;
            }
        }
        catch (ArticleException refusal)
        {
            Assert.False(string.IsNullOrWhiteSpace(refusal.Message));
            Assert.False(refusal.Message.Contains("longer to read", StringComparison.Ordinal),
                $"It took too long: {what}");
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            string kept = Path.Combine(Path.GetTempPath(), $"summarizer-fuzz-{Guid.NewGuid():N}-{name}");
            File.WriteAllBytes(kept, content);
            Assert.Fail($"{exception.GetType().Name} at {what}; the article is kept as {kept}.\n{exception}");
        }
    }

    private static byte[] Damage(byte[] sample, byte[] other, Random random)
    {
        byte[] content = [.. sample];
        for (int times = random.Next(1, 6); times > 0 && content.Length > 8; times--)
        {
            int at = random.Next(content.Length), length = Math.Min(random.Next(1, 200), content.Length - at);
            content = random.Next(8) switch
            {
                0 => [.. content[..at], .. content[(at + length)..]],
                1 => [.. content[..at], .. content.AsSpan(at, length), .. content[at..]],
                2 => content[..Math.Max(8, at)],
                3 => [.. content[..at],
                    .. other.AsSpan(Math.Min(at, other.Length - 1),
                        Math.Min(length, other.Length - Math.Min(at, other.Length - 1))), .. content[at..]],
                4 => [.. content[..at],
                    .. Enumerable.Repeat(content.AsSpan(at, Math.Min(length, 12)).ToArray(), random.Next(2, 500))
                        .SelectMany(part => part), .. content[at..]],
                5 => Set(content, at, (byte)random.Next(256)),
                6 => Set(content, at, (byte)(content[at] ^ (1 << random.Next(8)))),
                _ => [.. content[..at],
                    .. Encoding.ASCII.GetBytes(random.Next(3) switch { 0 => "-1", 1 => "99999999999", _ => "0" }),
                    .. content[Math.Min(content.Length, at + 1)..]],
            };
        }

        return content;

        static byte[] Set(byte[] content, int at, byte value)
        {
            content[at] = value;
            return content;
        }
    }

    private static IEnumerable<byte[]> Samples(string format)
    {
        string seeds = Path.Combine(Repository, "seeds");
        foreach (string file in Directory.EnumerateFiles(seeds, "*." + format, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
            yield return File.ReadAllBytes(file);
        const string words = "Some words in a paragraph of a document.";
        if (format == "odt")
            yield return DocumentMaker.Odt(
                $"<text:h text:outline-level=\"1\">Heading</text:h><text:list><text:list-item><text:p>{words}</text:p></text:list-item></text:list>");
        if (format == "pptx")
            yield return DocumentMaker.Pptx(DocumentMaker.Shape("title", "Heading")
                + DocumentMaker.Shape("body", words, words));
        if (format == "epub")
            yield return DocumentMaker.Epub([$"<h1>Heading</h1><p>{words}</p>", $"<p>{words}</p>"]);
        if (format == "eml")
        {
            yield return Encoding.UTF8.GetBytes(
                $"Subject: =?utf-8?q?Caf=C3=A9?=\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n"
                + $"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>{words}=20</p>\r\n--b\r\nContent-Type: text/plain; format=flowed\r\n\r\n{words} \r\n{words}\r\n--b--\r\n");
        }

        if (format == "rtf")
            yield return Encoding.UTF8.GetBytes(@"{\rtf1\ansi{\fonttbl{\f0\fcharset204 A;}}\pard\s1 " + words
                + @"\par{\f0\'c0}\u8364? {\super 2}\intbl A\cell B\cell\row}");
        if (format == "docx")
            yield return DocxMaker.Make(DocxMaker.Paragraph("Heading", "<w:pStyle w:val=\"berschrift1\"/>")
                + DocxMaker.Paragraph("Some words in a paragraph.")
                + $"<w:tbl><w:tr><w:tc>{DocxMaker.Paragraph("Cell")}</w:tc></w:tr></w:tbl>",
                "<dc:title>Title</dc:title>");
        if (format == "pdf")
            yield return PdfMaker.Make("/Title (A title)",
                [(50, 780, 18, "A heading"), (50, 740, 10, "Words of a paragraph that has"),
                    (50, 728, 10, "two lines."), (320, 740, 10, "And a second column.")],
                    [(50, 700, 10, "More words on a page.")]);
    }

    private static double Setting(string name, double standard) =>
        double.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out double value)
            ? value
            : standard;

    private static string RepositoryRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Summarizer.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
