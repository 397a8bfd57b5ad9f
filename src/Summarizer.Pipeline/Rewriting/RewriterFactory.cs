using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Pipeline.Budgeting;
using Summarizer.Pipeline.Rewriting.Budgeting;
using Summarizer.Pipeline.Rewriting.Calling;
using Summarizer.Pipeline.Rewriting.Endpoints;
using Summarizer.Pipeline.Rewriting.Reuse;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Rewriting;

/// <summary>The factory of the rewriter: all of its parts can be read here.</summary>
public static class RewriterFactory
{
    /// <summary>Makes the rewriter; nothing is called yet, nothing large is loaded.</summary>
    /// <param name="options">The settings; they are checked.</param>
    /// <param name="notes">The store of budgets and earlier answers. Null for no store; days then have no budget, and
    /// answers are not used again.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    /// <returns>Null where no model is configured.</returns>
    /// <exception cref="InvalidSettingException">A setting is missing or wrong.</exception>
    public static IRewriter? Create(LlmOptions options, INoteStore? notes = null, TimeProvider? time = null,
        ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (!options.IsOn)
            return null;
        TimeProvider clock = time ?? TimeProvider.System;
        ILogger log = logger ?? NullLogger.Instance;
        var budget = DayBudget.OfModel(options, notes, clock);
        ModelCaller writer = Caller(options, LlmOptions.Section);
        ModelCaller[] callers = options.Fallback.IsOn
            ? [writer, Caller(options.Fallback, LlmOptions.FallbackSection)]
            : [writer];
        var model = new ModelChain(callers, options, log);
        ModelChain verifier = options.Verifier.IsOn
            ? new ModelChain([Caller(options.Verifier, LlmOptions.VerifierSection)], options, log)
            : model;
        IEnumerable<(LlmEndpointOptions, ModelEndpoint)> used = new (LlmEndpointOptions Options, string Section)[]
        {
            (options, LlmOptions.Section), (options.Fallback, LlmOptions.FallbackSection),
            (options.Verifier, LlmOptions.VerifierSection),
        }.Where(m => m.Options.IsOn).Select(m => (m.Options, m.Options.Resolve(m.Section)));
        foreach (string name in Prices.Unused(options.Prices, used))
            Log.PriceUnused(log, name);
        return new Rewriter(options, model, verifier, budget, new AnswerMemory(notes), clock, log);

        ModelCaller Caller(LlmEndpointOptions at, string section)
        {
            ModelSettings settings = ModelSettings.Of(at, section, options.Prices);
            if (!settings.PriceIsKnown)
                Log.PriceUnknown(log, settings.Name, settings.Price.Input, settings.Price.Output);
            IChatClient client = ChatClients.Create(at, settings.Endpoint, options.CallTimeout, clock, log);
            return new ModelCaller(client, options, settings, budget, clock, log);
        }
    }
}
