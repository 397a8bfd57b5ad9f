using System.Text.Json;
using System.Text.RegularExpressions;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Reading.Ocr;
using Summarizer.Pipeline.Rewriting;
using static Summarizer.EndToEnd.Tests.Infra.Predicted;

namespace Summarizer.EndToEnd.Tests.Infra;

public sealed class TemplateTests
{
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

    [Theory]
    [InlineData("model = 'None'")]
    [InlineData("model = 'New'")]
    [InlineData("ocr = 'New'")]
    public void Every_app_setting_is_one_that_the_app_or_the_host_reads(string parameter)
    {
        string[] host =
        [
            "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__queueServiceUri",
            "AzureWebJobsStorage__tableServiceUri",
            "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "AzureWebJobsDisableHomepage",
            "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        ];
        string[] storage = ["ArticleStorage__blobServiceUri", "ArticleStorage__queueServiceUri",
            "ArticleStorage__credential", "ArticleStorage__clientId"];
        Dictionary<string, string> settings = Settings(Bicep.Predict("main.bicep", parameter));
        (string Prefix, Type Options)[] sections =
        [
            ("Summarizer__Llm__", typeof(LlmOptions)),
            ("Summarizer__Ocr__", typeof(OcrOptions)),
            ("Summarizer__Reading__", typeof(ReadingLimits)),
            ("Summarizer__", typeof(SummarizerOptions)),
            ("Summarizer__", typeof(Functions.AppOptions)),
        ];
        string[] triggers = [.. Functions.Contract.TriggerSetting.All.Select(setting => setting.Name)];
        foreach (string name in settings.Keys.Except(host).Except(storage).Except(triggers))
        {
            Assert.True(
                sections.Any(s => name.StartsWith(s.Prefix, StringComparison.Ordinal)
                    && s.Options.GetProperty(name[s.Prefix.Length..]) is { CanWrite: true }),
                $"no options class has {name}");
        }

        Assert.Empty(host.Concat(storage).Concat(triggers).Except(settings.Keys));
    }

    [Fact]
    public void Other_app_settings_keep_their_names_and_cannot_open_the_app()
    {
        Dictionary<string, string> settings = Settings(Bicep.Predict("main.bicep", "summarizerSettings = { Sentences: 5 }",
            "appSettings = { OTEL_TRACES_SAMPLER: 'always_off', Summarizer__Callers: 'nobody' }",
            "authentication = 'EntraId'", $"entraClientId = '{Guid.Empty}'"));
        Assert.Equal("always_off", settings["OTEL_TRACES_SAMPLER"]);
        Assert.Equal("5", settings["Summarizer__Sentences"]);
        Assert.Equal("sign-in", settings["Summarizer__Callers"]);
    }

    [Fact]
    public void Containers_and_the_poison_queue_have_the_names_that_the_app_expects()
    {
        var defaults = new SummarizerOptions();
        string[] containers =
            [.. Of(Default.Value, "Microsoft.Storage/storageAccounts/blobServices/containers")
                .Select(c => Name(c).Split('/')[^1])];
        Assert.Contains(defaults.ArticlesContainer, containers);
        Assert.Contains(defaults.SummariesContainer, containers);
        Assert.Contains(defaults.SummariesContainer + "-notes", containers);
        string[] queues =
            [.. Of(Default.Value, "Microsoft.Storage/storageAccounts/queueServices/queues")
                .Select(q => Name(q).Split('/')[^1]).Order(StringComparer.Ordinal)];
        Assert.Equal([Settings(Default.Value)["SUMMARIZER_DUE_QUEUE"], "webjobs-blobtrigger-poison"], queues);
        new SummarizerOptions { DueQueue = queues[0] }.Validate();
    }

    [Fact]
    public void A_deployment_on_its_own_account_keeps_the_plain_names_with_any_articles_container()
    {
        JsonElement[] all = Bicep.Predict("main.bicep", "articlesContainer = 'news'");
        Assert.Equal(
            ["deadletters", "deployment", "news", "summaries", "summaries-notes"],
            Of(all, "Microsoft.Storage/storageAccounts/blobServices/containers")
                .Select(c => Name(c).Split('/')[^1]).Order(StringComparer.Ordinal));
        Assert.Equal("articles-due", Settings(all)["SUMMARIZER_DUE_QUEUE"]);
    }

    [Fact]
    public void Long_names_of_articles_containers_give_different_and_valid_names_of_summaries_containers()
    {
        static string Summaries(string articles) => Settings(Bicep.Predict(
            "main.bicep", "existingStorageName = 'theirs'", $"articlesContainer = '{articles}'"))
            ["Summarizer__SummariesContainer"];
        string long47 = string.Concat(Enumerable.Repeat("a", 46)) + "-";
        string one = Summaries(long47 + "one"), two = Summaries(long47 + "two");
        Assert.NotEqual(one, two);
        Assert.All([one, two], name => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", name));
    }

    [Fact]
    public void Two_deployments_on_one_account_share_nothing_but_the_account_its_topic_and_its_poison_queue()
    {
        static string[] Names(string name, string container)
        {
            JsonElement[] all = Bicep.Predict("main.bicep", $"name = '{name}'", $"articlesContainer = '{container}'",
                "existingStorageName = 'theirs'", "existingTopicName = 'their-topic'");
            string app = Name(Single(all, "Microsoft.Web/sites"));
            JsonElement[] subscription = Bicep.Predict(
                "subscription.bicep", $"appName = '{app}'", "topicName = 'their-topic'", "storageName = 'theirs'");
            string[] names =
            [
                .. Of(all, "Microsoft.Storage/storageAccounts/blobServices/containers").Select(Name),
                .. Of(all, "Microsoft.Storage/storageAccounts/queueServices/queues").Select(Name),
                .. subscription.Select(Name),
            ];
            Assert.Contains($"theirs/default/{Settings(all)["Summarizer__SummariesContainer"]}", names);
            return names;
        }

        Assert.Equal(
            ["theirs/default/deadletters", "theirs/default/webjobs-blobtrigger-poison"],
            Names("news", "articles").Intersect(Names("sports", "sports")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_app_runs_as_an_isolated_worker_on_flex_consumption_from_a_package_that_its_identity_reads()
    {
        JsonElement plan = Single(Default.Value, "Microsoft.Web/serverfarms");
        Assert.Equal("FC1", plan.GetProperty("sku").GetProperty("name").GetString());
        JsonElement config =
            Single(Default.Value, "Microsoft.Web/sites").GetProperty("properties").GetProperty("functionAppConfig");
        Assert.Equal("dotnet-isolated 10.0", Runtime(Default.Value));
        Assert.Equal("UserAssignedIdentity",
            config.GetProperty("deployment").GetProperty("storage").GetProperty("authentication").GetProperty("type")
                .GetString());
        Assert.Equal(512, config.GetProperty("scaleAndConcurrency").GetProperty("instanceMemoryMB").GetInt32());
    }

    [Fact]
    public void Hosting_says_which_runtime_starts_the_package_and_changes_nothing_else()
    {
        JsonElement[] isolated = Bicep.Predict("main.bicep", "hosting = 'isolated'");
        Assert.Equal("dotnet-isolated 10.0", Runtime(isolated));
        Assert.Equal("custom 1.0", Runtime(Bicep.Predict("main.bicep", "hosting = 'native'")));
        static string[] Others(JsonElement[] all) =>
            [.. all.Select(r => Name(r) == Name(Single(all, "Microsoft.Web/sites"))
            ? r.GetRawText()
                .Replace(Single(all, "Microsoft.Web/sites").GetProperty("properties").GetProperty("functionAppConfig")
                    .GetProperty("runtime").GetRawText(), "", StringComparison.Ordinal)
            : r.GetRawText())];
        Assert.Equal(Others(Default.Value), Others(isolated));
    }

    [Fact]
    public void Always_ready_instances_are_off_unless_asked_for()
    {
        static JsonElement AlwaysReady(JsonElement[] all) =>
            Single(all, "Microsoft.Web/sites").GetProperty("properties")
            .GetProperty("functionAppConfig").GetProperty("scaleAndConcurrency").GetProperty("alwaysReady");
        Assert.Equal(0, AlwaysReady(Default.Value).GetArrayLength());
        Assert.Equal(2, AlwaysReady(Bicep.Predict("main.bicep", "alwaysReadyInstances = 2"))[0]
            .GetProperty("instanceCount").GetInt32());
    }

    [Fact]
    public void An_existing_storage_account_is_used_and_its_own_settings_are_left_alone()
    {
        JsonElement[] all = Bicep.Predict("main.bicep", "existingStorageName = 'theirs'");
        Assert.Empty(Of(all, "Microsoft.Storage/storageAccounts"));
        Assert.Empty(Of(all, "Microsoft.Storage/storageAccounts/blobServices"));
        Assert.Empty(Of(all, "Microsoft.Storage/storageAccounts/managementPolicies"));
        Assert.Empty(Of(all, "Microsoft.Storage/storageAccounts/queueServices"));
        Assert.All(Of(all, "Microsoft.Storage/storageAccounts/blobServices/containers"),
            c => Assert.StartsWith("theirs/", Name(c), StringComparison.Ordinal));
        Assert.Single(Of(all, "Microsoft.Storage/storageAccounts/queueServices/queues"),
            q => Name(q) == "theirs/default/webjobs-blobtrigger-poison");
    }

    [Fact]
    public void Everything_that_exists_already_is_used_together_in_a_private_network()
    {
        JsonElement[] all =
            Bicep.Predict("main.bicep", "existingStorageName = 'theirs'", "existingTopicName = 'their-topic'",
                "model = 'Existing'", "existingModelAccount = 'mine'",
            "privateNetwork = true", "hosting = 'isolated'", "authentication = 'EntraId'",
            $"entraClientId = '{Guid.Empty}'");
        JsonElement topic = Single(all, "Microsoft.EventGrid/systemTopics");
        Assert.Equal("their-topic", Name(topic));
        Assert.EndsWith("/storageAccounts/theirs", topic.GetProperty("properties").GetProperty("source").GetString(),
            StringComparison.Ordinal);
        // The whole topic is written, so what it has must be written again.
        Assert.Contains("userAssignedIdentities", topic.GetProperty("identity").GetString(), StringComparison.Ordinal);
        Assert.Contains("their-topic", topic.GetProperty("tags").GetString(), StringComparison.Ordinal);
        // A topic must be where its account is, which only Azure knows.
        Assert.Contains("theirs", topic.GetProperty("location").GetString(), StringComparison.Ordinal);
        Assert.Equal(["blob", "queue", "sites", "table"], Of(all, "Microsoft.Network/privateEndpoints")
            .Select(e => e.GetProperty("properties").GetProperty("privateLinkServiceConnections")[0]
                .GetProperty("properties").GetProperty("groupIds")[0].GetString()).Order(StringComparer.Ordinal));
        Assert.Equal("dotnet-isolated 10.0", Runtime(all));
        // The price of another model would make the day's budget wrong.
        Assert.Equal("", Settings(all)["Summarizer__Llm__Model"]);
        Assert.Equal("model 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd userAssignedIdentities",
            Grants(all).Single(g => g.StartsWith("model", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_private_network_has_the_names_and_the_delegation_that_azure_asks_for()
    {
        JsonElement[] all = Bicep.Predict("main.bicep", "privateNetwork = true", "model = 'New'");
        Assert.Equal(
            ["privatelink.azurewebsites.net", "privatelink.blob.{storage}", "privatelink.openai.azure.com",
                "privatelink.queue.{storage}", "privatelink.table.{storage}"],
            Of(all, "Microsoft.Network/privateDnsZones")
                .Select(z => Regex.Replace(Name(z), @"^\[format\('(.+)\{0\}', environment\(\)\.suffixes\.storage\)\]$",
                    "$1{storage}")).Order(StringComparer.Ordinal));
        JsonElement app =
            Single(all, "Microsoft.Network/virtualNetworks").GetProperty("properties").GetProperty("subnets")
                .EnumerateArray().Single(s => Name(s) == "app");
        Assert.Equal("Microsoft.App/environments",
            app.GetProperty("properties").GetProperty("delegations")[0].GetProperty("properties")
                .GetProperty("serviceName").GetString());
    }

    [Theory]
    [InlineData("model = 'Existing'", "existingModelAccount")]
    [InlineData("ocr = 'Existing'", "existingOcrAccount")]
    [InlineData("authentication = 'EntraId'", "entraClientId")]
    [InlineData("modelDailyBudgetUsd = 0", "minimum allowable value is 1")]
    [InlineData("existingStorageName = 'theirs' coolAfterDays = 30", "keeps its own settings")]
    [InlineData("existingStorageName = 'theirs' softDeleteDays = 30", "keeps its own settings")]
    [InlineData("articlesContainer = 'deadletters'", "must differ from each other")]
    [InlineData("articlesContainer = 'summaries-notes'", "must differ from each other")]
    [InlineData("name = 'my_app'", "must not contain an underscore")]
    [InlineData("alwaysReadyInstances = 50", "at most maximumInstanceCount")]
    public void What_cannot_work_is_refused_with_what_is_wanted(string parameters, string wanted)
    {
        string[] each = [.. Regex.Matches(parameters, @"\w+ = \S+").Select(parameter => parameter.Value)];
        var refused = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Bicep.Predict("main.bicep", each));
        Assert.Contains(wanted, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_leaves_room_for_what_makes_the_storage_account_the_only_one()
    {
        static string Account(string name) =>
            Name(Single(Bicep.Predict("main.bicep", $"name = '{name}'"), "Microsoft.Storage/storageAccounts"));
        string one = Account("summarizer-production-eu"), other = Account("summarizer-production-us");
        Assert.NotEqual(one, other);
        Assert.All([one, other], n => Assert.Matches("^[a-z0-9]{3,24}$", n));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    public void Spending_is_told_at_four_fifths_of_any_budget(int dollars)
    {
        JsonElement spend =
            Of(Bicep.Predict("main.bicep", "model = 'New'", $"modelDailyBudgetUsd = {dollars}"),
                "Microsoft.Insights/scheduledQueryRules")
            .Single(r => Name(r).StartsWith("daily-spend", StringComparison.Ordinal)).GetProperty("properties");
        Assert.EndsWith($"total = 100.0 * sum(valueSum) / {dollars}", Query(spend), StringComparison.Ordinal);
        Assert.Equal(80, spend.GetProperty("criteria").GetProperty("allOf")[0].GetProperty("threshold").GetInt32());
    }

    [Fact]
    public void The_subscription_delivers_completed_uploads_of_the_one_container_and_keeps_what_fails()
    {
        JsonElement[] all =
            Bicep.Predict("subscription.bicep", "appName = 'app'", "topicName = 'topic'", "storageName = 'store'");
        JsonElement properties =
            Single(all, "Microsoft.EventGrid/systemTopics/eventSubscriptions").GetProperty("properties");
        JsonElement filter = properties.GetProperty("filter");
        Assert.Equal("/blobServices/default/containers/articles/", filter.GetProperty("subjectBeginsWith").GetString());
        Assert.Equal(["Microsoft.Storage.BlobCreated"],
            filter.GetProperty("includedEventTypes").EnumerateArray().Select(e => e.GetString()));
        JsonElement advanced = Assert.Single(filter.GetProperty("advancedFilters").EnumerateArray());
        Assert.Equal("data.api", advanced.GetProperty("key").GetString());
        Assert.Equal(["PutBlob", "PutBlockList", "CopyBlob", "FlushWithClose", "SftpCommit"],
            advanced.GetProperty("values").EnumerateArray().Select(e => e.GetString()));
        string url = properties.GetProperty("destination").GetProperty("properties").GetProperty("endpointUrl")
            .GetString()!;
        Assert.Contains("/runtime/webhooks/blobs?functionName=Host.Functions.SummarizeArticle&code=", url,
            StringComparison.Ordinal);
        Assert.Contains("blobs_extension", url, StringComparison.Ordinal);
        Assert.Equal("deadletters",
            properties.GetProperty("deadLetterWithResourceIdentity").GetProperty("deadLetterDestination")
            .GetProperty("properties").GetProperty("blobContainerName").GetString());
        Assert.Equal("1.2", properties.GetProperty("destination").GetProperty("properties")
            .GetProperty("minimumTlsVersionAllowed").GetString());
        Assert.Equal(30, properties.GetProperty("retryPolicy").GetProperty("maxDeliveryAttempts").GetInt32());
    }

    [Fact]
    public void Alerts_and_workbook_ask_for_metrics_that_the_app_has()
    {
        string[] queries =
            [.. Directory.EnumerateFiles(Path.Combine(Bicep.InfraFolder, "modules"), "*.bicep")
                .SelectMany(File.ReadAllLines)
            .Where(line => line.TrimStart().StartsWith("query: '", StringComparison.Ordinal))];
        string[] asked =
            [.. queries.SelectMany(q => Regex.Matches(q, "[nN]ame == \"(summarizer\\.[a-z.]+)\"")
                .Select(m => m.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal)];
        var meters = new List<string>();
        using var listener =
            new System.Diagnostics.Metrics.MeterListener
            {
                InstrumentPublished =
                (instrument, _) => meters.Add(instrument.Name)
            };
        foreach (Type type in new[] { typeof(PipelineTelemetry), typeof(RewritingTelemetry) })
            System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        listener.Start();
        Assert.Equal(["summarizer.articles", "summarizer.llm.articles", "summarizer.llm.cost",
            "summarizer.sweep.found"], asked);
        Assert.Empty(asked.Except(meters));
        // What is not a metric of ours is the name of a span, or of a function as the host reports its calls.
        string[] spans =
            [.. queries.SelectMany(q => Regex.Matches(q, "dependencies \\| where name == \"([^\"]+)\"")
                .Select(m => m.Groups[1].Value)).Order(StringComparer.Ordinal)];
        Assert.Equal(["summarize article"], spans);
        string[] functions =
            [.. Functions.Contract.FunctionTable.All.Select(function => function.Name)
                .Where(name => queries.Any(q => q.Contains($"\"{name}\"", StringComparison.Ordinal)))];
        Assert.Equal(["SummarizeDueArticles", "SweepArticles"], functions);
    }

    [Fact]
    public void Silence_raises_the_alarm_only_where_the_sweep_worked_before_and_logs_are_kept()
    {
        JsonElement rule = Rule("sweep-stopped");
        string query = Query(rule);
        Assert.Contains("Name in (\"SweepArticles\", \"SummarizeDueArticles\")", query, StringComparison.Ordinal);
        Assert.Contains("before > 0 and lately == 0 and stopped == 0", query, StringComparison.Ordinal);
        // A query over the component cannot see what the workspace says about itself.
        Assert.EndsWith("/workspaces/" + Name(Single(Default.Value, "Microsoft.OperationalInsights/workspaces")),
            rule.GetProperty("scopes")[0].GetString(), StringComparison.Ordinal);
        // The query compares with the last day. The end of that day does not resolve the alert.
        Assert.Equal("P1D", rule.GetProperty("windowSize").GetString());
        Assert.False(rule.GetProperty("autoMitigate").GetBoolean());
        Assert.Equal("PT6H", rule.GetProperty("muteActionsDuration").GetString());
        Assert.DoesNotContain(
            Default.Value, r => r.GetRawText().Contains("QueueMessageCount", StringComparison.Ordinal));
    }

    [Fact]
    public void The_limit_on_logs_raises_an_alarm_of_its_own()
    {
        JsonElement rule = Rule("log-quota");
        Assert.Contains("contains \"OverQuota\"", Query(rule), StringComparison.Ordinal);
        // The line comes once. While no logs are kept, its age does not resolve the alert.
        Assert.Equal("P1D", rule.GetProperty("windowSize").GetString());
        Assert.False(rule.GetProperty("autoMitigate").GetBoolean());
        Assert.Equal("P1D", rule.GetProperty("muteActionsDuration").GetString());
        Assert.Equal(Rule("sweep-stopped").GetProperty("scopes")[0].GetString(),
            rule.GetProperty("scopes")[0].GetString());
    }

    [Fact]
    public void The_workspace_gets_no_metrics_of_the_platform_which_are_free_where_they_are()
    {
        JsonElement[] settings =
        [
            .. Of(Bicep.Predict("main.bicep", "model = 'New'", "ocr = 'New'"), "Microsoft.Insights/diagnosticSettings")
                .Select(setting => setting.GetProperty("properties")),
        ];
        Assert.NotEmpty(settings);
        Assert.All(settings, setting => Assert.False(setting.TryGetProperty("metrics", out _)));
    }

    [Fact]
    public void The_alert_on_the_backlog_counts_all_that_waits_and_not_only_what_is_due() =>
        Assert.Contains("\"waiting\"", Query(Rule("deferred-backlog")), StringComparison.Ordinal);

    [Fact]
    public void No_alert_depends_on_a_log_line_which_a_log_level_turns_off() =>
        Assert.All(Of(Default.Value, "Microsoft.Insights/scheduledQueryRules"),
            rule => Assert.DoesNotMatch("traces|AppTraces", Query(rule.GetProperty("properties"))));

    private static JsonElement Rule(string name) => Of(Default.Value, "Microsoft.Insights/scheduledQueryRules")
        .Single(r => Name(r).StartsWith(name, StringComparison.Ordinal)).GetProperty("properties");

    private static string Query(JsonElement rule) =>
        rule.GetProperty("criteria").GetProperty("allOf")[0].GetProperty("query").GetString()!;

    [Fact]
    public void Every_resource_that_can_carry_tags_carries_them()
    {
        JsonElement[] all =
            Bicep.Predict("main.bicep", "tags = { team: 'news' }", "privateNetwork = true", "model = 'New'");
        string[] tagless = ["roleAssignments", "diagnosticSettings", "containers", "blobServices", "queueServices",
            "queues", "managementPolicies",
            "config", "basicPublishingCredentialsPolicies", "privateDnsZoneGroups", "deployments"];
        foreach (JsonElement resource in all.Where(r => !tagless.Contains(Type(r).Split('/')[^1])))
            Assert.True(resource.TryGetProperty("tags", out JsonElement tags)
                && tags.GetProperty("team").GetString() == "news", Type(resource));
    }
}
