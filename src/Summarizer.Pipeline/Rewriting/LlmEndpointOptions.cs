using Summarizer.Pipeline.Rewriting.Calling;
using Summarizer.Pipeline.Rewriting.Endpoints;

namespace Summarizer.Pipeline.Rewriting;

/// <summary>The settings of one model: where it is, how the app signs in, and what is known of it.</summary>
public class LlmEndpointOptions
{
    /// <summary>
    /// The model's address: https://NAME.openai.azure.com or any target URI that the portal shows, the base of an
    /// OpenAI-compatible API, or a local server such as http://localhost:11434. Default: none, no model.
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>The deployment's name on Azure. Not needed where the endpoint's path has it. Default: none.</summary>
    public string? Deployment { get; set => field = value?.Trim(); }

    /// <summary>
    /// The model's name. Needed where there is no deployment; beside one it identifies the price, the context window
    /// and the reasoning effort. Default: none.
    /// </summary>
    public string? Model { get; set => field = value?.Trim(); }

    /// <summary>
    /// The key. Default: none; on Azure the managed identity (or the developer's sign-in) is used, another endpoint is
    /// called without a key.
    /// </summary>
    public string? ApiKey { get; set => field = value?.Trim(); }

    /// <summary>
    /// The client ID of a user-assigned managed identity. Default: none, the system-assigned one. Ignored where there
    /// is a key.
    /// </summary>
    public string? ClientId { get; set => field = value?.Trim(); }

    /// <summary>
    /// The effort of a reasoning model: none, minimal, low, medium, high, xhigh or max. Default: the lowest that the
    /// model takes. A value that the service refuses is replaced by the lowest that it names.
    /// </summary>
    public string? ReasoningEffort { get; set; }

    /// <summary>
    /// True if the model reasons before it answers, and needs room for it. Default: by the model's name (gpt-5, gpt-6,
    /// o1, o3, o4, deepseek-r1 …).
    /// </summary>
    public bool? ReasoningModel { get; set; }

    /// <summary>
    /// The model's context window in tokens, 1,000 to 20,000,000; articles are split to fit. Default: by the model's
    /// name, otherwise what the service says when it refuses a request, or what it has read of a prompt that it cut.
    /// Set it for local servers: they cut without an error, and the first article loses text.
    /// </summary>
    public int? ContextWindow { get; set; }

    /// <summary>True if any of endpoint, deployment, model and key is set.</summary>
    public bool IsOn => IsSet(Endpoint) || IsSet(Deployment) || IsSet(Model) || IsSet(ApiKey);

    /// <summary>The model's name for prices and results: the model, else the deployment.</summary>
    public string ModelName => IsSet(Model) ? Model! : IsSet(Deployment) ? Deployment! : DeploymentInEndpoint ?? "";

    /// <summary>True if room is left for reasoning in the limit of output tokens.</summary>
    internal bool Reasons => ReasoningModel ?? KnownModels.Find(ModelName)?.Reasons ?? false;

    private string? DeploymentInEndpoint => IsSet(Endpoint) ? ModelEndpoint.DeploymentIn(Endpoint!) : null;

    /// <summary>Works out the address.</summary>
    /// <param name="section">The section of the configuration, for messages.</param>
    /// <exception cref="InvalidSettingException">The address is not usable.</exception>
    internal ModelEndpoint Resolve(string section) =>
        ModelEndpoint.Resolve($"{section}:{nameof(Endpoint)}", Endpoint ?? "", Deployment, Model);

    /// <summary>Throws where the model is half configured or a value is out of its range.</summary>
    /// <param name="section">The section of the configuration, for messages.</param>
    /// <exception cref="InvalidSettingException">Names the setting, the value and what is allowed.</exception>
    internal void ValidateEndpoint(string section)
    {
        if (!IsSet(Endpoint))
        {
            throw Missing(section, nameof(Endpoint),
                "the address of the model, because other settings of the model are there: "
                    + "https://NAME.openai.azure.com, or the base of an OpenAI-compatible API");
        }

        ModelEndpoint endpoint = Resolve(section);
        if (endpoint.Model.Length == 0)
            throw Missing(section, nameof(Deployment),
                $"the deployment's name on Azure, or {section}:{nameof(Model)} for another endpoint");
        ServiceKey.Require($"{section}:{nameof(ApiKey)}", ApiKey);
        bool plain = endpoint.Requests.Scheme == "http";
        if (plain && IsSet(ApiKey) && !endpoint.IsLocal)
            throw new InvalidSettingException($"{section}:{nameof(Endpoint)}", "http",
                "https, because a key is sent along");
        if (plain && endpoint.IsAzure && !IsSet(ApiKey))
            throw new InvalidSettingException($"{section}:{nameof(Endpoint)}", "http",
                "https, because an identity's token is sent along; "
                    + $"a server other than Azure's needs {section}:{nameof(Model)} instead of {nameof(Deployment)}");
        bool effort = !IsSet(ReasoningEffort)
            || Array.Exists(Adaptations.Efforts, e => e.Equals(ReasoningEffort, StringComparison.OrdinalIgnoreCase));
        if (!effort)
            throw new InvalidSettingException($"{section}:{nameof(ReasoningEffort)}", ReasoningEffort,
                string.Join(", ", Adaptations.Efforts));
        if (ContextWindow is < 1000 or > 20_000_000)
            throw new InvalidSettingException($"{section}:{nameof(ContextWindow)}", ContextWindow,
                "between 1000 and 20000000, or nothing");
    }

    private static InvalidSettingException Missing(string section, string setting, string allowed) =>
        new($"{section}:{setting}", null, allowed);

    private static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value);
}
