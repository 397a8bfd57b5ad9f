using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Summarizer.Functions.Contract;

/// <summary>
/// Every function of the app, once. The custom handler's function.json files are generated from this table
/// (<c>UPDATE_GENERATED=1 dotnet test tests/Summarizer.EndToEnd.Tests</c>), and the isolated worker's attributes are
/// checked against it.
/// </summary>
internal static class FunctionTable
{
    /// <summary>The connection of every trigger on storage.</summary>
    public const string Connection = "ArticleStorage";

    /// <summary>The functions, sorted as the host sorts them.</summary>
    public static IReadOnlyList<FunctionContract> All { get; } =
    [
        FunctionContract.Http("CreateDigest", "api/digests", needsKey: true, "post"),
        FunctionContract.Http("CreateSummary", "api/summaries", needsKey: true, "post"),
        FunctionContract.Http("CreateSummaryBatch", "api/summaries:batch", needsKey: true, "post"),
        FunctionContract.Http("DeleteSummary", "api/summaries/{*name}", needsKey: true, "delete"),
        FunctionContract.Http("Diagnostics", "api/diagnostics", needsKey: true, "get", "head"),
        FunctionContract.Http("GetSummary", "api/summaries/{*name}", needsKey: true, "get", "head"),
        FunctionContract.Http("Health", "api/health/{probe?}", needsKey: false, "get", "head"),
        FunctionContract.Http("ListSummaries", "api/summaries", needsKey: true, "get", "head"),
        FunctionContract.Http("Mcp", "api/mcp", needsKey: true, "post", "get", "delete"),
        FunctionContract.Http("OpenApi", "api/openapi.json", needsKey: false, "get", "head"),
        FunctionContract.Http("Page", "{ignored:maxlength(0)?}", needsKey: false, "get", "head"),
        FunctionContract.Http("PageFile", "page/{file}", needsKey: false, "get", "head"),
        FunctionContract.Http("PutArticle", "api/articles/{*name}", needsKey: true, "put"),
        new("RecordPoisonedArticle", FunctionTrigger.Queue, "message")
        {
            Source = TriggerSetting.PoisonQueue.Expression,
        },
        new("SummarizeArticle", FunctionTrigger.Blob, "article")
        {
            Source = TriggerSetting.ArticlesContainer.Expression + "/{name}",
        },
        new("SummarizeDueArticles", FunctionTrigger.Queue, "message") { Source = TriggerSetting.DueQueue.Expression },
        new("SweepArticles", FunctionTrigger.Timer, "timer") { Source = TriggerSetting.SweepSchedule.Expression },
        // Everything again below /api/v1. The app removes the version and checks the method.
        FunctionContract.Http("Version1", "api/v1/{*path}", needsKey: true, "get", "head", "post", "put", "delete"),
    ];

    /// <summary>Returns the text of a function's function.json.</summary>
    public static string FunctionJson(FunctionContract function)
    {
        var text = new MemoryStream();
        var writing = new JsonWriterOptions
        {
            Indented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NewLine = "\n",
        };
        using (var json = new Utf8JsonWriter(text, writing))
        {
            json.WriteStartObject();
            json.WriteStartArray("bindings");
            json.WriteStartObject();
            json.WriteString("type", TypeOf(function.Trigger));
            json.WriteString("direction", "in");
            json.WriteString("name", function.Parameter);
            WriteTrigger(json, function);
            json.WriteEndObject();
            if (function.Trigger == FunctionTrigger.Http)
            {
                json.WriteStartObject();
                json.WriteString("type", "http");
                json.WriteString("direction", "out");
                json.WriteString("name", "response");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }

    /// <summary>Returns the binding type of a trigger.</summary>
    public static string TypeOf(FunctionTrigger trigger) => trigger switch
    {
        FunctionTrigger.Http => "httpTrigger",
        FunctionTrigger.Blob => "blobTrigger",
        FunctionTrigger.Queue => "queueTrigger",
        _ => "timerTrigger",
    };

    private static void WriteTrigger(Utf8JsonWriter json, FunctionContract function)
    {
        switch (function.Trigger)
        {
            case FunctionTrigger.Http:
                json.WriteString("authLevel", function.NeedsKey ? "function" : "anonymous");
                json.WriteStartArray("methods");
                foreach (string method in function.Methods)
                    json.WriteStringValue(method);
                json.WriteEndArray();
                json.WriteString("route", function.Route);
                break;
            case FunctionTrigger.Blob:
                json.WriteString("path", function.Source);
                json.WriteString("connection", Connection);
                // The publish puts LogsAndContainerScan here if the host must poll.
                json.WriteString("source", "EventGrid");
                break;
            case FunctionTrigger.Queue:
                json.WriteString("queueName", function.Source);
                json.WriteString("connection", Connection);
                break;
            default:
                json.WriteString("schedule", function.Source);
                json.WriteBoolean("useMonitor", true);
                json.WriteBoolean("runOnStartup", false);
                break;
        }
    }
}
