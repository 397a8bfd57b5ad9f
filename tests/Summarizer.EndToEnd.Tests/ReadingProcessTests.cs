using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.EndToEnd.Tests;

/// <summary>The processes in which the running app reads PDFs and large documents.</summary>
public sealed class ReadingProcessTests(FolderApp folder) : IClassFixture<FolderApp>
{
    [Fact]
    public async Task One_process_reads_one_page_after_the_other()
    {
        Assert.Equal("succeeded", await PostAsync(folder.App, Articles.LargePage(), "text/html"));
        int process = Assert.Single(ChildProcesses.Of(folder.App.Id));
        for (int i = 0; i < 3; i++)
            Assert.Equal("succeeded", await PostAsync(folder.App, Articles.LargePage(), "text/html"));
        Assert.Equal(process, Assert.Single(ChildProcesses.Of(folder.App.Id)));
        Assert.Equal("1000", (await File.ReadAllTextAsync($"/proc/{process}/oom_score_adj")).Trim());
    }

    [Fact]
    public async Task A_process_that_refused_an_article_reads_no_other()
    {
        byte[] damaged = [.. "%PDF-1.4\n"u8, .. new byte[2000]];
        Assert.Equal("unreadable-article", await PostAsync(folder.App, damaged, "application/pdf"));
        await Eventually.GetAsync(
            () => Task.FromResult(ChildProcesses.Of(folder.App.Id).Count == 0 ? "none" : null), "no process left");
    }

    [Fact]
    public async Task If_a_process_is_killed_while_it_waits_the_next_article_is_read_all_the_same()
    {
        Assert.Equal("succeeded", await PostAsync(folder.App, Articles.LargePage(), "text/html"));
        foreach (int process in ChildProcesses.Of(folder.App.Id))
            System.Diagnostics.Process.GetProcessById(process).Kill();
        Assert.Equal("succeeded", await PostAsync(folder.App, Articles.LargePage(), "text/html"));
    }

    [MemoryCgroupFact]
    public async Task On_a_small_instance_an_article_that_takes_too_much_memory_is_refused_and_the_app_goes_on()
    {
        using var cgroup = MemoryCgroup.Create(512 << 20);
        await using RunningApp app = await StartAsync(cgroup);
        Assert.Equal("too-large", await PostAsync(app, LongString(), "application/pdf"));
        Assert.Equal("succeeded", await PostAsync(app, Articles.LargePage(), "text/html"));
    }

    [MemoryCgroupFact]
    public async Task If_the_kernel_ends_a_process_for_its_memory_the_article_is_too_large()
    {
        // Its limit is beyond what the instance has, so that only the kernel stops it.
        using var cgroup = MemoryCgroup.Create(384 << 20);
        await using RunningApp app = await StartAsync(cgroup, ("Summarizer__Reading__MaxProcessBytes", $"{2L << 30}"));
        Assert.Equal("too-large", await PostAsync(app, LongString(), "application/pdf"));
        Assert.Equal("succeeded", await PostAsync(app, Articles.LargePage(), "text/html"));
        Assert.False(app.HasExited);
    }

    private static Task<RunningApp> StartAsync(MemoryCgroup cgroup, params (string Name, string Value)[] settings) =>
        RunningApp.StartAsync(
            cgroup, [("ArticleStorage", $"folder:{Path.GetTempPath()}summarizer-{Guid.NewGuid():N}"), .. settings]);

    /// <summary>Sends an article. Returns the result's status or the code of the refusal.</summary>
    private static async Task<string?> PostAsync(RunningApp app, byte[] article, string type)
    {
        using var content = new ByteArrayContent(article);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using HttpResponseMessage answer = await app.Http.PostAsync("/api/summaries", content);
        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return answer.StatusCode == HttpStatusCode.OK
            ? json.RootElement.GetProperty("status").GetString()
            : json.RootElement.GetProperty("type").GetString()!.Split(':')[^1];
    }

    /// <summary>A page with one string of 30 million letters, packed into 30 KB.</summary>
    private static byte[] LongString()
    {
        var pdf = new PdfMaker();
        string content = $"BT /F 9 Tf 10 10 Td ({new string('a', 30_000_000)}) Tj ET";
        int stream = pdf.AddStream("", Encoding.ASCII.GetBytes(content), deflate: true);
        int parent = pdf.Count + 2;
        const string font = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
        int page = pdf.Add(
            $"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R "
            + $"/Resources << {font} >> >>");
        pdf.Add($"<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>");
        return pdf.Write(pdf.Add($"<< /Type /Catalog /Pages {parent} 0 R >>"));
    }
}
