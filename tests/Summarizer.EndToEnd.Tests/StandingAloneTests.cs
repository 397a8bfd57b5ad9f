using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests;

/// <summary>Tests of articles uploaded as blobs to the standalone app, on storage that behaves as Azure's.</summary>
public sealed class StandingAloneTests(AzureStorage storage) : IClassFixture<AzureStorage>, IAsyncLifetime
{
    private TestContainers _containers = null!;
    private RunningApp _app = null!;

    public async Task InitializeAsync()
    {
        _containers = await storage.CreateContainersAsync();
        _app = await RunningApp.StandingAloneAsync(storage.ConnectionString, _containers);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_uploaded_article_gets_its_summary()
    {
        await UploadAsync("news/harbour bridge.txt", Articles.Harbour);

        StoredResult result =
            await StoredResult.WaitForAsync(_containers, "news/harbour bridge.txt");

        Assert.Equal("succeeded", result.Status);
        Assert.Equal("application/json; charset=utf-8", result.Properties.ContentType);
        Assert.Equal("succeeded", result.Properties.Metadata["status"]);
        string summary = result.Extractive.GetProperty("text").GetString()!;
        Assert.DoesNotContain("Read the full report", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Leave a comment", summary, StringComparison.Ordinal);
        foreach (JsonElement sentence in result.Extractive.GetProperty("sentences").EnumerateArray())
        {
            string text = sentence.GetProperty("text").GetString()!;
            Assert.Equal(text,
                Articles.Harbour.Substring(sentence.GetProperty("offset").GetInt32(),
                    sentence.GetProperty("length").GetInt32()));
        }
    }

    [Fact]
    public async Task Curly_quotes_come_through_unharmed()
    {
        const string Quoted = "“The bridge is not about to fall,” the department wrote.";
        await UploadAsync("quotes.txt", Quoted);

        StoredResult result = await StoredResult.WaitForAsync(_containers, "quotes.txt");

        Assert.Equal(Quoted, result.Extractive.GetProperty("text").GetString());
    }

    [Fact]
    public async Task An_overwritten_article_gets_the_new_summary()
    {
        await UploadAsync("a.txt", Articles.Harbour);
        StoredResult first = await StoredResult.WaitForAsync(_containers, "a.txt");
        await UploadAsync("a.txt", Articles.Rivers);

        StoredResult second = await Eventually.GetAsync(
            async () => await StoredResult.FindAsync(_containers, "a.txt") is { } found
                && found.SourceEtag != first.SourceEtag ? found : null, "a result for the second version");

        Assert.Contains(second.Extractive.GetProperty("sentences").EnumerateArray(),
            s => Articles.Rivers.Contains(s.GetProperty("text").GetString()!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_article_is_not_worked_on_twice()
    {
        await UploadAsync("once.txt", Articles.Harbour);
        StoredResult first = await StoredResult.WaitForAsync(_containers, "once.txt");
        await UploadAsync("later.txt", Articles.Rivers);
        await StoredResult.WaitForAsync(_containers, "later.txt");

        StoredResult again = (await StoredResult.FindAsync(_containers, "once.txt"))!;

        Assert.Equal(first.Properties.ETag, again.Properties.ETag);
    }

    [Fact]
    public async Task It_carries_on_where_it_left_off_after_a_restart()
    {
        await UploadAsync("before.txt", Articles.Harbour);
        StoredResult before = await StoredResult.WaitForAsync(_containers, "before.txt");
        await _app.TerminateAsync();
        await UploadAsync("while-away.txt", Articles.Rivers);

        await using RunningApp second = await RunningApp.StandingAloneAsync(storage.ConnectionString, _containers);

        await StoredResult.WaitForAsync(_containers, "while-away.txt");
        Assert.Equal(before.Properties.ETag,
            (await StoredResult.FindAsync(_containers, "before.txt"))!.Properties.ETag);
    }

    [Theory]
    [InlineData("empty.txt", "", "empty-article")]
    [InlineData("blank.txt", " \n\t\n ", "empty-article")]
    [InlineData("junk.txt", "junk", "unreadable-article")]
    public async Task What_cannot_be_summarised_gets_a_failed_result_that_says_why(string name, string content,
        string code)
    {
        byte[] bytes = content == "junk" ? Junk(4096) : Encoding.UTF8.GetBytes(content);
        await _containers.Articles.GetBlobClient(name).UploadAsync(new BinaryData(bytes));

        StoredResult result = await StoredResult.WaitForAsync(_containers, name);

        Assert.Equal("failed", result.Status);
        Assert.Equal(code, result.ErrorCode);
        Assert.Equal("failed", result.Properties.Metadata["status"]);
    }

    [Fact]
    public async Task One_byte_is_an_article()
    {
        await UploadAsync("one-byte.txt", "x");

        StoredResult result = await StoredResult.WaitForAsync(_containers, "one-byte.txt");

        Assert.True(result.Status == "succeeded" || result.ErrorCode is not null);
    }

    [Fact]
    public async Task Text_that_is_not_UTF8_is_read_in_its_own_encoding_or_refused()
    {
        await _containers.Articles.GetBlobClient("latin.txt")
            .UploadAsync(
                new BinaryData(
                    Encoding.Latin1.GetBytes(
                        "Der Fluß führt Hochwasser. Die Dämme halten. Für Köln gibt es keine Warnung.")));

        StoredResult result = await StoredResult.WaitForAsync(_containers, "latin.txt");

        if (result.Status == "succeeded")
            Assert.Contains("Fluß", result.Extractive.GetProperty("text").GetString(), StringComparison.Ordinal);
        else
            Assert.Equal("unreadable-article", result.ErrorCode);
    }

    [Fact]
    public async Task A_text_of_50_MB_is_too_large_and_says_so()
    {
        string line = "The council met on Monday and talked about the bridge for two hours. ";
        byte[] large = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 50 * 1024 * 1024 / line.Length)));
        await _containers.Articles.GetBlobClient("large.txt").UploadAsync(new BinaryData(large));

        StoredResult result = await StoredResult.WaitForAsync(_containers, "large.txt");

        Assert.Equal("too-large", result.ErrorCode);
    }

    [Theory]
    [InlineData("with spaces and + plus.txt")]
    [InlineData("Übergröße/Straße – ß.txt")]
    [InlineData("a..b/..c/d.txt")]
    [InlineData("100%2Fsure.txt")]
    [InlineData("日本語/記事.txt")]
    [InlineData("question?hash#amp&.txt")]
    public async Task Odd_names_are_names(string name)
    {
        await UploadAsync(name, Articles.Harbour);

        StoredResult result = await StoredResult.WaitForAsync(_containers, name);
        using HttpResponseMessage answer =
            await _app.Http.GetAsync("/api/summaries/"
                + Uri.EscapeDataString(name).Replace("%2F", "/", StringComparison.Ordinal));

        Assert.Equal("succeeded", result.Status);
        Assert.Equal(name, result.Json.GetProperty("id").GetString());
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_name_of_900_characters_is_a_name()
    {
        string name = string.Join('/', Enumerable.Repeat(new string('n', 89), 10)) + ".txt";
        await UploadAsync(name, Articles.Harbour);

        Assert.Equal("succeeded", (await StoredResult.WaitForAsync(_containers, name)).Status);
    }

    [Fact]
    public async Task Articles_are_never_written_to()
    {
        await UploadAsync("mine.txt", Articles.Harbour);
        BlobProperties before = await _containers.Articles.GetBlobClient("mine.txt").GetPropertiesAsync();
        await StoredResult.WaitForAsync(_containers, "mine.txt");

        BlobProperties after = await _containers.Articles.GetBlobClient("mine.txt").GetPropertiesAsync();

        Assert.Equal(before.ETag, after.ETag);
    }

    private async Task UploadAsync(string name, string text) =>
        await _containers.Articles.GetBlobClient(name).UploadAsync(new BinaryData(text), overwrite: true);

    private static byte[] Junk(int length)
    {
        byte[] bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
