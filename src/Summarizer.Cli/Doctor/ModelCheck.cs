using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Logging;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;

namespace Summarizer.Cli.Doctor;

/// <summary>
/// A check of each configured model, also of the fallback and the verifier: it summarises a short text of our own, in
/// the same way as articles but without its earlier answers.
/// </summary>
internal static class ModelCheck
{
    private const string Area = "model";

    private const string Sample =
        "The town library of Aldmoor will stay open until nine on weekday evenings from the first of May. "
        + "The council voted for the change on Tuesday after a trial of six months in which visits rose by 18 per "
        + "cent. "
        + "Two new posts are paid for from the budget for culture, which grows by 90,000 euros. "
        + "The reading room on the second floor gets forty more seats and better lamps. "
        + "Students had asked for longer hours because the school closes its own rooms at five. "
        + "A shop opposite the library hopes for more customers in the evening. "
        + "The bus company will check whether line 12 can run half an hour longer. "
        + "In the autumn the council will look at the figures again and decide about Saturdays.";

    public static async IAsyncEnumerable<Finding> RunAsync(
        LlmOptions options, bool call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (fallback, verifier) = (options.Fallback, options.VerifiesByModel ? options.Verifier : new());
        // Each by itself: another one would hide that it does not answer.
        (options.Fallback, options.Verify) = (new(), "rules");
        yield return await RunAsync(options, "Summarizer__Llm", call, cancellationToken);
        if (fallback.IsOn)
            yield return await RunAsync(With(fallback, options), "Summarizer__Llm__Fallback", call, cancellationToken);
        if (verifier.IsOn)
            yield return await RunAsync(With(verifier, options), "Summarizer__Llm__Verifier", call, cancellationToken);
    }

    private static LlmOptions With(LlmEndpointOptions model, LlmOptions other) => new()
    {
        Endpoint = model.Endpoint,
        Deployment = model.Deployment,
        Model = model.Model,
        ApiKey = model.ApiKey,
        ClientId = model.ClientId,
        ReasoningEffort = model.ReasoningEffort,
        ReasoningModel = model.ReasoningModel,
        ContextWindow = model.ContextWindow,
        Prices = other.Prices,
        CallTimeout = other.CallTimeout,
        Deadline = other.Deadline,
    };

    private static async Task<Finding> RunAsync(
        LlmOptions options, string section, bool call, CancellationToken cancellationToken)
    {
        if (!options.IsOn)
            return new Finding(FindingKind.Off, Area, "No model is configured; summaries are extractive.");
        string where = $"{options.Model ?? options.Deployment ?? "the deployment"} at {options.Endpoint}";
        if (!call)
            return new Finding(FindingKind.Off, Area, $"{where} is configured and was not called.");
        var log = new Lines();
        var pipeline = new SummaryPipeline(new SummarizerOptions(), RewriterFactory.Create(options, logger: log));
        LlmPart part;
        try
        {
            part = (await pipeline.SummarizeAsync(Encoding.UTF8.GetBytes(Sample), "text/plain; charset=utf-8", "doctor",
                new SummaryRequest { Llm = true }, cancellationToken)).Llm
                ?? new LlmPart { Status = ResultStatus.Disabled, Reason = "It was not asked." };
        }
        catch (ArticleException e)
        {
            return new Finding(FindingKind.Fault, Area, e.Message);
        }

        if (part.Status == ResultStatus.Succeeded && log.OfAddresses.LastOrDefault() is { } address)
            return new Finding(
                FindingKind.Warning, Area, $"{where} wrote a summary, but not at this address.", address);
        return part.Status == ResultStatus.Succeeded
            ? new Finding(FindingKind.Ok, Area, string.Create(CultureInfo.InvariantCulture,
                $"{where} wrote a summary: {part.Usage?.InputTokens} tokens "
                    + $"in, {part.Usage?.OutputTokens} out, about ${part.Usage?.EstimatedCostUsd:0.0000}"))
            : new Finding(FindingKind.Fault, Area, $"{where}: {part.Status}. {part.Reason}",
                $"Check {section}__Endpoint, …__Deployment or …__Model, and the key, or the identity's role "
                    + "Cognitive Services OpenAI User; docs/llm.md.");
    }

    /// <summary>The lines that the model's part logs of other addresses.</summary>
    private sealed class Lines : ILogger
    {
        private const int AddressEvent = 41;

        public List<string> OfAddresses { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id == AddressEvent)
                OfAddresses.Add(formatter(state, exception));
        }
    }
}
