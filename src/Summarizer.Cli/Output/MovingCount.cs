namespace Summarizer.Cli.Output;

/// <summary>
/// A line on standard error that says how far the work has got, where a person sees it and there is more than one thing
/// to do.
/// </summary>
internal sealed class MovingCount(Terminal terminal, string what, int total) : IDisposable
{
    private int _length;

    /// <summary>Shows how many are done.</summary>
    public void Show(int done)
    {
        if (!terminal.ShowsProgress || terminal.IsQuiet || total < 2)
            return;
        Hide();
        string line = $"{what}: {done} of {total}";
        terminal.Error.Write(line);
        _length = line.Length;
    }

    /// <summary>Takes it away again, before something else is written.</summary>
    public void Hide()
    {
        if (_length > 0)
            terminal.Error.Write($"\r{new string(' ', _length)}\r");
        _length = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => Hide();
}
