using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Summarizer.EndToEnd.Tests.Support.Host;

/// <summary>
/// The program that runs isolated workers on Azure: a native one that loads the runtime, so that the worker's process
/// is neither <c>dotnet</c> nor the worker's own executable; see native-host.c. Needs a C compiler; elsewhere
/// than on Linux it is <c>dotnet</c>.
/// </summary>
internal static class NativeHost
{
    private static readonly Lazy<string> Built = new(Build);

    /// <summary>Returns the command that runs an assembly in this way.</summary>
    public static string[] Command(string assembly)
    {
        if (!OperatingSystem.IsLinux())
            return ["dotnet", assembly];
        string runtime = RuntimeEnvironment.GetRuntimeDirectory().TrimEnd(Path.DirectorySeparatorChar);
        string root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        string hostfxr = Path.Combine(root, "host", "fxr", Path.GetFileName(runtime), "libhostfxr.so");
        return [Built.Value, hostfxr, assembly];
    }

    private static string Build()
    {
        string program = Path.Combine(Directory.CreateTempSubdirectory("summarizer-").FullName, "FunctionsNetHost");
        string source = Path.Combine(
            Repository.Root, "tests", "Summarizer.EndToEnd.Tests", "Support", "Host", "native-host.c");
        try
        {
            Finished compiler = Finished.Run(new ProcessStartInfo("cc", ["-O1", "-o", program, source, "-ldl"]));
            Assert.True(compiler.ExitCode == 0, $"cc cannot compile {source}: {compiler.Errors}");
            return program;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException(
                "The tests of the isolated worker need a C compiler, but there is no cc. Install gcc and libc6-dev.");
        }
    }
}
