using System.Diagnostics;
using System.Globalization;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.EndToEnd.Tests.Support.Host;

namespace Summarizer.EndToEnd.Tests.Hosting;

/// <summary>
/// From process start to the first page and the first article, as the host goes about it. Once by default;
/// SUMMARIZER_COLDSTART_RUNS repeats it, SUMMARIZER_COLDSTART_FILE takes the table, and with SUMMARIZER_APP naming a
/// published native app that is measured beside it.
/// </summary>
public sealed class ColdStartTests(Azurite azurite) : IClassFixture<Azurite>
{
    private static readonly int Runs =
        int.Parse(Environment.GetEnvironmentVariable("SUMMARIZER_COLDSTART_RUNS") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_fresh_process_answers_the_first_page_and_the_first_article()
    {
        var rows = new List<string>
        {
            $"| front ({Runs} runs, medians) | first page, ms | CPU ms | first article, ms | CPU ms | fastest to slowest article, ms |",
            "| --- | --- | --- | --- | --- | --- |",
            await MeasureAsync("isolated worker", Front.IsolatedWorker),
        };
        if (RunningApp.IsPublished)
            rows.Add(await MeasureAsync("native custom handler", Front.CustomHandler));
        if (Environment.GetEnvironmentVariable("SUMMARIZER_COLDSTART_FILE") is { Length: > 0 } file)
            await File.WriteAllLinesAsync(file, rows);
    }

    /// <summary>Both start a process and give the processor time it had used when its first answer came.</summary>
    private async Task<string> MeasureAsync(string name, Front front)
    {
        List<double> pages = [], pageCpu = [], articles = [], articleCpu = [];
        for (int run = 0; run < Runs; run++)
        {
            TestContainers containers = await azurite.CreateContainersAsync();
            await containers.Articles.UploadBlobAsync("a.txt",
                BinaryData.FromString(
                    "The harbour was dredged in 1911. Trade doubled within ten years. The bar came back in 1950."));
            await TakeAsync(PageAsync, pages, pageCpu);
            await TakeAsync(ArticleAsync, articles, articleCpu);
            Assert.Equal("succeeded", (await StoredResult.FindAsync(containers, "a.txt"))?.Status);

            async Task TakeAsync(Func<Front, TestContainers, Task<TimeSpan>> work, List<double> elapsed,
                List<double> cpu)
            {
                long start = Stopwatch.GetTimestamp();
                cpu.Add((await work(front, containers)).TotalMilliseconds);
                elapsed.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {Median(pages):0} | {Median(pageCpu):0} "
                + $"| {Median(articles):0} | {Median(articleCpu):0} | {articles.Min():0} to {articles.Max():0} |");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    // No one waits for the process to end: that is not part of the start.
    private async Task<TimeSpan> PageAsync(Front front, TestContainers containers)
    {
        FunctionsHost host = await FunctionsHost.StartAsync(front, azurite.ConnectionString, containers);
        // A custom handler has answered its first page to be taken for ready.
        if (front == Front.IsolatedWorker)
        {
            using HttpResponseMessage page = await host.GetAsync("/");
            Assert.True(page.IsSuccessStatusCode);
        }

        return End(host);
    }

    private async Task<TimeSpan> ArticleAsync(Front front, TestContainers containers)
    {
        FunctionsHost host = await FunctionsHost.StartAsync(front, azurite.ConnectionString, containers);
        HostVerdict verdict = await host.BlobAsync("a.txt");
        Assert.True(verdict.Succeeded, verdict.Detail);
        return End(host);
    }

    private static TimeSpan End(FunctionsHost host)
    {
        using var process = Process.GetProcessById(host.Id);
        TimeSpan used = process.TotalProcessorTime;
        _ = host.DisposeAsync().AsTask();
        return used;
    }
}
