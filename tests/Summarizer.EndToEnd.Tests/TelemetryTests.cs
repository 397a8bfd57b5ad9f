using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests;

/// <summary>What arrives at an OTLP receiver.</summary>
public sealed class TelemetryTests(Azurite azurite) : IClassFixture<Azurite>
{
    [Fact]
    public async Task An_article_is_one_connected_trace_without_any_of_its_text()
    {
        await using var receiver = new OtlpReceiver();
        TestContainers containers = await azurite.CreateContainersAsync();
        await using FunctionsHostDriver host = await FunctionsHostDriver.StartAsync(azurite, containers,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"));
        await containers.Articles.GetBlobClient("traced.txt").UploadAsync(new BinaryData(Articles.Harbour));

        using HttpResponseMessage answer = await host.BlobTriggerAsync("traced.txt");
        Assert.Equal("succeeded", await FunctionsHostDriver.VerdictAsync(answer));
        await host.App.TerminateAsync();

        OtlpSpan[] spans = receiver.Spans();
        OtlpSpan article = Assert.Single(spans, span => span.Name == "summarize article");
        string[] stages = [.. spans.Where(span => span.Trace == article.Trace && span.Parent == article.Id).Select(span => span.Name)];
        Assert.Superset(new HashSet<string>(["read", "extract", "write"]), stages.ToHashSet());
        Assert.Contains(spans, span => span.Trace == article.Trace && span.Id == article.Parent);
        Assert.Contains("summarizer.articles", receiver.Text("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("traced.txt", receiver.Text("/v1/logs"), StringComparison.Ordinal);
        Assert.DoesNotContain("girders", receiver.Text("/v1/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_is_traced_also_where_the_caller_does_not_record_its_own_part()
    {
        await using var receiver = new OtlpReceiver();
        TestContainers containers = await azurite.CreateContainersAsync();
        await using FunctionsHostDriver host = await FunctionsHostDriver.StartAsync(azurite, containers,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        await containers.Articles.GetBlobClient("traced.txt").UploadAsync(new BinaryData(Articles.Harbour));
        const string trace = "0AF7651916CD43DD8448EB211C80319C";
        host.App.Http.DefaultRequestHeaders.Add("traceparent", $"00-{trace.ToLowerInvariant()}-b7ad6b7169203331-00");

        using HttpResponseMessage answer = await host.BlobTriggerAsync("traced.txt");
        Assert.Equal("succeeded", await FunctionsHostDriver.VerdictAsync(answer));
        await host.App.TerminateAsync();

        OtlpSpan[] spans = receiver.Spans();
        OtlpSpan article = Assert.Single(spans, span => span.Name == "summarize article");
        Assert.Equal(trace, article.Trace);
        Assert.Contains(spans, span => span.Trace == trace && span.Id == article.Parent);
        Assert.Superset(new HashSet<string>(["read", "extract", "write"]), spans.Where(span => span.Parent == article.Id).Select(span => span.Name).ToHashSet());
    }

    [Fact]
    public async Task A_receiver_that_is_away_hurts_nobody()
    {
        TestContainers containers = await azurite.CreateContainersAsync();
        await using FunctionsHostDriver host = await FunctionsHostDriver.StartAsync(azurite, containers,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{Repository.FreePort()}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        await containers.Articles.GetBlobClient("a.txt").UploadAsync(new BinaryData(Articles.Harbour));

        using HttpResponseMessage answer = await host.BlobTriggerAsync("a.txt");
        TimeSpan stopping = await host.App.TerminateAsync();

        Assert.Equal("succeeded", await FunctionsHostDriver.VerdictAsync(answer));
        Assert.True(stopping < TimeSpan.FromSeconds(20), $"took {stopping}");
    }
}
