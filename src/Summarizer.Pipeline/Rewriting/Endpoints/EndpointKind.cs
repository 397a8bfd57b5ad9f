namespace Summarizer.Pipeline.Rewriting.Endpoints;

/// <summary>
/// The protocol variants that an endpoint can speak. Bodies are the same; addresses and authentication differ.
/// </summary>
internal enum EndpointKind
{
    /// <summary>
    /// An OpenAI-compatible API: the model is named in the body, a key goes into <c>Authorization</c>.
    /// </summary>
    Compatible,

    /// <summary>
    /// Azure's v1 API: like <see cref="Compatible"/>, with Azure's authentication and the deployment as the model's
    /// name.
    /// </summary>
    AzureV1,

    /// <summary>Azure's older API: the deployment is in the path, the version in the query.</summary>
    AzureDeployment,
}
