using System.Diagnostics;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>
/// A folder for temporary files on a disk of 64 KiB that is full to the last byte. Where this process may not mount
/// one, a folder that does not exist, which is as little use; <see cref="Description"/> says which.
/// </summary>
internal sealed class FullDisk : IDisposable
{
    private const string Filler = "full";
    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-full-disk-").FullName;
    private readonly bool _mounted;

    public FullDisk()
    {
        _mounted = Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", _folder);
        if (_mounted)
            Fill();
    }

    /// <summary>The value for TMPDIR.</summary>
    public string Path => _mounted ? _folder : "/nowhere";

    public string Description =>
        _mounted ? "temporary files on a full disk" : "no folder for temporary files (no right to mount a disk)";

    /// <summary>
    /// The files on the disk besides those that fill it. The runtime's own sockets for debuggers take no space and do
    /// not count.
    /// </summary>
    public IReadOnlyList<string> Strangers => !_mounted ? [] :
        [.. new DirectoryInfo(_folder).GetFileSystemInfos().Select(entry => entry.Name)
            .Where(name => name != Filler && !name.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal)
                && !name.StartsWith("clr-debug-pipe-", StringComparison.Ordinal))];

    public void Dispose()
    {
        if (_mounted)
            Run("umount", _folder);
        Directory.Delete(_folder, recursive: true);
    }

    private void Fill()
    {
        try
        {
            using var file = new FileStream(System.IO.Path.Combine(_folder, Filler), FileMode.CreateNew,
                FileAccess.Write, FileShare.Read, bufferSize: 0);
            while (true)
                file.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // No space left: that is how it is meant to be.
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using Process process =
                Process.Start(new ProcessStartInfo(program, arguments)
                {
                    RedirectStandardError = true,
                    RedirectStandardOutput = true
                })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
