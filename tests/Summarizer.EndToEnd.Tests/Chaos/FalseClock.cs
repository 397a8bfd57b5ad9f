using System.Diagnostics;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>
/// A clock of its own for one instance, which jumps while it runs; see false-clock.c. Needs Linux and a C compiler.
/// </summary>
internal sealed class FalseClock : IDisposable
{
    private readonly string _file = Path.GetTempFileName();
    private readonly string _library;

    private FalseClock(string library)
    {
        _library = library;
        Set(TimeSpan.Zero);
    }

    /// <summary>The environment that makes the app see this clock.</summary>
    public (string Name, string Value)[] Environment => [("LD_PRELOAD", _library), ("FALSE_CLOCK", _file)];

    /// <summary>The difference from the true time.</summary>
    public TimeSpan Offset { get; private set; }

    /// <summary>The library that falsifies; null where it cannot be made.</summary>
    public static string? Build(string folder)
    {
        string library = Path.Combine(folder, "false-clock.so");
        string source =
            Path.Combine(Support.Repository.Root, "tests", "Summarizer.EndToEnd.Tests", "Chaos", "false-clock.c");
        try
        {
            using Process compiler =
                Process.Start(new ProcessStartInfo("cc",
                    ["-shared", "-fPIC", "-O1", "-o", library, source])
                { RedirectStandardError = true })!;
            compiler.WaitForExit();
            return compiler.ExitCode == 0 && OperatingSystem.IsLinux() ? library : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    public static FalseClock? Of(string? library) => library is null ? null : new FalseClock(library);

    /// <summary>Jumps up to three days back or ahead.</summary>
    public void Jump(Random random) => Set(TimeSpan.FromSeconds(random.Next(-259_200, 259_200)));

    /// <summary>Returns true if the app sees the false time: its answers carry the date.</summary>
    public async Task<bool> IsSeenByAsync(IRunning app)
    {
        try
        {
            using HttpResponseMessage answer = await app.GetLiveAsync();
            return answer.Headers.Date is { } date
                && (date - DateTimeOffset.UtcNow - Offset).Duration() < TimeSpan.FromMinutes(1);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public void Dispose() => File.Delete(_file);

    private void Set(TimeSpan offset)
    {
        Offset = offset;
        // In place: the app has the file mapped.
        using var file = new FileStream(_file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Write(BitConverter.GetBytes((long)offset.TotalSeconds));
    }
}
