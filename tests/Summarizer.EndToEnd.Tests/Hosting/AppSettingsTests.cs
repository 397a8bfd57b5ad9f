using Microsoft.Extensions.Configuration;
using Summarizer.Functions;
using Summarizer.Functions.Hosting;

namespace Summarizer.EndToEnd.Tests.Hosting;

public sealed class AppSettingsTests
{
    [Theory]
    [InlineData("00:20:00", "00:08:00", "00:04:00")]
    [InlineData("00:20:00", "00:50:00", "00:20:00")]
    [InlineData("00:02:00", "00:08:00", "00:02:00")]
    public void Under_the_host_a_sweep_ends_by_itself_before_its_call_does(string budget, string call, string actual)
    {
        AppSettings settings = InWorker(true, ("SweepTimeBudget", budget), ("TriggerTimeout", call));
        Assert.Null(settings.Fault);
        Assert.Equal(TimeSpan.Parse(actual), settings.Pipeline.SweepTimeBudget);
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

    private static AppSettings InWorker(bool withKeys, params (string Name, string? Value)[] settings)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => $"Summarizer:{s.Name}", s => s.Value))
            .AddInMemoryCollection([new("ArticleStorage", "UseDevelopmentStorage=true")])
            .Build();
        return AppSettings.ReadInWorker(configuration, TimeProvider.System, withKeys);
    }
}
