using System.Diagnostics;
using System.Globalization;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Benchmarks.Delivery;

/// <summary>
/// Measures the published standalone app on many small articles: articles per second, memory, and the time from upload
/// to result. The floor is the same client, downloading the same articles and uploading as many bytes as their results
/// have, with the same concurrency and no work in between. Both run against the same Azurite, in turns. Writes
/// results/delivery-DATE.md.
/// </summary>
internal static class DeliveryBenchmark
{
    private const int Rounds = 3;
    private const int SteadyPerSecond = 50;
    private const int SteadySeconds = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<int> RunAsync(int count, int concurrency)
    {
        string? app = Environment.GetEnvironmentVariable("SUMMARIZER_APP");
        if (string.IsNullOrEmpty(app) || !File.Exists(app))
        {
            Console.Error.WriteLine(
                "SUMMARIZER_APP must name the published app: dotnet publish src/Summarizer.Functions -c Release -r "
                    + "linux-x64 -o FOLDER, then FOLDER/Summarizer.Functions");
            return 2;
        }

        var report = new Report();
        report.Line($"# Delivery, {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC");
        report.Line("");
        report.Line("`dotnet run -c Release --project tests/Summarizer.Benchmarks -- "
            + $"delivery {count} {concurrency}`, {count:N0} articles of some 2 "
            + $"KB, {concurrency} at once, {Environment.ProcessorCount} processors, load before "
            + $"it {LoadAverage()}. Azurite in memory on the same machine.");
        report.Line("");
        await using Azurite azurite = await Azurite.StartAsync();
        var service = new BlobServiceClient(azurite.ConnectionString);
        BlobContainerClient articles = service.GetBlobContainerClient("articles");
        await UploadAsync(articles, count);
        int resultBytes = await ResultBytesAsync();
        await FloorAsync(articles, service.GetBlobContainerClient("warm"), Math.Min(count, 500), concurrency,
            resultBytes);

        report.Line("| round | floor, articles/s | app, articles/s | times the floor's time | app's CPU, ms an "
            + "article | most memory, MiB |");
        report.Line("| --- | --- | --- | --- | --- | --- |");
        var ratios = new List<double>();
        for (int round = 1; round <= Rounds; round++)
        {
            // In turns also within the rounds: what is already stored slows Azurite down.
            TimeSpan floor = default;
            Run ours = default;
            foreach (bool floorNow in (bool[])[round % 2 == 1, round % 2 == 0])
            {
                if (floorNow)
                    floor = await FloorAsync(articles, service.GetBlobContainerClient($"floor-{round}"), count,
                        concurrency, resultBytes);
                else
                    ours = await StoredAsync(app, azurite.ConnectionString,
                        service.GetBlobContainerClient($"summaries-{round}"), count, concurrency);
            }

            ratios.Add(ours.Took / floor);
            report.Line(string.Create(CultureInfo.InvariantCulture,
                $"| {round} | {count / floor.TotalSeconds:0} "
                    + $"| {count / ours.Took.TotalSeconds:0} "
                    + $"| {ours.Took / floor:0.00} | {ours.Cpu.TotalMilliseconds / count:0.00} "
                    + $"| {ours.Memory >> 20} |"));
        }

        ratios.Sort();
        report.Line("");
        report.Line(string.Create(CultureInfo.InvariantCulture,
            $"Median {ratios[Rounds / 2]:0.00} times the floor's time (aim: at most 1.25). The time is from the "
                + $"start of the process to the last result."));
        report.Line("");
        await articles.DeleteAsync();

        report.Line("Uploaded as blobs while the app watches (default interval), from the upload's answer to the "
            + "stored result:");
        report.Line("");
        report.Line("| | articles/s | p50, ms | p99, ms | most memory, MiB |");
        report.Line("| --- | --- | --- | --- | --- |");
        report.Line(await UploadedAsync($"{count:N0} as fast as {concurrency} uploads at once go", app,
            azurite.ConnectionString, service, "burst", count, concurrency, perSecond: null));
        report.Line(await UploadedAsync($"{SteadyPerSecond} a second for {SteadySeconds} s", app,
            azurite.ConnectionString, service, "steady", SteadyPerSecond * SteadySeconds, concurrency,
            SteadyPerSecond));
        string file =
            Path.Combine(Repository.Root, "tests", "Summarizer.Benchmarks", "results",
                $"delivery-{DateTime.UtcNow:yyyy-MM-dd}.md");
        await File.WriteAllTextAsync(file, report.Text);
        Console.WriteLine($"written to {Path.GetRelativePath(Repository.Root, file)}");
        return 0;
    }

    private static async Task<TimeSpan> FloorAsync(BlobContainerClient articles, BlobContainerClient results, int count,
        int concurrency, int resultBytes)
    {
        await results.CreateAsync();
        var result = BinaryData.FromBytes(new byte[resultBytes]);
        long started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = concurrency }, async (i, token) =>
        {
            await articles.GetBlobClient(Name(i)).DownloadContentAsync(token);
            await results.GetBlobClient(Name(i) + ".json").UploadAsync(result, new BlobUploadOptions(), token);
        });
        TimeSpan took = Stopwatch.GetElapsedTime(started);
        await results.DeleteAsync();
        return took;
    }

    private static async Task<Run> StoredAsync(string path, string connection, BlobContainerClient summaries, int count,
        int concurrency)
    {
        await summaries.CreateAsync();
        long started = Stopwatch.GetTimestamp();
        await using PublishedApp app = PublishedApp.Start(path, connection, "articles", summaries.Name, concurrency);
        await app.UntilDoneAsync(count, Patience);
        var run = new Run(Stopwatch.GetElapsedTime(started, app.Last), app.CpuTime, app.Memory.Max());
        await CheckAsync(summaries, count, app);
        await summaries.DeleteAsync();
        return run;
    }

    private static async Task<string> UploadedAsync(
        string what, string path, string connection, BlobServiceClient service, string name, int count, int concurrency,
        int? perSecond)
    {
        BlobContainerClient articles = service.GetBlobContainerClient(name + "-articles");
        BlobContainerClient summaries = service.GetBlobContainerClient(name + "-summaries");
        await articles.CreateAsync();
        await summaries.CreateAsync();
        await using PublishedApp app = PublishedApp.Start(path, connection, articles.Name, summaries.Name, concurrency);
        await Task.Delay(3000);
        long[] uploaded = new long[count];
        long started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = concurrency }, async (i, token) =>
        {
            if (perSecond is { } rate
                && TimeSpan.FromSeconds((double)i / rate) - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } early)
                await Task.Delay(early, token);
            await articles.GetBlobClient(Name(i)).UploadAsync(BinaryData.FromString(Text(i)), token);
            uploaded[i] = Stopwatch.GetTimestamp();
        });
        await app.UntilDoneAsync(count, Patience);
        await CheckAsync(summaries, count, app);
        // An article may be found before the answer to its upload has been read.
        double[] latencies =
            [.. Enumerable.Range(0, count)
                .Select(i => Math.Max(0, Stopwatch.GetElapsedTime(uploaded[i], app.Done[Name(i)]).TotalMilliseconds))
                .Order()];
        double seconds = Stopwatch.GetElapsedTime(started, app.Last).TotalSeconds;
        string line = string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {count / seconds:0} | {latencies[count / 2]:0} "
                + $"| {latencies[(int)(count * 0.99)]:0} | {app.Memory.Max() >> 20} |");
        await articles.DeleteAsync();
        await summaries.DeleteAsync();
        return line;
    }

    /// <summary>Checks the log: as many results as articles, and no errors.</summary>
    private static async Task CheckAsync(BlobContainerClient summaries, int count, PublishedApp app)
    {
        int results = 0;
        await foreach (BlobItem blob in summaries.GetBlobsAsync())
            results += blob.Name.EndsWith(".json", StringComparison.Ordinal) ? 1 : 0;
        if (results != count || app.Complaints.Count > 0)
            throw new InvalidOperationException(
                $"{results} results of {count} articles. {string.Join('\n', app.Complaints.Take(10))}");
    }

    private static async Task UploadAsync(BlobContainerClient articles, int count)
    {
        await articles.CreateAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (i, token) =>
            await articles.GetBlobClient(Name(i)).UploadAsync(BinaryData.FromString(Text(i)), token));
    }

    private static async Task<int> ResultBytesAsync() => Pipeline.Results.ResultJson.Serialize(
        await new SummaryPipeline(new SummarizerOptions())
            .SummarizeAsync(Encoding.UTF8.GetBytes(Text(0)), "text/plain", Name(0), new SummaryRequest())).Length;

    private static string Name(int i) => $"n{i:00000}.txt";

    // Some 2 KB each, no two alike.
    private static string Text(int i) => string.Join(' ', Enumerable.Range(0, 20).Select(n =>
        $"In week {n + 1} the crew of boat {i} landed {(i * 7 + n * 13) % 900} crates of herring at the northern quay and sold them before noon."));

    private static string LoadAverage() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private readonly record struct Run(TimeSpan Took, TimeSpan Cpu, long Memory);

    /// <summary>Goes to the console as it comes, and into a file in the end.</summary>
    private sealed class Report
    {
        private readonly StringBuilder _text = new();

        public string Text => _text.ToString();

        public void Line(string line)
        {
            Console.WriteLine(line);
            _text.Append(line).Append('\n');
        }
    }
}
