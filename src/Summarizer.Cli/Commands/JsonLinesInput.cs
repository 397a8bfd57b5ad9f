using Summarizer.Cli.JsonLines;

namespace Summarizer.Cli.Commands;

/// <summary>Steps that the commands on JSON lines share.</summary>
internal static class JsonLinesInput
{
    /// <summary>The longest line that is read, in bytes.</summary>
    public const int MaxLineLength = 64 * 1024 * 1024;

    /// <summary>Returns the number of lines or files that are worked on at once.</summary>
    public static int Workers(string? asked) => asked is null ? Environment.ProcessorCount
        : int.TryParse(asked, out int workers) && workers is >= 1 and <= 1024 ? workers
        : throw new UsageException($"--parallel must be a whole number from 1 to 1024, but was \"{asked}\".");

    /// <summary>Answers standard input line by line.</summary>
    public static async Task<int> AnswerAsync(
        Terminal terminal, Func<Line, Answer> answer, int workers, string example, CancellationToken cancellationToken)
    {
        if (terminal.HasKeyboard)
            terminal.Error.WriteLine($"Reading JSON lines from the keyboard, such as {example}. Ctrl-D ends them.");
        (_, long failed) = await LinesInOrder.AnswerAsync(
            terminal.Input, terminal.OutputBytes, answer, MaxLineLength, workers, cancellationToken);
        return failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }
}
