using System.Runtime.InteropServices;

namespace Summarizer.Pipeline.Reading.Processes;

/// <summary>The command that starts the running program once more, to read articles.</summary>
internal static class ReadingCommand
{
    /// <summary>Returns the command for the running program. Null if the system does not name the program.</summary>
    public static string[]? OfThisProgram() => Of(
        Environment.GetCommandLineArgs()[0], Environment.ProcessPath, RuntimeEnvironment.GetRuntimeDirectory());

    /// <summary>
    /// Returns the command for a program. A managed program is started by the <c>dotnet</c> of its runtime, because its
    /// process may be another program that loaded the runtime. On Azure, FunctionsNetHost does that for an isolated
    /// worker (Azure/azure-functions-dotnet-worker, <c>host/src/FunctionsNetHost/AppLoader</c>).
    /// </summary>
    /// <param name="entry">The first command-line argument: an assembly, or a program in native code.</param>
    /// <param name="process">The file that the process runs.</param>
    /// <param name="runtimeFolder">The folder of the runtime: <c>shared/NAME/VERSION</c> below that of <c>dotnet</c>,
    /// or the program's own.</param>
    internal static string[]? Of(string entry, string? process, string runtimeFolder)
    {
        string muxer = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        string dotnet = Path.GetFullPath(Path.Combine(runtimeFolder, "..", "..", "..", muxer));
        if (Path.GetExtension(entry) == ".dll" && File.Exists(dotnet))
            return [dotnet, entry, ReadingServer.Verb];
        return process is null ? null : [process, ReadingServer.Verb];
    }
}
