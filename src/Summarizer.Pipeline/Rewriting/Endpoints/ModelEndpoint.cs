using System.Net;
using System.Net.Sockets;

namespace Summarizer.Pipeline.Rewriting.Endpoints;

/// <summary>
/// The address of a model, worked out from the address that a person pasted. That can be the endpoint of a resource,
/// the target URI of a portal with deployment and version, the base of a compatible API, or the host of a local server.
/// </summary>
/// <param name="Requests">The address that chat completions are sent to.</param>
/// <param name="Kind">The protocol variant.</param>
/// <param name="Model">The deployment on Azure, otherwise the model.</param>
internal sealed record ModelEndpoint(Uri Requests, EndpointKind Kind, string Model)
{
    private const string Completions = "/chat/completions";

    // The latest generally available version, and the latest of all, which knows reasoning_effort.
    // learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle, read 2026-11-29.
    private const string Version = "2024-10-21", ReasoningVersion = "2025-04-01-preview";

    private static readonly string[] AzureHosts =
    [
        ".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com", ".api.cognitive.microsoft.com",
        ".openai.azure.us", ".cognitiveservices.azure.us", ".openai.azure.cn", ".cognitiveservices.azure.cn",
    ];

    /// <summary>Web pages that are easily taken for an API, with the address to use instead.</summary>
    private static readonly (string Host, string Instead)[] Pages =
    [
        ("portal.azure.com", AzureForm), ("ai.azure.com", AzureForm), ("oai.azure.com", AzureForm),
        ("platform.openai.com", "https://api.openai.com/v1"), ("chatgpt.com", "https://api.openai.com/v1"),
        ("chat.openai.com", "https://api.openai.com/v1"), ("openai.com", "https://api.openai.com/v1"),
    ];

    private const string FoundryScope = "https://ai.azure.com/.default";
    private const string ServicesScope = AzureIdentity.PublicServicesScope;

    private const string AzureForm =
        "https://NAME.openai.azure.com, the endpoint that the portal shows under Keys and Endpoint";

    /// <summary>Names of operations that may end a pasted address.</summary>
    private static readonly string[] Operations =
        [Completions, "/chat", "/completions", "/responses", "/models", "/embeddings", "/api/generate", "/api/chat",
            "/api/tags", "/api"];

    /// <summary>True if Azure's authentication is used: <c>api-key</c>, or a token of Microsoft Entra ID.</summary>
    public bool IsAzure => Kind != EndpointKind.Compatible;

    /// <summary>
    /// The scope of the token that is asked for. The v1 API documents https://ai.azure.com, the older one
    /// https://cognitiveservices.azure.com (learn.microsoft.com/azure/ai-foundry/openai, read 2026-11-29); other clouds
    /// have their own.
    /// </summary>
    public string TokenScope => Scope ?? AzureIdentity.ServicesScope(Requests) switch
    {
        ServicesScope when Kind == EndpointKind.AzureV1 => FoundryScope,
        var scope => scope,
    };

    private string? Scope { get; init; }

    /// <summary>The address without the operation: what belongs into the setting.</summary>
    public string Base => Requests.GetLeftPart(UriPartial.Path)[..^Completions.Length];

    /// <summary>
    /// True if the host is this machine or in a private network, where a model costs nothing by the token.
    /// </summary>
    public bool IsLocal => IsLocalHost(Requests);

    /// <summary>
    /// Returns other addresses of the same service, in the order to try them when <see cref="Requests"/> does not
    /// exist: the older API of an Azure resource, or the usual paths of compatible servers.
    /// </summary>
    public IEnumerable<ModelEndpoint> Alternatives()
    {
        var root = new Uri(Requests.GetLeftPart(UriPartial.Authority));
        switch (Kind)
        {
            case EndpointKind.AzureV1:
                yield return OnDeployment(root, "", Model, null);
                break;
            case EndpointKind.AzureDeployment:
                yield return this with { Requests = At(root, "/openai/v1" + Completions), Kind = EndpointKind.AzureV1 };
                break;
            default:
                string path = Base[root.GetLeftPart(UriPartial.Authority).Length..];
                foreach (string other in new[] { path + "/v1", "/v1", "", "/api/v1", "/openai/v1" }.Distinct())
                {
                    if (other != path && !other.EndsWith("/v1/v1", StringComparison.Ordinal))
                        yield return this with { Requests = At(root, other + Completions) };
                }

                break;
        }
    }

    /// <summary>
    /// Returns the same with the other of the two scopes that public Azure documents; null once that is tried, and in
    /// other clouds.
    /// </summary>
    public ModelEndpoint? WithOtherScope() => Scope is null && TokenScope is FoundryScope or ServicesScope
        ? this with { Scope = TokenScope == FoundryScope ? ServicesScope : FoundryScope }
        : null;

    /// <summary>Works out the endpoint.</summary>
    /// <param name="setting">The setting's name, for messages.</param>
    /// <param name="address">The address as pasted.</param>
    /// <param name="deployment">The deployment's name; setting it means that the endpoint is Azure's.</param>
    /// <param name="model">The model's name.</param>
    /// <exception cref="InvalidSettingException">The address is not one, or is that of a web page.</exception>
    public static ModelEndpoint Resolve(string setting, string address, string? deployment, string? model)
    {
        Uri uri = Parse(setting, address);
        foreach ((string host, string instead) in Pages)
        {
            if (uri.Host.Equals(host, StringComparison.OrdinalIgnoreCase)
                || uri.Host.Equals("www." + host, StringComparison.OrdinalIgnoreCase))
                throw new InvalidSettingException(setting, "the address of a web page", instead);
        }

        var root = new Uri(uri.GetLeftPart(UriPartial.Authority));
        string path = uri.AbsolutePath.TrimEnd('/');
        bool azureHost = Array.Exists(AzureHosts, h => uri.Host.EndsWith(h, StringComparison.OrdinalIgnoreCase));
        if (DeploymentIn(path) is { } named)
        {
            if (IsSet(deployment) && !string.Equals(deployment, named, StringComparison.OrdinalIgnoreCase))
                throw new InvalidSettingException(setting, $"an address of deployment \"{named}\"",
                    $"the address of deployment \"{deployment}\", or the resource's endpoint alone");
            return OnDeployment(root, path[..path.IndexOf("/openai/deployments/", StringComparison.OrdinalIgnoreCase)],
                named, VersionIn(uri), model);
        }

        string name = IsSet(deployment) ? deployment! : model ?? "";
        if (azureHost)
            return new ModelEndpoint(At(root, "/openai/v1" + Completions), EndpointKind.AzureV1, name);
        if (!IsSet(deployment) || uri.Host.Equals("api.openai.com", StringComparison.OrdinalIgnoreCase))
        {
            // A whole address is meant as it is; some services have no /v1.
            Uri requests = path.EndsWith(Completions, StringComparison.OrdinalIgnoreCase)
                ? At(root, path, uri.Query)
                : At(root, CompatiblePath(path) + Completions);
            return new ModelEndpoint(requests, EndpointKind.Compatible, IsSet(model) ? model! : name);
        }

        // A gateway or a test server before Azure.
        string trimmed = WithoutOperation(path);
        return trimmed.EndsWith("/v1", StringComparison.OrdinalIgnoreCase)
            ? new ModelEndpoint(At(root, trimmed + Completions), EndpointKind.AzureV1, name)
            : OnDeployment(root, trimmed.EndsWith("/openai", StringComparison.OrdinalIgnoreCase)
                ? trimmed[..^"/openai".Length]
                : trimmed, name, VersionIn(uri), model);
    }

    /// <summary>Returns the deployment's name if an address has it in its path; otherwise null.</summary>
    public static string? DeploymentIn(string path)
    {
        const string marker = "/openai/deployments/";
        int at = path.IndexOf(marker, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        string rest = path[(at + marker.Length)..];
        string name = Uri.UnescapeDataString(rest.Split('/')[0]);
        return name.Length > 0 ? name : null;
    }

    /// <summary>
    /// True if the host is this machine, in a private network, or has a name that only a private network knows.
    /// </summary>
    public static bool IsLocalHost(Uri uri)
    {
        if (uri.IsLoopback)
            return true;
        if (!IPAddress.TryParse(uri.DnsSafeHost, out IPAddress? address))
        {
            string host = uri.Host.TrimEnd('.');
            return !host.Contains('.', StringComparison.Ordinal)
                || Array.Exists([".local", ".internal", ".lan", ".home.arpa", ".localhost", ".svc"],
                    e => host.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        }

        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal;
        byte[] b = address.GetAddressBytes();
        // RFC 1918, RFC 3927 (link-local) and RFC 6598 (shared address space, as in overlay networks).
        return b[0] == 10 || (b[0] == 172 && b[1] is >= 16 and <= 31) || (b[0] == 192 && b[1] == 168)
            || (b[0] == 169 && b[1] == 254)
            || (b[0] == 100 && b[1] is >= 64 and <= 127);
    }

    private static Uri Parse(string setting, string address)
    {
        string text = address.Trim().Trim('"', '\'');
        if (!text.Contains("://", StringComparison.Ordinal))
            text = (Uri.TryCreate("http://" + text, UriKind.Absolute, out Uri? guess) && IsLocalHost(guess)
                ? "http://"
                : "https://") + text;
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("https" or "http")
            || uri.UserInfo.Length > 0 || uri.Host.Length == 0)
            throw new InvalidSettingException(setting, "not an address",
                "an absolute http or https address without user name");
        return uri;
    }

    private static ModelEndpoint OnDeployment(Uri root, string prefix, string deployment, string? version,
        string? model = null)
    {
        bool reasons = KnownModels.Find(IsSet(model) ? model! : deployment) is { Reasons: true };
        string path = $"{prefix}/openai/deployments/{Uri.EscapeDataString(deployment)}{Completions}";
        return new ModelEndpoint(At(root, path, "api-version=" + (version ?? (reasons ? ReasoningVersion : Version))),
            EndpointKind.AzureDeployment, deployment);
    }

    private static string CompatiblePath(string path)
    {
        string trimmed = WithoutOperation(path);
        return trimmed.Length == 0 ? "/v1" : trimmed;
    }

    private static string WithoutOperation(string path)
    {
        foreach (string operation in Operations)
        {
            if (path.EndsWith(operation, StringComparison.OrdinalIgnoreCase))
                return path[..^operation.Length];
        }

        return path;
    }

    private static string? VersionIn(Uri uri)
    {
        foreach (string pair in uri.Query.TrimStart('?').Split('&'))
        {
            if (pair.StartsWith("api-version=", StringComparison.OrdinalIgnoreCase)
                && pair.Length > "api-version=".Length)
                return Uri.UnescapeDataString(pair["api-version=".Length..]);
        }

        return null;
    }

    private static Uri At(Uri root, string path, string query = "") =>
        new UriBuilder(root) { Path = path, Query = query }.Uri;

    private static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value);
}
