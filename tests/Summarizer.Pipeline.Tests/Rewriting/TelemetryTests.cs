using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Rewriting;

public sealed class TelemetryTests
{
    [Fact]
    public async Task A_failed_call_says_what_kind_of_fault_it_was()
    {
        const string Model = "telemetry-fault-model";
        var activities = new ConcurrentQueue<Activity>();
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RewritingTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(traces);
        await using var server = new ModelServer(_ => ModelReply.Error(429));
        LlmOptions options = Writers.Options(server);
        options.Model = Model;
        await Writers.WriteAsync(options);
        Assert.Equal("429",
            Assert.Single(activities, a => a.OperationName == "chat " + Model).GetTagItem("error.type"));
    }

    [Fact]
    public async Task A_call_is_traced_and_measured_without_any_text()
    {
        const string Model = "telemetry-test-model";
        var activities = new ConcurrentQueue<Activity>();
        var measured = new ConcurrentQueue<(string Name, double Value, string Tags)>();
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RewritingTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(traces);
        using var meters =
            new MeterListener
            {
                InstrumentPublished =
                (instrument, listener) =>
                {
                    if (instrument.Meter.Name == RewritingTelemetry.Name)
                        listener.EnableMeasurementEvents(instrument);
                }
            };
        meters.SetMeasurementEventCallback<long>((i, value, tags,
            _) => measured.Enqueue((i.Name, value, string.Join(' ', tags.ToArray()))));
        meters.SetMeasurementEventCallback<double>((i, value, tags,
            _) => measured.Enqueue((i.Name, value, string.Join(' ', tags.ToArray()))));
        meters.Start();

        await using var server = new ModelServer();
        LlmOptions options = Writers.Options(server);
        options.Model = Model;
        await Writers.WriteAsync(options, name: "secret-name.txt");

        Activity call = Assert.Single(activities, a => a.OperationName == "chat " + Model);
        Assert.Equal(server.InputTokens, call.GetTagItem("gen_ai.usage.input_tokens"));
        Assert.Equal(("chat", "openai", "127.0.0.1", "test-model-2026"),
            (call.GetTagItem("gen_ai.operation.name"), call.GetTagItem("gen_ai.provider.name"),
            call.GetTagItem("server.address"), call.GetTagItem("gen_ai.response.model")));
        Assert.Contains(measured,
            m => m.Name == "gen_ai.client.operation.duration"
                && m.Tags.Contains("gen_ai.provider.name", StringComparison.Ordinal)
                && m.Tags.Contains(Model, StringComparison.Ordinal));
        Assert.Contains(measured,
            m => m.Name == "gen_ai.client.token.usage" && m.Value == server.OutputTokens
                && m.Tags.Contains(Model, StringComparison.Ordinal));
        string all = string.Join(' ', activities.SelectMany(a => a.TagObjects).Select(t => $"{t.Value}"))
            + string.Join(' ', measured.Select(m => m.Tags));
        Assert.DoesNotContain("Rotterdam", all);
        Assert.DoesNotContain("secret-name", all);
    }
}
