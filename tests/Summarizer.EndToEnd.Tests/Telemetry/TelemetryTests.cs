using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Functions.Hosting;
using Summarizer.Functions.Telemetry;
using Summarizer.Functions.Triggers;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;

namespace Summarizer.EndToEnd.Tests.Telemetry;

public sealed class TelemetryTests
{
    [Fact]
    public async Task A_failure_that_is_thrown_has_its_status_in_the_trace()
    {
        (Exception Failure, int Status, ActivityStatusCode Code)[] cases =
        [
            (new ArticleException(FailureCode.NotFound, "There is none."), 404, ActivityStatusCode.Unset),
            (new StorageUnavailableException("Away."), 503, ActivityStatusCode.Error),
            (new InvalidOperationException("A bug."), 500, ActivityStatusCode.Error),
        ];
        foreach ((Exception failure, int status, ActivityStatusCode code) in cases)
        {
            Activity span = await SpanOfAsync(calls =>
                calls.WithinAsync(new DefaultHttpContext(), () => Task.FromException(failure)), failure.GetType());
            Assert.Equal((status, code), ((int)span.GetTagItem("http.response.status_code")!, span.Status));
        }
    }

    [Fact]
    public async Task A_caller_who_has_gone_is_no_failure_in_the_trace()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        Activity span = await SpanOfAsync(
            calls => calls.WithinAsync(new DefaultHttpContext { RequestAborted = gone.Token },
                () => Task.FromException(new OperationCanceledException())), typeof(OperationCanceledException));
        Assert.Equal((499, ActivityStatusCode.Unset),
            ((int)span.GetTagItem("http.response.status_code")!, span.Status));
    }

    [Fact]
    public async Task A_trigger_that_fails_is_a_failed_span()
    {
        Activity span = await SpanOfAsync(calls =>
        {
            // Without a sweep among the services, the call fails.
            ServiceProvider services = new ServiceCollection().AddSingleton(calls).BuildServiceProvider();
            return new TriggerWork(services, Settings(), NullLoggerFactory.Instance)
                .SweepArticlesAsync(new HostCall("1", null), default);
        }, typeof(InvalidOperationException));
        Assert.Equal(("SweepArticles", ActivityStatusCode.Error), (span.DisplayName, span.Status));
    }

    [Theory]
    [InlineData("OTEL_SERVICE_NAME", "the-service-of-a-file")]
    [InlineData("OTEL_RESOURCE_ATTRIBUTES", "service.name=the-service-of-a-file")]
    public async Task Its_settings_may_come_from_any_source_and_not_only_from_the_environment(
        string setting, string value)
    {
        await using var receiver = new OtlpReceiver();
        await ExportAsync(1,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            (setting, value));
        Assert.Contains(receiver.Spans(), span => span.Name == "exported");
        foreach (string path in (string[])["/v1/traces", "/v1/metrics", "/v1/logs"])
            Assert.Contains("the-service-of-a-file", receiver.Text(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 40)]
    [InlineData("microsoft.fixed_percentage", 0)]
    [InlineData("traceidratio", 0)]
    [InlineData("always_on", 40)]
    [InlineData("parentbased_always_on", 0)]
    public async Task Application_Insights_gets_all_traces_unless_a_sampler_is_set(string? sampler, int expected)
    {
        await using var insights = new IngestionEndpoint();
        await ExportAsync(40,
            ("APPLICATIONINSIGHTS_CONNECTION_STRING", insights.ConnectionString),
            ("OTEL_TRACES_SAMPLER", sampler), ("OTEL_TRACES_SAMPLER_ARG", sampler is null ? null : "0"));
        Assert.Equal(expected, insights.Of("RequestData").Count(item => Named(item.Data) == "exported"));
        Assert.Contains(insights.Of("MessageData"), item => item.Data.GetRawText().Contains("A line.",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_idle_instance_sends_few_metrics_of_the_runtime()
    {
        await using var insights = new IngestionEndpoint();
        await ExportAsync(0, ("APPLICATIONINSIGHTS_CONNECTION_STRING", insights.ConnectionString));
        string[] sent =
        [
            .. insights.Of("MetricData").Select(item => item.Data.GetProperty("metrics")[0].GetProperty("name")
                .GetString()!).Where(name => !name.StartsWith("summarizer.", StringComparison.Ordinal)).Distinct(),
        ];
        Assert.Contains("dotnet.process.memory.working_set", sent);
        Assert.All(sent, name => Assert.Matches(@"^(dotnet\.(process|gc\.last_collection)|http\.server)\.", name));
    }

    private static string? Named(JsonElement data) => data.GetProperty("name").GetString();

    /// <summary>Exports this many spans, a line of the log and what the meters have.</summary>
    private static async Task ExportAsync(int spans, params (string Name, string? Value)[] settings)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => s.Value)).Build();
        using var loggers = new LoggerFactory();
        using var export = new TelemetryExport(configuration, loggers, Settings());
        await export.StartAsync();
        Assert.Null(export.Fault);
        var calls = new CallSpan(Settings(), export);
        for (int i = 0; i < spans; i++)
            calls.Start("exported", $"00-{Guid.NewGuid():N}-00f067aa0ba902b7-00")?.Dispose();
#pragma warning disable CA1848, CA2254 // One line.
        loggers.CreateLogger("Test").LogInformation("A line.");
#pragma warning restore CA1848, CA2254
    }

    /// <summary>Returns the span of a call that fails.</summary>
    private static async Task<Activity> SpanOfAsync(Func<CallSpan, Task> call, Type failure)
    {
        using var loggers = new LoggerFactory();
        using var export = new TelemetryExport(new ConfigurationBuilder().Build(), loggers, Settings());
        using var test = new Activity("test");
        test.Start();
        Activity? found = null;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == CallSpan.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            // Other tests make spans at the same time.
            ActivityStopped = span => found = span.TraceId == test.TraceId ? span : found,
        };
        ActivitySource.AddActivityListener(listener);
        await Assert.ThrowsAsync(failure, () => call(new CallSpan(Settings(), export)));
        return found!;
    }

    private static AppSettings Settings() => AppSettings.Read(new ConfigurationBuilder().Build(), TimeProvider.System);
}
