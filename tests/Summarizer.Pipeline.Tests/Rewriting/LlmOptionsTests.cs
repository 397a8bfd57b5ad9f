using Summarizer.Pipeline.Rewriting;

namespace Summarizer.Pipeline.Tests.Rewriting;

public sealed class LlmOptionsTests
{
    [Fact]
    public void With_nothing_set_there_is_no_model() => Assert.Null(RewriterFactory.Create(new LlmOptions()));

    [Theory]
    [InlineData(null, "gpt", null, "Summarizer:Llm:Endpoint")]
    [InlineData("https://a.openai.azure.com", null, null, "Summarizer:Llm:Deployment")]
    [InlineData("not an address", "gpt", null, "Summarizer:Llm:Endpoint")]
    [InlineData("http://models.example.org/v1", "gpt", "a-key", "Summarizer:Llm:Endpoint")]
    public void A_half_configured_model_says_what_is_missing(string? endpoint, string? model, string? key,
        string setting)
    {
        var e = Assert.Throws<InvalidSettingException>(() =>
            RewriterFactory.Create(new LlmOptions { Endpoint = endpoint, Model = model, ApiKey = key }));
        Assert.Equal(setting, e.Setting);
        Assert.DoesNotContain("a-key", e.Message);
    }

    [Theory]
    [InlineData("Length", "tiny")]
    [InlineData("Length", "5")]
    [InlineData("Tone", "rude")]
    [InlineData("Unsupported", "keep")]
    [InlineData("Language", "klingon")]
    [InlineData("Style", "poem")]
    [InlineData("ReasoningEffort", "extreme")]
    [InlineData("CallerChoices", "length,model")]
    [InlineData("Verify", "twice")]
    public void A_value_out_of_range_is_named(string setting, string value)
    {
        var options = new LlmOptions { Endpoint = "https://models.example.org/v1", Model = "m" };
        typeof(LlmOptions).GetProperty(setting)!.SetValue(options, value);
        Assert.Contains(value, Assert.Throws<InvalidSettingException>(options.Validate).Message);
    }

    [Theory]
    [InlineData(1000, "short, medium, long")]
    [InlineData(100, "short, medium")]
    [InlineData(30, "")]
    public void Callers_are_offered_the_named_lengths_that_the_operator_allows(int most, string names)
    {
        var options = new LlmOptions { MaxRequestWords = most };
        Assert.Equal(names, string.Join(", ", options.AllowedLengths().Select(l => l.Name)));
        Assert.All(options.AllowedLengths(), l => Assert.Equal(l.Words, LlmChoices.WordsOf(l.Name)));
    }
}
