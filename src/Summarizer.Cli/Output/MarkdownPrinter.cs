using Summarizer.Pipeline.Results;

namespace Summarizer.Cli.Output;

/// <summary>Results as Markdown, one section each.</summary>
internal sealed class MarkdownPrinter(Terminal terminal) : ISummaryPrinter
{
    private bool _any;

    public void Print(SummaryResult result)
    {
        if (_any)
            terminal.Out.Write('\n');
        _any = true;
        terminal.Out.Write(ReadableResult.Markdown(result));
        terminal.Out.Flush();
    }
}
