using System.CommandLine;

namespace Summarizer.Cli.Remote;

/// <summary>The options that send a command's work to a running app instead of doing it here.</summary>
internal sealed class ServerChoice
{
    /// <summary>The environment variable that holds the key, which others could see on the command line.</summary>
    public const string KeyVariable = "SUMMARIZER_KEY";

    /// <summary>The environment variable that holds the access token.</summary>
    public const string TokenVariable = "SUMMARIZER_TOKEN";

    private readonly Option<string?> _server = new("--server")
    {
        HelpName = "URL",
        Description = "Asks the app that runs there, such as https://NAME.azurewebsites.net, instead of working here.",
    };

    private readonly Option<string?> _key = new("--key")
    {
        HelpName = "KEY",
        Description = $"The key that the server asks for. Default: the environment variable {KeyVariable}.",
    };

    private readonly Option<string?> _token = new("--token")
    {
        HelpName = "TOKEN",
        Description = "An access token for a server with sign-in by Entra ID. Default: the environment variable "
            + $"{TokenVariable}.",
    };

    public void AddTo(Command command)
    {
        command.Add(_server);
        command.Add(_key);
        command.Add(_token);
    }

    /// <summary>Returns the server that was chosen; null without a choice.</summary>
    /// <exception cref="UsageException">It is not an address, or conflicts with other options.</exception>
    public Server? Read(ParseResult parsed, bool withStorage = false)
    {
        string? key = parsed.GetValue(_key);
        string? token = parsed.GetValue(_token);
        if (parsed.GetValue(_server) is not { } address)
        {
            return key is null && token is null
                ? null : throw new UsageException($"{(key is null ? "--token" : "--key")} needs --server URL.");
        }

        if (withStorage)
            throw new UsageException("Use only one of --server and --storage.");
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https")
            || uri.Query.Length > 0)
            throw new UsageException(
                "--server must be an address such as http://127.0.0.1:7071 or https://NAME.azurewebsites.net, but was "
                + $"\"{address}\".");
        return new Server(
            uri, key ?? Environment.GetEnvironmentVariable(KeyVariable),
            token ?? Environment.GetEnvironmentVariable(TokenVariable));
    }
}
