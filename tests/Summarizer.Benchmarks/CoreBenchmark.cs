using System.Diagnostics;
using Summarizer.Documents;
using Summarizer.Filtering;
using Summarizer.Languages;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Benchmarks;

/// <summary>
/// Measures the core on real articles: plain text in, summary of default length out, with key phrases and without.
/// </summary>
internal static class CoreBenchmark
{
    private const int Rounds = 7;
    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(1.5);
    private static readonly SummaryOptions WithPhrases = new(), WithoutPhrases = new() { KeyPhrases = false };

    public static int Run(string[] args)
    {
        string[] texts = Texts.Load(args.FirstOrDefault());
        Console.WriteLine(
            $"{texts.Length} texts, {Texts.Bytes(texts) / 1e6:F2} MB, "
                + $"mean {Texts.Bytes(texts) / texts.Length} "
                + $"bytes; {Environment.ProcessorCount} cores, {Environment.Version}");
        // By number, not by time: on a busy machine two seconds may not be enough for the compiler to finish.
        for (int warm = 0; warm < 10_000; warm++)
            ExtractiveSummarizer.Summarize(texts[warm % texts.Length]);
        Measure(texts, 1, TimeSpan.FromSeconds(2), WithPhrases);

        // Other work on the machine only ever makes a round slower: CPU time is what the work costs, the best round
        // what it takes.
        Report("one core", texts, Rounds, 1, WithPhrases);
        Report("no phrases", texts, Rounds, 1, WithoutPhrases);
        Report("all cores", texts, 3, Environment.ProcessorCount, WithPhrases);
        Allocations(texts);
        Latency(texts);
        Stages(texts);
        return 0;
    }

    private static (double PerSecond, double PerCpuSecond) Measure(
        string[] texts, int threads, TimeSpan length, SummaryOptions options)
    {
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        long documents = 0;
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(t => new Thread(() =>
        {
            long done = 0;
            for (int i = t * texts.Length / threads; watch.Elapsed < length; i = (i + 1) % texts.Length, done++)
                ExtractiveSummarizer.Summarize(texts[i], options);
            Interlocked.Add(ref documents, done);
        }))];
        Array.ForEach(workers, w => w.Start());
        Array.ForEach(workers, w => w.Join());
        return (documents / watch.Elapsed.TotalSeconds,
            documents / (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }

    private static void Report(string name, string[] texts, int count, int threads, SummaryOptions options)
    {
        List<(double PerSecond, double PerCpuSecond)> rounds =
            [.. Enumerable.Range(0, count).Select(_ => Measure(texts, threads, RoundLength, options))];
        double megabytes = Texts.Bytes(texts) / 1e6 / texts.Length;
        double best = rounds.Max(r => r.PerSecond);
        double median = rounds.Select(r => r.PerSecond).Order().ElementAt(rounds.Count / 2);
        double cpu = rounds.Select(r => r.PerCpuSecond).Order().ElementAt(rounds.Count / 2);
        Console.WriteLine(
            $"{name,-10} {best,8:F0} documents/s best, {median,8:F0} median "
                + $"of {rounds.Count} rounds, {cpu,8:F0} per CPU second (median); {best * megabytes:F0} MB/s best");
    }

    private static void Allocations(string[] texts)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (string text in texts)
            ExtractiveSummarizer.Summarize(text);
        Console.WriteLine(
            $"allocated  {(GC.GetAllocatedBytesForCurrentThread() - before) / texts.Length} bytes a document");
    }

    private static void Latency(string[] texts)
    {
        string text = texts.MinBy(t => Math.Abs(t.Length - 5000))!;
        double[] times = new double[20_000];
        for (int i = 0; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            ExtractiveSummarizer.Summarize(text);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(times);
        Console.WriteLine(
            $"warm       {text.Length} characters: {times[times.Length / 2]:F1} µs "
                + $"median, {times[times.Length * 99 / 100]:F1} µs in 99 of 100");
    }

    private static void Stages(string[] texts)
    {
        Language english = Language.Of("en");
        double structure = Time(texts, text => Document.FromText(text));
        Document[] documents = [.. texts.Select(t => Document.FromText(t))];
        double detection = Time(texts, text => LanguageDetector.Detect(text));
        double splitting = Time(documents, document => ArticleSentences.Of(document, english));
        Sentence[][] sentences = [.. documents.Select(d => ArticleSentences.Of(d, english).ToArray())];
        int next = 0;
        double reading =
            Time(documents,
                document => TermVectors.Of(document.Text, sentences[next++ % sentences.Length], english).Dispose());
        double all = Time(texts, text => ExtractiveSummarizer.Summarize(text));
        Console.WriteLine(
            $"by stage   {all:F1} µs: structure {structure:F1}, "
                + $"language {detection:F1}, sentences {splitting:F1}, terms {reading:F1}, "
            + $"ranking, selection, key phrases and result {all - structure - detection - splitting - reading:F1}");
    }

    // Mean microseconds of CPU, best of the rounds.
    private static double Time<T>(T[] items, Action<T> action)
    {
        double best = double.MaxValue;
        for (int round = 0; round < Rounds * 2; round++)
        {
            TimeSpan cpu = Environment.CpuUsage.UserTime;
            int repeats = Math.Max(1, 2000 / items.Length);
            for (int r = 0; r < repeats; r++)
                Array.ForEach(items, action);
            best = Math.Min(best, (Environment.CpuUsage.UserTime - cpu).TotalMicroseconds / repeats / items.Length);
        }

        return best;
    }
}
