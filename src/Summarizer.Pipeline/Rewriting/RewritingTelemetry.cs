using System.Diagnostics;
using System.Diagnostics.Metrics;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Rewriting;

/// <summary>Traces and metrics of the model's part, after OpenTelemetry's semantic conventions for generative AI. Never any text.</summary>
public static class RewritingTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Summarizer.Llm";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<long> Tokens = Meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}", "Tokens sent and received for an article.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("gen_ai.client.operation.duration", "s", "How long one call took, with its retries.");
    private static readonly Counter<double> Cost = Meter.CreateCounter<double>("summarizer.llm.cost", "{USD}", "Estimated cost.");
    private static readonly Counter<long> Articles = Meter.CreateCounter<long>("summarizer.llm.articles", "{article}", "Articles by the status of their model's part.");
    private static readonly Counter<long> Sentences = Meter.CreateCounter<long>("summarizer.llm.sentences", "{sentence}", "Summary sentences by grounding.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("summarizer.llm.retries", "{call}", "Calls made again.");

    internal static Activity? StartCall(string model)
    {
        Activity? activity = Source.StartActivity("chat " + model, ActivityKind.Client);
        activity?.SetTag("gen_ai.operation.name", "chat");
        activity?.SetTag("gen_ai.request.model", model);
        return activity;
    }

    internal static void EndCall(Activity? activity, string model, TimeSpan took, long input, long output, string? error)
    {
        activity?.SetTag("gen_ai.usage.input_tokens", input);
        activity?.SetTag("gen_ai.usage.output_tokens", output);
        var tags = new TagList { { "gen_ai.operation.name", "chat" }, { "gen_ai.request.model", model } };
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
        Tokens.Record(usage.InputTokens, name, new KeyValuePair<string, object?>("gen_ai.token.type", "input"));
        Tokens.Record(usage.OutputTokens, name, new KeyValuePair<string, object?>("gen_ai.token.type", "output"));
        Cost.Add(usage.EstimatedCostUsd, name);
        Retries.Add(usage.Retries, name);
    }
}
