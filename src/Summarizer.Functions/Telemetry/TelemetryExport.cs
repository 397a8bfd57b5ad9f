using System.Globalization;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Summarizer.Functions.Hosting;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Rewriting;

namespace Summarizer.Functions.Telemetry;

/// <summary>
/// The export of traces, metrics and logs to Application Insights or an OTLP receiver, if one is configured. Setting it
/// up costs some 20 ms, so it waits until the first answer is out; every call that does real work then waits for it,
/// and none goes unseen.
/// </summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string ConnectionStringSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string AuthenticationSetting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";
    private const string OtlpSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string ProtocolSetting = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string SamplerSetting = "OTEL_TRACES_SAMPLER";

    // The names of Azure Monitor's own samplers start so.
    private const string AzureSampler = "microsoft.";

    private const string RuntimeMeter = "System.Runtime";

    /// <summary>The metrics of the runtime that are sent, of some thirty.</summary>
    private static readonly string[] RuntimeMetrics = ["dotnet.process.", "dotnet.gc.last_collection."];

    private readonly IConfiguration _configuration;
    private readonly ILoggerFactory _loggers;
    private readonly string? _connectionString;
    private readonly bool _otlp;
    private readonly Sampler? _sampler;
    private readonly bool _underHost;
    private readonly Lock _lock = new();
    private readonly List<IDisposable> _providers = [];
    private Task? _started;

    /// <summary>Reads what is configured; nothing is set up yet.</summary>
    public TelemetryExport(IConfiguration configuration, ILoggerFactory loggers, AppSettings settings)
    {
        _configuration = configuration;
        _loggers = loggers;
        _connectionString = configuration[ConnectionStringSetting];
        _otlp = !string.IsNullOrEmpty(configuration[OtlpSetting]);
        _sampler = SamplerOf(configuration[SamplerSetting], configuration[SamplerSetting + "_ARG"]);
        _underHost = settings.Mode != HostingMode.StandingAlone;
    }

    /// <summary>True if telemetry goes to Application Insights.</summary>
    public bool ToApplicationInsights => !string.IsNullOrEmpty(_connectionString);

    /// <summary>True if anything is exported at all.</summary>
    public bool IsOn => _otlp || !string.IsNullOrEmpty(_connectionString);

    /// <summary>The reason why nothing is exported. Null if the settings are right, or not used yet.</summary>
    public string? Fault { get; private set; }

    /// <summary>Sets it up, once. Wrong settings are logged and never stop the work: the task does not fail.</summary>
    public Task StartAsync()
    {
        if (!IsOn)
            return Task.CompletedTask;
        lock (_lock)
            return _started ??= Task.Run(TrySetUp);
    }

    /// <summary>Returns a sentence for each setting whose value has no effect.</summary>
    public static IEnumerable<string> FindWrong(IConfiguration configuration)
    {
        if (configuration[OtlpSetting] is { Length: > 0 } endpoint
            && !(Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"))
            yield return $"{OtlpSetting} is not an address such as http://127.0.0.1:4317, so no telemetry is sent to it.";
        if (configuration[ProtocolSetting] is { Length: > 0 } and not ("grpc" or "http/protobuf"))
            yield return $"{ProtocolSetting} must be grpc or http/protobuf. Its value has no effect.";
        string? sampler = configuration[SamplerSetting]?.Trim();
        if (SamplerOf(sampler, null) is null && !sampler!.StartsWith(AzureSampler, StringComparison.OrdinalIgnoreCase))
            yield return $"{SamplerSetting} must be always_on, always_off or traceidratio, each also after "
                + "parentbased_. Its value has no effect.";
        if (configuration[ConnectionStringSetting] is { Length: > 0 } connection
            && !connection.Contains("InstrumentationKey=", StringComparison.OrdinalIgnoreCase))
            yield return $"{ConnectionStringSetting} has no InstrumentationKey, so no telemetry is sent to it.";
    }

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        foreach (IDisposable provider in _providers)
            provider.Dispose();
    }

    private void TrySetUp()
    {
        try
        {
            SetUp();
        }
        catch (Exception e)
        {
            // The message may quote the value, which holds a key.
            Fault = $"Telemetry is off ({e.GetType().Name}). Check {ConnectionStringSetting}, {AuthenticationSetting} "
                + "and the settings that start with OTEL_; a Key Vault reference may be unresolved.";
            Log.TelemetryOff(_loggers.CreateLogger("Summarizer"), Fault);
        }
    }

    private void SetUp()
    {
        // Later ones win: OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES override the default.
        ResourceBuilder resource = ResourceBuilder.CreateEmpty()
            .AddService("summarizer", serviceVersion: SummaryPipeline.Generator.Split('/')[1])
            .AddTelemetrySdk().AddEnvironmentVariableDetector();

        // Without it, the exporters read environment variables only, and no other source of settings.
        TracerProviderBuilder traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(own => own.AddSingleton(_configuration)).SetResourceBuilder(resource)
            .AddSource(PipelineTelemetry.Name, RewritingTelemetry.Name, CallSpan.Source);
        MeterProviderBuilder metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(own => own.AddSingleton(_configuration)).SetResourceBuilder(resource)
            .AddMeter(PipelineTelemetry.Name, RewritingTelemetry.Name, RuntimeMeter)
            .AddView(instrument => instrument.Meter.Name != RuntimeMeter
                || RuntimeMetrics.Any(name => instrument.Name.StartsWith(name, StringComparison.Ordinal))
                ? null : MetricStreamConfiguration.Drop);
        // The host counts requests itself, and the isolated worker's own web server would count each once more.
        if (!_underHost)
            metrics.AddMeter("Microsoft.AspNetCore.Hosting");
        if (_otlp)
        {
            traces.AddOtlpExporter();
            metrics.AddOtlpExporter();
        }

        if (_connectionString is { Length: > 0 })
        {
            traces.AddAzureMonitorTraceExporter(Configure, Identity());
            metrics.AddAzureMonitorMetricExporter(Configure, Identity());
        }

        // One trace for each article, also where a caller (the Functions host) says that it does not record its own
        // part. After the exporters: Azure Monitor's sets a sampler of its own, which lets five traces a second
        // through.
        if (_sampler is not null)
            traces.SetSampler(_sampler);

        IServiceCollection services = new ServiceCollection().AddSingleton(_configuration);
        ServiceProvider logging = services.AddLogging(builder => builder.AddOpenTelemetry(log =>
        {
            log.SetResourceBuilder(resource);
            // With the scopes every line of a call carries the host's id of it.
            log.IncludeScopes = true;
            // Without it, Application Insights shows the templates of messages.
            log.IncludeFormattedMessage = true;
            if (_otlp)
                log.AddOtlpExporter();
            if (_connectionString is { Length: > 0 })
                log.AddAzureMonitorLogExporter(Configure, Identity());
        })).BuildServiceProvider();
        _loggers.AddProvider(logging.GetRequiredService<ILoggerProvider>());
        _providers.AddRange([traces.Build(), metrics.Build(), logging]);
    }

    /// <summary>
    /// Returns the sampler of one of OpenTelemetry's names, which Azure Monitor's exporter does not know. Null for its
    /// own names.
    /// </summary>
    private static Sampler? SamplerOf(string? name, string? argument)
    {
        const string byParent = "parentbased_";
        string root = (name ?? "").Trim().ToLowerInvariant();
        bool followsParent = root.StartsWith(byParent, StringComparison.Ordinal);
        Sampler? sampler = (followsParent ? root[byParent.Length..] : root) switch
        {
            "" or "always_on" => new AlwaysOnSampler(),
            "always_off" => new AlwaysOffSampler(),
            "traceidratio" => new TraceIdRatioBasedSampler(
                double.TryParse(argument, CultureInfo.InvariantCulture, out double n) ? Math.Clamp(n, 0, 1) : 1),
            _ => null,
        };
        return sampler is not null && followsParent ? new ParentBasedSampler(sampler) : sampler;
    }

    private void Configure(AzureMonitorExporterOptions options)
    {
        options.ConnectionString = _connectionString;
        // Keep data on the way in memory: the disk of an instance is not ours.
        options.DisableOfflineStorage = true;
        options.EnableLiveMetrics = false;
        // Otherwise they are what OTEL_TRACES_SAMPLER says.
        if (_sampler is not null)
            (options.TracesPerSecond, options.SamplingRatio) = (null, 1);
        // The host sends both, and they cost as much as the rest of an idle instance's metrics.
        options.EnablePerformanceCounters = false;
        options.EnableStandardMetrics = !_underHost;
        // Otherwise logs follow the sampling of the trace that they belong to.
        options.EnableTraceBasedLogsSampler = false;
    }

    /// <summary>
    /// Returns the identity that the setting asks for, as the Functions host reads it: "ClientId=…;Authorization=AAD".
    /// Null: the connection string's key.
    /// </summary>
    private ManagedIdentityCredential? Identity()
    {
        string? setting = _configuration[AuthenticationSetting];
        if (setting is null || !setting.Contains("Authorization=AAD", StringComparison.OrdinalIgnoreCase))
            return null;
        string? client = setting.Split(';').Select(part => part.Trim()).FirstOrDefault(
            part => part.StartsWith("ClientId=", StringComparison.OrdinalIgnoreCase))?[9..];
        return new ManagedIdentityCredential(client is { Length: > 0 }
            ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned);
    }
}
