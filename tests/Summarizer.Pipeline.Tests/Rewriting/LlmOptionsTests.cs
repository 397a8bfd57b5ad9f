using Summarizer.Pipeline.Rewriting;

namespace Summarizer.Pipeline.Tests.Rewriting;

public sealed class LlmOptionsTests
{
    [Fact]
    public void With_nothing_set_there_is_no_model() => Assert.Null(RewriterFactory.Create(new LlmOptions()));

    [Theory]
    [InlineData("\u201Csk-secret\u201D", "U+201C")]
    [InlineData("sk-secret\u200B", "U+200B")]
    [InlineData("sk-secret\nsk-other", "U+000A")]
    [InlineData("sk-sécret", "U+00E9")]
    public void A_key_that_no_header_can_have_is_refused_without_showing_it(string key, string character)
    {
        foreach (string section in new[] { "Summarizer:Llm", "Summarizer:Llm:Fallback", "Summarizer:Llm:Verifier" })
        {
            var other = new LlmEndpointOptions
            {
                Endpoint = "https://models.example.org/v1",
                Model = "m",
                ApiKey = key
            };
            var options = new LlmOptions { Endpoint = "https://models.example.org/v1", Model = "m" };
            (options.ApiKey, options.Fallback, options.Verifier) = section.Split(':')[^1] switch
            {
                "Fallback" => (null, other, options.Verifier),
                "Verifier" => (null, options.Fallback, other),
                _ => (key, options.Fallback, options.Verifier),
            };
            options.Verify = "model";
            var e = Assert.Throws<InvalidSettingException>(options.Validate);
            Assert.Equal(section + ":ApiKey", e.Setting);
            Assert.Contains(character, e.Message);
            Assert.DoesNotContain("sk-", e.Message);
        }
    }

    [Fact]
    public void White_space_around_a_key_or_a_name_does_not_count()
    {
        var options = new LlmOptions
        {
            Endpoint = "https://models.example.org/v1",
            Model = " m\n",
            ApiKey = "\tsk-secret\r\n",
            Deployment = "d ",
        };
        options.Validate();
        Assert.Equal(("m", "sk-secret", "d"), (options.Model, options.ApiKey, options.Deployment));
    }

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
