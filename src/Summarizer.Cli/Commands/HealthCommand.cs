using System.CommandLine;
using Summarizer.Functions.Hosting;

namespace Summarizer.Cli.Commands;

/// <summary>
/// <c>summarizer health</c>: the exit code says whether a running app is ready, as a container's health check needs it.
/// </summary>
internal static class HealthCommand
{
    private const string Example = "http://127.0.0.1:7071";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "health",
            "Asks a running app whether it is ready. Exits with 0 if it is and with 1 if not, for the health check of "
                + "a container.",
            "summarizer health",
            "summarizer health --url http://127.0.0.1:8080",
            "Summarizer__Url=http://*:8080 summarizer health");
        var url = new Option<string?>("--url", "-u")
        {
            HelpName = "URL",
            Description = $"The app's address. Default: where serve listens, {Example} unless a setting changes it.",
        };
        command.Add(url);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string address = parsed.GetValue(url) ?? $"{AppConfiguration.ReadAddress(Settings.Load())}";
            if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
                throw new UsageException($"--url must be an address such as {Example}, but was \"{address}\".");
            using var http = new HttpClient { Timeout = Timeout };
            try
            {
                using HttpResponseMessage answer = await http.GetAsync(new Uri(uri, "/api/health"), cancellationToken);
                terminal.Say(answer.IsSuccessStatusCode ? "ready" : "not ready");
                return answer.IsSuccessStatusCode ? ExitCode.Done : ExitCode.SomeFailed;
            }
            catch (Exception e) when (e is HttpRequestException || !cancellationToken.IsCancellationRequested)
            {
                terminal.Complain($"No app answers at {address}.");
                return ExitCode.SomeFailed;
            }
        });
        return command;
    }
}
