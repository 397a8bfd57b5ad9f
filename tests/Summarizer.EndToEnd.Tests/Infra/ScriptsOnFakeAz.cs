using System.Diagnostics;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Infra;

/// <summary>Runs the scripts of <c>infra</c> against an <c>az</c> that records its calls.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public abstract class ScriptsOnFakeAz : IDisposable
{
    /// <summary>The folder in which the scripts run, and the fake reads and writes.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("summarizer-deploy-").FullName;

    protected ScriptsOnFakeAz()
    {
        // It records each call and answers as Azure would; the call whose number is in "fail" fails.
        Script("az", """
            log="$FAKE_FOLDER/calls"
            printf '%s\n' "$*" >> "$log"
            count=$(wc -l < "$log")
            case "$*" in "deployment group"*) echo "$AZURE_PRINCIPAL_TYPE $AZURE_PRINCIPAL_ID" > "$FAKE_FOLDER/principal" ;; esac
            [ -f "$FAKE_FOLDER/fail" ] && [ "$(cat "$FAKE_FOLDER/fail")" = "$count" ] && { echo "ERROR: (Planted) call $count" >&2; exit 1; }
            case "$*" in
              "version "*) cat "$FAKE_FOLDER/version" ;;
              "account show --query user.type"*) echo user ;;
              "ad signed-in-user show"*) echo the-person ;;
              "provider show"*) cat "$FAKE_FOLDER/registration" ;;
              "group exists"*) if [ -f "$FAKE_FOLDER/group" ]; then echo true; else echo false; fi ;;
              "group create"*) touch "$FAKE_FOLDER/group" ;;
              "group show"*) echo westeurope ;;
              "deployment group validate"*) cat "$FAKE_FOLDER/planned" ;;
              "resource list"*microsoft.storage*) cat "$FAKE_FOLDER/accounts" 2>/dev/null || true ;;
              "storage account check-name"*) cat "$FAKE_FOLDER/free" ;;
              "rest --method post"*) cat "$FAKE_FOLDER/free" ;;
              "cognitiveservices account list-deleted"*) cat "$FAKE_FOLDER/deleted" 2>/dev/null || true ;;
              "cognitiveservices account list "*) printf 'the-model\tswedencentral\n' ;;
              "identity list"*) echo the-identity ;;
              "role assignment list"*) echo /grant/elsewhere ;;
              "functionapp list-flexconsumption-locations"*) printf 'westeurope\neastus2\n' ;;
              "functionapp keys list"*) echo true ;;
              *"outputs.articlesContainer"*) echo articles ;;
              *"outputs.summariesContainer"*) echo summaries ;;
              *"outputs.deadLetterContainer"*) echo deadletters ;;
              *"outputs."*) echo "$*" | sed 's/.*outputs\.\([a-zA-Z]*\)\.value.*/the-\1/' ;;
            esac
            """);
        Script("package",
            "printf 'package %s\\n' \"$*\" >> \"$FAKE_FOLDER/calls\"; for out; do :; done; mkdir -p \"$(dirname "
                + "\"$out\")\"; echo zip > \"$out\"");
        Say("version", "2.60.0");
        Say("registration", "Registered");
        Say("free", "true");
        string resources = "/subscriptions/s/resourceGroups/rg/providers";
        Say("planned",
            $"{resources}/Microsoft.Storage/storageAccounts/the-account\n{resources}/Microsoft.Storage/storageAccounts/the-account/blobServices/default\n"
            + $"{resources}/Microsoft.Web/sites/the-app\n{resources}/Microsoft.CognitiveServices/accounts/the-model\n");
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected void Say(string file, string answer) => File.WriteAllText(Path.Combine(Folder, file), answer);

    protected string Said(string file) => File.ReadAllText(Path.Combine(Folder, file)).TrimEnd('\n');

    protected string[] Calls() => File.ReadAllLines(Path.Combine(Folder, "calls"));

    protected void Reset()
    {
        foreach (string file in new[] { "calls", "group", "fail", "principal" })
            File.Delete(Path.Combine(Folder, file));
    }

    protected (int ExitCode, string Output) Run(string script, string input, string[] arguments,
        params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Bicep.InfraFolder, script), .. arguments])
        {
            WorkingDirectory = Folder,
            Environment =
            {
                ["PATH"] = $"{Folder}:{Environment.GetEnvironmentVariable("PATH")}",
                ["FAKE_FOLDER"] = Folder,
                ["SUMMARIZER_PACKAGE_SCRIPT"] = Path.Combine(Folder, "package"),
                ["SUMMARIZER_PAUSE_SECONDS"] = "0",
            },
        };
        start.Environment.Remove("AZURE_PRINCIPAL_ID");
        start.Environment.Remove("AZURE_PRINCIPAL_TYPE");
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        var done = Finished.Run(start, input);
        return (done.ExitCode, done.Said);
    }

    protected void Script(string name, string body)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
