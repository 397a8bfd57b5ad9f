using Spectre.Console;
using Summarizer.Pipeline.Results;

namespace Summarizer.Cli.Output;

/// <summary>
/// Results to read: in a pipe one sentence per line, in front of a person with title and figures, wrapped.
/// </summary>
internal sealed class TextPrinter(Terminal terminal, bool alone) : ISummaryPrinter
{
    private readonly IAnsiConsole _console = Screen.Of(terminal);
    private bool _any;

    public void Print(SummaryResult result)
    {
        if (_any)
            terminal.Out.Write('\n');
        _any = true;
        if (terminal.IsWatched)
            SummaryView.Write(_console, result);
        else
            WritePlain(result);
        terminal.Out.Flush();
    }

    private void WritePlain(SummaryResult result)
    {
        if (!alone)
            terminal.Out.Write($"==> {PlainLine.Of(result.Id)} <==\n");
        foreach (string line in ReadableResult.Lines(result))
            terminal.Out.Write($"{line}\n");
    }
}
