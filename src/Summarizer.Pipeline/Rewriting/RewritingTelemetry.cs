using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting.Calling;

namespace Summarizer.Pipeline.Rewriting;

/// <summary>
/// Traces and metrics of the model's part, after OpenTelemetry's semantic conventions for generative AI. Never any
/// text.
/// </summary>
public static class RewritingTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Summarizer.Llm";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<long> Tokens =
        Meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}", "Tokens sent and received, by call.");
    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("gen_ai.client.operation.duration", "s",
            "The duration of one call, with its retries.");
    private static readonly Counter<double> Cost =
        Meter.CreateCounter<double>("summarizer.llm.cost", "{USD}", "Estimated cost.");
    private static readonly Counter<long> Articles =
        Meter.CreateCounter<long>("summarizer.llm.articles", "{article}",
            "Articles by the status of their model's part.");
    private static readonly Counter<long> Sentences =
        Meter.CreateCounter<long>("summarizer.llm.sentences", "{sentence}", "Summary sentences by grounding.");
    private static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("summarizer.llm.retries", "{call}", "Calls made again.");

    internal static Activity? StartCall(ModelSettings model, double? temperature)
    {
        Activity? activity = Source.StartActivity("chat " + model.Name, ActivityKind.Client);
        if (activity is null)
            return null;
        foreach ((string key, object? value) in Common(model))
            activity.SetTag(key, value);
        activity.SetTag("gen_ai.output.type", "json");
        activity.SetTag("gen_ai.request.temperature", temperature);
        return activity;
    }

    internal static void EndCall(Activity? activity, ModelSettings model, TimeSpan took, ChatResponse? response,
        long input, long output, string? error)
    {
        TagList tags = Common(model);
        if (response is not null)
        {
            tags.Add("gen_ai.response.model", response.ModelId);
            activity?.SetTag("gen_ai.response.model", response.ModelId);
            activity?.SetTag("gen_ai.response.finish_reasons", new[] { response.FinishReason?.Value ?? "stop" });
            activity?.SetTag("gen_ai.usage.input_tokens", input);
            activity?.SetTag("gen_ai.usage.output_tokens", output);
            Tokens.Record(input, [.. tags, new("gen_ai.token.type", "input")]);
            Tokens.Record(output, [.. tags, new("gen_ai.token.type", "output")]);
        }

        if (error is not null)
        {
            activity?.SetTag("error.type", error);
            activity?.SetStatus(ActivityStatusCode.Error);
            tags.Add("error.type", error);
        }

        Duration.Record(took.TotalSeconds, tags);
    }

    internal static void Count(string model, LlmPart part)
    {
        Articles.Add(1, new KeyValuePair<string, object?>("status", part.Status));
        foreach (GroundedSentence sentence in part.Sentences ?? [])
            Sentences.Add(1, new KeyValuePair<string, object?>("grounding", sentence.Grounding));
        if (part.Usage is not { } usage)
            return;
        var name = new KeyValuePair<string, object?>("gen_ai.request.model", model);
        Cost.Add(usage.EstimatedCostUsd, name);
        Retries.Add(usage.Retries, name);
    }

    private static TagList Common(ModelSettings model) => new()
    {
        { "gen_ai.operation.name", "chat" },
        { "gen_ai.provider.name", model.Endpoint.IsAzure ? "azure.ai.openai" : "openai" },
        { "gen_ai.request.model", model.Name },
        { "server.address", model.Endpoint.Requests.Host },
        { "server.port", model.Endpoint.Requests.Port },
    };
}
