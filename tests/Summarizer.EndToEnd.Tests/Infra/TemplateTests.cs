using System.Text.Json;
using System.Text.RegularExpressions;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Rewriting;

namespace Summarizer.EndToEnd.Tests.Infra;

public sealed class TemplateTests
{
    private const string BlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string QueueDataContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string TableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    private const string MetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";
    private const string OpenAiUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";

    private static readonly Lazy<JsonElement[]> Default = new(() => Bicep.Predict("main.bicep"));

    [Theory]
    [InlineData("main.bicep")]
    [InlineData("subscription.bicep")]
    [InlineData("main.bicepparam")]
    public void Templates_lint_without_a_finding(string file)
    {
        (int exitCode, string output, string findings) = Bicep.Run("lint", Path.Combine(Bicep.InfraFolder, file));
        Assert.Equal((0, "", ""), (exitCode, output.Trim(), findings.Trim()));
    }

    [Fact]
    public void Every_template_is_formatted()
    {
        foreach (string file in Directory.EnumerateFiles(Bicep.InfraFolder, "*.bicep", SearchOption.AllDirectories))
        {
            (_, string formatted, _) = Bicep.Run("format", file, "--stdout");
            Assert.Equal(File.ReadAllText(file).TrimEnd(), formatted.TrimEnd());
        }
    }

    [Fact]
    public void The_app_gets_its_least_roles_and_nobody_else_gets_any_by_default()
    {
        Assert.Equal(
            new[]
            {
                $"account/blobServices/containers/deadletters {BlobDataContributor} systemTopics",
                $"account {BlobDataOwner} userAssignedIdentities",
                $"account {QueueDataContributor} userAssignedIdentities",
                $"account {TableDataContributor} userAssignedIdentities",
                $"insights {MetricsPublisher} userAssignedIdentities",
            }.Order(StringComparer.Ordinal),
            Grants(Default.Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("New")]
    [InlineData("Existing")]
    public void With_a_model_the_app_may_use_it_and_no_more(string model)
    {
        string[] with = Grants(Bicep.Predict("main.bicep", $"model = '{model}'", "existingModelAccount = 'mine'", "existingModelResourceGroup = 'models'"));
        Assert.Equal([$"model {OpenAiUser} userAssignedIdentities"], with.Except(Grants(Default.Value)));
    }

    [Fact]
    public void An_operator_may_upload_and_read_and_no_more()
    {
        string[] with = Grants(Bicep.Predict("main.bicep", "operatorPrincipalId = '00000000-0000-0000-0000-00000000000a'"));
        Assert.Equal([$"account {BlobDataContributor} 00000000-0000-0000-0000-00000000000a"], with.Except(Grants(Default.Value)));
    }

    public static TheoryData<bool, string, string> Combinations()
    {
        var data = new TheoryData<bool, string, string>();
        foreach (bool isPrivate in new[] { false, true })
            foreach (string model in new[] { "None", "New", "Existing" })
                foreach (string authentication in new[] { "FunctionKeys", "EntraId" })
                    data.Add(isPrivate, model, authentication);
        return data;
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Every_combination_keeps_every_security_switch(bool isPrivate, string model, string authentication)
    {
        JsonElement[] all = Bicep.Predict("main.bicep", $"privateNetwork = {(isPrivate ? "true" : "false")}", $"model = '{model}'",
            "existingModelAccount = 'mine'", $"authentication = '{authentication}'", $"entraClientId = '{Guid.Empty}'");

        JsonElement storage = Single(all, "Microsoft.Storage/storageAccounts").GetProperty("properties");
        Assert.False(storage.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(storage.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.True(storage.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.Equal("TLS1_2", storage.GetProperty("minimumTlsVersion").GetString());
        Assert.Equal(isPrivate ? "Disabled" : "Enabled", storage.GetProperty("publicNetworkAccess").GetString());
        Assert.Equal(isPrivate ? "Deny" : "Allow", storage.GetProperty("networkAcls").GetProperty("defaultAction").GetString());
        JsonElement blobs = Single(all, "Microsoft.Storage/storageAccounts/blobServices").GetProperty("properties");
        Assert.True(blobs.GetProperty("deleteRetentionPolicy").GetProperty("enabled").GetBoolean());
        Assert.True(blobs.GetProperty("containerDeleteRetentionPolicy").GetProperty("enabled").GetBoolean());
        Assert.All(Of(all, "Microsoft.Storage/storageAccounts/blobServices/containers"),
            c => Assert.Equal("None", c.GetProperty("properties").GetProperty("publicAccess").GetString()));

        JsonElement app = Single(all, "Microsoft.Web/sites").GetProperty("properties");
        JsonElement site = app.GetProperty("siteConfig");
        Assert.True(app.GetProperty("httpsOnly").GetBoolean());
        Assert.Equal("1.2", site.GetProperty("minTlsVersion").GetString());
        Assert.Equal("1.2", site.GetProperty("scmMinTlsVersion").GetString());
        Assert.Equal("Disabled", site.GetProperty("ftpsState").GetString());
        Assert.Equal(isPrivate ? "Deny" : "Allow", site.GetProperty("ipSecurityRestrictionsDefaultAction").GetString());
        Assert.Equal(isPrivate ? ["AzureEventGrid"] : [], site.GetProperty("ipSecurityRestrictions").EnumerateArray().Select(r => r.GetProperty("ipAddress").GetString()));
        Assert.Equal(2, Of(all, "Microsoft.Web/sites/basicPublishingCredentialsPolicies").Length);
        Assert.All(Of(all, "Microsoft.Web/sites/basicPublishingCredentialsPolicies"),
            p => Assert.False(p.GetProperty("properties").GetProperty("allow").GetBoolean()));
        Assert.Equal(authentication == "EntraId", Of(all, "Microsoft.Web/sites/config").Any(c => Name(c).EndsWith("/authsettingsV2", StringComparison.Ordinal)));

        Assert.True(Single(all, "Microsoft.Insights/components").GetProperty("properties").GetProperty("DisableLocalAuth").GetBoolean());
        Assert.True(Single(all, "Microsoft.OperationalInsights/workspaces").GetProperty("properties").GetProperty("features").GetProperty("disableLocalAuth").GetBoolean());
        Assert.All(Of(all, "Microsoft.CognitiveServices/accounts"), m =>
        {
            Assert.True(m.GetProperty("properties").GetProperty("disableLocalAuth").GetBoolean());
            Assert.Equal(isPrivate ? "Disabled" : "Enabled", m.GetProperty("properties").GetProperty("publicNetworkAccess").GetString());
        });

        Assert.Equal(model == "New" ? 1 : 0, Of(all, "Microsoft.CognitiveServices/accounts").Length);
        Assert.Equal(model != "None", Settings(all).ContainsKey("Summarizer__Llm__Deployment"));
        Assert.Equal(isPrivate ? model == "New" ? 5 : 4 : 0, Of(all, "Microsoft.Network/privateEndpoints").Length);
        Assert.Equal(isPrivate ? 1 : 0, Of(all, "Microsoft.Network/virtualNetworks").Length);
        Assert.Equal(isPrivate, app.TryGetProperty("virtualNetworkSubnetId", out JsonElement subnet) && subnet.ValueKind == JsonValueKind.String);
        Assert.Equal(model == "None" ? 2 : 4, Of(all, "Microsoft.Insights/scheduledQueryRules").Length);
    }

    [Fact]
    public void No_setting_parameter_or_output_holds_a_secret()
    {
        Assert.DoesNotContain(Settings(Default.Value), s => Regex.IsMatch($"{s.Key}={s.Value}", "AccountKey|SharedAccess|listKeys|ApiKey|Password", RegexOptions.IgnoreCase));
        string compiled = Bicep.Run("build", Path.Combine(Bicep.InfraFolder, "main.bicep"), "--stdout").Output;
        Assert.DoesNotContain("listKeys", compiled, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secureString", compiled, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("None")]
    [InlineData("New")]
    public void Every_app_setting_is_one_that_the_app_or_the_host_reads(string model)
    {
        string[] host =
        [
            "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__queueServiceUri", "AzureWebJobsStorage__tableServiceUri",
            "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "AzureWebJobsDisableHomepage",
            "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        ];
        string[] storage = ["ArticleStorage__blobServiceUri", "ArticleStorage__queueServiceUri", "ArticleStorage__credential", "ArticleStorage__clientId"];
        Dictionary<string, string> settings = Settings(Bicep.Predict("main.bicep", $"model = '{model}'"));
        (string Prefix, Type Options)[] sections =
        [
            ("Summarizer__Llm__", typeof(LlmOptions)),
            ("Summarizer__Reading__", typeof(ReadingLimits)),
            ("Summarizer__", typeof(SummarizerOptions)),
            ("Summarizer__", typeof(Functions.AppOptions)),
        ];
        foreach (string name in settings.Keys.Except(host).Except(storage))
        {
            Assert.True(
                sections.Any(s => name.StartsWith(s.Prefix, StringComparison.Ordinal) && s.Options.GetProperty(name[s.Prefix.Length..]) is { CanWrite: true }),
                $"no options class has {name}");
        }

        Assert.Empty(host.Concat(storage).Except(settings.Keys));
    }

    [Fact]
    public void Containers_and_the_poison_queue_have_the_names_that_the_app_expects()
    {
        var defaults = new SummarizerOptions();
        string[] containers = [.. Of(Default.Value, "Microsoft.Storage/storageAccounts/blobServices/containers").Select(c => Name(c).Split('/')[^1])];
        Assert.Contains(defaults.ArticlesContainer, containers);
        Assert.Contains(defaults.SummariesContainer, containers);
        Assert.Equal("webjobs-blobtrigger-poison", Name(Single(Default.Value, "Microsoft.Storage/storageAccounts/queueServices/queues")).Split('/')[^1]);
    }

    [Fact]
    public void The_app_runs_as_a_custom_handler_on_flex_consumption_from_a_package_that_its_identity_reads()
    {
        JsonElement plan = Single(Default.Value, "Microsoft.Web/serverfarms");
        Assert.Equal("FC1", plan.GetProperty("sku").GetProperty("name").GetString());
        JsonElement config = Single(Default.Value, "Microsoft.Web/sites").GetProperty("properties").GetProperty("functionAppConfig");
        Assert.Equal("custom 1.0", Runtime(Default.Value));
        Assert.Equal("UserAssignedIdentity", config.GetProperty("deployment").GetProperty("storage").GetProperty("authentication").GetProperty("type").GetString());
        Assert.Equal(512, config.GetProperty("scaleAndConcurrency").GetProperty("instanceMemoryMB").GetInt32());
    }

    [Fact]
    public void Hosting_says_which_runtime_starts_the_package_and_changes_nothing_else()
    {
        JsonElement[] isolated = Bicep.Predict("main.bicep", "hosting = 'isolated'");
        Assert.Equal("dotnet-isolated 10.0", Runtime(isolated));
        Assert.Equal("custom 1.0", Runtime(Bicep.Predict("main.bicep", "hosting = 'native'")));
        static string[] Others(JsonElement[] all) => [.. all.Select(r => Name(r) == Name(Single(all, "Microsoft.Web/sites"))
            ? r.GetRawText().Replace(Single(all, "Microsoft.Web/sites").GetProperty("properties").GetProperty("functionAppConfig").GetProperty("runtime").GetRawText(), "", StringComparison.Ordinal)
            : r.GetRawText())];
        Assert.Equal(Others(Default.Value), Others(isolated));
    }

    private static string Runtime(JsonElement[] all)
    {
        JsonElement runtime = Single(all, "Microsoft.Web/sites").GetProperty("properties").GetProperty("functionAppConfig").GetProperty("runtime");
        return $"{runtime.GetProperty("name").GetString()} {runtime.GetProperty("version").GetString()}";
    }

    [Fact]
    public void Always_ready_instances_are_off_unless_asked_for()
    {
        static JsonElement AlwaysReady(JsonElement[] all) => Single(all, "Microsoft.Web/sites").GetProperty("properties")
            .GetProperty("functionAppConfig").GetProperty("scaleAndConcurrency").GetProperty("alwaysReady");
        Assert.Equal(0, AlwaysReady(Default.Value).GetArrayLength());
        Assert.Equal(2, AlwaysReady(Bicep.Predict("main.bicep", "alwaysReadyInstances = 2"))[0].GetProperty("instanceCount").GetInt32());
    }

    [Fact]
    public void An_existing_storage_account_is_used_and_its_own_settings_are_left_alone()
    {
        JsonElement[] all = Bicep.Predict("main.bicep", "existingStorageName = 'theirs'");
        Assert.Empty(Of(all, "Microsoft.Storage/storageAccounts"));
        Assert.Empty(Of(all, "Microsoft.Storage/storageAccounts/blobServices"));
        Assert.Empty(Of(all, "Microsoft.Storage/storageAccounts/managementPolicies"));
        Assert.All(Of(all, "Microsoft.Storage/storageAccounts/blobServices/containers"), c => Assert.StartsWith("theirs/", Name(c), StringComparison.Ordinal));
    }

    [Fact]
    public void The_subscription_delivers_completed_uploads_of_the_one_container_and_keeps_what_fails()
    {
        JsonElement[] all = Bicep.Predict("subscription.bicep", "appName = 'app'", "topicName = 'topic'", "storageName = 'store'");
        JsonElement properties = Single(all, "Microsoft.EventGrid/systemTopics/eventSubscriptions").GetProperty("properties");
        JsonElement filter = properties.GetProperty("filter");
        Assert.Equal("/blobServices/default/containers/articles/", filter.GetProperty("subjectBeginsWith").GetString());
        Assert.Equal(["Microsoft.Storage.BlobCreated"], filter.GetProperty("includedEventTypes").EnumerateArray().Select(e => e.GetString()));
        JsonElement advanced = Assert.Single(filter.GetProperty("advancedFilters").EnumerateArray());
        Assert.Equal("data.api", advanced.GetProperty("key").GetString());
        Assert.Equal(["PutBlob", "PutBlockList", "CopyBlob", "FlushWithClose"], advanced.GetProperty("values").EnumerateArray().Select(e => e.GetString()));
        string url = properties.GetProperty("destination").GetProperty("properties").GetProperty("endpointUrl").GetString()!;
        Assert.Contains("/runtime/webhooks/blobs?functionName=Host.Functions.SummarizeArticle&code=", url, StringComparison.Ordinal);
        Assert.Contains("blobs_extension", url, StringComparison.Ordinal);
        Assert.Equal("deadletters", properties.GetProperty("deadLetterWithResourceIdentity").GetProperty("deadLetterDestination")
            .GetProperty("properties").GetProperty("blobContainerName").GetString());
        Assert.Equal(30, properties.GetProperty("retryPolicy").GetProperty("maxDeliveryAttempts").GetInt32());
    }

    [Fact]
    public void Alerts_and_workbook_ask_for_metrics_that_the_app_has()
    {
        string[] queries = [.. Directory.EnumerateFiles(Path.Combine(Bicep.InfraFolder, "modules"), "*.bicep").SelectMany(File.ReadAllLines)
            .Where(line => line.TrimStart().StartsWith("query: '", StringComparison.Ordinal))];
        string[] asked = [.. queries.SelectMany(q => Regex.Matches(q, "name == \"(summarizer\\.[a-z.]+)\"").Select(m => m.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal)];
        var meters = new List<string>();
        using var listener = new System.Diagnostics.Metrics.MeterListener { InstrumentPublished = (instrument, _) => meters.Add(instrument.Name) };
        foreach (Type type in new[] { typeof(PipelineTelemetry), typeof(RewritingTelemetry) })
            System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        listener.Start();
        Assert.Equal(["summarizer.articles", "summarizer.llm.articles", "summarizer.llm.cost", "summarizer.sweep.found"], asked);
        Assert.Empty(asked.Except(meters));
    }

    [Fact]
    public void Every_resource_that_can_carry_tags_carries_them()
    {
        JsonElement[] all = Bicep.Predict("main.bicep", "tags = { team: 'news' }", "privateNetwork = true", "model = 'New'");
        string[] tagless = ["roleAssignments", "diagnosticSettings", "containers", "blobServices", "queueServices", "queues", "managementPolicies",
            "config", "basicPublishingCredentialsPolicies", "privateDnsZoneGroups", "deployments"];
        foreach (JsonElement resource in all.Where(r => !tagless.Contains(Type(r).Split('/')[^1])))
            Assert.True(resource.TryGetProperty("tags", out JsonElement tags) && tags.GetProperty("team").GetString() == "news", Type(resource));
    }

    private static string Type(JsonElement resource) => resource.GetProperty("type").GetString()!;

    private static string Name(JsonElement resource) => resource.GetProperty("name").GetString()!;

    private static JsonElement[] Of(JsonElement[] all, string type) => [.. all.Where(r => Type(r) == type)];

    private static JsonElement Single(JsonElement[] all, string type) => Assert.Single(Of(all, type));

    private static Dictionary<string, string> Settings(JsonElement[] all) =>
        Of(all, "Microsoft.Web/sites/config").Single(c => Name(c).EndsWith("/appsettings", StringComparison.Ordinal)).GetProperty("properties")
            .EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);

    /// <summary>Each grant as "where role to whom", in words that do not depend on generated names.</summary>
    private static string[] Grants(JsonElement[] all) => [.. Of(all, "Microsoft.Authorization/roleAssignments").Select(r =>
    {
        string id = r.GetProperty("id").GetString()!;
        string scope = id[..id.IndexOf("/providers/Microsoft.Authorization", StringComparison.Ordinal)];
        Match account = Regex.Match(scope, "/storageAccounts/[^/]+(?<inside>.*)$");
        string where = account.Success ? "account" + account.Groups["inside"].Value.Replace("/default", "", StringComparison.Ordinal)
            : scope.Contains("/components/", StringComparison.Ordinal) ? "insights"
            : scope.Contains("Microsoft.CognitiveServices/accounts/", StringComparison.Ordinal) ? "model" : scope;
        JsonElement properties = r.GetProperty("properties");
        string principal = properties.GetProperty("principalId").GetString()!;
        string whom = Regex.Match(principal, "/(userAssignedIdentities|systemTopics)/").Groups[1].Value;
        return $"{where} {properties.GetProperty("roleDefinitionId").GetString()!.Split('/')[^1]} {(whom.Length > 0 ? whom : principal)}";
    })];
}
