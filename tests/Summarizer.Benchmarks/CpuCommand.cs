using System.Diagnostics;

namespace Summarizer.Benchmarks;

/// <summary>
/// Measures the time of a warm summary for two builds that run in turns: before and after a change, or managed and
/// native. Each text counts with the best of its rounds, which other work on the machine hardly ever disturbs.
/// </summary>
internal static class CpuCommand
{
    private const int WarmUps = 15_000;

    public static int Run(string? file, int rounds)
    {
        string[] texts = Texts.Load(file);
        for (int warm = 0; warm < WarmUps; warm++)
            ExtractiveSummarizer.Summarize(texts[warm % texts.Length]);
        double without = Measure(texts, new SummaryOptions { KeyPhrases = false }, rounds);
        double with = Measure(texts, new SummaryOptions(), rounds);
        Console.WriteLine(
            $"{without:F1} µs a text without key phrases, {with:F1} µs with; {texts.Length} texts, best of {rounds} rounds");
        return 0;
    }

    private static double Measure(string[] texts, SummaryOptions options, int rounds)
    {
        double[] best = new double[texts.Length];
        Array.Fill(best, double.MaxValue);
        for (int round = 0; round < rounds; round++)
        {
            for (int t = 0; t < texts.Length; t++)
            {
                long start = Stopwatch.GetTimestamp();
                ExtractiveSummarizer.Summarize(texts[t], options);
                best[t] = Math.Min(best[t], Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }

        return best.Average();
    }
}
