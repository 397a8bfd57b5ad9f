using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Rewriting.Budgeting;
using Summarizer.Pipeline.Rewriting.Calling;
using Summarizer.Pipeline.Rewriting.Endpoints;

namespace Summarizer.Pipeline.Tests.Rewriting;

public sealed class KnownModelsTests
{
    [Theory]
    [InlineData("gpt-5.6-luna", "gpt-5.6-luna", 0.2)]
    [InlineData("gpt-5.6-luna-2026-07-09", "gpt-5.6-luna", 0.2)]
    [InlineData("openai/gpt-5.6-luna", "gpt-5.6-luna", 0.2)]
    [InlineData("prod-gpt-4.1-mini-eu", "gpt-4.1-mini", 0.4)]
    [InlineData("o3", "o3", 2)]
    [InlineData("o3-pro", "o3-pro", 20)]
    [InlineData("o3-mini-2025-01-31", "o3-mini", 1.1)]
    [InlineData("GPT-4o-mini", "gpt-4o-mini", 0.15)]
    [InlineData("gpt-4-1-mini", "gpt-4.1-mini", 0.4)]
    [InlineData("prod-gpt-5-6-luna-2026-07-09", "gpt-5.6-luna", 0.2)]
    [InlineData("gpt-3-5-turbo", "gpt-3.5-turbo", 0.5)]
    [InlineData("gpt-4o-2", "gpt-4o", 2.5)]
    [InlineData("gpt-5-2025-08-07", "gpt-5", 1.25)]
    [InlineData("gpt-4-0613", "gpt-4", 30)]
    public void The_longest_name_that_fits_gives_the_price(string name, string model, double input)
    {
        KnownModel known = KnownModels.Find(name)!;
        Assert.Equal((model, input), (known.Name, known.Price!.Input));
    }

    [Theory]
    [InlineData("gpt-5.6-luna", 0.25, 0.000725)]
    [InlineData("gpt-6-sol", 2.5, 0.00675)]
    [InlineData("gpt-5.4-nano", null, 0.0006525)]
    public void Cache_writes_are_part_of_the_most_that_a_call_can_cost(string name, double? write, double most)
    {
        LlmPrice price = KnownModels.Find(name)!.Price!;
        Assert.Equal(write, price.CacheWrite);
        Assert.Equal(most, price.AtMost(1700, 250), 9);
    }

    [Theory]
    [InlineData("gpt-5.4", 272_000, 0.68, 0.0015)]
    [InlineData("gpt-5.4", 272_001, 1.360005, 0.00225)]
    [InlineData("gpt-4.1", 300_000, 0.6, 0.0008)]
    public void All_tokens_of_a_call_above_the_limit_of_the_list_price_cost_more(string name, int input, double ofInput,
        double ofOutput)
    {
        LlmPrice price = KnownModels.Find(name)!.Price!;
        Assert.Equal(ofInput, price.Of(input, 0), 9);
        Assert.Equal(ofInput, price.AtMost(input, 0), 9);
        Assert.Equal(ofInput + ofOutput, price.Of(input, 100), 9);
        Assert.Equal(ofInput * price.CachedInput!.Value / price.Input, price.Of(input, 0, cached: input), 9);
    }

    [Theory]
    [InlineData("gpt-5.6-luna-fast")]
    [InlineData("gpt-5.9")]
    [InlineData("gpt-5-9-nova")]
    [InlineData("gpt-4-32k")]
    [InlineData("o3-16k")]
    [InlineData("gpt-4o-audio-preview")]
    [InlineData("llama3.2")]
    [InlineData("summaries")]
    public void Another_model_has_no_price(string name) => Assert.Null(KnownModels.Find(name)?.Price);

    [Theory]
    [InlineData("gpt-5", true, "minimal")]
    [InlineData("gpt-5.9-nova", true, "low")]
    [InlineData("gpt-6-luna", true, "none")]
    [InlineData("o1-2024-12-17", true, "low")]
    [InlineData("o4-mini", true, "low")]
    [InlineData("deepseek-r1:14b", true, null)]
    [InlineData("gpt-5-chat-latest", false, null)]
    [InlineData("gpt-4.1-mini", false, null)]
    [InlineData("llama3.2", false, null)]
    public void Names_of_reasoning_models_imply_that_they_reason_and_how_little(string name, bool reasons,
        string? effort)
    {
        var options = new LlmOptions { Endpoint = "https://models.example.org/v1", Model = name };
        RequestShape shape = ChatClients.FirstShape(options, options.Resolve(LlmOptions.Section));
        Assert.Equal((reasons, effort), (options.Reasons, shape.Effort));
    }

    [Theory]
    [InlineData("http://ollama:11434", "gpt-oss:20b", null, false)]
    [InlineData("http://ollama:11434", "deepseek-r1:14b", null, false)]
    [InlineData("http://localhost:8000/v1", "my-thinker", true, false)]
    [InlineData("https://models.example.org/v1", "gpt-5.6-luna", null, false)]
    [InlineData("https://models.example.org/openai/deployments/gpt-5-mini/", null, null, true)]
    [InlineData("https://models.example.org/openai/deployments/gpt-4o/", null, null, false)]
    [InlineData("https://NAME.openai.azure.com", "gpt-4o", null, true)]
    [InlineData("https://api.openai.com/v1", "gpt-4o", null, true)]
    public void The_limit_has_the_name_that_the_service_at_the_address_knows(string endpoint, string? model,
        bool? reasons, bool isNew)
    {
        var options = new LlmOptions { Endpoint = endpoint, Model = model, ReasoningModel = reasons };
        RequestShape shape = ChatClients.FirstShape(options, options.Resolve(LlmOptions.Section));
        Assert.Equal(isNew ? RequestShape.NewLimit : RequestShape.OldLimit, shape.LimitName);
    }

    [Fact]
    public void Only_pro_models_cost_more_than_an_unknown_one()
    {
        KnownModel[] priced =
            [.. KnownModels.All.Where(m => m.Price is not null && !m.Name.EndsWith("-pro", StringComparison.Ordinal))];
        Assert.Equal((priced.Max(m => m.Price!.AtMost(1, 0)), priced.Max(m => m.Price!.AtMost(0, 1))),
            (KnownModels.Dearest.AtMost(1, 0), KnownModels.Dearest.AtMost(0, 1)));
    }

    [Theory]
    [InlineData("gpt_5_6_luna", "gpt-5.6-luna")]
    [InlineData("QWEN3_8B", "qwen3:8b")]
    [InlineData("vendor_llama_free", "vendor/llama:free")]
    public void A_price_is_found_by_a_name_that_every_shell_allows(string configured, string model)
    {
        var options = new LlmOptions { Endpoint = "https://models.example.org/v1", Model = model };
        options.Prices["gpt"] = new LlmPrice { Input = 8 };
        options.Prices[configured] = new LlmPrice { Input = 7 };
        ModelEndpoint endpoint = options.Resolve(LlmOptions.Section);
        Assert.Equal(7, Prices.Of(options.Prices, options, endpoint, out _).Input);
        Assert.Equal(["gpt"], Prices.Unused(options.Prices, [(options, endpoint)]));
    }

    [Theory]
    [InlineData("https://models.example.org/v1", "no-such-model", 30, false)]
    [InlineData("http://192.168.1.20:11434", "no-such-model", 0, true)]
    [InlineData("http://192.168.1.20:4000", "gpt-5.6-luna", 0.2, true)]
    public void An_unknown_model_is_free_in_a_private_network_and_dear_elsewhere(string endpoint, string model,
        double input, bool known)
    {
        var options = new LlmOptions { Endpoint = endpoint, Model = model };
        LlmPrice price = Prices.Of(options.Prices, options, options.Resolve(LlmOptions.Section), out bool isKnown);
        Assert.Equal((input, known), (price.Input, isKnown));
    }
}
