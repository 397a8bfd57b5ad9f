namespace Summarizer.Cli.Output;

/// <summary>
/// A file that a command writes its results to. The results are collected beside it first, so that a command that is
/// interrupted or finds nothing leaves an older file as it was.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly string _unfinished;
    private readonly FileStream _stream;

    public OutputFile(string path, Terminal terminal)
    {
        _path = path;
        _unfinished = $"{path}.{Path.GetRandomFileName()}.tmp";
        _stream = new FileStream(_unfinished, FileMode.CreateNew, FileAccess.Write);
        Terminal = terminal.WithOutput(_stream);
    }

    /// <summary>A terminal whose output goes to the file.</summary>
    public Terminal Terminal { get; }

    /// <summary>Puts the results in their place if there are any.</summary>
    public void Complete()
    {
        Terminal.Out.Flush();
        bool any = _stream.Length > 0;
        _stream.Dispose();
        if (any)
            File.Move(_unfinished, _path, overwrite: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        File.Delete(_unfinished);
    }
}
