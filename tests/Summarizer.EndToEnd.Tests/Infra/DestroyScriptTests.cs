namespace Summarizer.EndToEnd.Tests.Infra;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class DestroyScriptTests : ScriptsOnFakeAz
{
    [Fact]
    public void Destroying_asks_first_and_a_wrong_answer_deletes_nothing()
    {
        Say("group", "");
        (int exitCode, string output) = Run("destroy.sh", "no\n", ["--resource-group", "rg"]);
        Assert.Equal(1, exitCode);
        Assert.Contains("not confirmed; nothing was deleted", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls(), c => c.Contains(" delete ", StringComparison.Ordinal));

        Assert.Equal(0, Run("destroy.sh", "rg\n", ["--resource-group", "rg"]).ExitCode);
        Assert.Contains("group delete --name rg --yes", Calls());
    }

    [Fact]
    public void Destroying_leaves_no_role_in_another_group_behind_and_says_what_keeps_its_name()
    {
        Say("group", "");
        (int exitCode, string output) = Run("destroy.sh", "", ["--resource-group", "rg", "--yes"]);
        Assert.Equal(0, exitCode);
        string[] calls = Calls();
        int grant = Array.IndexOf(calls, "role assignment delete --ids /grant/elsewhere");
        Assert.InRange(grant, 0, Array.IndexOf(calls, "group delete --name rg --yes") - 1);
        Assert.Contains("purge --name the-model --resource-group rg --location swedencentral", output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Whichever_call_fails_destroying_says_so_and_can_be_run_again()
    {
        Say("group", "");
        Assert.Equal(0, Run("destroy.sh", "", ["--resource-group", "rg", "--yes"]).ExitCode);
        int calls = Calls().Length;
        for (int failing = 1; failing <= calls; failing++)
        {
            Reset();
            Say("group", "");
            Say("fail", $"{failing}");
            (int exitCode, string output) = Run("destroy.sh", "", ["--resource-group", "rg", "--yes"]);
            Assert.Equal(1, exitCode);
            Assert.Contains("destroy: ", output, StringComparison.Ordinal);
            File.Delete(Path.Combine(Folder, "fail"));
            Assert.Equal(0, Run("destroy.sh", "", ["--resource-group", "rg", "--yes"]).ExitCode);
        }
    }
}
