using Summarizer.Pipeline.Rewriting.Endpoints;

namespace Summarizer.Pipeline.Rewriting.Budgeting;

/// <summary>The price of a configured model.</summary>
internal static class Prices
{
    /// <summary>
    /// Returns the price: the configured one, else the list price of the model, else nothing for a model on this
    /// machine or in a private network, else the dearest list price.
    /// </summary>
    /// <param name="configured">Prices by model from the configuration.</param>
    /// <param name="model">The model.</param>
    /// <param name="endpoint">Its address.</param>
    /// <param name="isKnown">False if nothing is known of the price, so that the dearest is assumed.</param>
    public static LlmPrice Of(IReadOnlyDictionary<string, LlmPrice> configured, LlmEndpointOptions model,
        ModelEndpoint endpoint, out bool isKnown)
    {
        isKnown = true;
        foreach (string? name in new[] { model.Model, model.Deployment, endpoint.Model })
        {
            if (name is not null && (configured.TryGetValue(name, out LlmPrice? price)
                || (price = configured.FirstOrDefault(p => p.Key.Equals(name,
                    StringComparison.OrdinalIgnoreCase)).Value) is not null))
                return price;
        }

        foreach (string? name in new[] { model.Model, model.Deployment, endpoint.Model })
        {
            if (!string.IsNullOrWhiteSpace(name) && KnownModels.Find(name)?.Price is { } price)
                return price;
        }

        isKnown = endpoint.IsLocal;
        return isKnown ? new LlmPrice() : KnownModels.Dearest;
    }
}
