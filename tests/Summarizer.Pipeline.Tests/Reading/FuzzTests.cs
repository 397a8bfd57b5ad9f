using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
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
    [InlineData("srt")]
    [InlineData("vtt")]
    [InlineData("odt")]
    [InlineData("pptx")]
    [InlineData("epub")]
    [InlineData("eml")]
    [InlineData("rtf")]
    [InlineData("rst")]
    [InlineData("adoc")]
    public void Damaged_articles_are_read_or_refused_but_never_break_anything(string format)
    {
        byte[][] samples = [.. Samples(format)];
        var random = new Random(Seed);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        bool isPackage = format is "docx" or "odt" or "pptx" or "epub";
        int runs = 0, read = 0;
        while (clock.Elapsed.TotalSeconds < Seconds || runs < 20)
        {
            byte[] sample = samples[random.Next(samples.Length)], other = samples[random.Next(samples.Length)];
            byte[] damaged = isPackage && random.Next(10) > 0
                ? DamagePart(sample, random)
                : Damage(sample, other, random);
            read += IsRead(damaged, $"a.{format}", $"format {format}, seed {Seed}, run {runs}") ? 1 : 0;
            runs++;
        }

        // If all were refused at the door, the reader behind it would not have been tried.
        Assert.True(read * 20 >= runs, $"Only {read} of {runs} were read.");
    }

    [Fact]
    public void What_once_failed_is_read_or_refused()
    {
        string corpus = Path.Combine(Repository, "tests", "Summarizer.Pipeline.Tests", "corpus");
        string[] files = Directory.GetFiles(corpus);
        Assert.NotEmpty(files);
        foreach (string file in files)
            IsRead(File.ReadAllBytes(file), Path.GetFileName(file), file);
    }

    /// <summary>
    /// Reads an article. True if it gives a document, false if it is refused; anything else fails the test.
    /// </summary>
    private static bool IsRead(byte[] content, string name, string what)
    {
        try
        {
            ReadArticle article = ReadingArticles.Read(content, name);
            string text = article.Document.Text;
            Assert.True(text.All(c => !char.IsControl(c) || c is '\n' or '\t'), $"A control character is left: {what}");
            Assert.True(text.EnumerateRunes().All(rune => rune.Utf16SequenceLength > 0));
            int end = 0;
            foreach (Block block in article.Document.Blocks)
            {
                Assert.True(block.Offset >= end && block.End <= text.Length, $"Blocks overlap: {what}");
                end = block.End;
            }

            return true;
        }
        catch (ArticleException refusal)
        {
            Assert.False(string.IsNullOrWhiteSpace(refusal.Message));
            Assert.False(refusal.Message.Contains("longer to read", StringComparison.Ordinal),
                $"It took too long: {what}");
            return false;
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            string kept = Path.Combine(Path.GetTempPath(), $"summarizer-fuzz-{Guid.NewGuid():N}-{name}");
            File.WriteAllBytes(kept, content);
            throw new Xunit.Sdk.XunitException(
                $"{exception.GetType().Name} at {what}; the article is kept as {kept}.\n{exception}");
        }
    }

    /// <summary>
    /// Damages the XML of one part of a package, which damaged bytes of the archive itself would never reach.
    /// </summary>
    private static byte[] DamagePart(byte[] package, Random random)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        (string Name, byte[] Content)[] parts = [.. archive.Entries.Select(entry => (entry.FullName, Unpacked(entry)))];
        int damaged = random.Next(parts.Length);
        byte[] content = parts[damaged].Content;
        // Half of the time only words: a document that is damaged in its tags is mostly refused.
        parts[damaged].Content = random.Next(2) == 0
            ? Damage(content, parts[random.Next(parts.Length)].Content, random)
            : Encoding.UTF8.GetBytes(Swapped(Encoding.UTF8.GetString(content), random));
        return DocxMaker.Zip(parts);

        static byte[] Unpacked(ZipArchiveEntry entry)
        {
            var bytes = new MemoryStream();
            using Stream stream = entry.Open();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
    }

    /// <summary>Exchanges or repeats whole elements, so that the XML stays well-formed.</summary>
    private static string Swapped(string xml, Random random)
    {
        string[] ends = [.. Regex.Matches(xml, "</[a-zA-Z:]+>").Select(match => match.Value).Distinct()];
        if (ends.Length == 0)
            return xml;
        string end = ends[random.Next(ends.Length)], start = "<" + end[2..^1];
        Match element = Regex.Match(xml, $"{start}[ >](?:(?!{start}[ >]).)*?{end}", RegexOptions.Singleline);
        return element.Success
            ? xml.Insert(element.Index, string.Concat(Enumerable.Repeat(element.Value, random.Next(1, 200))))
            : xml;
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
                "Subject: =?utf-8?q?Caf=C3=A9?=\r\nContent-Type: multipart/mixed; "
                    + "boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n"
                + $"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>{words}=20</p>\r\n--b\r\nContent-Type: "
                + $"text/plain; format=flowed\r\n\r\n{words} \r\n{words}\r\n--b--\r\n");
        }

        if (format == "rtf")
            yield return Encoding.UTF8.GetBytes(@"{\rtf1\ansi{\fonttbl{\f0\fcharset204 A;}}\pard\s1 " + words
                + @"\par{\f0\'c0}\u8364? {\super 2}\intbl A\cell B\cell\row}");
        if (format == "rst")
            yield return Encoding.UTF8.GetBytes($"Title\n=====\n\n.. note:: {words}\n   :class: a\n\n* A\n\n  B *c* ``d`` "
                + $"`e <f>`_ :sup:`2` |g|\n\n.. |g| replace:: h\n\n+---+\n| {words} |\n+---+\n\n== ==\nA  B\n== ==\n");
        if (format == "adoc")
            yield return Encoding.UTF8.GetBytes($"= Title\n:a: b\n\n.T\n[quote]\n____\n{words} {{a}} *c* `d`\n____\n\n* A\n+\n"
                + $"----\ncode\n----\n\nT:: {words}\n\n|===\n|A |2*|B\n|===\n\nhttps://a.b[c] <<d,e>> footnote:[f]\n");
        if (format == "docx")
            yield return DocxMaker.Make(DocxMaker.Paragraph("Heading", "<w:pStyle w:val=\"berschrift1\"/>")
                + DocxMaker.Paragraph("Some words in a paragraph.")
                + $"<w:tbl><w:tr><w:tc>{DocxMaker.Paragraph("Cell")}</w:tc></w:tr></w:tbl>",
                "<dc:title>Title</dc:title>");
        if (format == "srt")
            yield return "1\r\n00:00:01,000 --> 00:00:04,000\r\n<i>Anna:</i> The harbour opened a pier.\r\n\r\n2\r\n00:00:09,500 --> 00:00:12,000\r\n- It was\r\n- late, he said.\r\n"u8.ToArray();
        if (format == "vtt")
            yield return "WEBVTT\n\nNOTE a note\n\nSTYLE\n::cue { color: red }\n\nfirst\n00:01.000 --> 00:04.000 align:start\n<v Anna>The harbour opened a pier.</v>\n\n00:00:09.500 --> 00:00:12.000\nIt <00:10.000><c>was late.</c>\n"u8.ToArray();
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
