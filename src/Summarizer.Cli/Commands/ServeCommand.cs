using System.CommandLine;
using Summarizer.Cli.Serving;
using Summarizer.Cli.Storage;

namespace Summarizer.Cli.Commands;

/// <summary><c>summarizer serve</c>: the app standing alone.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "serve",
            "Runs the app on this machine until Ctrl-C: page, HTTP interface, and a watch on the articles in storage.",
            "summarizer serve",
            "summarizer serve --url http://127.0.0.1:8080",
            "summarizer serve --storage folder:$HOME/articles",
            "summarizer serve --Summarizer:Sentences=5");
        var url = new Option<string?>("--url", "-u")
        {
            HelpName = "URL",
            Description =
                "Where to listen. Default: http://127.0.0.1:7071. Beyond this machine a key must be configured."
        };
        var storage = new StorageChoice(terminal);
        command.Add(url);
        storage.AddTo(command);
        command.TreatUnmatchedTokensAsErrors = false; // The app's own settings.
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] given = [.. parsed.UnmatchedTokens.Select(token => Setting(command, token))];
            string[] listen = parsed.GetValue(url) is { } address ? [$"--Summarizer:Url={address}"] : [];
            try
            {
                await using LocalApp app = LocalApp.Create(
                    [.. given, .. await storage.SettingsAsync(parsed, cancellationToken, given), .. listen]);
                await app.StartAsync(cancellationToken);
                terminal.Say($"The page: {app.Url}  (Ctrl-C ends it.)");
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // A request to stop is not a failure: services and containers look at the exit code.
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Returns an argument beside the options: a setting such as
    /// <c>--Summarizer:Sentences=5</c>.</summary>
    private static string Setting(Command command, string token)
    {
        int equals = token.IndexOf('=');
        if (token.StartsWith("--", StringComparison.Ordinal) && equals > 0 && token[..equals].Contains(':'))
            return token;
        throw new UsageException(token.StartsWith('-')
            ? $"{Suggestion.NoSuchOption(command, token)} A setting is given as --Summarizer:NAME=VALUE."
            : $"{command.Name} does not know what to do with \"{token}\".");
    }
}
