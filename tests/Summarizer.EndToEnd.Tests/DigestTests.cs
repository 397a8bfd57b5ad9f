using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Summarizer.EndToEnd.Tests.CommandLine;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Functions.Digests;
using Summarizer.Functions.Problems;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.EndToEnd.Tests;

/// <summary><c>POST /api/digests</c> of the running app.</summary>
public sealed class DigestTests(FolderApp shared) : IClassFixture<FolderApp>
{
    private const string Courier =
        "The bridge over the Aar will be closed to lorries from Monday. Inspectors found cracks in four of its nine "
            + "girders.";
    private const string Herald =
        "From Monday the bridge over the Aar will be closed to lorries. The detour leads through the village of Holm "
            + "and takes half an hour.";

    [Fact]
    public async Task Texts_become_one_summary_and_each_sentence_names_its_source()
    {
        using HttpResponseMessage answer =
            await PostAsync(new
            {
                documents = new[] { new { id = "courier", text = Courier },
                new { id = "herald", text = Herald } },
                sentences = 3
            });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        JsonElement digest = (await JsonAsync(answer)).GetProperty("digest");
        JsonElement[] sentences = [.. digest.GetProperty("sentences").EnumerateArray()];
        Assert.Equal(["courier", "courier", "herald"], sentences.Select(s => s.GetProperty("source").GetString()));
        Assert.Equal("herald",
            Assert.Single(sentences[0].GetProperty("alsoIn").EnumerateArray()).GetProperty("source").GetString());
        Assert.All(sentences, s => Assert.Equal(s.GetProperty("text").GetString(),
            (s.GetProperty("source").GetString() == "courier" ? Courier : Herald)
                .Substring(s.GetProperty("offset").GetInt32(), s.GetProperty("length").GetInt32())));
    }

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.eml")]
    [InlineData("a.html")]
    [InlineData("a.json")]
    [InlineData("a.md")]
    [InlineData("a.pdf")]
    [InlineData("a.srt")]
    [InlineData("a.vtt")]
    public async Task A_text_is_plain_text_whatever_its_id_ends_with(string id)
    {
        using HttpResponseMessage answer = await PostAsync(new { documents = new[] { new { id, text = Courier } } });

        JsonElement result = await JsonAsync(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain",
            Assert.Single(result.GetProperty("sources").EnumerateArray()).GetProperty("contentType").GetString());
        Assert.Equal(2, result.GetProperty("digest").GetProperty("sentences").GetArrayLength());
        Assert.Empty(result.GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public async Task Stored_packages_count_with_the_size_that_they_have_unpacked_all_together()
    {
        using var folder = new TemporaryFolder();
        var store = new FolderArticleStore(folder.Path, new SummarizerOptions());
        byte[] package = DocxMaker.Make(DocxMaker.Paragraph(new string('a', 500_000)));
        Assert.InRange(package.Length, 1, 10_000);
        Directory.CreateDirectory(Path.Combine(folder.Path, "articles"));
        foreach (string name in (string[])["a.docx", "b.docx"])
            await File.WriteAllBytesAsync(Path.Combine(folder.Path, "articles", name), package);
        string text = new('a', 300_000);
        // The text is held with the body already.
        object[] documents = [new { name = "a.docx" }, new { id = "c", text }, new { name = "b.docx" }];
        var request = DigestHttpRequest.Parse(JsonSerializer.SerializeToUtf8Bytes(new { documents }));

        List<long> held = [];
        await request.LoadAsync(() => store, 1 << 20, held.Add, default);
        Assert.InRange(held.Max(), 1_000_000, 1_010_000);

        await Assert.ThrowsAsync<RequestException>(() => request.LoadAsync(() => store, 1 << 20,
            bytes => _ = bytes > 600_000 ? throw new RequestException(429, "too-many-requests", "Full.") : bytes,
            default));
    }

    [Fact]
    public async Task Room_for_all_that_a_packed_article_may_unpack_to_is_held_before_it_is_read()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "articles"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "articles", "a.txt"), Herald);
        var store = new UnreadableStore(new FolderArticleStore(folder.Path, new SummarizerOptions()))
        {
            Opened = article => article with { Encoding = "gzip" },
        };
        var request = DigestHttpRequest.Parse(
            JsonSerializer.SerializeToUtf8Bytes(new { documents = new[] { new { name = "a.txt" } } }));
        List<long> held = [];
        await Assert.ThrowsAsync<RequestException>(() => request.LoadAsync(() => store, 1 << 20, bytes =>
        {
            held.Add(bytes);
            throw new RequestException(429, "too-many-requests", "Full.");
        }, default));
        Assert.Equal([1 << 20], held);
    }

    [Fact]
    public void An_article_that_is_replaced_while_it_is_read_is_a_conflict_and_no_bug()
    {
        Problem problem = Problem.From(new ArticleChangedException())!;
        Assert.Equal((409, "conflict", "name"), (problem.Status, problem.Code(), problem.Target));
    }

    [Theory]
    [InlineData("conflict")]
    [InlineData("archived-article")]
    [InlineData("not-found")]
    [InlineData("too-large")]
    public async Task An_error_of_a_stored_article_names_it(string code)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "articles"));
        foreach (string name in (string[])["a.txt", "b.txt"])
            await File.WriteAllTextAsync(Path.Combine(folder.Path, "articles", name), Herald);
        var store = new UnreadableStore(new FolderArticleStore(folder.Path, new SummarizerOptions()))
        {
            Opened = article => (article.Head.Name, code) switch
            {
                ("b.txt", "conflict") => throw new ArticleChangedException(),
                ("b.txt", "archived-article") =>
                    article with { Unreadable = new ArticleException(code, "It is in the archive tier.") },
                _ => article,
            },
        };
        string second = code == "not-found" ? "c.txt" : "b.txt";
        DigestHttpRequest request = DigestHttpRequest.Parse(JsonSerializer.SerializeToUtf8Bytes(
            new { documents = new[] { new { name = "a.txt" }, new { name = second } } }));
        int most = code == "too-large" ? Herald.Length + 1 : 1 << 20;

        ArticleException error =
            await Assert.ThrowsAsync<ArticleException>(() => request.LoadAsync(() => store, most, _ => { }, default));
        Assert.Equal((code, second), (error.Code, error.Target));
    }

    [Fact]
    public async Task Stored_articles_are_named_and_may_stand_beside_texts()
    {
        await shared.StoreAsync("digests/courier.txt", Courier);

        using HttpResponseMessage answer =
            await PostAsync(new
            {
                documents = new object[] { new { name = "digests/courier.txt" },
                new { id = "herald", text = Herald, title = "The bridge" } }
            });

        JsonElement[] sources = [.. (await JsonAsync(answer)).GetProperty("sources").EnumerateArray()];
        Assert.Equal(["digests/courier.txt", "herald"], sources.Select(s => s.GetProperty("name").GetString()));
        Assert.Equal("The bridge", sources[1].GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("text/markdown",
        "- The bridge over the Aar will be closed to lorries from Monday. *(courier; also herald)*")]
    [InlineData("text/plain", "The bridge over the Aar will be closed to lorries from Monday. [courier; also herald]")]
    public async Task It_is_there_to_read_too(string form, string line)
    {
        using HttpResponseMessage answer =
            await PostAsync(new
            {
                documents = new[] { new { id = "courier", text = Courier },
                new { id = "herald", text = Herald } }
            }, form);

        Assert.Equal(form, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(line, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_call_has_the_same_answer()
    {
        object call =
            new
            {
                documents = new[] { new { id = "a", text = Articles.Harbour },
                new { id = "b", text = Articles.Rivers } },
                words = 60,
                query = "who pays",
                sortBy = "rank"
            };

        using HttpResponseMessage first = await PostAsync(call), second = await PostAsync(call);

        Assert.Equal((await JsonAsync(first)).GetProperty("digest").GetRawText(),
            (await JsonAsync(second)).GetProperty("digest").GetRawText());
    }

    [Theory]
    [InlineData("""{"documents":[{"id":"a","text":"A."}],"sentences":0}""", 400, "invalid-option", "sentences")]
    [InlineData("""{"documents":[{"id":"a","text":"A."}],"sentences":"3"}""", 400, "invalid-option", "sentences")]
    [InlineData("""{"documents":[{"id":"a","text":"A."}],"llm":true}""", 400, "unknown-option", "llm")]
    [InlineData("""{"documents":[{"id":"a","text":"A.","sentences":3}]}""", 400, "unknown-option",
        "documents[0]")]
    [InlineData("""{"documents":[{"id":"a","text":5}]}""", 400, "invalid-request", "documents[0]")]
    [InlineData("""{"documents":[{"id":"a","text":"A.","title":""}]}""", 400, "invalid-option", "documents[0]")]
    [InlineData("""{"documents":[{"id":"a","text":"A.","url":"http://127.0.0.1/"}]}""", 400, "unknown-option",
        "documents[0]")]
    [InlineData("""{"documents":[{"id":"a","text":"A."},{"id":"b"}]}""", 400, "invalid-request", "documents[1]")]
    [InlineData("""{"documents":[{"id":"a","text":"A."},{"name":"b","text":"B."}]}""", 400, "invalid-request",
        "documents[1]")]
    [InlineData("""{"documents":[{"id":"a","text":"A."},{"id":"a","text":"B."}]}""", 400, "invalid-request", "a")]
    [InlineData("""{"documents":[{"id":"a","text":"A.","text":"B."}]}""", 400, "invalid-request", "documents[0]")]
    [InlineData("""{"documents":[{"id":"","text":"A."}]}""", 400, "invalid-request", "documents")]
    [InlineData("""{"documents":[]}""", 400, "invalid-request", "documents")]
    [InlineData("""{"documents":{}}""", 400, "invalid-request", "documents")]
    [InlineData("""{"documents":[5]}""", 400, "invalid-request", "documents[0]")]
    [InlineData("{}", 400, "invalid-request", "documents")]
    [InlineData("[]", 400, "invalid-request", "body")]
    [InlineData("nonsense", 400, "invalid-request", "body")]
    [InlineData("""{"documents":[{"name":"../secret"}]}""", 400, "invalid-name", "documents[0]")]
    [InlineData("""{"documents":[{"name":"nowhere.txt"}]}""", 404, "not-found", "nowhere.txt")]
    [InlineData("""{"documents":[{"id":"a","text":"A."},{"id":"b","text":" \n "}]}""", 422, "empty-article", "b")]
    public async Task A_wrong_request_is_told_what_is_wrong(string json, int status, string code, string target)
    {
        using HttpResponseMessage answer = await PostAsync(json);

        await AssertProblemAsync(answer, status, code, target);
    }

    [Fact]
    public async Task Twenty_five_articles_are_taken_and_no_more()
    {
        object Call(int count) =>
            new
            {
                documents = Enumerable.Range(0, count)
                .Select(i => new { id = $"{i}", text = $"The harbour closed on day {i}. Ships waited outside." })
            };

        using HttpResponseMessage most = await PostAsync(Call(25)), tooMany = await PostAsync(Call(26));

        Assert.Equal(HttpStatusCode.OK, most.StatusCode);
        Assert.Equal(25, (await JsonAsync(most)).GetProperty("sources").GetArrayLength());
        await AssertProblemAsync(tooMany, 400, "invalid-request", "documents");
    }

    [Fact]
    public async Task Articles_that_are_too_large_together_are_refused()
    {
        string large = new('x', 11 * 1024 * 1024);
        foreach (string name in new[] { "digests/large-1.bin", "digests/large-2.bin" })
            (await shared.App.Http.PutAsync($"/api/articles/{name}", new StringContent(large)))
                .EnsureSuccessStatusCode();

        using HttpResponseMessage answer =
            await PostAsync(new
            {
                documents = new[] { new { name = "digests/large-1.bin" },
                new { name = "digests/large-2.bin" } }
            });

        await AssertProblemAsync(answer, 413, "too-large", "digests/large-2.bin");
    }

    [Fact]
    public async Task Only_JSON_is_taken()
    {
        using HttpResponseMessage answer =
            await shared.App.Http.PostAsync("/api/digests", new StringContent(Courier, Encoding.UTF8, "text/plain"));

        await AssertProblemAsync(answer, 415, "unsupported-type", "Content-Type");
    }

    private Task<HttpResponseMessage> PostAsync(object call, string? accept = null) =>
        PostAsync(JsonSerializer.Serialize(call), accept);

    private async Task<HttpResponseMessage> PostAsync(string json, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            "/api/digests")
        { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (accept is not null)
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        return await shared.App.Http.SendAsync(request);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private static async Task AssertProblemAsync(HttpResponseMessage answer, int status, string code, string target)
    {
        JsonElement problem = await JsonAsync(answer);
        Assert.Equal((status, $"urn:summarizer:problem:{code}", target),
            ((int)answer.StatusCode, problem.GetProperty("type").GetString(),
                problem.GetProperty("target").GetString()));
    }
}
