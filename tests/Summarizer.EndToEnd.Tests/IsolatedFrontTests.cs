using System.Text.Json;
using System.Text.RegularExpressions;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests;

/// <summary>
/// The isolated worker's functions against the custom handler's function.json files. Its packages are not served everywhere, so its
/// source is read here; where they are served, tests/Summarizer.Functions.Worker.Tests runs it.
/// </summary>
public sealed class IsolatedFrontTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src");

    private static readonly Function[] Native = [.. Directory.EnumerateFiles(Path.Combine(Folder, "Summarizer.Functions", "functions"), "function.json", SearchOption.AllDirectories).Select(ReadJson)];

    [Fact]
    public void Both_fronts_let_the_same_calls_through_without_a_key()
    {
        string[] isolated = [.. Isolated().Where(f => f.Level == "anonymous").Select(f => f.ToString())];
        Assert.NotEmpty(isolated);
        Assert.Equal(Native.Where(f => f.Level == "anonymous").Select(f => f.ToString()).Order(StringComparer.Ordinal), isolated.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_needs_a_key_in_the_custom_handler_goes_through_the_one_function_that_asks_for_it()
    {
        Function api = Assert.Single(Isolated(), f => f.Level != "anonymous");
        Assert.Equal(("api/{*path}", "function"), (api.Route, api.Level));
        Assert.All(Native.Where(f => f.Level is not (null or "anonymous")), f =>
        {
            Assert.Equal("function", f.Level);
            Assert.StartsWith("api/", f.Route, StringComparison.Ordinal);
            Assert.Empty(f.Methods.Split(' ').Except(api.Methods.Split(' ')));
        });
    }

    [Fact]
    public void Both_fronts_have_the_same_triggers()
    {
        string source = File.ReadAllText(Path.Combine(Folder, "Summarizer.Functions.Worker", "ArticleFunctions.cs"));
        JsonElement blob = Binding("SummarizeArticle"), timer = Binding("SweepArticles"), queue = Binding("RecordPoisonedArticle");
        Assert.Contains($"[Function(\"SummarizeArticle\")]", source, StringComparison.Ordinal);
        Assert.Contains($"BlobTrigger(\"{blob.GetProperty("path").GetString()}\", Connection = \"{blob.GetProperty("connection").GetString()}\"", source, StringComparison.Ordinal);
        Assert.Contains($"Source = BlobTriggerSource.{blob.GetProperty("source").GetString()};", source, StringComparison.Ordinal);
        Assert.Contains($"[Function(\"SweepArticles\")]", source, StringComparison.Ordinal);
        Assert.Contains($"TimerTrigger(\"{timer.GetProperty("schedule").GetString()}\", UseMonitor = true)", source, StringComparison.Ordinal);
        Assert.Contains($"[Function(\"RecordPoisonedArticle\")]", source, StringComparison.Ordinal);
        Assert.Contains($"QueueTrigger(\"{queue.GetProperty("queueName").GetString()}\", Connection = \"{queue.GetProperty("connection").GetString()}\"", source, StringComparison.Ordinal);
        Assert.Equal(["RecordPoisonedArticle", "SummarizeArticle", "SweepArticles"], Native.Where(f => f.Level is null).Select(f => f.Name).Order(StringComparer.Ordinal));
    }

    private static Function[] Isolated()
    {
        string source = File.ReadAllText(Path.Combine(Folder, "Summarizer.Functions.Worker", "HttpFunctions.cs"));
        MatchCollection found = Regex.Matches(source, """\[Function\("(?<name>\w+)"\)\]\s+public [^(]+\(\[HttpTrigger\(AuthorizationLevel\.(?<level>\w+), (?<methods>("[a-z]+", )+)Route = "(?<route>[^"]*)"\)\]""");
        Assert.Equal(Regex.Count(source, "HttpTrigger\\("), found.Count);
        return [.. found.Select(m => new Function(m.Groups["name"].Value, m.Groups["level"].Value.ToLowerInvariant(), m.Groups["methods"].Value.Replace("\"", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Trim(), m.Groups["route"].Value))];
    }

    private static Function ReadJson(string path)
    {
        string name = Path.GetFileName(Path.GetDirectoryName(path))!;
        JsonElement trigger = Binding(name);
        return trigger.GetProperty("type").GetString() == "httpTrigger"
            ? new Function(name, trigger.GetProperty("authLevel").GetString(), string.Join(' ', trigger.GetProperty("methods").EnumerateArray().Select(m => m.GetString())), trigger.GetProperty("route").GetString()!)
            : new Function(name, null, "", "");
    }

    private static JsonElement Binding(string function) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "Summarizer.Functions", "functions", function, "function.json"))).RootElement.GetProperty("bindings")[0];

    /// <summary>A function as the host sees it; without HTTP it has no level.</summary>
    private sealed record Function(string Name, string? Level, string Methods, string Route);
}
