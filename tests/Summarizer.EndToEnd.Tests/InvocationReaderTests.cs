using System.IO.Pipelines;
using System.Text;
using Summarizer.Functions.Triggers;
using Summarizer.Pipeline.Failures;

namespace Summarizer.EndToEnd.Tests;

/// <summary>Reading what the Functions host posts, however it is cut into pieces.</summary>
public sealed class InvocationReaderTests
{
    private const string Call = """
        {"Data":{"article":"QUJD\"{}[],:","other":{"deep":["x\\",{"y":"z"}]}},"Metadata":{"name":"\"sub/a \\u00fc \\\"q\\\".txt\"","Data":"\"kept\"","n":7}}
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task Metadata_is_found_behind_data_of_any_kind(int piece)
    {
        using Invocation invocation = await ReadAsync(Call, skipData: true, piece);

        Assert.Equal("sub/a ü \"q\".txt", invocation.Metadata("name"));
        Assert.Equal("kept", invocation.Metadata("Data"));
        Assert.Equal("7", invocation.Metadata("n"));
        Assert.Null(invocation.Metadata("missing"));
        Assert.Null(invocation.Data("article"));
    }

    [Fact]
    public async Task Data_is_kept_where_it_is_wanted()
    {
        using Invocation invocation =
            await ReadAsync("""{"Data":{"message":"{\"BlobName\":\"a\"}"},"Metadata":{}}""", skipData: false, 3);

        Assert.Equal("{\"BlobName\":\"a\"}", invocation.Data("message"));
    }

    [Fact]
    public async Task The_order_of_data_and_metadata_does_not_matter()
    {
        using Invocation invocation =
            await ReadAsync("""{"Metadata":{"name":"\"a.txt\""},"Data":{"article":"QUJD"}}""", skipData: true, 5);

        Assert.Equal("a.txt", invocation.Metadata("name"));
    }

    [Theory]
    [InlineData("a \"quoted\" name")]
    [InlineData("\"")]
    [InlineData("\"half")]
    [InlineData("")]
    public async Task A_string_that_is_not_encoded_twice_is_taken_as_it_stands(string name)
    {
        using Invocation invocation =
            await ReadAsync($"{{\"Metadata\":{{\"name\":{System.Text.Json.JsonSerializer.Serialize(name)}}}}}",
                skipData: true, 100);

        Assert.Equal(name, invocation.Metadata("name"));
    }

    [Fact]
    public async Task What_is_larger_than_any_call_of_the_host_is_refused()
    {
        string call = $"{{\"Metadata\":{{\"name\":\"{new string('n', 2 << 20)}\"}}}}";

        var refused = await Assert.ThrowsAsync<ArticleException>(() => ReadAsync(call, skipData: true, 65536));

        Assert.Equal(FailureCode.TooLarge, refused.Code);
    }

    private static async Task<Invocation> ReadAsync(string call, bool skipData, int piece)
    {
        // Without a limit to what waits unread: who refuses a call reads no more of it, and a writer that waits for
        // that waits for ever.
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        Task<Invocation> reading = InvocationReader.ReadAsync(pipe.Reader, skipData, CancellationToken.None);
        byte[] bytes = Encoding.UTF8.GetBytes(call);
        for (int i = 0; i < bytes.Length; i += piece)
            await pipe.Writer.WriteAsync(bytes.AsMemory(i, Math.Min(piece, bytes.Length - i)));
        await pipe.Writer.CompleteAsync();
        return await reading;
    }
}
