namespace Summarizer.Cli;

/// <summary>The exit codes of the command. Users' scripts rely on these numbers.</summary>
internal static class ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    public const int Done = 0;

    /// <summary>Some of it failed: an article could not be read, storage did not answer.</summary>
    public const int SomeFailed = 1;

    /// <summary>
    /// The command line or the input as a whole is not of a form that is understood; nothing was done.
    /// </summary>
    public const int BadUsage = 2;

    /// <summary>Ctrl-C, as shells count it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
