using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Functions;
using Summarizer.Functions.Hosting;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Rewriting;

namespace Summarizer.EndToEnd.Tests.Hosting;

public sealed class AppSettingsTests
{
    [Fact]
    public async Task The_app_does_not_start_with_a_word_that_is_no_setting() =>
        Assert.Equal(2, await SummarizerApp.RunAsync(["summarize", "article.txt"]));

    [Theory]
    [InlineData("00:20:00", "00:08:00", "00:04:00")]
    [InlineData("00:20:00", "00:50:00", "00:20:00")]
    [InlineData("00:02:00", "00:08:00", "00:02:00")]
    public void Under_the_host_a_sweep_ends_by_itself_before_its_call_does(string budget, string call, string actual)
    {
        AppSettings settings = InWorker("01:00:00", true, ("SweepTimeBudget", budget), ("TriggerTimeout", call));
        Assert.Null(settings.Fault);
        Assert.Equal(TimeSpan.Parse(actual), settings.Pipeline.SweepTimeBudget);
    }

    [Theory]
    [InlineData("00:09:59", null, true)]
    [InlineData("00:10:00", null, false)]
    [InlineData("00:20:00", null, false)]
    [InlineData("00:20:00", "00:30:00", true)]
    [InlineData("00:30:00", "00:30:00", false)]
    [InlineData("01:00:00", "-1", true)]
    [InlineData("00:20:00", "", false)]
    [InlineData(null, "00:05:00", false)]
    public void Under_the_host_a_call_must_end_before_the_host_ends_the_process(
        string? call, string? functionTimeout, bool allowed)
    {
        InvalidSettingException? fault = InWorker(functionTimeout, true, ("TriggerTimeout", call)).Fault;
        Assert.Equal(allowed ? null : "Summarizer:TriggerTimeout", fault?.Setting);
        if (fault is not null)
            Assert.Contains("AzureFunctionsJobHost__functionTimeout", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_packaged_host_allows_calls_the_time_that_the_app_expects()
    {
        using var host = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "host.json")));
        Assert.Equal(AppSettings.PackagedFunctionTimeout.ToString(),
            host.RootElement.GetProperty("functionTimeout").GetString());
    }

    [Theory]
    [InlineData(true, null, AppOptions.WithKey)]
    [InlineData(false, null, AppOptions.Nobody)]
    [InlineData(false, AppOptions.WithKey, AppOptions.Nobody)]
    [InlineData(false, AppOptions.SignedIn, AppOptions.SignedIn)]
    [InlineData(true, AppOptions.Nobody, AppOptions.Nobody)]
    public void A_worker_whose_functions_need_no_key_is_shut_until_a_sign_in_is_set_up(
        bool withKeys, string? callers, string actual)
    {
        Assert.Equal(actual, InWorker(withKeys, ("Callers", callers)).App.Callers);
        // The same while another setting is wrong.
        Assert.Equal(actual, InWorker(withKeys, ("Callers", callers), ("Concurrency", "none")).App.Callers);
    }

    [Theory]
    [InlineData("ArticleStorage", "folder:/data", "ArticleStorage:blobServiceUri", "https://a.blob.core.windows.net",
        "blob storage https://a.blob.core.windows.net/")]
    [InlineData("ArticleStorage:blobServiceUri", "https://a.blob.core.windows.net", "ArticleStorage", "folder:/data",
        "folder /data")]
    [InlineData("ArticleStorage", "folder:/data", "ArticleStorage:blobServiceUri", "", "folder /data")]
    public void A_storage_named_in_a_later_source_wins_in_whichever_way_it_is_named(
        string earlier, string value, string later, string overriding, string description)
    {
        if (OperatingSystem.IsWindows())
            return;
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new(earlier, value)]).AddInMemoryCollection([new(later, overriding)]).Build();
        Assert.Equal(description, AppSettings.Read(configuration, TimeProvider.System).Storage!.Description);
        Assert.Equal(description, AppSettings.ReadInWorker(configuration, TimeProvider.System).Storage!.Description);
    }

    [Fact]
    public void Two_storages_in_one_source_are_refused()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("ArticleStorage", "folder:/data"),
                new("ArticleStorage:blobServiceUri", "https://a.blob.core.windows.net")]).Build();
        Assert.Equal("ArticleStorage", AppSettings.ReadInWorker(configuration, TimeProvider.System).Fault?.Setting);
        Assert.Throws<InvalidSettingException>(() => AppSettings.Read(configuration, TimeProvider.System));
    }

    [Theory]
    [InlineData("Sentence", "5", "There is no setting Summarizer:Sentence, so it has no effect. Did you mean "
        + "Summarizer:Sentences?")]
    [InlineData("llm:endpiont", "secret", "There is no setting Summarizer:llm:endpiont, so it has no effect. Did you "
        + "mean Summarizer:Llm:Endpoint?")]
    [InlineData("ApiKeys", "secret", "There is no setting Summarizer:ApiKeys, so it has no effect. Did you mean "
        + "Summarizer:ApiKeys:0?")]
    [InlineData("OTEL_TRACES_SAMPLER", "always_off", "There is no setting Summarizer:OTEL_TRACES_SAMPLER, so it has no "
        + "effect. docs/configuration.md lists all.")]
    [InlineData("sentences", "5", null)]
    [InlineData("ApiKeys:3", "secret", null)]
    [InlineData("Llm:Prices:gpt-oss:20b:Input", "1", null)]
    [InlineData("Llm:Fallback:Endpoint", "https://example.org", null)]
    [InlineData("Gone", "", null)]
    public void A_setting_that_does_not_exist_is_named_with_the_one_that_was_probably_meant(
        string name, string value, string? complaint) =>
        Assert.Equal(complaint is null ? [] : [complaint], AppConfiguration.FindOdd(
            new ConfigurationBuilder().AddInMemoryCollection([new($"Summarizer:{name}", value)]).Build()));

    [Fact]
    public void A_model_with_a_colon_in_its_name_has_its_price()
    {
        LlmOptions options = AppConfiguration.ReadLlmOptions(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Summarizer:Llm:Prices:qwen3:8b:Input", "1"),
            new("Summarizer:Llm:Prices:qwen3:8b:Output", "2"),
            new("Summarizer:Llm:Prices:vendor/llama:free:Input", "3"),
            new("Summarizer:Llm:Prices:vendor/llama:Input", "4"),
        ]).Build());
        Assert.Equal([("qwen3:8b", 1, 2), ("vendor/llama", 4, 0), ("vendor/llama:free", 3, 0)],
            options.Prices.Select(p => (p.Key, p.Value.Input, p.Value.Output)).Order());
    }

    [Theory]
    [InlineData("Summarizer_Llm__Model", "has no effect. Write it with two underscores: Summarizer__Llm__Model.")]
    [InlineData("SUMMARIZER_SENTENCES", "has no effect. Write it with two underscores: Summarizer__SENTENCES.")]
    [InlineData("SUMMARIZER_SWEEP_SCHEDULE", null)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "is not an address such as http://127.0.0.1:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "must be grpc or http/protobuf")]
    [InlineData("OTEL_TRACES_SAMPLER", "must be always_on")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "has no InstrumentationKey")]
    public void A_setting_outside_the_section_that_has_no_effect_is_named(string name, string? complaint)
    {
        // As an environment variable, in which "__" is a ":".
        string key = name.Replace("__", ":", StringComparison.Ordinal);
        IReadOnlyList<string> odd = AppConfiguration.FindOdd(
            new ConfigurationBuilder().AddInMemoryCollection([new(key, "localhost:4317")]).Build());
        if (complaint is null)
            Assert.Empty(odd);
        else
            Assert.Contains(complaint, Assert.Single(odd), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "https://collector.example.org:4318/")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")]
    [InlineData("OTEL_TRACES_SAMPLER", "parentbased_traceidratio")]
    [InlineData("OTEL_TRACES_SAMPLER", "microsoft.rate_limited")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=00000000-0000-0000-0000-000000000000")]
    public void A_right_setting_of_telemetry_is_not_named(string name, string value) =>
        Assert.Empty(AppConfiguration.FindOdd(
            new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build()));

    private static AppSettings InWorker(bool withKeys, params (string Name, string? Value)[] settings) =>
        InWorker(null, withKeys, settings);

    private static AppSettings InWorker(
        string? functionTimeout, bool withKeys, params (string Name, string? Value)[] settings)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => $"Summarizer:{s.Name}", s => s.Value))
            .AddInMemoryCollection([new("ArticleStorage", "UseDevelopmentStorage=true"),
                new("AzureFunctionsJobHost:functionTimeout", functionTimeout)])
            .Build();
        return AppSettings.ReadInWorker(configuration, TimeProvider.System, withKeys);
    }
}
