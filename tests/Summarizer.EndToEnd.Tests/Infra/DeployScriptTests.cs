using System.Diagnostics;
using System.IO.Compression;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Infra;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class DeployScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-deploy-").FullName;

    public DeployScriptTests()
    {
        // It records each call and answers as Azure would; the call whose number is in "fail" fails.
        Script("az", """
            log="$FAKE_FOLDER/calls"
            printf '%s\n' "$*" >> "$log"
            count=$(wc -l < "$log")
            [ -f "$FAKE_FOLDER/fail" ] && [ "$(cat "$FAKE_FOLDER/fail")" = "$count" ] && { echo "ERROR: (Planted) call $count" >&2; exit 1; }
            case "$*" in
              "provider show"*) cat "$FAKE_FOLDER/registration" ;;
              "group exists"*) if [ -f "$FAKE_FOLDER/group" ]; then echo true; else echo false; fi ;;
              "group create"*) touch "$FAKE_FOLDER/group" ;;
              "group show"*) echo westeurope ;;
              "functionapp list-flexconsumption-locations"*) printf 'westeurope\neastus2\n' ;;
              "functionapp keys list"*) echo true ;;
              *"outputs.articlesContainer"*) echo articles ;;
              *"outputs.summariesContainer"*) echo summaries ;;
              *"outputs.deadLetterContainer"*) echo deadletters ;;
              *"outputs."*) echo "$*" | sed 's/.*outputs\.\([a-zA-Z]*\)\.value.*/the-\1/' ;;
            esac
            """);
        Script("package", "printf 'package %s\\n' \"$*\" >> \"$FAKE_FOLDER/calls\"; mkdir -p \"$(dirname \"$3\")\"; echo zip > \"$3\"");
        File.WriteAllText(Path.Combine(_folder, "registration"), "Registered");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_first_deployment_checks_then_provisions_then_deploys_code_then_subscribes()
    {
        (int exitCode, string output) = Deploy("--resource-group", "rg", "--location", "West Europe");
        Assert.True(exitCode == 0, output);
        string[] calls = Calls();
        int[] order = [.. new[]
        {
            "account show", "provider show", "group exists", "functionapp list-flexconsumption-locations", "group create", "deployment group validate",
            "package", "deployment group create --resource-group rg --name summarizer ", "functionapp deployment source config-zip", "functionapp keys list",
            "deployment group create --resource-group rg --name summarizer-subscription",
        }.Select(c => Array.FindIndex(calls, call => call.StartsWith(c, StringComparison.Ordinal)))];
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
        foreach (string word in new[] { "the-appUrl", "--container-name articles", "--container-name summaries", "function key" })
            Assert.Contains(word, output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_kind_of_hosting_reaches_the_templates_and_the_package()
    {
        (int exitCode, string output) = Deploy("--resource-group", "rg", "--location", "westeurope", "--hosting", "isolated");
        Assert.True(exitCode == 0, output);
        Assert.Contains(Calls(), c => c.StartsWith("package --hosting isolated ", StringComparison.Ordinal));
        Assert.All(Calls().Where(c => c.Contains("main.bicep", StringComparison.Ordinal)), c => Assert.Contains("hosting=isolated", c, StringComparison.Ordinal));
        Assert.Equal(2, Deploy("--resource-group", "rg", "--location", "westeurope", "--hosting", "steam").ExitCode);
    }

    [Theory]
    [InlineData("hosting=isolated")]
    [InlineData("isolated.bicepparam")]
    public void A_parameter_that_says_the_hosting_gets_a_package_of_that_kind(string parameter)
    {
        File.WriteAllText(Path.Combine(_folder, "isolated.bicepparam"), "using 'main.bicep'\n// param hosting = 'native'\nparam hosting = 'isolated'\n");
        (int exitCode, string output) = Deploy("--resource-group", "rg", "--location", "westeurope", "--parameters", parameter);
        Assert.True(exitCode == 0, output);
        Assert.Contains(Calls(), c => c.StartsWith("package --hosting isolated ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SummarizeArticle/function.json", "isolated")]
    [InlineData("worker.config.json", "native")]
    public void A_package_of_the_other_kind_is_refused(string file, string hosting)
    {
        string package = Path.Combine(_folder, "app.zip");
        using (ZipArchive zip = ZipFile.Open(package, ZipArchiveMode.Create))
            zip.CreateEntry(file);
        (int exitCode, string output) = Deploy("--resource-group", "rg", "--location", "westeurope", "--hosting", hosting, "--package", package);
        Assert.Equal(2, exitCode);
        Assert.Contains($"not {hosting}", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_if_changes_nothing()
    {
        File.WriteAllText(Path.Combine(_folder, "group"), "");
        (int exitCode, string output) = Deploy("--resource-group", "rg", "--what-if");
        Assert.True(exitCode == 0, output);
        Assert.Contains(Calls(), c => c.StartsWith("deployment group what-if", StringComparison.Ordinal));
        Assert.DoesNotContain(Calls(), c => c.Contains(" create ", StringComparison.Ordinal) || c.Contains("config-zip", StringComparison.Ordinal) || c.StartsWith("package", StringComparison.Ordinal));
    }

    [Fact]
    public void Providers_that_are_missing_are_registered()
    {
        File.WriteAllText(Path.Combine(_folder, "registration"), "NotRegistered");
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
            File.WriteAllText(Path.Combine(_folder, "fail"), $"{failing}");
            (int exitCode, string output) = Deploy("--resource-group", "rg", "--location", "westeurope");
            if (exitCode == 0)
            {
                retried.Add(whole[failing - 1]);
                continue;
            }

            Assert.Contains("deploy: ", output, StringComparison.Ordinal);
            File.Delete(Path.Combine(_folder, "fail"));
            (int again, string second) = Deploy("--resource-group", "rg", "--location", "westeurope");
            Assert.True(again == 0, $"after call {failing} ({whole[failing - 1]}) failed:\n{second}");
        }

        // Only these are tried again by the script itself, because Azure needs time and not a person.
        Assert.All(retried, c => Assert.True(c.StartsWith("functionapp deployment source config-zip", StringComparison.Ordinal)
            || c.StartsWith("functionapp keys list", StringComparison.Ordinal) || c.Contains("summarizer-subscription", StringComparison.Ordinal), c));
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

    [Fact]
    public void Destroying_asks_first_and_a_wrong_answer_deletes_nothing()
    {
        File.WriteAllText(Path.Combine(_folder, "group"), "");
        (int exitCode, string output) = Run("destroy.sh", "no\n", "--resource-group", "rg");
        Assert.Equal(1, exitCode);
        Assert.Contains("not confirmed; nothing was deleted", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls(), c => c.StartsWith("group delete", StringComparison.Ordinal));

        Assert.Equal(0, Run("destroy.sh", "rg\n", "--resource-group", "rg").ExitCode);
        Assert.Contains("group delete --name rg --yes", Calls());
    }

    private string[] Calls() => File.ReadAllLines(Path.Combine(_folder, "calls"));

    private void Reset()
    {
        foreach (string file in new[] { "calls", "group", "fail" })
            File.Delete(Path.Combine(_folder, file));
    }

    private (int ExitCode, string Output) Deploy(params string[] arguments)
    {
        if (File.Exists(Path.Combine(_folder, "calls")) && !File.Exists(Path.Combine(_folder, "fail")))
            File.Delete(Path.Combine(_folder, "calls"));
        return Run("deploy.sh", "", arguments);
    }

    private (int ExitCode, string Output) Run(string script, string input, params string[] arguments)
    {
        var done = Finished.Run(new ProcessStartInfo("bash", [Path.Combine(Bicep.InfraFolder, script), .. arguments])
        {
            WorkingDirectory = _folder,
            Environment =
            {
                ["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}",
                ["FAKE_FOLDER"] = _folder,
                ["SUMMARIZER_PACKAGE_SCRIPT"] = Path.Combine(_folder, "package"),
                ["SUMMARIZER_PAUSE_SECONDS"] = "0",
            },
        }, input);
        return (done.ExitCode, done.Said);
    }

    private void Script(string name, string body)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
