using System.CommandLine;
using System.CommandLine.Parsing;
using Summarizer.Cli.Commands;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli;

/// <summary>
/// The <c>summarizer</c> command: its commands, and in one place what failures look like and which exit code they give.
/// </summary>
internal static class CommandLine
{
    /// <summary>Carries out a command line.</summary>
    /// <param name="args">The arguments after the program's name.</param>
    /// <param name="terminal">The terminal to read and write.</param>
    /// <param name="interrupted">Cancelled by Ctrl-C.</param>
    /// <returns>A number of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken interrupted)
    {
        try
        {
            // No @file arguments: an article may be named so.
            var verbosity = new VerbosityOptions();
            ParseResult parsed = Root(terminal, verbosity).Parse(
                args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            verbosity.Apply(parsed, terminal);
            if (parsed.Errors.Count > 0)
                return Explain(parsed, terminal);
            if (!args.Contains("--") && MistakenOption(parsed) is { } option)
                return Complain(
                    terminal, Suggestion.NoSuchOption(parsed.CommandResult.Command, option), ExitCode.BadUsage);
            int code = await parsed.InvokeAsync(Invocation(terminal), interrupted);
            await terminal.Out.FlushAsync(CancellationToken.None);
            return code;
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (ArticleException e) when (!IsUsage(e.Code))
        {
            return Complain(terminal, e.Message, ExitCode.SomeFailed);
        }
        catch (Exception e) when (
            e is UsageException or InvalidOptionException or ArticleException or InvalidSettingException)
        {
            return Complain(terminal, e.Message, ExitCode.BadUsage);
        }
        catch (InvalidDataException e)
        {
            // the user's settings.json
            return Complain(terminal, $"{e.Message} {e.InnerException?.Message}".TrimEnd(), ExitCode.BadUsage);
        }
        catch (StorageUnavailableException e)
        {
            // A server names itself; storage is looked into by a command of its own.
            string hint = args.Any(a => a.StartsWith("--server", StringComparison.Ordinal))
                ? "" : " See: summarizer doctor";
            return Complain(terminal, e.Message + hint, ExitCode.SomeFailed);
        }
        catch (IOException e) when (Terminal.IsReaderGone(e))
        {
            return ExitCode.Done; // As in "summarizer … | head": the reader has what it wanted.
        }
        catch (Exception e)
        {
            return Complain(terminal, FileFault.MessageOf(e) ?? e.Message, ExitCode.SomeFailed);
        }
    }

    /// <summary>True if an error concerns the command line, and not an article or the server.</summary>
    private static bool IsUsage(string code) => code is FailureCode.InvalidOption or FailureCode.UnknownOption
        or FailureCode.InvalidRequest or FailureCode.InvalidName;

    private static RootCommand Root(Terminal terminal, VerbosityOptions verbosity)
    {
        var root = new RootCommand("Summarises articles: on a laptop, against a running app, in a pipe.")
        {
            DemoCommand.Create(terminal),
            ServeCommand.Create(terminal),
            SummarizeCommand.Create(terminal),
            DigestCommand.Create(terminal),
            ReadCommand.Create(terminal),
            UploadCommand.Create(terminal),
            ListCommand.Create(terminal),
            GetCommand.Create(terminal),
            DeleteCommand.Create(terminal),
            SweepCommand.Create(terminal),
            DoctorCommand.Create(terminal),
            HealthCommand.Create(terminal),
            EvaluateCommand.Create(terminal),
            GroundCommand.Create(terminal),
            McpCommand.Create(terminal),
            CompletionCommand.Create(terminal),
        };
        root.Add(HelpCommand.Create(root));
        verbosity.AddTo(root);
        Help.Install(root, terminal.Width);
        return root;
    }

    private static InvocationConfiguration Invocation(Terminal terminal) => new()
    {
        Output = terminal.Out,
        Error = terminal.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null, // Interruption handles it.
    };

    /// <summary>
    /// Explains a command line that does not parse: the first fault in one line, then where to read on.
    /// </summary>
    private static int Explain(ParseResult parsed, Terminal terminal)
    {
        Command command = parsed.CommandResult.Command;
        string fault = command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count == 0
            ? $"A command is missing. Commands are: {string.Join(", ", command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name))}."
            : command.Subcommands.Count > 0 ? Suggestion.NoSuchCommand(command, parsed.UnmatchedTokens[0])
            : parsed.UnmatchedTokens is [{ } unknown, ..]
                && unknown.StartsWith('-') ? Suggestion.NoSuchOption(command, unknown)
            : parsed.UnmatchedTokens is [{ } extra, ..] ? $"{command.Name} does not know what to do with \"{extra}\"."
            : parsed.Errors[0].Message;
        return Complain(
            terminal, $"{fault} See: {string.Join(' ', Path(parsed.CommandResult))} --help", ExitCode.BadUsage);
    }

    /// <summary>
    /// Returns an option that does not exist, taken for a file or a name because the command has such.
    /// </summary>
    private static string? MistakenOption(ParseResult parsed) =>
        parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value)
            .FirstOrDefault(v => v.Length > 1 && v[0] == '-');

    private static IEnumerable<string> Path(CommandResult command) =>
        command.Parent is CommandResult parent ? [.. Path(parent), command.Command.Name] : ["summarizer"];

    private static int Complain(Terminal terminal, string message, int code)
    {
        terminal.Complain(message);
        return code;
    }
}
