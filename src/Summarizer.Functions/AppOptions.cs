using System.Globalization;
using System.Text.RegularExpressions;
using Summarizer.Functions.Security;
using Summarizer.Functions.Urls;
using Summarizer.Functions.Webhooks;
using Summarizer.Pipeline;

namespace Summarizer.Functions;

/// <summary>
/// The app's own settings, in section <c>Summarizer</c> beside the pipeline's; each has a default that works.
/// </summary>
public sealed partial class AppOptions
{
    /// <summary>
    /// The address of the standalone app: http://ADDRESS:PORT with an IP address, localhost or *. Default:
    /// http://127.0.0.1:7071. Beyond loopback a key is needed. Under the Functions host, the host decides.
    /// </summary>
    public string Url { get; set; } = "http://127.0.0.1:7071";

    /// <summary>
    /// Keys that callers of the standalone app must present, each at least 16 characters, or <c>sha256:</c> and the
    /// hash of one. All are valid at once. Default: none, only this machine is served. Under the Functions host the
    /// host checks its function keys.
    /// </summary>
    public string[] ApiKeys { get; set; } = [];

    /// <summary>A file with more keys, one a line, read again when it changes. Default: none.</summary>
    public string? ApiKeysFile { get; set; }

    /// <summary>
    /// The callers that are let in under the Functions host: <c>key</c>, those with a function key, which the host
    /// checks; <c>sign-in</c>, those that Azure's sign-in with Entra ID has named; <c>nobody</c>. Default: <c>key</c>.
    /// In a package without function keys, <c>key</c> lets no one in. The template sets <c>sign-in</c> if
    /// <c>authentication</c> is <c>EntraId</c>.
    /// </summary>
    public string Callers { get; set; } = WithKey;

    /// <summary>Callers are let in by the Functions host.</summary>
    internal const string WithKey = "key";

    /// <summary>Callers are let in by the sign-in before the app.</summary>
    internal const string SignedIn = "sign-in";

    /// <summary>No caller is let in.</summary>
    internal const string Nobody = "nobody";

    /// <summary>
    /// The number of HTTP requests that are worked on at once, 1 to 1,000; twice as many wait, and any more get a 429
    /// response. On Azure, <c>httpConcurrency</c> of the deployment (16) limits them first. Default: 32.
    /// </summary>
    public int MaxConcurrentRequests { get; set; } = 32;

    /// <summary>
    /// The longest time that an HTTP request may take, 1 second to 3 minutes 40 seconds (front ends on Azure cut it at
    /// 230 seconds). Default: 100 seconds.
    /// </summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// The longest time that one call from a trigger may take, 1 second to 1 hour. Under the
    /// Functions host it must be less than the host's <c>functionTimeout</c>, at which the host ends the process: 10
    /// minutes, unless AzureFunctionsJobHost__functionTimeout is set. Default: 8 minutes.
    /// </summary>
    public TimeSpan TriggerTimeout { get; set; } = TimeSpan.FromMinutes(8);

    /// <summary>
    /// The schedule of the sweep under the Functions host: an NCRONTAB expression with seconds. Under the host set it
    /// as SUMMARIZER_SWEEP_SCHEDULE, which the trigger names. The standalone app uses SweepInterval instead. Default:
    /// every five minutes.
    /// </summary>
    public string SweepSchedule { get; set; } = "0 */5 * * * *";

    /// <summary>
    /// The queue to which the Functions host writes articles whose every delivery failed. The host's storage extension
    /// decides its name. Under the host set it as SUMMARIZER_POISON_QUEUE, which the trigger names.
    /// </summary>
    public string PoisonQueue { get; set; } = "webjobs-blobtrigger-poison";

    /// <summary>
    /// The format of the log: <c>text</c>, one line per message, or <c>json</c>, one object per line with every value
    /// under its name, for log collectors. Default: text.
    /// </summary>
    public string LogFormat { get; set; } = TextLog;

    /// <summary>The log as lines to read.</summary>
    internal const string TextLog = "text";

    /// <summary>The log as one JSON object a line.</summary>
    internal const string JsonLog = "json";

    /// <summary>
    /// The origins of web pages that may call the standalone app from a browser, such as https://www.example.org; *
    /// allows every origin and needs a key. Default: none. Under the Functions host, its CORS settings count.
    /// </summary>
    public string[] AllowedOrigins { get; set; } = [];

    /// <summary>The sites from which articles are fetched, if any.</summary>
    public UrlInputOptions UrlInput { get; set; } = new();

    /// <summary>The receivers of notifications of stored summaries.</summary>
    public WebhookOptions Webhook { get; set; } = new();

    /// <summary>Throws where a value is out of its range.</summary>
    /// <exception cref="InvalidSettingException">Names the setting, the value and what is allowed.</exception>
    public void Validate()
    {
        Require(
            MaxConcurrentRequests is >= 1 and <= 1000, nameof(MaxConcurrentRequests), MaxConcurrentRequests,
            "a whole number from 1 to 1000");
        RequireTime(nameof(RequestTimeout), RequestTimeout, TimeSpan.FromSeconds(220));
        RequireTime(nameof(TriggerTimeout), TriggerTimeout, TimeSpan.FromHours(1));
        Require(IsSchedule(SweepSchedule), nameof(SweepSchedule), SweepSchedule,
            "an NCRONTAB expression such as 0 */5 * * * *, or a time such as 00:05:00");
        Require(LogFormat is TextLog or JsonLog, nameof(LogFormat), LogFormat, "text or json");
        Require(Callers is WithKey or SignedIn or Nobody, nameof(Callers), Callers, "key, sign-in or nobody");
        for (int i = 0; i < AllowedOrigins.Length; i++)
            Require(
                CrossOrigin.IsOrigin(AllowedOrigins[i]), $"{nameof(AllowedOrigins)}:{i}", AllowedOrigins[i],
                "an origin such as https://www.example.org, or *");
        UrlInput.Validate();
        Webhook.Validate();
        Require(ApiKeys.Length <= 100, nameof(ApiKeys), $"{ApiKeys.Length} keys", "at most 100");
    }

    // The form of what the host's timer accepts
    // (https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions). It names its
    // own faults in the host's log only, and the sweep never starts.
    private static bool IsSchedule(string schedule) =>
        Crontab().IsMatch(schedule) || TimeSpan.TryParse(schedule, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"\A[0-9A-Za-z*,/-]+( +[0-9A-Za-z*,/-]+){4,5}\z")]
    private static partial Regex Crontab();

    private static void RequireTime(string setting, TimeSpan value, TimeSpan most) =>
        Require(
            value >= TimeSpan.FromSeconds(1) && value <= most, setting, value,
            $"a time from {TimeSpan.FromSeconds(1)} to {most}");

    private static void Require(bool holds, string setting, object value, string allowed)
    {
        if (!holds)
            throw new InvalidSettingException($"{SummarizerOptions.Section}:{setting}", value, allowed);
    }
}
