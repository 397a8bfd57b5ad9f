using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Functions.Health;
using Summarizer.Functions.Problems;
using Summarizer.Functions.Summaries;
using Summarizer.Functions.Triggers;

namespace Summarizer.Functions;

/// <summary>The app's own JSON, generated at build time. Results have theirs in the pipeline.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(WaitingArticle))]
[JsonSerializable(typeof(SummaryList))]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(InvocationAnswer))]
internal sealed partial class AppJson : JsonSerializerContext
{
    /// <summary>
    /// The one to use: leaves quotes, umlauts and the like as they are. Every answer says that it is JSON, and that no
    /// browser may guess otherwise.
    /// </summary>
    public static AppJson Plain { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
