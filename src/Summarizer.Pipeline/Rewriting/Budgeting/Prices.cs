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
        string[] names = Names(model, endpoint);
        foreach (string name in names)
        {
            if (configured.TryGetValue(name, out LlmPrice? price)
                || (price = configured.FirstOrDefault(p => IsSame(p.Key, name)).Value) is not null)
                return price;
        }

        foreach (string name in names)
        {
            if (KnownModels.Find(name)?.Price is { } price)
                return price;
        }

        isKnown = endpoint.IsLocal;
        return isKnown ? new LlmPrice() : KnownModels.Dearest;
    }

    /// <summary>Returns the names with a configured price that none of the models has.</summary>
    /// <param name="configured">Prices by model from the configuration.</param>
    /// <param name="models">The models, each with its address.</param>
    public static IEnumerable<string> Unused(IReadOnlyDictionary<string, LlmPrice> configured,
        IEnumerable<(LlmEndpointOptions Options, ModelEndpoint Endpoint)> models)
    {
        string[] names = [.. models.SelectMany(m => Names(m.Options, m.Endpoint))];
        return configured.Keys.Where(key => !Array.Exists(names, name => IsSame(key, name)));
    }

    private static string[] Names(LlmEndpointOptions model, ModelEndpoint endpoint) =>
        [.. new[] { model.Model, model.Deployment, endpoint.Model }.OfType<string>()
            .Where(name => name.Length > 0).Distinct()];

    /// <summary>
    /// True if two names differ only in capitals and in separators: shells and Azure's app settings allow only
    /// underscores.
    /// </summary>
    private static bool IsSame(string configured, string name) =>
        Plain(configured).Equals(Plain(name), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) =>
        string.Concat(name.Select(c => c is '-' or '.' or ':' or '/' ? '_' : c));
}
