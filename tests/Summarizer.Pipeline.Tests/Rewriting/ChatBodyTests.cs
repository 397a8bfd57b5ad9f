using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Rewriting.Calling;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Rewriting;

public sealed class ChatBodyTests
{
    [Theory]
    [InlineData("""{"choices":[{"message":{"content":"yes"},"finish_reason":null}],"usage":{"prompt_tokens":3,"completion_tokens":2}}""", "yes", 3, 2)]
    [InlineData("""{"choices":[{"message":{"content":[{"type":"text","text":"ye"},{"type":"text","text":"s"}]}}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""", "yes", 3, 2)]
    [InlineData("""{"created":1.5,"choices":null,"usage":{"prompt_tokens":3,"completion_tokens":2}}""", "", 3, 2)]
    [InlineData("""{"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}}""", "", 3, 2)]
    [InlineData("""{"choices":[{"message":{"content":"yes"}}],"usage":{"prompt_tokens":-3,"completion_tokens":2}}""",
        "yes", null, null)]
    [InlineData("""{"choices":[{"message":{"content":"yes"}}],"usage":{"prompt_tokens":0,"completion_tokens":0}}""",
        "yes", null, null)]
    [InlineData("""{"choices":[{"message":{"content":"yes"}}],"usage":{"prompt_tokens":0,"completion_tokens":6000}}""",
        "yes", null, 6000)]
    [InlineData("""{"choices":[{"message":{"content":"yes"}}]}""", "yes", null, null)]
    public void What_a_compatible_server_may_answer_is_read(string body, string text, int? input, int? output)
    {
        ChatResponse response = ChatAnswer.Read(Encoding.UTF8.GetBytes(body));
        Assert.Equal((text, input, output),
            (response.Text, (int?)response.Usage?.InputTokenCount, (int?)response.Usage?.OutputTokenCount));
    }

    [Theory]
    [InlineData("BLOCKLIST")]
    [InlineData("PROHIBITED_CONTENT")]
    [InlineData("RECITATION")]
    [InlineData("SAFETY")]
    [InlineData("SPII")]
    [InlineData("content_filter")]
    [InlineData("content_filter: PROHIBITED_CONTENT")]
    [InlineData("sensitive")]
    public void A_filter_is_known_by_each_of_its_words(string reason) =>
        Assert.Equal(ChatFinishReason.ContentFilter, ChatAnswer.Read(Encoding.UTF8.GetBytes(
            $$"""{"choices":[{"message":{"content":""},"finish_reason":"{{reason}}"}]}""")).FinishReason);

    [Fact]
    public void The_choice_that_is_read_says_why_it_ended()
    {
        ChatResponse response = ChatAnswer.Read("""
            {"choices":[{"message":{"content":"{\"sentences\":[{"},"finish_reason":"length"},
            {"message":{"content":"{\"sentences\":[{\"sources\":[0],\"text\":\"One.\"}]}"},"finish_reason":"stop"}]}
            """u8.ToArray());
        Assert.Equal((ChatFinishReason.Stop, true), (response.FinishReason, response.Text.Contains("One.")));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    public void What_is_no_completion_is_none(string body) =>
        Assert.Throws<FormatException>(() => ChatAnswer.Read(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("""{"choices":[{"mess""")]
    public void What_is_no_JSON_is_damaged(string body) =>
        Assert.ThrowsAny<JsonException>(() => ChatAnswer.Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public async Task A_request_that_is_never_sent_is_not_billed()
    {
        await using var server = new ModelServer();
        var options = new LlmOptions { Endpoint = server.OpenAIEndpoint, Model = "m", ApiKey = "sécret" };
        using IChatClient client = ChatClients.Create(options, options.Resolve("s"), TimeSpan.FromSeconds(30),
            TimeProvider.System, NullLogger.Instance);
        var e = await Assert.ThrowsAsync<ModelException>(() =>
            client.GetResponseAsync("hello", new ChatOptions { MaxOutputTokens = 7 }));
        Assert.Equal((false, 0), (e.MayBeBilled, server.Requests));
    }

    [Theory]
    [InlineData("max_tokens")]
    [InlineData("max_completion_tokens")]
    public void A_request_has_its_limit_by_the_name_that_the_service_knows(string name)
    {
        byte[] body =
            ChatRequest.Write([new ChatMessage(ChatRole.User, "hello")], new ChatOptions { MaxOutputTokens = 7 }, "m",
                new RequestShape { LimitName = name });
        Assert.Equal($$"""{"model":"m","messages":[{"role":"user","content":"hello"}],"{{name}}":7}""",
            Encoding.UTF8.GetString(body));
    }
}
