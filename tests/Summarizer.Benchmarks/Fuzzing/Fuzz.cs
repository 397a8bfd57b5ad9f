using System.Diagnostics;
using Summarizer.Tests.Support;

namespace Summarizer.Benchmarks.Fuzzing;

/// <summary>
/// <c>fuzz [MINUTES] [SEED]</c>: random texts through structure, sentences, language and summary until the time is over
/// or something breaks. What it finds becomes a seed in AnyTextTests.
/// </summary>
internal static class Fuzz
{
    public static int Run(double minutes, int firstSeed)
    {
        var watch = Stopwatch.StartNew();
        long characters = 0;
        int seed = firstSeed;
        for (; watch.Elapsed.TotalMinutes < minutes; seed++)
        {
            // Mostly short, now and then long.
            int length = seed % 1000 == 0 ? 1_000_000 : seed % 50 == 0 ? 20_000 : seed % 800;
            string text = new RandomText(seed).Next(length);
            characters += text.Length;
            string? broken;
            try
            {
                broken = TextInvariants.Broken(text);
            }
            catch (Exception ex) when (ex is not OutOfMemoryException)
            {
                broken = ex.ToString();
            }

            if (broken is null)
                continue;
            Console.Error.WriteLine($"seed {seed}, length {length}: {broken}");
            return 1;
        }

        Console.WriteLine(
            $"{seed - firstSeed} texts, {characters / 1e6:F0} million characters, "
                + $"seeds {firstSeed} to {seed - 1}: nothing found");
        return 0;
    }
}
