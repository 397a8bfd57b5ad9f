using System.Text;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Ocr;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Reading.Processes;

/// <summary>The program's other role: a process that reads articles for the program that started it.</summary>
public static class ReadingServer
{
    internal const string Verb = "--read-article";

    /// <summary>The first byte that it sends. Without it the program could not be started.</summary>
    internal const byte Ready = 1;

    private const int StackBytes = 16 * 1024 * 1024;
    private const int BufferBytes = 64 * 1024;

    /// <summary>The number of articles after which a process ends, so that nothing adds up in it.</summary>
    private const int MostArticles = 200;

    /// <summary>A process that keeps more memory than this after an article ends.</summary>
    private const long MostMemoryKept = 128L * 1024 * 1024;

    /// <summary>The fault because of which this program reads articles itself.</summary>
    public static ReadingFault Fault => ReadingPool.OfThisProgram.Fault;

    /// <summary>
    /// Reads articles if this process was started for that; else remembers how to start such a process. A program
    /// calls it first. If no program calls it, as in tests, every article is read in the process itself.
    /// </summary>
    /// <param name="args">The program's arguments.</param>
    /// <returns>True if the program has done what it was started for.</returns>
    public static bool Serve(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args is [Verb])
        {
            BeFirstToBeKilled();
            try
            {
                ReadAll(Console.OpenStandardInput(), Console.OpenStandardOutput());
            }
            catch (IOException)
            {
                // The program that asked is gone.
            }

            return true;
        }

        ReadingPool.OfThisProgram.Command = ReadingCommand.OfThisProgram();
        return false;
    }

    private static void ReadAll(Stream articles, Stream answers)
    {
        using var reader = new BinaryReader(new BufferedStream(articles, BufferBytes), Encoding.UTF8);
        using var writer = new BinaryWriter(new BufferedStream(answers, BufferBytes), Encoding.UTF8);
        writer.Write(Ready);
        writer.Flush();
        for (int count = 1; ; count++)
        {
            bool clean;
            try
            {
                clean = ReadOne(reader, writer);
            }
            catch (EndOfStreamException)
            {
                return;
            }

            // A refused article may have left anything behind: another process reads the next one.
            bool again = clean && count < MostArticles && Environment.WorkingSet <= MostMemoryKept;
            writer.Write(again);
            writer.Flush();
            if (!again)
                return;
        }
    }

    /// <summary>Reads one article. True if it ended with a document.</summary>
    private static bool ReadOne(BinaryReader reader, BinaryWriter writer)
    {
        (ReadingLimits limits, ArticleFormat format, string contentType, byte[] content, ScannedPages? scans) =
            ReadingMessage.ReadArticle(reader);
        using var deadline = new ReadingDeadline(limits.Timeout, isApart: false, CancellationToken.None);
        List<Warning> warnings = [];
        try
        {
            Document document = DedicatedThread.Run(
                () => ArticleReader.ReadHere(format, content, contentType, warnings, scans, limits, deadline.Token),
                StackBytes, deadline.Token);
            ReadingMessage.Write(writer, document, warnings, scans);
            return true;
        }
        catch (ArticleException refusal)
        {
            ReadingMessage.Write(writer, refusal, scans);
        }
        catch (OperationCanceledException)
        {
            ReadingMessage.Write(writer, deadline.Refusal(), scans: null);
        }
        catch (OutOfMemoryException)
        {
            ReadingMessage.Write(writer, new ArticleException(
                FailureCode.TooLarge,
                $"Reading the article takes more than the {limits.ProcessBytes / (1024 * 1024)} MiB of memory "
                    + "allowed."), scans: null);
        }

        return false;
    }

    /// <summary>
    /// Makes the kernel end this process rather than the app if memory runs out (proc(5), oom_score_adj).
    /// </summary>
    private static void BeFirstToBeKilled()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            File.WriteAllText("/proc/self/oom_score_adj", "1000");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Some sandboxes do not allow it. Then the kernel chooses.
        }
    }
}
