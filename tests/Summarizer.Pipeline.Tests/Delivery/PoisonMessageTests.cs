using System.Text;
using Summarizer.Pipeline.Delivery;

namespace Summarizer.Pipeline.Tests.Delivery;

public sealed class PoisonMessageTests
{
    private const string Json = """
        {"Type":"BlobTrigger","FunctionId":"Host.Functions.SummarizeArticle","BlobType":"BlockBlob","ContainerName":"articles","BlobName":"sub/dir/a ü.txt","ETag":"\"0x8DE29\""}
        """;

    [Fact]
    public void A_message_is_read_as_it_lies_in_the_queue_and_as_the_host_hands_it_on()
    {
        var expected = new PoisonMessage("articles", "sub/dir/a ü.txt", "0x8DE29");
        Assert.Equal(expected, PoisonMessage.TryParse(Json));
        Assert.Equal(expected, PoisonMessage.TryParse(Convert.ToBase64String(Encoding.UTF8.GetBytes(Json))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"ContainerName":"articles"}""")]
    [InlineData("""{"ContainerName":"articles","BlobName":7}""")]
    [InlineData("////")]
    public void What_is_no_such_message_is_null(string? text) => Assert.Null(PoisonMessage.TryParse(text));
}
