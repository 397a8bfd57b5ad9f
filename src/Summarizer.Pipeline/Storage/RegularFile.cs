using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Summarizer.Pipeline.Storage;

/// <summary>
/// Files below a folder, opened safely. A name that a caller chose must not lead out of the folder through a symbolic
/// link, nor hang a request on a named pipe.
/// </summary>
public static partial class RegularFile
{
    // The flags of open(2); neither follows links, which are looked for before.
    private const int ReadOnly = 0;
    private const int LinuxNonBlocking = 0x800;
    private const int MacNonBlocking = 0x4;

    /// <summary>
    /// True if no part of a path below a root is a symbolic link. Parts that do not exist count as none.
    /// </summary>
    public static bool IsWithin(string root, string path)
    {
        for (string? part = path; part is not null && part.Length > root.Length; part = Path.GetDirectoryName(part))
        {
            if (new FileInfo(part).LinkTarget is not null)
                return false;
        }

        return true;
    }

    /// <summary>
    /// True if a path leads to a regular file: not a folder, a named pipe or a device. Links in the path count as none.
    /// </summary>
    /// <param name="path">The whole path.</param>
    public static bool Exists(string path)
    {
        try
        {
            using FileStream? file = TryOpen(Path.GetPathRoot(path) ?? "", path);
            return file is not null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Opens a file to read. Null if it does not exist or is not a regular file.</summary>
    public static FileStream? TryOpen(string root, string path)
    {
        if (!File.Exists(path) || !IsWithin(root, path))
            return null;
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            });
        }

        // Opening a named pipe waits for its writer, unless opened without blocking.
        var handle = new SafeFileHandle(Open(path,
            ReadOnly | (OperatingSystem.IsMacOS() ? MacNonBlocking : LinuxNonBlocking)), ownsHandle: true);
        if (handle.IsInvalid)
        {
            int error = Marshal.GetLastPInvokeError();
            handle.Dispose();
            return File.Exists(path) ? throw new IOException($"The file cannot be opened ({error}).") : null;
        }

        var file = new FileStream(handle, FileAccess.Read);
        if (file.CanSeek)
            return file;
        file.Dispose();
        return null;
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
