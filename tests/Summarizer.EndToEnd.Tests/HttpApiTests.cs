using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests;

/// <summary>The HTTP API of the running app.</summary>
public sealed class HttpApiTests(HttpApiTests.SharedApp shared) : IClassFixture<HttpApiTests.SharedApp>
{
    private readonly HttpClient _http = shared.App.Http;

    [Fact]
    public async Task A_text_as_JSON_is_summarised_at_once()
    {
        using HttpResponseMessage answer =
            await PostJsonAsync(new { text = Articles.Harbour, sentences = 2, includeText = true, sortBy = "rank" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        JsonElement result = await JsonAsync(answer);
        JsonElement[] sentences = [.. result.GetProperty("extractive").GetProperty("sentences").EnumerateArray()];
        Assert.Equal(2, sentences.Length);
        string text = result.GetProperty("document").GetProperty("text").GetString()!;
        Assert.All(sentences,
            s => Assert.Equal(s.GetProperty("text").GetString(),
                text.Substring(s.GetProperty("offset").GetInt32(), s.GetProperty("length").GetInt32())));
        Assert.True(sentences[0].GetProperty("rankScore").GetDouble() >= sentences[1].GetProperty("rankScore")
            .GetDouble());
    }

    [Theory]
    [InlineData("caller-4711", true)]
    [InlineData("has a space", false)]
    [InlineData("", false)]
    public async Task A_request_id_of_the_caller_is_kept_in_the_answer_and_in_errors(string given, bool kept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/nothing");
        request.Headers.TryAddWithoutValidation("x-request-id", given);
        using HttpResponseMessage answer = await _http.SendAsync(request);

        string id = answer.Headers.GetValues("x-request-id").Single();
        Assert.Equal(kept, id == given);
        Assert.Matches("^[A-Za-z0-9-]+$", id);
        Assert.Equal(id, (await JsonAsync(answer)).GetProperty("requestId").GetString());
    }

    [Theory]
    [InlineData("txt", "There is no property `txt`. Did you mean `text`?")]
    [InlineData("colour", "There is no property `colour`. Allowed: text")]
    public async Task An_unknown_property_gets_the_nearest_name_or_all_names(string property, string detail)
    {
        using HttpResponseMessage answer =
            await PostJsonAsync(new Dictionary<string, string> { [property] = "The bridge closes." });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(detail, (await JsonAsync(answer)).GetProperty("detail").GetString()!.Split(", url")[0]);
    }

    [Theory]
    [InlineData("""{"documents":[{"id":"a","text":"One."},{"id":"b","text":"Two."},{"id":"a","text":"Three."}]}""", "a")]
    [InlineData("""{"documents":[{"text":"Without an id it gets its place."},{"id":"0","text":"Two."}]}""", "0")]
    [InlineData("""{"documents":[{"id":"1","text":"One."},{"text":"Two."}]}""", "1")]
    public async Task Two_documents_of_a_batch_with_the_same_id_are_refused(string documents, string id)
    {
        using var body = new StringContent(documents, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _http.PostAsync("/api/summaries:batch", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal($"Two documents have the id \"{id}\". Give each its own.",
            (await JsonAsync(answer)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task The_versioned_paths_are_the_same_calls()
    {
        using HttpResponseMessage stored =
            await _http.PutAsync("/api/v1/articles/v1/a%2Fb%20c.txt", Document(Articles.Harbour, "text/plain"));
        using HttpResponseMessage waiting = await _http.GetAsync("/api/summaries/v1/a/b%20c.txt");
        using HttpResponseMessage health = await _http.GetAsync("/api/v1/health");
        using HttpResponseMessage nothing = await _http.GetAsync("/api/v1/nothing");

        Assert.Equal(HttpStatusCode.Accepted, stored.StatusCode);
        Assert.Contains(waiting.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.Accepted]);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    [Fact]
    public async Task A_document_is_summarised_with_options_from_the_query()
    {
        using HttpResponseMessage answer =
            await _http.PostAsync("/api/summaries?words=40&title=Bridge", Document(Articles.Harbour, "text/plain"));

        JsonElement result = await JsonAsync(answer);
        Assert.Equal(40, result.GetProperty("options").GetProperty("words").GetInt32());
        Assert.Equal("Bridge", result.GetProperty("document").GetProperty("title").GetString());
        Assert.True(result.GetProperty("extractive").GetProperty("text").GetString()!.Split(' ').Length <= 40);
    }

    [Theory]
    [InlineData("{\"text\":\"A.\",\"sentences\":0}", 400, "invalid-option", "sentences")]
    [InlineData("{\"text\":\"A.\",\"sentences\":-1}", 400, "invalid-option", "sentences")]
    [InlineData("{\"text\":\"A.\",\"sentences\":1000000}", 400, "invalid-option", "sentences")]
    [InlineData("{\"text\":\"A.\",\"sentences\":99999999999999999999}", 400, "invalid-option", "sentences")]
    [InlineData("{\"text\":\"A.\",\"sentences\":1.5}", 400, "invalid-option", "sentences")]
    [InlineData("{\"text\":\"A.\",\"sentences\":\"3\"}", 400, "invalid-option", "sentences")]
    [InlineData("{\"text\":\"A.\",\"sentences\":3,\"words\":10}", 400, "invalid-option", "sentences")]
    [InlineData("{\"text\":\"A.\",\"ratio\":1e400}", 400, "invalid-option", "ratio")]
    [InlineData("{\"text\":\"A.\",\"sentence\":3}", 400, "unknown-option", "sentence")]
    [InlineData("{\"text\":\"A.\",\"sentences\":3,\"sentences\":4}", 400, "invalid-option", "sentences")]
    [InlineData("{\"text\":\"A.\",\"query\":null}", 400, "invalid-option", "query")]
    [InlineData("{\"text\":\"A.\",\"llm\":\"yes\"}", 400, "invalid-option", "llm")]
    [InlineData("{\"text\":\"A.\",\"language\":\"klingonish\"}", 400, "invalid-option", "language")]
    [InlineData("{\"text\":\"A.\",\"sortBy\":\"length\"}", 400, "invalid-option", "sortBy")]
    [InlineData("{\"text\":\"A.\",\"query\":{\"a\":1}}", 400, "invalid-option", "query")]
    [InlineData("{\"url\":\"http://127.0.0.1/\"}", 400, "invalid-option", "url")]
    [InlineData("{\"text\":5}", 400, "invalid-request", "text")]
    [InlineData("{\"text\":\"\\ud800\"}", 400, "invalid-request", "text")]
    [InlineData("{\"sentences\":3}", 400, "invalid-request", "text")]
    [InlineData("{\"text\":\"A.\"", 400, "invalid-request", "body")]
    [InlineData("[]", 400, "invalid-request", "body")]
    [InlineData("{\"text\":\"\"}", 422, "empty-article", null)]
    [InlineData("{\"text\":\" \\n \"}", 422, "empty-article", null)]
    public async Task A_wrong_request_is_told_what_is_wrong(string json, int status, string code, string? target)
    {
        using HttpResponseMessage answer = await _http.PostAsync("/api/summaries", Document(json, "application/json"));

        await AssertProblemAsync(answer, status, code, target);
    }

    [Theory]
    [InlineData("sentences=0", "invalid-option")]
    [InlineData("sentences=-1", "invalid-option")]
    [InlineData("sentences=1000000", "invalid-option")]
    [InlineData("sentences=", "invalid-option")]
    [InlineData("sentences=1&sentences=2", "invalid-option")]
    [InlineData("frobnicate=1", "unknown-option")]
    [InlineData("Sentences=1", "unknown-option")]
    public async Task A_wrong_query_is_told_what_is_wrong(string query, string code)
    {
        using HttpResponseMessage answer =
            await _http.PostAsync("/api/summaries?" + query, Document(Articles.Harbour, "text/plain"));

        await AssertProblemAsync(answer, 400, code);
    }

    [Fact]
    public async Task No_body_is_told_what_is_wrong()
    {
        using HttpResponseMessage answer = await _http.PostAsync("/api/summaries", null);

        await AssertProblemAsync(answer, 400, "invalid-request", "body");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("image/png")]
    [InlineData("application/octet-stream")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("nonsense")]
    public async Task A_type_that_is_not_read_is_told_which_are(string? type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Articles.Harbour));
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);

        using HttpResponseMessage answer = await _http.PostAsync("/api/summaries", content);

        JsonElement problem = await AssertProblemAsync(answer, 415, "unsupported-type", "Content-Type");
        Assert.Contains("text/markdown", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_says_it_is_too_large_is_refused_before_it_is_read()
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, shared.App.Address.Port);
        await using System.Net.Sockets.NetworkStream stream = client.GetStream();
        await stream.WriteAsync(
            "POST /api/summaries HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 999999999999\r\n\r\n"u8.ToArray());

        string head = (await new StreamReader(stream).ReadLineAsync())!;

        Assert.Contains(" 413 ", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_turns_out_too_large_is_told_the_limit()
    {
        var chunked = new StreamContent(new MemoryStream(new byte[2 * 1024 * 1024]));
        chunked.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/summaries") { Content = chunked };
        request.Headers.TransferEncodingChunked = true;

        using HttpResponseMessage answer = await _http.SendAsync(request);

        JsonElement problem = await AssertProblemAsync(answer, 413, "too-large", "body");
        Assert.Contains("1048576", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_document_of_a_batch_has_its_own_result_or_error()
    {
        object[] documents = [new { id = "a", text = Articles.Harbour, sentences = 1 }, new { id = "b", text = "" },
            new { text = Articles.Rivers, frob = 1 }, 5];
        using HttpResponseMessage answer =
            await _http.PostAsync("/api/summaries:batch",
                Document(JsonSerializer.Serialize(new { documents }), "application/json"));

        JsonElement[] results = [.. (await JsonAsync(answer)).GetProperty("results").EnumerateArray()];
        Assert.Equal(["a", "b", "2", "3"], results.Select(r => r.GetProperty("id").GetString()));
        Assert.Equal("a", results[0].GetProperty("result").GetProperty("id").GetString());
        Assert.Equal(1,
            results[0].GetProperty("result").GetProperty("extractive").GetProperty("sentences").GetArrayLength());
        Assert.Equal([422, 400, 400],
            results[1..].Select(r => r.GetProperty("error").GetProperty("status").GetInt32()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"documents\":[]}")]
    [InlineData("{\"documents\":[{\"text\":\"A.\"}],\"sentences\":1}")]
    [InlineData("{\"documents\":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]}")]
    [InlineData("nonsense")]
    public async Task A_wrong_batch_is_told_what_is_wrong(string json)
    {
        using HttpResponseMessage answer =
            await _http.PostAsync("/api/summaries:batch", Document(json, "application/json"));

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("PUT", "/api/articles/packed.txt")]
    [InlineData("POST", "/api/summaries")]
    public async Task A_packed_body_is_refused_and_the_answer_says_why(string method, string path)
    {
        using HttpContent content = Document(Articles.Harbour, "text/plain");
        content.Headers.ContentEncoding.Add("gzip");
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        using HttpResponseMessage answer = await _http.SendAsync(request);

        await AssertProblemAsync(answer, 415, "unsupported-type", "Content-Encoding");
        Assert.Equal("identity", answer.Headers.GetValues("Accept-Encoding").Single());
    }

    [Fact]
    public async Task An_empty_title_is_none()
    {
        const string Page = "<title>The harbour</title><p>The harbour closes in May. It opens again in June.</p>";
        using HttpResponseMessage answer =
            await _http.PostAsync("/api/summaries?title=", Document(Page, "text/html"));

        Assert.Equal("The harbour",
            (await JsonAsync(answer)).GetProperty("document").GetProperty("title").GetString());
    }

    [Fact]
    public async Task An_article_put_is_summarised_and_found_at_its_location()
    {
        const string Path = "/api/articles/put/Übergröße%20und%20mehr.txt";
        using HttpResponseMessage put = await _http.PutAsync(Path, Document(Articles.Harbour, "text/plain"));

        Assert.Equal(HttpStatusCode.Accepted, put.StatusCode);
        string location = put.Headers.Location!.ToString();
        using HttpResponseMessage summary = await WaitForSummaryAsync(location);
        Assert.Equal("put/Übergröße und mehr.txt", (await JsonAsync(summary)).GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_article_is_stored_only_over_what_its_sender_knows()
    {
        string path = $"/api/articles/conditions/{Guid.NewGuid():N}.txt";
        using HttpResponseMessage none = await PutAsync("If-Match", "*");
        using HttpResponseMessage first = await PutAsync("If-None-Match", "*");
        using HttpResponseMessage second = await PutAsync("If-None-Match", "*");
        string version = first.Headers.ETag!.Tag;
        using HttpResponseMessage over = await PutAsync("If-Match", version);
        using HttpResponseMessage late = await PutAsync("If-Match", version);
        using HttpResponseMessage any = await PutAsync("If-Match", "*");

        await AssertProblemAsync(none, 412, "conflict", "name");
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(version.Trim('"'), (await JsonAsync(first)).GetProperty("sourceEtag").GetString());
        await AssertProblemAsync(second, 412, "conflict", "name");
        Assert.Equal(HttpStatusCode.Accepted, over.StatusCode);
        await AssertProblemAsync(late, 412, "conflict", "name");
        Assert.Equal(HttpStatusCode.Accepted, any.StatusCode);
        await AssertProblemAsync(await PutAsync("If-Match", "\"a\", \"b\""), 400, "invalid-request", "If-Match");
        await AssertProblemAsync(await PutAsync("If-Match", $"W/{version}"), 400, "invalid-request", "If-Match");
        await AssertProblemAsync(await PutAsync("If-None-Match", version), 400, "invalid-request", "If-None-Match");
        await AssertProblemAsync(await PutAsync("If-Unmodified-Since", "Mon, 05 Jan 2026 10:00:00 GMT"), 400,
            "invalid-request", "If-Unmodified-Since");
        await AssertProblemAsync(await PutAsync("If-Match", "nonsense"), 400, "invalid-request", "If-Match");

        async Task<HttpResponseMessage> PutAsync(string header, string value)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put,
                path)
            { Content = Document(Articles.Harbour, "text/plain") };
            request.Headers.TryAddWithoutValidation(header, value);
            return await _http.SendAsync(request);
        }
    }

    [Theory]
    [InlineData("If-Match", "\"another\"")]
    [InlineData("If-None-Match", "*")]
    [InlineData("If-Unmodified-Since", "Mon, 05 Jan 2026 10:00:00 GMT")]
    public async Task A_deletion_with_a_condition_deletes_nothing(string header, string value)
    {
        string path = $"/api/summaries/conditions/{Guid.NewGuid():N}.txt";
        using HttpResponseMessage put = await _http.PutAsync(
            path.Replace("summaries", "articles", StringComparison.Ordinal), Document(Articles.Harbour, "text/plain"));
        using var request = new HttpRequestMessage(HttpMethod.Delete, path + "?article=true");
        request.Headers.TryAddWithoutValidation(header, value);

        using HttpResponseMessage refused = await _http.SendAsync(request);
        using HttpResponseMessage kept = await _http.GetAsync(path);

        await AssertProblemAsync(refused, 400, "invalid-request", header);
        Assert.True(kept.IsSuccessStatusCode);
    }

    [Fact]
    public async Task An_encoded_slash_is_a_slash_and_an_encoded_percent_sign_is_not()
    {
        using HttpResponseMessage slash =
            await _http.PutAsync("/api/articles/odd%2Fslash.txt", Document(Articles.Harbour, "text/plain"));
        using HttpResponseMessage percent =
            await _http.PutAsync("/api/articles/odd%252Fpercent.txt", Document(Articles.Harbour, "text/plain"));

        Assert.Equal("odd/slash.txt", (await JsonAsync(slash)).GetProperty("id").GetString());
        Assert.Equal("odd%2Fpercent.txt", (await JsonAsync(percent)).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("/api/summaries/../articles/x")]
    [InlineData("/api/summaries/a/../b")]
    [InlineData("/api/summaries/%2e%2e/b")]
    [InlineData("/api/summaries/a%2f..%2fb")]
    [InlineData("/api/summaries/%ff")]
    [InlineData("/api/summaries/%zz")]
    [InlineData("/api/summaries/a%00b")]
    [InlineData("/api/summaries/a%5Cb")]
    [InlineData("/api/summaries//a")]
    public async Task A_name_that_no_article_can_have_is_refused(string target)
    {
        (HttpStatusCode status, string body) = await shared.App.RawGetAsync(target);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        if (body.Length > 0)
            Assert.Contains("invalid-name", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_1100_characters_is_refused_and_one_of_900_is_not()
    {
        using HttpResponseMessage tooLong = await _http.GetAsync("/api/summaries/" + new string('n', 1100));
        using HttpResponseMessage longOne = await _http.GetAsync("/api/summaries/" + new string('n', 900));

        await AssertProblemAsync(tooLong, 400, "invalid-name", "name");
        await AssertProblemAsync(longOne, 404, "not-found");
    }

    [Fact]
    public async Task A_summary_that_does_not_exist_is_not_found()
    {
        using HttpResponseMessage answer = await _http.GetAsync("/api/summaries/none.txt");

        await AssertProblemAsync(answer, 404, "not-found", "name");
    }

    [Fact]
    public async Task A_known_summary_is_not_sent_again()
    {
        using HttpResponseMessage put =
            await _http.PutAsync("/api/articles/cached.txt", Document(Articles.Harbour, "text/plain"));
        using HttpResponseMessage first = await WaitForSummaryAsync(put.Headers.Location!.ToString());
        using var again = new HttpRequestMessage(HttpMethod.Get, put.Headers.Location);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using HttpResponseMessage second = await _http.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(["Accept"], first.Headers.Vary);
        Assert.Equal(["Accept"], second.Headers.Vary);
        using HttpResponseMessage text = await _http.GetAsync(put.Headers.Location + "?includeText=true");
        Assert.True(text.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("text/markdown", "text/markdown")]
    [InlineData("text/plain", "text/plain")]
    [InlineData("application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/html, text/plain;q=0.5, text/markdown;q=0.9", "text/markdown")]
    [InlineData("image/png", "application/json")]
    public async Task A_summary_comes_in_the_form_that_is_asked_for(string accept, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            "/api/summaries")
        { Content = Document(Articles.Harbour, "text/plain") };
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using HttpResponseMessage answer = await _http.SendAsync(request);

        Assert.Equal(form, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(form == "application/json", (await answer.Content.ReadAsStringAsync()).StartsWith('{'));
    }

    [Fact]
    public async Task Stored_summaries_are_listed_page_by_page()
    {
        foreach (string name in (string[])["list/a.txt", "list/a-b.txt", "list/b.txt"])
        {
            using HttpResponseMessage put =
                await _http.PutAsync("/api/articles/" + name, Document(Articles.Harbour, "text/plain"));
            using HttpResponseMessage made = await WaitForSummaryAsync(put.Headers.Location!.ToString());
        }

        JsonElement first = await JsonAsync(await _http.GetAsync("/api/summaries?prefix=list/&limit=2"));
        JsonElement second =
            await JsonAsync(
                await _http.GetAsync(
                    $"/api/summaries?prefix=list/&limit=2&continuation={Uri.EscapeDataString(first.GetProperty("continuation").GetString()!)}"));

        string[] names =
            [.. first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray())
                .Select(i => i.GetProperty("id").GetString()!)];
        Assert.Equal(2, first.GetProperty("items").GetArrayLength());
        Assert.Equal(["list/a-b.txt", "list/a.txt", "list/b.txt"], names.Order(StringComparer.Ordinal));
        Assert.False(second.TryGetProperty("continuation", out _));
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("prefix=%00")]
    [InlineData("continuation=a%0D%0Ab")]
    [InlineData("limit=1001")]
    [InlineData("limit=x")]
    public async Task A_wrong_page_is_told_what_is_wrong(string query)
    {
        using HttpResponseMessage answer = await _http.GetAsync("/api/summaries?" + query);

        await AssertProblemAsync(answer, 400, "invalid-option");
    }

    [Fact]
    public async Task An_article_and_its_summary_can_be_removed()
    {
        using HttpResponseMessage put =
            await _http.PutAsync("/api/articles/remove.txt", Document(Articles.Harbour, "text/plain"));
        string location = put.Headers.Location!.ToString();
        using HttpResponseMessage made = await WaitForSummaryAsync(location);

        using HttpResponseMessage removed = await _http.DeleteAsync(location + "?article=true");
        using HttpResponseMessage gone = await _http.GetAsync(location);
        using HttpResponseMessage again = await _http.DeleteAsync(location);

        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        await AssertProblemAsync(gone, 404, "not-found");
        await AssertProblemAsync(again, 404, "not-found");
    }

    [Fact]
    public async Task The_text_of_a_stored_article_comes_along_where_asked_for()
    {
        using HttpResponseMessage put =
            await _http.PutAsync("/api/articles/with-text.txt", Document(Articles.Rivers, "text/plain"));
        using HttpResponseMessage made = await WaitForSummaryAsync(put.Headers.Location!.ToString());

        JsonElement result = await JsonAsync(await _http.GetAsync(put.Headers.Location + "?includeText=true"));

        Assert.Equal(Articles.Rivers, result.GetProperty("document").GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("PATCH", "/api/summaries", 405)]
    [InlineData("POST", "/SummarizeArticle", 404)]
    [InlineData("GET", "/.env", 404)]
    public async Task What_is_not_there_is_a_problem_too(string method, string path, int status)
    {
        using HttpResponseMessage answer = await _http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/api/summaries")]
    [InlineData("/api/health")]
    [InlineData("/")]
    public async Task HEAD_answers_as_GET_does_without_the_body(string path)
    {
        using HttpResponseMessage get = await _http.GetAsync(path);
        using HttpResponseMessage head = await _http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        Assert.Equal((200, get.Content.Headers.ContentType), ((int)head.StatusCode, head.Content.Headers.ContentType));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Health_is_ready()
    {
        JsonElement health = await JsonAsync(await _http.GetAsync("/api/health"));

        Assert.Equal("ready", health.GetProperty("status").GetString());
        Assert.DoesNotContain("AccountKey", health.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_article_is_summarised_in_another_way_without_sending_it_again()
    {
        await WaitForSummaryAsync(
            (await _http.PutAsync("/api/articles/another/way.md",
                Document($"# The bridge\n\n{Articles.Harbour}", "text/markdown"))).Headers.Location!.ToString());

        JsonElement result =
            await JsonAsync(await PostJsonAsync(new
            {
                article = "another/way.md",
                sentences = 1,
                query = "what does it cost?",
                includeText = true,
                choices = 4
            }));

        Assert.Equal(("another/way.md", "another/way.md"),
            (result.GetProperty("id").GetString(), result.GetProperty("source").GetProperty("name").GetString()));
        Assert.Contains("million euros", result.GetProperty("extractive").GetProperty("text").GetString(),
            StringComparison.Ordinal);
        Assert.Equal("heading", result.GetProperty("document").GetProperty("outline").GetProperty("blocks")[0]
            .GetProperty("kind").GetString());
        Assert.Equal(4, result.GetProperty("extractive").GetProperty("choices").GetArrayLength());
    }

    [Theory]
    [InlineData("{\"article\":\"not/there.txt\"}", 404, "not-found", "article")]
    [InlineData("{\"article\":\"\"}", 400, "invalid-name", null)]
    [InlineData("{\"article\":\"../../etc/passwd\"}", 400, "invalid-name", null)]
    [InlineData("{\"article\":5}", 400, "invalid-request", "article")]
    [InlineData("{\"article\":\"a.txt\",\"text\":\"A.\"}", 400, "invalid-request", "article")]
    public async Task An_article_that_cannot_be_summarised_again_is_told_why(string json, int status, string code,
        string? target) =>
        await AssertProblemAsync(await _http.PostAsync("/api/summaries", Document(json, "application/json")), status,
            code, target);

    [Fact]
    public async Task A_batch_of_25_is_answered_whole_and_one_of_26_is_told_the_limit()
    {
        Dictionary<string, string> document = new() { ["text"] = Articles.Rivers };
        JsonElement whole = await JsonAsync(await BatchAsync(25));

        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"{i}"),
            whole.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("id").GetString()));
        Assert.All(whole.GetProperty("results").EnumerateArray(),
            r => Assert.Equal("succeeded", r.GetProperty("result").GetProperty("status").GetString()));
        JsonElement refused = await AssertProblemAsync(await BatchAsync(26), 400, "invalid-request", "documents");
        Assert.Contains("1 to 25", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);

        Task<HttpResponseMessage> BatchAsync(int count) =>
            _http.PostAsync("/api/summaries:batch",
                Document(JsonSerializer.Serialize(new { documents = Enumerable.Repeat(document, count) }),
                    "application/json"));
    }

    [Fact]
    public async Task Whatever_is_wrong_with_one_document_of_a_batch_is_its_own_error()
    {
        const string body = """
            {"documents": [
              {"id": "good", "text": "The bridge is old. It is closed in March."}, {"id": "", "text": "A."}, {"id": 7, "text": "A."}, {"text": "A.", "sentences": 0},
              {"text": "A.", "sentence": 1}, {"article": "not/there.txt"}, 5, null, [], {"id": "x", "text": "\ud800"}, {"id": "last", "text": "Rain fell. It was cold."}]}
            """;

        using HttpResponseMessage answer =
            await _http.PostAsync("/api/summaries:batch", Document(body, "application/json"));
        JsonElement[] results = [.. (await JsonAsync(answer)).GetProperty("results").EnumerateArray()];
        JsonElement[] errors =
            [.. results.Where(r => r.TryGetProperty("error", out _)).Select(r => r.GetProperty("error"))];

        Assert.Equal(["good", "1", "2", "3", "4", "5", "6", "7", "8", "x", "last"],
            results.Select(r => r.GetProperty("id").GetString()));
        Assert.Equal(["", "invalid-request", "invalid-request", "invalid-option", "unknown-option", "not-found",
            "invalid-request", "invalid-request", "invalid-request", "invalid-request", ""],
            results.Select(r => r.TryGetProperty("error", out JsonElement error)
                ? error.GetProperty("type").GetString()!["urn:summarizer:problem:".Length..]
                : ""));
        Assert.All(errors, error => Assert.Equal(
            answer.Headers.GetValues("x-request-id").Single(), error.GetProperty("requestId").GetString()));
    }

    [Theory]
    [InlineData("/api/summaries", """{"text": "The bridge is old. It is closed in March."}""")]
    [InlineData("/api/summaries:batch", """{"documents": [{"text": "The bridge is old."}]}""")]
    [InlineData("/api/digests", """{"documents": [{"id": "a", "text": "The bridge is old."}]}""")]
    public async Task JSON_may_start_with_a_byte_order_mark(string path, string body)
    {
        using HttpResponseMessage answer = await _http.PostAsync(path, Document("\uFEFF" + body, "application/json"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("The bridge is old.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/page/page.css")]
    [InlineData("/page/page.js")]
    [InlineData("/page/reader.js")]
    public async Task The_page_is_small_and_allows_nothing_from_elsewhere(string path)
    {
        using HttpResponseMessage answer = await _http.GetAsync(path);

        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.InRange(answer.Content.Headers.ContentLength!.Value, 100, 50_000);
        Assert.DoesNotContain("https://", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static StringContent Document(string text, string type) => new(text, Encoding.UTF8, type);

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage answer, int status, string code,
        string? target = null)
    {
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {body}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        JsonElement problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal($"urn:summarizer:problem:{code}", problem.GetProperty("type").GetString());
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()));
        if (target is not null)
            Assert.Equal(target, problem.GetProperty("target").GetString());
        return problem;
    }

    private Task<HttpResponseMessage> PostJsonAsync(object body) =>
        _http.PostAsync("/api/summaries", Document(JsonSerializer.Serialize(body), "application/json"));

    private Task<HttpResponseMessage> WaitForSummaryAsync(string location) => Eventually.GetAsync(
        async () =>
        {
            HttpResponseMessage answer = await _http.GetAsync(location);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted, $"{answer.StatusCode}");
            return answer.StatusCode == HttpStatusCode.OK ? answer : null;
        },
        location);

    /// <summary>One app for all tests here; they use names of their own.</summary>
    public sealed class SharedApp : IAsyncLifetime
    {
        private readonly Azurite _azurite = new();

        internal RunningApp App { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await _azurite.InitializeAsync();
            App = await RunningApp.StandingAloneAsync(_azurite, await _azurite.CreateContainersAsync(),
                ("Summarizer__MaxArticleBytes", "1048576"));
        }

        public async Task DisposeAsync()
        {
            await App.DisposeAsync();
            await _azurite.DisposeAsync();
        }
    }
}
