using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Rewriting.Endpoints;

namespace Summarizer.Pipeline.Tests.Rewriting;

public sealed class ModelEndpointTests
{
    private const string Foundry = "https://ai.azure.com/.default";
    private const string Services = "https://cognitiveservices.azure.com/.default";

    [Theory]
    [InlineData("https://contoso.openai.azure.com", "https://contoso.openai.azure.com/openai/v1/chat/completions",
        "luna", Foundry)]
    [InlineData("https://contoso.openai.azure.com/", "https://contoso.openai.azure.com/openai/v1/chat/completions",
        "luna", Foundry)]
    [InlineData("contoso.openai.azure.com", "https://contoso.openai.azure.com/openai/v1/chat/completions",
        "luna", Foundry)]
    [InlineData(" \"https://contoso.openai.azure.com/openai/v1/\" ",
        "https://contoso.openai.azure.com/openai/v1/chat/completions", "luna", Foundry)]
    [InlineData("https://contoso.openai.azure.com/openai/responses?api-version=2025-04-01-preview",
        "https://contoso.openai.azure.com/openai/v1/chat/completions", "luna", Foundry)]
    [InlineData("https://contoso.cognitiveservices.azure.com/",
        "https://contoso.cognitiveservices.azure.com/openai/v1/chat/completions", "luna", Foundry)]
    [InlineData("https://contoso.services.ai.azure.com/api/projects/news",
        "https://contoso.services.ai.azure.com/openai/v1/chat/completions", "luna", Foundry)]
    [InlineData("https://contoso.services.ai.azure.com/models/chat/completions?api-version=2024-05-01-preview",
        "https://contoso.services.ai.azure.com/openai/v1/chat/completions", "luna", Foundry)]
    [InlineData("https://contoso.cognitiveservices.azure.com/openai/deployments/luna/chat/completions?api-version=2025-01-01-preview",
        "https://contoso.cognitiveservices.azure.com/openai/deployments/luna/chat/completions?api-version=2025-01-01-preview", "luna", Services)]
    [InlineData("https://contoso.openai.azure.us", "https://contoso.openai.azure.us/openai/v1/chat/completions", "luna",
        "https://cognitiveservices.azure.us/.default")]
    [InlineData("https://gateway.example.org/ai",
        "https://gateway.example.org/ai/openai/deployments/luna/chat/completions?api-version=2024-10-21",
        "luna", Services)]
    [InlineData("https://gateway.example.org/ai/openai/v1", "https://gateway.example.org/ai/openai/v1/chat/completions",
        "luna", Foundry)]
    public void An_address_of_Azure_is_understood_however_it_was_pasted(string pasted, string requests, string model,
        string scope)
    {
        ModelEndpoint endpoint = ModelEndpoint.Resolve("s", pasted, "luna", null);
        Assert.Equal((requests, model, scope, true),
            (endpoint.Requests.AbsoluteUri, endpoint.Model, endpoint.TokenScope, endpoint.IsAzure));
    }

    [Theory]
    [InlineData("https://api.openai.com", "https://api.openai.com/v1/chat/completions")]
    [InlineData("https://api.openai.com/v1/chat/completions", "https://api.openai.com/v1/chat/completions")]
    [InlineData("https://api.perplexity.ai/chat/completions", "https://api.perplexity.ai/chat/completions")]
    [InlineData("https://gateway.example.org/llm/chat/completions?version=2",
        "https://gateway.example.org/llm/chat/completions?version=2")]
    [InlineData("https://ollama.com", "https://ollama.com/v1/chat/completions")]
    [InlineData("https://ollama.com/v1", "https://ollama.com/v1/chat/completions")]
    [InlineData("https://ollama.com/api", "https://ollama.com/v1/chat/completions")]
    [InlineData("http://ollama:11434", "http://ollama:11434/v1/chat/completions")]
    [InlineData("http://ollama:11434/v1/", "http://ollama:11434/v1/chat/completions")]
    [InlineData("http://localhost:11434/api/generate", "http://localhost:11434/v1/chat/completions")]
    [InlineData("localhost:1234", "http://localhost:1234/v1/chat/completions")]
    [InlineData("https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1/chat/completions")]
    [InlineData("https://api.groq.com/openai/v1", "https://api.groq.com/openai/v1/chat/completions")]
    [InlineData("https://generativelanguage.googleapis.com/v1beta/openai/",
        "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions")]
    public void An_address_of_a_compatible_server_is_understood_however_it_was_pasted(string pasted, string requests)
    {
        ModelEndpoint endpoint = ModelEndpoint.Resolve("s", pasted, null, "some-model");
        Assert.Equal((requests, "some-model", false),
            (endpoint.Requests.AbsoluteUri, endpoint.Model, endpoint.IsAzure));
    }

    [Fact]
    public void A_target_URI_names_the_deployment_by_itself()
    {
        var options =
            new LlmOptions
            {
                Endpoint =
                "https://contoso.openai.azure.com/openai/deployments/my%20luna/chat/completions?api-version=2025-01-01-preview",
                ApiKey = "k"
            };
        options.Validate();
        Assert.Equal("my luna", options.ModelName);
        Assert.Throws<InvalidSettingException>(() => ModelEndpoint.Resolve("s", options.Endpoint, "another", null));
    }

    [Fact]
    public void A_reasoning_model_behind_a_gateway_is_asked_with_the_version_that_knows_efforts() =>
        Assert.EndsWith("api-version=2025-04-01-preview",
            ModelEndpoint.Resolve("s", "https://gateway.example.org", "summaries",
                "gpt-5.6-luna").Requests.AbsoluteUri);

    [Theory]
    [InlineData("https://portal.azure.com/#home", "https://NAME.openai.azure.com")]
    [InlineData("https://ai.azure.com/resource/deployments", "https://NAME.openai.azure.com")]
    [InlineData("https://platform.openai.com/api-keys", "https://api.openai.com/v1")]
    public void The_address_of_a_web_page_is_refused_with_the_right_one(string pasted, string instead) =>
        Assert.Contains(instead,
            Assert.Throws<InvalidSettingException>(() => ModelEndpoint.Resolve("s", pasted, "luna", null)).Message);

    [Theory]
    [InlineData("http://127.0.0.1:8000", true)]
    [InlineData("http://10.1.2.3", true)]
    [InlineData("http://172.31.0.1", true)]
    [InlineData("http://172.32.0.1", false)]
    [InlineData("http://192.168.178.20:11434", true)]
    [InlineData("http://[fd00::1]", true)]
    [InlineData("http://ollama", true)]
    [InlineData("http://gpu.internal", true)]
    [InlineData("http://8.8.8.8", false)]
    [InlineData("https://models.example.org", false)]
    public void A_host_in_a_private_network_is_local(string address, bool local) =>
        Assert.Equal(local, ModelEndpoint.IsLocalHost(new Uri(address)));
}
