using System.Text;
using Summarizer.Cli;

namespace Summarizer.EndToEnd.Tests.CommandLine;

/// <summary>A command line carried out in this process, with what it wrote.</summary>
internal sealed record CommandLineRun(int Code, string Out, string Error)
{
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>As a person at a keyboard runs it, who types nothing.</summary>
    public static Task<CommandLineRun> OfAsync(params string[] args) =>
        RunAsync(Stream.Null, args, showsProgress: false, CancellationToken.None, hasKeyboard: true);

    public static async Task<CommandLineRun> WithInputAsync(string input, params string[] args)
    {
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input));
        return await WithInputAsync(stdin, CancellationToken.None, args);
    }

    public static Task<CommandLineRun> WithInputAsync(Stream input, CancellationToken interrupted,
        params string[] args) =>
        RunAsync(input, args, showsProgress: false, interrupted);

    /// <summary>As a person meets it who sends standard output to a file and sees standard error.</summary>
    public static Task<CommandLineRun> WithProgressAsync(params string[] args) =>
        RunAsync(Stream.Null, args, showsProgress: true, CancellationToken.None);

    private static async Task<CommandLineRun> RunAsync(Stream input, string[] args, bool showsProgress,
        CancellationToken interrupted, bool hasKeyboard = false)
    {
        using var output = new MemoryStream();
        var error = new StringWriter();
        using var terminal = new Terminal(input, output, error)
        {
            ShowsProgress = showsProgress,
            HasKeyboard = hasKeyboard
        };
        int code = await Cli.CommandLine.RunAsync(args, terminal, interrupted);
        await terminal.Out.FlushAsync(CancellationToken.None);
        return new CommandLineRun(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
