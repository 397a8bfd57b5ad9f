using System.Text.Json;
using System.Text.RegularExpressions;
using static Summarizer.EndToEnd.Tests.Infra.Predicted;

namespace Summarizer.EndToEnd.Tests.Infra;

/// <summary>Tests of who may do what, and what is shut, in every combination of parameters.</summary>
public sealed class TemplateSecurityTests
{
    // Learn: "App settings reference", Flex Consumption plan deprecations. Errors that Azure returned for such sites
    // name the others.
    private static readonly string[] RefusedOnFlexConsumption =
    [
        "alwaysOn", "containerSize", "ftpsState", "functionsRuntimeScaleMonitoringEnabled", "isReserved", "isXenon",
        "javaVersion", "linuxFxVersion", "netFrameworkVersion", "powerShellVersion", "preWarmedInstanceCount",
        "use32BitWorkerProcess", "vnetBackupRestoreEnabled", "vnetContentShareEnabled", "vnetImagePullEnabled",
        "vnetRouteAllEnabled", "windowsFxVersion",
    ];

    private const string BlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string QueueDataContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string TableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    private const string MetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";
    private const string OpenAiUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
    private const string CognitiveServicesUser = "a97b65f3-24c7-4388-baec-2e87135dc908";

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
        string[] with =
            Grants(Bicep.Predict("main.bicep", $"model = '{model}'", "existingModelAccount = 'mine'",
                "existingModelResourceGroup = 'models'"));
        Assert.Equal([$"model {OpenAiUser} userAssignedIdentities"], with.Except(Grants(Default.Value)));
    }

    [Theory]
    [InlineData("New")]
    [InlineData("Existing")]
    public void With_OCR_the_app_may_use_it_and_no_more(string ocr)
    {
        JsonElement[] all = Bicep.Predict("main.bicep", $"ocr = '{ocr}'", "existingOcrAccount = 'mine'",
            "existingOcrResourceGroup = 'scans'", "privateNetwork = true");
        Assert.Equal([$"model {CognitiveServicesUser} userAssignedIdentities"],
            Grants(all).Except(Grants(Default.Value)));
        Assert.Equal("azure", Settings(all)["Summarizer__Ocr__Engine"]);
        Assert.Equal(ocr == "New" ? 5 : 4, Of(all, "Microsoft.Network/privateEndpoints").Length);
        Assert.Equal(ocr == "New",
            Of(all, "Microsoft.Network/privateDnsZones")
                .Any(z => Name(z) == "privatelink.cognitiveservices.azure.com"));
        Assert.All(Of(all, "Microsoft.CognitiveServices/accounts"), account =>
        {
            Assert.True(account.GetProperty("properties").GetProperty("disableLocalAuth").GetBoolean());
            Assert.Equal("Disabled", account.GetProperty("properties").GetProperty("publicNetworkAccess").GetString());
        });
    }

    [Fact]
    public void A_sign_in_is_switched_off_only_after_the_app_has_ceased_to_trust_it()
    {
        string source = File.ReadAllText(Path.Combine(Bicep.InfraFolder, "modules", "app.bicep"));
        string auth = source[source.IndexOf("resource auth 'config'", StringComparison.Ordinal)..];
        Assert.Contains("dependsOn: [settings]", auth[..auth.IndexOf("\n  }", StringComparison.Ordinal)],
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_operator_may_upload_and_read_and_no_more()
    {
        string[] with =
            Grants(Bicep.Predict("main.bicep", "operatorPrincipalId = '00000000-0000-0000-0000-00000000000a'"));
        // Not on the account: it also has the code that the app runs, and the host's keys.
        Assert.Equal(
            [$"account/blobServices/containers/articles {BlobDataContributor} 00000000-0000-0000-0000-00000000000a",
                $"account/blobServices/containers/summaries {BlobDataContributor} 00000000-0000-0000-0000-00000000000a",
                $"account/blobServices/containers/summaries-notes {BlobDataContributor} "
                    + "00000000-0000-0000-0000-00000000000a"],
            with.Except(Grants(Default.Value)));
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
        JsonElement[] all =
            Bicep.Predict("main.bicep", $"privateNetwork = {(isPrivate ? "true" : "false")}", $"model = '{model}'",
            "existingModelAccount = 'mine'", $"authentication = '{authentication}'", $"entraClientId = '{Guid.Empty}'");

        JsonElement storage = Single(all, "Microsoft.Storage/storageAccounts").GetProperty("properties");
        Assert.False(storage.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(storage.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.True(storage.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.Equal("TLS1_2", storage.GetProperty("minimumTlsVersion").GetString());
        Assert.Equal(isPrivate ? "Disabled" : "Enabled", storage.GetProperty("publicNetworkAccess").GetString());
        Assert.Equal(isPrivate ? "Deny" : "Allow",
            storage.GetProperty("networkAcls").GetProperty("defaultAction").GetString());
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
        // FTP is off by the policies below.
        Assert.DoesNotContain(app.EnumerateObject().Concat(site.EnumerateObject()),
            property => RefusedOnFlexConsumption.Contains(property.Name));
        Assert.Equal(isPrivate ? "Deny" : "Allow", site.GetProperty("ipSecurityRestrictionsDefaultAction").GetString());
        Assert.Equal(isPrivate ? ["AzureEventGrid"] : [],
            site.GetProperty("ipSecurityRestrictions").EnumerateArray()
                .Select(r => r.GetProperty("ipAddress").GetString()));
        Assert.Equal(2, Of(all, "Microsoft.Web/sites/basicPublishingCredentialsPolicies").Length);
        Assert.All(Of(all, "Microsoft.Web/sites/basicPublishingCredentialsPolicies"),
            p => Assert.False(p.GetProperty("properties").GetProperty("allow").GetBoolean()));
        Assert.Equal(authentication == "EntraId",
            Of(all, "Microsoft.Web/sites/config")
                .Single(c => Name(c).EndsWith("/authsettingsV2", StringComparison.Ordinal))
                .GetProperty("properties").GetProperty("platform").GetProperty("enabled").GetBoolean());

        Assert.True(Single(all, "Microsoft.Insights/components").GetProperty("properties")
            .GetProperty("DisableLocalAuth").GetBoolean());
        Assert.True(Single(all, "Microsoft.OperationalInsights/workspaces").GetProperty("properties")
            .GetProperty("features").GetProperty("disableLocalAuth").GetBoolean());
        Assert.All(Of(all, "Microsoft.CognitiveServices/accounts"), m =>
        {
            Assert.True(m.GetProperty("properties").GetProperty("disableLocalAuth").GetBoolean());
            Assert.Equal(isPrivate ? "Disabled" : "Enabled",
                m.GetProperty("properties").GetProperty("publicNetworkAccess").GetString());
        });

        Assert.Equal(model == "New" ? 1 : 0, Of(all, "Microsoft.CognitiveServices/accounts").Length);
        Assert.Equal(model != "None", Settings(all).ContainsKey("Summarizer__Llm__Deployment"));
        Assert.Equal(isPrivate ? model == "New" ? 5 : 4 : 0, Of(all, "Microsoft.Network/privateEndpoints").Length);
        Assert.Equal(isPrivate ? 1 : 0, Of(all, "Microsoft.Network/virtualNetworks").Length);
        Assert.Equal(isPrivate, app.TryGetProperty("virtualNetworkSubnetId", out JsonElement subnet)
            && subnet.ValueKind == JsonValueKind.String);
        // A package that asks for no key sets <c>nobody</c> by itself; only a sign-in may overrule it.
        Assert.Equal(authentication == "EntraId" ? "sign-in" : null,
            Settings(all).GetValueOrDefault("Summarizer__Callers"));
        Assert.Equal(
            model == "None"
                ? ["deferred-backlog", "failed-articles", "log-quota", "poison-messages", "sweep-stopped"]
                : ["daily-spend", "deferred-backlog", "failed-articles", "log-quota", "model-errors", "poison-messages",
                    "sweep-stopped"],
            Of(all, "Microsoft.Insights/scheduledQueryRules")
                .Select(r => Regex.Match(Name(r), "^(.+)-summarizer-").Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_setting_parameter_or_output_holds_a_secret()
    {
        Assert.DoesNotContain(Settings(Default.Value),
            s => Regex.IsMatch($"{s.Key}={s.Value}", "AccountKey|SharedAccess|listKeys|ApiKey|Password",
                RegexOptions.IgnoreCase));
        string compiled = Bicep.Run("build", Path.Combine(Bicep.InfraFolder, "main.bicep"), "--stdout").Output;
        Assert.DoesNotContain("listKeys", compiled, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secureString", compiled, StringComparison.OrdinalIgnoreCase);
    }
}
