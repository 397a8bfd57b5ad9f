using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.EndToEnd.Tests.Support.Host;
using Summarizer.Functions.Contract;
using Summarizer.Functions.Hosting;
using Summarizer.Pipeline;

namespace Summarizer.EndToEnd.Tests.Hosting;

/// <summary>
/// The table of functions against what is generated from it, and against the way the host picks functions.
/// </summary>
public sealed class FunctionTableTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "Summarizer.Functions", "functions");

    private static readonly Dictionary<string, JsonElement> Triggers = FunctionTable.All.ToDictionary(
        f => f.Name, f => JsonDocument.Parse(FunctionTable.FunctionJson(f)).RootElement.GetProperty("bindings")[0]);

    [Fact]
    public void Each_function_has_its_function_json_and_there_are_no_others()
    {
        foreach (FunctionContract function in FunctionTable.All)
        {
            Directory.CreateDirectory(Path.Combine(Folder, function.Name));
            CommittedFile.AssertCurrent($"src/Summarizer.Functions/functions/{function.Name}/function.json",
                FunctionTable.FunctionJson(function));
        }

        Assert.Equal(FunctionTable.All.Select(f => f.Name).Order(StringComparer.Ordinal),
            Directory.EnumerateDirectories(Folder).Select(Path.GetFileName).Where(n => n![0] != '.')
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/", "Page")]
    [InlineData("GET", "/page/page.js", "PageFile")]
    [InlineData("GET", "/api/health", "Health")]
    [InlineData("GET", "/api/health/live", "Health")]
    [InlineData("GET", "/api/openapi.json", "OpenApi")]
    public void What_needs_no_key_is_reached_without_one(string method, string path, string function) =>
        Assert.Equal((function, default(HttpStatusCode)), HostRouting.Select(Triggers, method, path, key: null));

    [Theory]
    [InlineData("POST", "/api/summaries")]
    [InlineData("POST", "/api/summaries:batch")]
    [InlineData("POST", "/api/digests")]
    [InlineData("GET", "/api/summaries")]
    [InlineData("GET", "/api/summaries/news/a.txt")]
    [InlineData("DELETE", "/api/summaries/a.txt")]
    [InlineData("PUT", "/api/articles/news/a.txt")]
    [InlineData("PUT", "/api/articles")]
    [InlineData("POST", "/api/mcp")]
    [InlineData("GET", "/api/diagnostics")]
    public void Everything_else_asks_for_a_key(string method, string path)
    {
        Assert.Equal((null, HttpStatusCode.Unauthorized), HostRouting.Select(Triggers, method, path, key: null));
        Assert.NotNull(HostRouting.Select(Triggers, method, path, HostRouting.Key).Function);
    }

    [Fact]
    public void A_catch_all_under_the_prefix_would_take_the_keyless_calls_which_is_why_there_is_none()
    {
        // The host sorts by name: Api comes before Health and would ask for a key.
        Dictionary<string, JsonElement> withCatchAll = new(Triggers)
        {
            ["Api"] = JsonDocument.Parse(
                FunctionTable.FunctionJson(FunctionContract.Http("Api", "api/{*path}", needsKey: true,
                    "get"))).RootElement.GetProperty("bindings")[0],
        };
        Assert.Equal((null, HttpStatusCode.Unauthorized),
            HostRouting.Select(withCatchAll, "GET", "/api/health", key: null));
    }

    [Fact]
    public void Every_app_setting_that_a_trigger_names_has_a_default()
    {
        string[] named =
            [.. FunctionTable.All.Where(f => f.Source is not null)
                .SelectMany(f => f.Source!.Split('%').Where((_, i) => i % 2 == 1)).Distinct()];
        Assert.Equal(named.Order(StringComparer.Ordinal),
            TriggerSetting.All.Select(setting => setting.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Triggers_name_settings_that_the_scale_controller_finds_and_templates_and_packages_set_them()
    {
        // It looks a name up among the app settings as it is written, where Linux allows no ":"; the host turns "__"
        // into ":" first.
        Assert.All(TriggerSetting.All, setting => Assert.Matches("^[A-Z_]+$", setting.Name));
        Assert.All(TriggerSetting.All, setting => Assert.DoesNotContain("__", setting.Name, StringComparison.Ordinal));
        using var local =
            JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "src", "Summarizer.Functions",
                "functions.settings.json")));
        Assert.All(TriggerSetting.All,
            setting => Assert.Equal(setting.Default,
                local.RootElement.GetProperty("Values").GetProperty(setting.Name).GetString()));
        string bicep = File.ReadAllText(Path.Combine(Repository.Root, "infra", "main.bicep"));
        Assert.All(TriggerSetting.All,
            setting => Assert.Contains($"  {setting.Name}: ", bicep, StringComparison.Ordinal));
    }

    [Fact]
    public void The_app_reads_the_settings_that_triggers_name_and_refuses_another_value_beside_them()
    {
        var values = new Dictionary<string, string?>
        {
            ["SUMMARIZER_ARTICLES_CONTAINER"] = "inbox",
            ["SUMMARIZER_DUE_QUEUE"] = "inbox-due"
        };
        Assert.Equal(("inbox", "inbox-due"), Read(values));
        Assert.Equal(("other", "articles-due"), Read(new() { ["Summarizer:ArticlesContainer"] = "other" }));
        values["Summarizer:ArticlesContainer"] = "other";
        Assert.Contains("SUMMARIZER_ARTICLES_CONTAINER",
            Assert.Throws<InvalidSettingException>(() => TriggerSetting.RequireAgreement(Sources(values))).Message,
            StringComparison.Ordinal);

        static (string, string) Read(Dictionary<string, string?> values)
        {
            SummarizerOptions options = AppConfiguration.ReadOptions(Sources(values));
            return (options.ArticlesContainer, options.DueQueue);
        }

        static IConfigurationRoot Sources(Dictionary<string, string?> values)
        {
            var configuration = new ConfigurationBuilder();
            configuration.AddInMemoryCollection(values);
            TriggerSetting.AddTo(configuration);
            return configuration.Build();
        }
    }
}
