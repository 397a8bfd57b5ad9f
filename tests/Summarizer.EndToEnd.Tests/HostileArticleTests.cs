using System.Globalization;
using System.Text;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Pipeline.Tests.Support;
using Azurite = Summarizer.EndToEnd.Tests.Support.Azurite;

namespace Summarizer.EndToEnd.Tests;

/// <summary>
/// Articles made to hurt, uploaded to the running app whose heap is bounded by the runtime: each gets its one clear
/// result, the app lives on, and its memory stays within bounds.
/// </summary>
public sealed class HostileArticleTests(Azurite azurite) : IClassFixture<Azurite>
{
    private const string Sentence = "The harbour opened a second pier on Monday after three years of work.";
    private const long HeapBytes = 512L << 20;

    /// <summary>Names, contents and what must come of them; "succeeded", or the code of the failure.</summary>
    private static readonly (string Name, Func<byte[]> Content, string Outcome)[] Articles =
    [
        ("bomb.docx", () => DocxMaker.Make(DocxMaker.Paragraph(new string(' ', 100_000_000))), "too-large"),
        ("entities.docx", () => DocxMaker.Zip(("word/document.xml", Entities(DocxMaker.Namespace))),
            "unreadable-article"),
        ("many-files.docx",
            () => DocxMaker.Zip([("word/document.xml", "<w:document/>"),
                .. Enumerable.Range(0, 10_001).Select(i => ($"{i}", ""))]), "too-large"),
        ("deep.docx", () => DocxMaker.Make(string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 100_000))),
            "unreadable-article"),
        ("attributes.docx", () => DocxMaker.Make($"<w:p{Attributes(100_000)}/>" + DocxMaker.Paragraph(Sentence)),
            "unreadable-article"),
        ("bomb.pdf", () => Pdf(pdf => pdf.AddStream("", new byte[100_000_000], deflate: true)), "too-large"),
        ("loop.pdf", LoopingPdf, "unreadable-article"),
        ("deep.pdf", () => Pdf(pdf => pdf.Add(new string('[', 1_000_000))), "unreadable-article"),
        ("colours.pdf",
            () => Coloured(pdf =>
                pdf.Add("<< /FunctionType 3 /Domain [0 1] "
                    + $"/Functions [{pdf.Count + 1} 0 R] /Bounds [] /Encode [0 1] >>")), "unreadable-article"),
        ("program.pdf",
            () => Coloured(pdf => pdf.AddStream("/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]",
                Bytes(new string('{', 100_000) + "dup" + new string('}', 100_000)))), "unreadable-article"),
        ("widths.pdf", () => Pdf(pdf => pdf.AddStream("", Bytes("BT /F 9 Tf (words) Tj ET")),
            "/Font << /F << /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type "
                + "/Font /Subtype /CIDFontType2 /BaseFont /X /W [0 2147483647 500] >>] >> >>"), "*"),
        ("cut.pdf", () => PdfMaker.Make([(50, 700, 10, Sentence)])[..200], "unreadable-article"),
        ("deep.html", () => Bytes(string.Concat(Enumerable.Repeat("<div>", 1_000_000)) + Sentence),
            "unreadable-article"),
        ("attributes.html", () => Bytes($"<html><body><p{Attributes(100_000)}>{Sentence}</p></body></html>"),
            "succeeded"),
        ("elements.html", () => Bytes("<html><body>" + string.Concat(Enumerable.Repeat("<br>", 300_000)) + Sentence),
            "too-large"),
        ("left-open.html",
            () => Bytes("<center>" + string.Concat(Enumerable.Repeat("</pre><q></table></ul>word ", 20_000))),
            "unreadable-article"),
        ("deep-paragraph.html",
            () => Bytes(string.Concat(Enumerable.Repeat("<div>", 95)) + "<p>"
                + string.Concat(Enumerable.Repeat(Sentence + " ", 100_000))), "succeeded"),
        ("entities.html", () => Bytes(Entities("") + $"<html><body><p>{Sentence}</p></body></html>"), "succeeded"),
        ("long.md", () => Bytes(string.Concat(Enumerable.Repeat("word ", 2_200_000))), "too-large"),
        ("brackets.md", () => Bytes(new string('[', 200_000) + "\n\n" + Sentence), "succeeded"),
        ("quotes.md", () => Bytes(string.Concat(Enumerable.Repeat("> ", 100_000)) + Sentence), "succeeded"),
        ("one-word.txt", () => Bytes(new string('a', 5_000_000)), "succeeded"),
        ("no-stops.txt", () => Bytes(string.Concat(Enumerable.Repeat("word ", 1_000_000))), "succeeded"),
        ("utf16-that-is-not.txt", () => [0xFF, 0xFE, .. Bytes(Sentence)], "*"),
        ("picture.txt", () => [0x89, .. Bytes("PNG\r\n\u001a\n"), .. new byte[4000]], "unsupported-type"),
        ("nul.txt", () => new byte[1_000_000], "*"),
        ("a\u202Etxt.exe", () => Bytes(Sentence), "unsupported-type"), // Shown as "aexe.txt", and an .exe all the same.
        ("a\u202Eexe.txt", () => Bytes(Sentence), "succeeded"),
        (string.Join('/', Enumerable.Repeat(new string('n', 200), 5))[..1004] + "/" + new string('m', 15) + ".txt",
            () => Bytes(Sentence), "succeeded"),
    ];

    [Fact]
    public async Task Each_gets_a_clear_result_while_memory_stays_within_bounds()
    {
        TestContainers containers = await azurite.CreateContainersAsync();
        await using RunningApp app = await RunningApp.StandingAloneAsync(azurite, containers,
            ("DOTNET_GCHeapHardLimit", HeapBytes.ToString("X", CultureInfo.InvariantCulture)),
            ("Summarizer__Concurrency", "2"), ("Summarizer__Reading__Timeout", "00:02:00"));

        foreach ((string name, Func<byte[]> content, _) in Articles)
            await containers.Articles.GetBlobClient(name).UploadAsync(new BinaryData(content()));

        foreach ((string name, _, string outcome) in Articles)
        {
            StoredResult result = name.Length < 1000
                ? await StoredResult.WaitForAsync(containers, name, seconds: 120)
                : await LongNamedAsync(containers);
            string came = result.Status == "succeeded" ? "succeeded" : result.ErrorCode ?? "no code";
            Assert.True(outcome == "*"
                ? came is "succeeded" or "unreadable-article" or "empty-article" or "too-large"
                : came == outcome, $"{name}: {came} instead of {outcome}");
            if (result.Status != "succeeded")
                Assert.DoesNotContain("longer to read",
                    result.Json.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        }

        Assert.False(app.HasExited);
        Assert.DoesNotContain(app.Output.Split('\n'), line => line.Split(' ') is [_, "fail:" or "crit:", ..]);
        if (OperatingSystem.IsLinux())
            Assert.InRange(PeakMemory(app.Id), 1, HeapBytes + (256L << 20));
    }

    /// <summary>The only result whose name is a hash, as its article's is too long to add to.</summary>
    private static Task<StoredResult> LongNamedAsync(TestContainers containers) => Eventually.GetAsync(async () =>
    {
        await foreach (Azure.Storage.Blobs.Models.BlobItem blob
            in containers.Summaries.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None,
                Azure.Storage.Blobs.Models.BlobStates.None, "nnnn", CancellationToken.None))
            return await StoredResult.FindAsync(containers, blob.Name[..^5]);
        return null;
    }, "a result for the name of 1,024 characters", 120);

    private static long PeakMemory(int process) =>
        long.Parse(File.ReadLines($"/proc/{process}/status")
            .First(line => line.StartsWith("VmHWM", StringComparison.Ordinal))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Attributes(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $" a{i}=\"\""));

    private static string Entities(string attributes) =>
        "<!DOCTYPE w:document [<!ENTITY a0 \"aaaaaaaaaa\">"
            + string.Concat(Enumerable.Range(1, 9)
                .Select(i => $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">"))
        + "]>" + (attributes.Length > 0
            ? $"<w:document {attributes}><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"
            : "");

    /// <summary>A page that sets a colour by a function.</summary>
    private static byte[] Coloured(Func<PdfMaker, int> function) => Pdf(
        pdf => pdf.AddStream("", Bytes("/C cs 1 scn")),
        pdf => $"/ColorSpace << /C [/Separation /X /DeviceRGB {function(pdf)} 0 R] >>");

    private static byte[] Pdf(Func<PdfMaker, int> content, string resources = "") => Pdf(content, _ => resources);

    private static byte[] Pdf(Func<PdfMaker, int> content, Func<PdfMaker, string> resources)
    {
        var pdf = new PdfMaker();
        int odd = content(pdf);
        string with = resources(pdf);
        int parent = pdf.Count + 2;
        int page = pdf.Add(
            $"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 595 842] "
                + $"/Contents {odd} 0 R /Resources << {with} >> >>");
        pdf.Add($"<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>");
        return pdf.Write(pdf.Add($"<< /Type /Catalog /Pages {parent} 0 R >>"));
    }

    private static byte[] LoopingPdf()
    {
        var pdf = new PdfMaker();
        pdf.Add("<< /Type /Pages /Count 1 /Kids [1 0 R] >>");
        return pdf.Write(pdf.Add("<< /Type /Catalog /Pages 1 0 R >>"));
    }
}
