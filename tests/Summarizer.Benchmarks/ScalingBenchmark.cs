using System.Diagnostics;
using System.Text;

namespace Summarizer.Benchmarks;

/// <summary>
/// Measures how time and memory grow with the text, awkward texts included. Each case runs in a process of its own.
/// </summary>
internal static class ScalingBenchmark
{
    private static readonly (string Kind, int Size, string What)[] Cases =
    [
        ("words", 1_000, "1,000 words"),
        ("words", 10_000, "10,000 words"),
        ("words", 100_000, "100,000 words"),
        ("words", 1_000_000, "1,000,000 words"),
        ("words-half", 1_000_000, "1,000,000 words, half of the sentences asked for"),
        ("one-sentence", 5_000_000, "one sentence of 5 MB"),
        ("one-word", 5_000_000, "one word of 5 MB"),
        ("one-word-sentences", 500_000, "500,000 one-word sentences"),
        ("identical", 100_000, "100,000 identical sentences"),
        ("near-identical", 100_000, "100,000 sentences that differ by a number, 1,000 asked for"),
        ("lines", 500_000, "500,000 lines of two words"),
        ("random", 5_000_000, "5,000,000 random UTF-16 code units"),
        ("chinese", 3_000_000, "3,000,000 Chinese characters"),
    ];

    public static int Run(string[] args)
    {
        Console.WriteLine($"{"case",-60} {"MB",6} {"ms",8} {"user ms",8} {"sentences",9} {"bytes per byte",14}");
        int failed = 0;
        foreach ((string kind, int size, string what) in Cases)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!,
                ["scaling-case", kind, size.ToString(), .. args])
            { RedirectStandardOutput = true };
            using Process child = Process.Start(start)!;
            string figures = child.StandardOutput.ReadToEnd().TrimEnd();
            child.WaitForExit();
            failed += child.ExitCode == 0 ? 0 : 1;
            Console.WriteLine(
                $"{what,-60} {(child.ExitCode == 0 ? figures : $"failed (exit code {child.ExitCode})")}");
        }

        return failed == 0 ? 0 : 1;
    }

    public static int RunCase(string kind, int size, string? file)
    {
        string[] texts = kind.StartsWith("words", StringComparison.Ordinal) ? Texts.Load(file) : [];
        SummaryOptions options = kind switch
        {
            "words-half" => new SummaryOptions { Ratio = 0.5 },
            "near-identical" => new SummaryOptions { Sentences = 1000 },
            _ => new SummaryOptions(),
        };
        // Warm code, a vocabulary that knows the language, small arrays.
        string small = Make(kind, Math.Clamp(size / 100, 200, 2000), texts);
        for (int i = 0; i < 300; i++)
            ExtractiveSummarizer.Summarize(small, options);
        Thread.Sleep(300);
        for (int i = 0; i < 300; i++)
            ExtractiveSummarizer.Summarize(small, options);

        string text = Make(kind, size, texts);
        texts = [];
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        // What watches the memory takes some too: it is there before anything is counted.
        long peak = 0;
        using var done = new ManualResetEventSlim();
        using var watching = new ManualResetEventSlim();
        var sampler = new Thread(() =>
        {
            while (!done.Wait(1))
            {
                peak = Math.Max(peak, Environment.WorkingSet);
                watching.Set();
            }
        });
        sampler.Start();
        watching.Wait();
        long before = peak = Environment.WorkingSet;
        TimeSpan cpu = Environment.CpuUsage.UserTime;
        long start = Stopwatch.GetTimestamp();
        ExtractiveSummary summary = ExtractiveSummarizer.Summarize(text, options);
        double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        double user = (Environment.CpuUsage.UserTime - cpu).TotalMilliseconds;
        peak = Math.Max(peak, Environment.WorkingSet);
        done.Set();
        sampler.Join();
        long bytes = Encoding.UTF8.GetByteCount(text);
        Console.WriteLine(
            $"{bytes / 1e6,6:F2} {elapsed,8:F1} {user,8:F1} {summary.DocumentSentences.Count,9} {(double)(peak - before) / bytes,14:F1}");
        return 0;
    }

    private static string Make(string kind, int size, string[] texts) => kind switch
    {
        "one-sentence" => Repeat("some words of a sentence that never comes to its end ", size),
        "one-word" => new string('a', size),
        "one-word-sentences" => string.Concat(Enumerable.Range(0, size).Select(i => $"Word{i % 70_000}. ")),
        "identical" => string.Concat(Enumerable.Repeat("The river rose to seven metres in the city on Monday. ", size)),
        "near-identical" =>
            string.Concat(Enumerable.Range(0, size)
                .Select(i => $"The river rose to {i} metres in the city on Monday. ")),
        "lines" => string.Concat(Enumerable.Range(0, size).Select(i => $"word{i % 1000} other\n")),
        "random" => Random(size),
        "chinese" => Chinese(size),
        _ => Words(texts, size),
    };

    private static string Repeat(string part, int length)
    {
        var text = new StringBuilder(length + part.Length);
        while (text.Length < length)
            text.Append(part);
        return text.ToString();
    }

    private static string Random(int size)
    {
        var random = new Random(1);
        char[] text = new char[size];
        for (int i = 0; i < size; i++)
            text[i] = (char)random.Next(char.MaxValue + 1);
        return new string(text);
    }

    private static string Chinese(int size)
    {
        var random = new Random(1);
        char[] text = new char[size];
        for (int i = 0; i < size; i++)
            text[i] = i % 25 == 24 ? '。' : (char)(0x4E00 + (random.Next(50) * random.Next(50)));
        return new string(text);
    }

    // Articles one after the other; from the second round on, every fourth word gets a letter more, so that rounds
    // differ as articles do.
    private static string Words(string[] texts, int words)
    {
        var text = new StringBuilder(words * 6);
        int count = 0;
        for (int i = 0; count < words; i++)
        {
            string article = texts[i % texts.Length];
            foreach (string word in article.Split(' '))
            {
                if (count++ == words)
                    break;
                text.Append(word);
                if (i >= texts.Length && word.Length > 3 && char.IsAsciiLetter(word[^1]) && word[0] % 4 == 0)
                    text.Append((char)('a' + (i / texts.Length % 26)));
                text.Append(' ');
            }

            text.Append("\n\n");
        }

        return text.ToString();
    }
}
