using Summarizer.Cli.Inputs;

namespace Summarizer.Cli.Output;

/// <summary>
/// A file that a command writes its results to. The results are collected beside it first, so that a command that is
/// interrupted or finds nothing leaves an older file as it was. Devices and pipes in <c>/dev</c> are written to
/// directly, as a file must not replace them; <c>/dev/shm</c> has files.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly string? _unfinished;
    private readonly FileStream _stream;

    public OutputFile(string path, Terminal terminal)
    {
        string full = Path.GetFullPath(path);
        bool isDevice = full.StartsWith("/dev/", StringComparison.Ordinal)
            && !full.StartsWith("/dev/shm/", StringComparison.Ordinal);
        // A link stays, and the file that it leads to is replaced.
        bool isLink = !isDevice && new FileInfo(path).LinkTarget is not null;
        _path = isLink ? File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName : path;
        _unfinished = isDevice ? null : $"{_path}.{Path.GetRandomFileName()}.tmp";
        _stream = _unfinished is null
            ? new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)
            : new FileStream(_unfinished, FileMode.CreateNew, FileAccess.Write);
        // Standard output may be a file that others have written to.
        if (isDevice && _stream.CanSeek)
            _stream.Seek(0, SeekOrigin.End);
        if (!isDevice && !OperatingSystem.IsWindows() && File.Exists(_path))
            File.SetUnixFileMode(_stream.SafeFileHandle, File.GetUnixFileMode(_path));

        Terminal = terminal.WithOutput(_stream);
    }

    /// <summary>A terminal whose output goes to the file.</summary>
    public Terminal Terminal { get; }

    /// <summary>Refuses an output file that is also read: its summary would replace it.</summary>
    /// <exception cref="UsageException">It is one of the files.</exception>
    public void RefuseSources(IEnumerable<ArticleFile> files)
    {
        if (_unfinished is null)
            return; // A terminal is read and written.
        string real = RealPath.Of(_path);
        StringComparison byName =
            OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        if (files.FirstOrDefault(file => !file.IsWebPage && RealPath.Of(file.PathOnDisk).Equals(real, byName))
            is { } source)
        {
            throw new UsageException("--output must not be one of the files that are read, but is "
                + $"{(source.IsStandardInput ? "standard input" : source.Path)}. Choose another file.");
        }
    }

    /// <summary>Puts the results in their place if there are any.</summary>
    public void Complete()
    {
        Terminal.Out.Flush();
        if (_unfinished is null)
            return;
        bool any = _stream.Length > 0;
        _stream.Dispose();
        if (any)
            File.Move(_unfinished, _path, overwrite: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        if (_unfinished is not null)
            File.Delete(_unfinished);
    }
}
