using System.Diagnostics;
using Summarizer.Cli.Inputs;
using Summarizer.Cli.Output;
using Summarizer.Pipeline.Results;

namespace Summarizer.Cli;

/// <summary>A run that summarises files, several at once, and prints the results in the order of the files.</summary>
internal sealed class SummarizeFiles(
    Terminal terminal, ArticleFiles articles, long mostBytes,
    Func<ArticleFile, FileContent, CancellationToken, Task<SummaryResult>> summarize, ISummaryPrinter printer,
    int workers, bool asksModel)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>Summarises each file once.</summary>
    /// <returns>True if all of them could be.</returns>
    public async Task<bool> RunAsync(IReadOnlyCollection<ArticleFile> files, CancellationToken cancellationToken)
    {
        bool all = true;
        int done = 0;
        using var count = new MovingCount(terminal, "Summarising", files.Count);
        var running = new Queue<(ArticleFile File, Task<SummaryResult> Result)>();
        foreach (ArticleFile file in files)
        {
            if (running.Count == workers)
                await PrintNextAsync();
            running.Enqueue((file, Task.Run(() => SummarizeAsync(file, cancellationToken), cancellationToken)));
        }

        while (running.Count > 0)
            await PrintNextAsync();
        return all;

        async Task PrintNextAsync()
        {
            (ArticleFile file, Task<SummaryResult> result) = running.Dequeue();
            count.Show(done++);
            SummaryResult summary;
            try
            {
                summary = await result;
            }
            catch (Exception e) when (FileFault.MessageOf(e) is { } message)
            {
                all = false;
                count.Hide();
                terminal.Complain($"{file.Path}: {message}");
                return;
            }

            count.Hide();
            printer.Print(summary);
            if (asksModel && summary.Llm is { Status: not ResultStatus.Succeeded } llm)
                terminal.Complain($"{file.Path}: no summary by the model ({llm.Status}): {llm.Reason}");
            Warnings.Report(terminal, summary.Warnings, file.Path);
        }
    }

    /// <summary>Summarises each file, then goes on with what is new or changed, until cancelled.</summary>
    public async Task WatchAsync(
        IReadOnlyList<string> given, IReadOnlyList<ArticleFile> files, CancellationToken cancellationToken)
    {
        // Noted before they are read: what changes meanwhile is summarised again.
        Dictionary<string, Version> known = files.Where(f => f.IsFile).ToDictionary(
            f => f.Path, f => Version.Of(f.Path), StringComparer.Ordinal);
        await RunAsync(files, cancellationToken);
        var seen = new Dictionary<string, Version>(StringComparer.Ordinal);
        if (terminal.IsWatched)
            terminal.Error.WriteLine("Watching. Ctrl-C ends it.");
        using var timer = new PeriodicTimer(LookAgain);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var ready = new List<ArticleFile>();
            IReadOnlyList<ArticleFile> there = ArticleFiles.Find(given, mayBeEmpty: true).ToldApart();
            foreach (ArticleFile file in there.Where(f => f.IsFile))
            {
                var version = Version.Of(file.Path);
                if (known.TryGetValue(file.Path, out Version? old) && old == version)
                    continue;

                // Unchanged for a second, so it is complete.
                if (seen.TryGetValue(file.Path, out Version? before) && before == version)
                {
                    known[file.Path] = version;
                    seen.Remove(file.Path);
                    ready.Add(file);
                }
                else
                {
                    seen[file.Path] = version;
                }
            }

            await RunAsync(ready, cancellationToken);
        }
    }

    private async Task<SummaryResult> SummarizeAsync(ArticleFile file, CancellationToken cancellationToken)
    {
        FileContent content = await articles.ReadAsync(file, mostBytes, cancellationToken);
        var watch = Stopwatch.StartNew();
        SummaryResult result = await summarize(file, content, cancellationToken);
        terminal.Detail($"{file.Path}: {content.Bytes.Length:#,0} bytes of {result.Source.ContentType}, "
            + $"{result.Document?.Sentences} sentences "
            + $"in {result.Document?.Language}, {watch.ElapsedMilliseconds} ms.");
        return result;
    }

    private sealed record Version(long Length, DateTime Written)
    {
        public static Version Of(string path)
        {
            var info = new FileInfo(path);
            return info.Exists ? new Version(info.Length, info.LastWriteTimeUtc) : new Version(-1, default);
        }
    }
}
