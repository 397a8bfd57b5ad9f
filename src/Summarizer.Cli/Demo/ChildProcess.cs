using System.ComponentModel;
using System.Diagnostics;

namespace Summarizer.Cli.Demo;

/// <summary>A program that this one started, with its last output. It ends with the one that started it.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int RememberedLines = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Process _process;
    private readonly Queue<string> _said = new();

    private ChildProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Remember(line.Data);
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>The last line that is not empty, for messages.</summary>
    public string LastWords
    {
        get
        {
            lock (_said)
                return _said.LastOrDefault() ?? "it said nothing";
        }
    }

    /// <summary>
    /// The first line that says what is wrong, as npm writes it; more telling than the last, which names its log file.
    /// </summary>
    public string FirstComplaint
    {
        get
        {
            lock (_said)
                return _said.FirstOrDefault(l =>
                    l.StartsWith("npm error ", StringComparison.Ordinal)
                        && !l.Contains(" code ", StringComparison.Ordinal)
                        && !l.Contains(" errno ", StringComparison.Ordinal)
                        && !l.Contains(" syscall ", StringComparison.Ordinal)) ?? LastWords;
        }
    }

    public int Id => _process.Id;

    /// <exception cref="IOException">It could not be started.</exception>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return new ChildProcess(Process.Start(start)!);
        }
        catch (Win32Exception e)
        {
            throw new IOException($"{program} cannot be started: {e.Message}", e);
        }
    }

    /// <summary>Waits for its end and gives its exit code.</summary>
    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Ends it and what it started: by closing its standard input, then by force.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(Patience);
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            Kill();
        }

        _process.Dispose();
    }

    /// <summary>Ends it and what it started at once.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself in the meantime.
        }
    }

    private void Remember(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_said)
        {
            _said.Enqueue(line.Trim());
            if (_said.Count > RememberedLines)
                _said.Dequeue();
        }
    }
}
