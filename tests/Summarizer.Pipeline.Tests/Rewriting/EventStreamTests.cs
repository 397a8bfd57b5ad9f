using System.Text;
using System.Text.Json;
using Summarizer.Pipeline.Rewriting.Calling;

namespace Summarizer.Pipeline.Tests.Rewriting;

/// <summary>Tests of how a stream of events is cut into lines.</summary>
public sealed class EventStreamTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void A_line_ends_with_each_of_the_three_ends_of_the_standard(string end)
    {
        string body = $$"""data: {"n":1}{{end}}{{end}}data: {"n":2}{{end}}{{end}}data: [DONE]{{end}}{{end}}""";
        Assert.Equal([1, 2], Parts(body).Select(part => part.GetProperty("n").GetInt32()));
    }

    [Theory]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    [InlineData("\u0085")]
    [InlineData("\f")]
    public void Other_separators_belong_to_the_text(string separator)
    {
        string text = separator == "\f" ? "\\f" : separator;
        JsonElement part = Assert.Single(Parts($$"""data: {"text":"one{{text}}two"}""" + "\n\ndata: [DONE]\n\n"));
        Assert.Equal($"one{separator}two", part.GetProperty("text").GetString());
    }

    private static List<JsonElement> Parts(string body) => EventStream.Parts(Encoding.UTF8.GetBytes(body));
}
