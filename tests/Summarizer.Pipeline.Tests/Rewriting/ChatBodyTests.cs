using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Summarizer.Pipeline.Rewriting.Calling;

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
    [InlineData("""{"choices":[{"message":{"content":"yes"}}]}""", "yes", null, null)]
    public void What_a_compatible_server_may_answer_is_read(string body, string text, int? input, int? output)
    {
        ChatResponse response = ChatAnswer.Read(Encoding.UTF8.GetBytes(body));
        Assert.Equal((text, input, output),
            (response.Text, (int?)response.Usage?.InputTokenCount, (int?)response.Usage?.OutputTokenCount));
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
