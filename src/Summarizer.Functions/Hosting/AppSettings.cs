using System.Globalization;
using Summarizer.Functions.Contract;
using Summarizer.Functions.Security;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Hosting;

/// <summary>All settings, read and checked once at start.</summary>
/// <param name="Mode">The way in which the app runs.</param>
/// <param name="Listen">The address on which it listens.</param>
/// <param name="App">The app's own options.</param>
/// <param name="Pipeline">The pipeline's options.</param>
/// <param name="Storage">The storage of articles.</param>
/// <param name="Keys">The keys of those who may call.</param>
/// <param name="Fault">The fault in the settings; only under the Functions host, which must get an answer all the
/// same.</param>
internal sealed record AppSettings(
    HostingMode Mode, ListenAddress Listen, AppOptions App, SummarizerOptions Pipeline,
    ArticleStorageConnection? Storage, ApiKeys Keys, InvalidSettingException? Fault)
{
    /// <summary>The language model's options; without any, there is no model.</summary>
    public LlmOptions Llm { get; init; } = new();

    /// <summary>The variable in which the Functions host passes the port to its custom handler.</summary>
    public const string HostPortVariable = "FUNCTIONS_CUSTOMHANDLER_PORT";

    /// <summary>The storage if nothing is configured or deployed: Azurite on this machine.</summary>
    private const string LocalStorage = "UseDevelopmentStorage=true";

    /// <summary>The <c>functionTimeout</c> of the host.json in the packages.</summary>
    internal static readonly TimeSpan PackagedFunctionTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidSettingException">A setting is wrong, and the app runs standalone.</exception>
    public static AppSettings Read(IConfiguration configuration, TimeProvider time) =>
        configuration[HostPortVariable] is { Length: > 0 } port
        ? UnderHost(configuration, HostingMode.FunctionsHost, port, time) : StandingAlone(configuration, time);

    /// <summary>Reads the settings of an app within an isolated worker; it opens no port.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="time">The clock.</param>
    /// <param name="withKeys">False if the worker's functions are compiled without function keys. The host then lets
    /// everyone in, so no one is let in here before a sign-in is set up.</param>
    public static AppSettings ReadInWorker(IConfiguration configuration, TimeProvider time, bool withKeys = true)
    {
        AppSettings settings = UnderHost(configuration, HostingMode.IsolatedWorker, "0", time);
        if (!withKeys && settings.App.Callers == AppOptions.WithKey)
            settings.App.Callers = AppOptions.Nobody;
        return settings;
    }

    private static AppSettings UnderHost(IConfiguration configuration, HostingMode mode, string port, TimeProvider time)
    {
        var listen = ListenAddress.Parse(HostPortVariable, $"http://127.0.0.1:{port}");
        var noKeys = new ApiKeys([], null, time);
        try
        {
            AppConfiguration.CheckLogLevels(configuration);
            TriggerSetting.RequireAgreement(configuration);
            AppOptions app = AppConfiguration.ReadAppOptions(configuration);
            RequireEndBeforeHost(app.TriggerTimeout, configuration);
            SummarizerOptions pipeline = AppConfiguration.ReadOptions(configuration);
            // A sweep that the end of its call cancels would count as failed, although it works.
            TimeSpan longest = app.TriggerTimeout / 2;
            if (pipeline.SweepTimeBudget > longest)
                pipeline.SweepTimeBudget = longest;
            return new AppSettings(
                mode, listen, app, pipeline, AppConfiguration.ReadStorage(configuration), noKeys, null)
            { Llm = AppConfiguration.ReadLlmOptions(configuration) };
        }
        catch (InvalidSettingException fault)
        {
            var unread = new AppOptions { Callers = CallersOf(configuration) };
            return new AppSettings(mode, listen, unread, new SummarizerOptions(), null, noKeys, fault);
        }
    }

    /// <summary>
    /// Throws if a call may take as long as the host allows: the host then ends the process with all calls in it.
    /// </summary>
    private static void RequireEndBeforeHost(TimeSpan call, IConfiguration configuration)
    {
        string? given = configuration["AzureFunctionsJobHost:functionTimeout"];
        TimeSpan limit = TimeSpan.TryParse(given, CultureInfo.InvariantCulture, out TimeSpan other)
            ? other : PackagedFunctionTimeout;
        // The host takes -1 as no limit.
        if (limit > TimeSpan.Zero && call >= limit)
        {
            throw new InvalidSettingException(
                $"{SummarizerOptions.Section}:{nameof(AppOptions.TriggerTimeout)}", call,
                $"less than {limit}, the host's functionTimeout (AzureFunctionsJobHost__functionTimeout changes it)");
        }
    }

    /// <summary>Returns who may call while another setting is wrong. No one, if this one is wrong.</summary>
    private static string CallersOf(IConfiguration configuration) =>
        configuration[$"{SummarizerOptions.Section}:{nameof(AppOptions.Callers)}"] switch
        {
            null or AppOptions.WithKey => AppOptions.WithKey,
            AppOptions.SignedIn => AppOptions.SignedIn,
            _ => AppOptions.Nobody,
        };

    private static AppSettings StandingAlone(IConfiguration configuration, TimeProvider time)
    {
        AppConfiguration.CheckLogLevels(configuration);
        AppOptions app = AppConfiguration.ReadAppOptions(configuration);
        var keys = new ApiKeys(app.ApiKeys, app.ApiKeysFile, time);
        var listen = ListenAddress.Read(configuration);
        if (app.AllowedOrigins.Contains(CrossOrigin.Any) && !keys.Required)
        {
            throw new InvalidSettingException($"{SummarizerOptions.Section}:AllowedOrigins", CrossOrigin.Any,
                $"the origins that may call, unless {SummarizerOptions.Section}:ApiKeys has a key");
        }

        if (listen.BeyondLoopback && !keys.Required)
        {
            throw new InvalidSettingException(
                $"{SummarizerOptions.Section}:Url", configuration["urls"] ?? app.Url,
                $"an address of this machine only, such as http://127.0.0.1:{listen.Port}, "
                + $"unless {SummarizerOptions.Section}:ApiKeys has a key");
        }

        bool nothingSaid = !configuration.GetSection(ArticleStorageConnection.Setting).Exists();
        ArticleStorageConnection storage = nothingSaid
            ? ArticleStorageConnection.From(name => name == ArticleStorageConnection.Setting ? LocalStorage : null)
            : AppConfiguration.ReadStorage(configuration);
        return new AppSettings(
            HostingMode.StandingAlone, listen, app, AppConfiguration.ReadOptions(configuration), storage, keys, null)
        {
            Llm = AppConfiguration.ReadLlmOptions(configuration),
        };
    }
}
