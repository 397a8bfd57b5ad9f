using Summarizer.Pipeline.Rewriting.Budgeting;
using Summarizer.Pipeline.Rewriting.Endpoints;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>A configured model, worked out.</summary>
/// <param name="Name">Its name for results and telemetry.</param>
/// <param name="Endpoint">Its address.</param>
/// <param name="Price">Its price.</param>
/// <param name="PriceIsKnown">False if the dearest price is assumed, because none is known.</param>
/// <param name="Window">Its context window in tokens; null where it is not known.</param>
/// <param name="Reasons">True if it needs room for reasoning.</param>
internal sealed record ModelSettings(string Name, ModelEndpoint Endpoint, LlmPrice Price, bool PriceIsKnown,
    int? Window, bool Reasons)
{
    /// <summary>Works out a model of the configuration.</summary>
    public static ModelSettings Of(LlmEndpointOptions model, string section,
        IReadOnlyDictionary<string, LlmPrice> prices)
    {
        ModelEndpoint endpoint = model.Resolve(section);
        LlmPrice price = Prices.Of(prices, model, endpoint, out bool isKnown);
        KnownModel? known = KnownModels.Find(model.ModelName);
        // With no effort a model does not reason, and its answer needs no more room than another's.
        bool reasons = model.Reasons
            && (model.ReasoningEffort ?? (known?.Efforts is [var least, ..] ? least : null)) != "none";
        return new ModelSettings(model.ModelName, endpoint, price, isKnown,
            model.ContextWindow ?? known?.Window, reasons);
    }
}
