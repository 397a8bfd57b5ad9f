using System.IO.Compression;

namespace Summarizer.EndToEnd.Tests.Infra;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class DeployScriptTests : ScriptsOnFakeAz
{
    [Fact]
    public void A_first_deployment_checks_then_provisions_then_deploys_code_then_subscribes()
    {
        (int exitCode, string output) = Deploy("--resource-group", "rg", "--location", "West Europe");
        Assert.True(exitCode == 0, output);
        string[] calls = Calls();
        int[] order = [.. new[]
        {
            "account show", "ad signed-in-user show", "provider show", "group exists",
            "functionapp list-flexconsumption-locations", "group create", "deployment group validate",
            "storage account check-name", "rest --method post", "cognitiveservices account list-deleted", "package",
            "deployment group create --resource-group rg --name summarizer ",
            "functionapp deployment source config-zip", "functionapp keys list",
            "deployment group create --resource-group rg --name summarizer-subscription",
        }.Select(c => Array.FindIndex(calls, call => call.StartsWith(c, StringComparison.Ordinal)))];
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
        foreach (string word in new[] { "the-appUrl", "--container-name articles", "--container-name summaries",
            "function key", "/api/articles/" })
            Assert.Contains(word, output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_kind_of_hosting_reaches_the_templates_and_the_package()
    {
        (int exitCode, string output) =
            Deploy("--resource-group", "rg", "--location", "westeurope", "--hosting", "isolated");
        Assert.True(exitCode == 0, output);
        Assert.Contains(Calls(), c => c.StartsWith("package --hosting isolated ", StringComparison.Ordinal));
        Assert.All(Calls().Where(c => c.Contains("main.bicep", StringComparison.Ordinal)),
            c => Assert.Contains("hosting=isolated", c, StringComparison.Ordinal));
        Assert.Equal(2, Deploy("--resource-group", "rg", "--location", "westeurope", "--hosting", "steam").ExitCode);
    }

    [Theory]
    [InlineData("hosting=isolated")]
    [InlineData("isolated.bicepparam")]
    public void A_parameter_that_says_the_hosting_gets_a_package_of_that_kind(string parameter)
    {
        File.WriteAllText(Path.Combine(Folder, "isolated.bicepparam"),
            "using 'main.bicep'\n// param hosting = 'native'\nparam hosting = 'isolated'\n");
        (int exitCode, string output) =
            Deploy("--resource-group", "rg", "--location", "westeurope", "--parameters", parameter);
        Assert.True(exitCode == 0, output);
        Assert.Contains(Calls(), c => c.StartsWith("package --hosting isolated ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SummarizeArticle/function.json", "isolated")]
    [InlineData("worker.config.json", "native")]
    public void A_package_of_the_other_kind_is_refused(string file, string hosting)
    {
        string package = Path.Combine(Folder, "app.zip");
        using (ZipArchive zip = ZipFile.Open(package, ZipArchiveMode.Create))
            zip.CreateEntry(file);
        (int exitCode, string output) =
            Deploy("--resource-group", "rg", "--location", "westeurope", "--hosting", hosting, "--package", package);
        Assert.Equal(2, exitCode);
        Assert.Contains($"not {hosting}", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sign_in_reaches_the_templates_and_the_package_and_needs_no_key()
    {
        (int exitCode, string output) =
            Deploy("--resource-group", "rg", "--location", "westeurope", "--sign-in", "the-client");
        Assert.True(exitCode == 0, output);
        Assert.Contains(Calls(), c => c.StartsWith("package --hosting isolated --sign-in ", StringComparison.Ordinal));
        Assert.All(Calls().Where(c => c.Contains("main.bicep", StringComparison.Ordinal)),
            c => Assert.Contains("authentication=EntraId entraClientId=the-client", c, StringComparison.Ordinal));
        Assert.DoesNotContain("x-functions-key", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_settings_file_counts_whatever_else_is_given()
    {
        string settings = Path.Combine(Bicep.InfraFolder, "main.bicepparam");
        Assert.Equal(0,
            Deploy("--resource-group", "rg", "--location", "westeurope", "--parameters", "model=New", "--parameters",
                "privateNetwork=true").ExitCode);
        Assert.All(Parameters(),
            p => Assert.StartsWith($"{settings} model=New privateNetwork=true ", p, StringComparison.Ordinal));

        string own = Path.Combine(Folder, "own.bicepparam");
        File.WriteAllText(own, "");
        Assert.Equal(0, Deploy("--resource-group", "rg", "--parameters", "model=New", "--parameters", own).ExitCode);
        Assert.All(Parameters(), p => Assert.StartsWith($"{own} model=New ", p, StringComparison.Ordinal));

        string[] Parameters() =>
            [.. Calls().Where(c => c.StartsWith("deployment group validate", StringComparison.Ordinal)
                || c.Contains("--name summarizer --parameters", StringComparison.Ordinal))
            .Select(c => c.Split("--parameters ")[1])];
    }

    [Fact]
    public void Another_place_than_the_group_has_is_where_everything_goes()
    {
        Say("group", "");
        Assert.Equal(0, Deploy("--resource-group", "rg", "--location", "East US 2").ExitCode);
        Assert.Contains(Calls(),
            c => c.Contains("--name summarizer --parameters", StringComparison.Ordinal)
                && c.Contains(" location=East US 2 ", StringComparison.Ordinal));
        Assert.Equal(0, Deploy("--resource-group", "rg", "--location", "West Europe").ExitCode);
        Assert.DoesNotContain(Calls(), c => c.Contains(" location=", StringComparison.Ordinal));
    }

    [Fact]
    public void The_signed_in_user_may_upload_by_hand_unless_another_principal_or_none_is_named()
    {
        Assert.Equal(0, Deploy("--resource-group", "rg", "--location", "westeurope").ExitCode);
        // Azure looks the kind up: a group may be named as well, here or by --parameters operatorPrincipalId=….
        Assert.Equal(" the-person", Said("principal"));
        foreach (string other in new[] { "a-group", "" })
        {
            Reset();
            Assert.Equal(0,
                Run("deploy.sh", "", ["--resource-group", "rg", "--location", "westeurope"],
                    ("AZURE_PRINCIPAL_ID", other)).ExitCode);
            Assert.Equal($" {other}".TrimEnd(), Said("principal").TrimEnd());
            Assert.DoesNotContain(Calls(), c => c.StartsWith("ad ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_name_that_is_taken_is_refused_before_anything_is_made()
    {
        Say("free", "false");
        (int exitCode, string output) = Deploy("--resource-group", "rg", "--location", "westeurope");
        Assert.Equal(1, exitCode);
        Assert.Contains("name the-account is taken", output, StringComparison.Ordinal);
        Say("accounts", "the-account");
        Assert.Contains("name the-app is taken", Deploy("--resource-group", "rg").Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls(), c => c.StartsWith("deployment group create", StringComparison.Ordinal));
    }

    [Fact]
    public void A_deleted_model_that_still_has_the_name_is_told_with_the_way_out()
    {
        Say("deleted", "swedencentral");
        (int exitCode, string output) = Deploy("--resource-group", "rg", "--location", "westeurope");
        Assert.Equal(1, exitCode);
        Assert.Contains(
            "az cognitiveservices account purge --name the-model --resource-group rg --location swedencentral", output,
            StringComparison.Ordinal);
        Assert.DoesNotContain(Calls(), c => c.StartsWith("deployment group create", StringComparison.Ordinal));
    }

    [Fact]
    public void What_if_changes_nothing()
    {
        Say("group", "");
        Say("registration", "NotRegistered");
        (int exitCode, string output) = Deploy("--resource-group", "rg", "--what-if");
        Assert.True(exitCode == 0, output);
        Assert.Contains(Calls(), c => c.StartsWith("deployment group what-if", StringComparison.Ordinal));
        Assert.DoesNotContain(Calls(),
            c => c.Contains(" create ", StringComparison.Ordinal) || c.Contains("config-zip", StringComparison.Ordinal)
                || c.StartsWith("package", StringComparison.Ordinal)
            || c.StartsWith("provider register", StringComparison.Ordinal));
    }

    [Fact]
    public void Keys_that_cannot_be_read_are_told_as_what_they_are()
    {
        Script("az", "case \"$*\" in account*) exit 0 ;; esac; echo 'ERROR: (AuthorizationFailed) no' >&2; exit 1");
        (int exitCode, string output) = Run("subscribe.sh", "", ["rg", "app", "topic", "store", "in", "dead"]);
        Assert.Equal(1, exitCode);
        Assert.Contains("AuthorizationFailed", output, StringComparison.Ordinal);
        Assert.Contains("the keys of the app app cannot be read", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_subscription_without_its_containers_is_refused_and_not_made_for_another_one()
    {
        (int exitCode, string output) = Run("subscribe.sh", "", ["rg", "app", "topic", "store"]);
        Assert.Equal(2, exitCode);
        Assert.Contains("ARTICLES_CONTAINER DEAD_LETTER_CONTAINER", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_sign_in_of_az_the_subscription_fails_at_once_and_says_so()
    {
        Script("az", "printf '%s\\n' \"$*\" >> \"$FAKE_FOLDER/calls\"; echo 'Please run az login' >&2; exit 1");
        (int exitCode, string output) =
            Run("subscribe.sh", "", ["rg", "app", "topic", "store", "in", "dead", "of-azd"]);
        Assert.Equal(2, exitCode);
        Assert.Contains("cannot use the subscription of-azd; run az login", output, StringComparison.Ordinal);
        Assert.Equal(["account get-access-token --subscription of-azd --output none"], Calls());
    }

    [Fact]
    public void Every_call_for_the_subscription_of_azd_names_it()
    {
        (int exitCode, string output) =
            Run("subscribe.sh", "", ["rg", "app", "topic", "store", "in", "dead", "of-azd"]);
        Assert.True(exitCode == 0, output);
        Assert.All(Calls(), call => Assert.Contains("--subscription of-azd", call, StringComparison.Ordinal));
    }

    [Fact]
    public void An_Azure_CLI_that_is_too_old_is_refused()
    {
        Say("version", "2.9.1");
        (int exitCode, string output) = Deploy("--resource-group", "rg", "--location", "westeurope");
        Assert.Equal(2, exitCode);
        Assert.Contains("must be 2.60.0 or newer, but is 2.9.1", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Providers_that_are_missing_are_registered()
    {
        Say("registration", "NotRegistered");
        (int exitCode, string output) = Deploy("--resource-group", "rg", "--location", "westeurope");
        Assert.True(exitCode == 0, output);
        Assert.Contains("provider register --namespace Microsoft.EventGrid --wait --output none", Calls());
    }

    [Fact]
    public void A_region_without_flex_consumption_is_refused_with_those_that_have_it()
    {
        (int exitCode, string output) = Deploy("--resource-group", "rg", "--location", "moon");
        Assert.Equal(1, exitCode);
        Assert.Contains("moon does not offer Flex Consumption", output, StringComparison.Ordinal);
        Assert.Contains("westeurope eastus2", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls(), c => c.StartsWith("group create", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--resource-group rg")]
    [InlineData("--resource-group rg --location westeurope --package nowhere.zip")]
    [InlineData("--resource-group rg --colour blue")]
    [InlineData("--resource-group")]
    [InlineData("--resource-group rg --location westeurope --parameters model")]
    [InlineData("--resource-group rg --location westeurope --parameters nowhere.bicepparam")]
    public void Bad_usage_ends_with_2_and_says_why(string arguments)
    {
        (int exitCode, string output) = Deploy(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, exitCode);
        Assert.Contains("deploy: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Whichever_call_fails_the_script_says_so_and_running_it_again_completes()
    {
        Assert.Equal(0, Deploy("--resource-group", "rg", "--location", "westeurope").ExitCode);
        string[] whole = Calls();
        var retried = new List<string>();
        for (int failing = 1; failing <= whole.Length; failing++)
        {
            if (whole[failing - 1].StartsWith("package", StringComparison.Ordinal))
                continue;
            Reset();
            Say("fail", $"{failing}");
            (int exitCode, string output) = Deploy("--resource-group", "rg", "--location", "westeurope");
            if (exitCode == 0)
            {
                retried.Add(whole[failing - 1]);
                continue;
            }

            Assert.Contains("deploy: ", output, StringComparison.Ordinal);
            File.Delete(Path.Combine(Folder, "fail"));
            (int again, string second) = Deploy("--resource-group", "rg", "--location", "westeurope");
            Assert.True(again == 0, $"after call {failing} ({whole[failing - 1]}) failed:\n{second}");
        }

        // Only these are tried again by the script itself, because Azure needs time and not a person.
        Assert.All(retried,
            c => Assert.True(c.StartsWith("functionapp deployment source config-zip", StringComparison.Ordinal)
            || c.StartsWith("functionapp keys list", StringComparison.Ordinal)
            || c.Contains("summarizer-subscription", StringComparison.Ordinal), c));
        Assert.Equal(3, retried.Count);
    }

    [Fact]
    public void A_package_that_cannot_be_built_stops_before_anything_is_provisioned()
    {
        Script("package", "exit 3");
        (int exitCode, string output) = Deploy("--resource-group", "rg", "--location", "westeurope");
        Assert.Equal(1, exitCode);
        Assert.Contains("nothing was deployed yet", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls(), c => c.StartsWith("deployment group create", StringComparison.Ordinal));
    }

    private (int ExitCode, string Output) Deploy(params string[] arguments)
    {
        if (File.Exists(Path.Combine(Folder, "calls")) && !File.Exists(Path.Combine(Folder, "fail")))
            File.Delete(Path.Combine(Folder, "calls"));
        return Run("deploy.sh", "", arguments);
    }
}
