using System.Threading.Channels;

namespace Summarizer.Cli.JsonLines;

/// <summary>
/// Answers a stream of lines, several at once, in the order in which they came, in memory that does not grow with their
/// number.
/// </summary>
internal static class LinesInOrder
{
    // What waits to be written is counted in pages. A line takes one, and one more for each 64 KiB of it.
    private const int Page = 64 * 1024;

    /// <summary>Reads lines until the stream ends and writes an answer for each; blank lines are passed over.</summary>
    /// <returns>The number of lines, and of those that could not be answered.</returns>
    public static async Task<(long Lines, long Failed)> AnswerAsync(
        Stream input, Stream output, Func<Line, Answer> answer, int maxLineLength, int parallel,
        CancellationToken cancellationToken)
    {
        // Room for the longest line, and for a few ordinary ones per worker, so that a long one does not delay others
        // for long.
        var room = new SemaphoreSlim((maxLineLength / Page) + 1 + (parallel * 16));
        var workers = new SemaphoreSlim(parallel);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Channel<Pending> pending = Channel.CreateUnbounded<Pending>(
            new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        Task reading = ReadAllAsync();
        long lines = 0, failed = 0;
        try
        {
            await foreach (Pending next in pending.Reader.ReadAllAsync(stop.Token))
            {
                Answer made = await next.Answer;
                await output.WriteAsync(made.Json, stop.Token);
                room.Release(next.Pages);
                lines++;
                failed += made.Failed ? 1 : 0;

                // A caller who sends lines one by one waits for each answer; a file gets few and large writes.
                if (!pending.Reader.TryPeek(out Pending? following) || !following.Answer.IsCompleted)
                    await output.FlushAsync(stop.Token);
            }

            await reading;
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ContinueWith(
                _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        return (lines, failed);

        async Task ReadAllAsync()
        {
            try
            {
                var reader = new LineReader(input, maxLineLength);
                while (await reader.ReadAsync(stop.Token) is { } line)
                {
                    if (line.Bytes is { } bytes && bytes.AsSpan().Trim(" \t"u8).IsEmpty)
                        continue;
                    int pages = 1 + ((line.Bytes?.Length ?? 0) / Page);
                    for (int page = 0; page < pages; page++)
                        await room.WaitAsync(stop.Token);
                    await workers.WaitAsync(stop.Token);
                    pending.Writer.TryWrite(new Pending(Task.Run(() => Work(line)), pages));
                }

                pending.Writer.Complete();
            }
            catch (Exception e)
            {
                pending.Writer.Complete(e);
            }
        }

        Answer Work(Line line)
        {
            try
            {
                return answer(line);
            }
            finally
            {
                workers.Release();
            }
        }
    }

    private sealed record Pending(Task<Answer> Answer, int Pages);
}
