using System.Text;
using Microsoft.Win32.SafeHandles;
using Summarizer.Pipeline.Results;

namespace Summarizer.Cli;

/// <summary>The streams that a command reads and writes, and what is known about who watches.</summary>
/// <remarks>Passed to every command, so that tests can run the whole command line in their own process.</remarks>
internal sealed class Terminal : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // EPIPE, on Linux and macOS. Windows' stream for standard output passes over it by itself.
    private const int BrokenPipe = 32;

    public Terminal(Stream input, Stream output, TextWriter error)
    {
        Input = input;
        OutputBytes = output;
        Out = new StreamWriter(output, Utf8, bufferSize: 16 * 1024, leaveOpen: true);
        Error = error;
    }

    /// <summary>Standard input as bytes: articles come in any encoding.</summary>
    public Stream Input { get; }

    /// <summary>
    /// Standard output as bytes, for output that is written as such; never mixed with <see cref="Out"/> in one command.
    /// </summary>
    public Stream OutputBytes { get; }

    /// <summary>Standard output as text in UTF-8, in every locale.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>True if a person reads the output: lines that move, wrapped text, everything at once.</summary>
    public bool IsWatched
    {
        get;
        init
        {
            field = value;
            ((StreamWriter)Out).AutoFlush = value;
        }
    }

    /// <summary>True if standard error is a terminal, so that progress can be shown there.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>
    /// True if notes and progress are left out (<c>--quiet</c>); results and errors are still written.
    /// </summary>
    public bool IsQuiet { get; set; }

    /// <summary>True if details of the work are written to standard error (<c>--verbose</c>).</summary>
    public bool IsVerbose { get; set; }

    /// <summary>
    /// True if standard input is a keyboard, where reading it without being asked to would look like hanging.
    /// </summary>
    public bool HasKeyboard { get; init; }

    /// <summary>True if colours are welcome (see no-color.org).</summary>
    public bool HasColour { get; init; }

    /// <summary>Columns.</summary>
    public int Width { get; init; } = 80;

    /// <summary>The process's own.</summary>
    public static Terminal OfProcess()
    {
        if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected)
            Console.OutputEncoding = Utf8;
        bool dumb = Environment.GetEnvironmentVariable("TERM") is "dumb";
        bool watched = !Console.IsOutputRedirected && !dumb;
        return new Terminal(Console.OpenStandardInput(), StandardOutput(), Console.Error)
        {
            IsWatched = watched,
            ShowsProgress = !Console.IsErrorRedirected && !dumb,
            HasKeyboard = !Console.IsInputRedirected,
            HasColour = watched && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            Width = watched ? Math.Clamp(WindowWidth(), 20, 400) : 80,
        };
    }

    /// <summary>Writes a line of text, free of control characters, and shows it at once.</summary>
    public void Say(string line)
    {
        Out.WriteLine(PlainLine.Of(line));
        Out.Flush();
    }

    /// <summary>
    /// Writes a line to standard error that the user should know but that is not an error; nothing with <c>--quiet</c>.
    /// </summary>
    public void Note(string line)
    {
        if (!IsQuiet)
            Complain(line);
    }

    /// <summary>Writes a detail of the work to standard error with <c>--verbose</c>, else nothing.</summary>
    public void Detail(string line)
    {
        if (IsVerbose)
            Complain(line);
    }

    /// <summary>Returns a terminal whose output goes to a stream instead; standard input and error stay.</summary>
    public Terminal WithOutput(Stream output) => new(Input, output, Error)
    {
        ShowsProgress = ShowsProgress,
        HasKeyboard = HasKeyboard,
        IsQuiet = IsQuiet,
        IsVerbose = IsVerbose,
    };

    /// <summary>Writes a line about something that went wrong, after what was written before it.</summary>
    public void Complain(string line)
    {
        TryFlush();
        Error.WriteLine($"summarizer: {PlainLine.Of(line)}");
    }

    /// <summary>
    /// True if a failure to write means that the reader closed the pipe, as "head" does when it has its lines.
    /// </summary>
    public static bool IsReaderGone(IOException failure) => failure.HResult == BrokenPipe;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (TryFlush())
            Out.Dispose();
    }

    /// <summary>
    /// Flushes standard output; false where it is not there any more: its reader has gone, or a command closed it when
    /// it was through.
    /// </summary>
    private bool TryFlush()
    {
        try
        {
            Out.Flush();
            OutputBytes.Flush();
            return true;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>
    /// Standard output. The runtime's own stream hides that a reader has gone ("| head"), and the work would go on for
    /// nothing; an ordinary stream says so. Files keep the runtime's, which leaves the position to the system as
    /// "&gt;&gt;" needs.
    /// </summary>
    private static Stream StandardOutput()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }

    private static int WindowWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and int width ? width : 80;
        }
        catch (IOException)
        {
            return 80; // A terminal that does not tell its size.
        }
    }
}
