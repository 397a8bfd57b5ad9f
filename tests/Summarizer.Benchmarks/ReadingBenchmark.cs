using System.IO.Compression;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;

namespace Summarizer.Benchmarks;

/// <summary>
/// The processor time that reading takes: for each file the least of some rounds, so that other work disturbs little.
/// </summary>
internal static class ReadingBenchmark
{
    private const int Rounds = 4;

    /// <summary>Reads files and prints the mean of their times.</summary>
    /// <param name="files">Articles of any format; those whose names end in .gz are unpacked first.</param>
    public static int Run(IReadOnlyList<string> files)
    {
        (string Name, byte[] Content)[] articles = [.. files.Select(Open)];
        double[] least = [.. Enumerable.Repeat(double.MaxValue, articles.Length)];
        int refused = 0;
        for (int round = 0; round < Rounds; round++)
        {
            refused = 0;
            for (int i = 0; i < articles.Length; i++)
            {
                TimeSpan before = Environment.CpuUsage.TotalTime;
                refused += IsRead(articles[i].Name, articles[i].Content) ? 0 : 1;
                least[i] = Math.Min(least[i], (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            }
        }

        Console.WriteLine($"{articles.Length} files, {refused} refused, {least.Average():F2} ms of CPU each");
        return 0;
    }

    private static bool IsRead(string name, byte[] content)
    {
        try
        {
            ArticleReader.Read(content, contentType: null, name);
            return true;
        }
        catch (ArticleException)
        {
            return false;
        }
    }

    private static (string Name, byte[] Content) Open(string file)
    {
        bool isPacked = file.EndsWith(".gz", StringComparison.Ordinal);
        using Stream stream = File.OpenRead(file);
        using Stream unpacked = isPacked ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var content = new MemoryStream();
        unpacked.CopyTo(content);
        return (isPacked ? file[..^3] : file, content.ToArray());
    }
}
