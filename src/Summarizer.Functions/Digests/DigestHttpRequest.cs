using System.Text;
using System.Text.Json;
using Summarizer.Functions.Requests;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Digests;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Digests;

/// <summary>
/// A request for a digest: <c>{"documents": [{"id", "text", "title"?} | {"name"}], "sentences"? …}</c>, the same over
/// HTTP and MCP.
/// </summary>
/// <param name="Documents">The articles: texts that came along, or names of stored ones.</param>
/// <param name="Options">The options of the digest.</param>
internal sealed record DigestHttpRequest(IReadOnlyList<DigestHttpRequest.Document> Documents, SummaryRequest Options)
{
    private static readonly string[] Properties = ["id", "text", "title", "name"];

    private static readonly string DocumentForm =
        $"`documents` must be an array of 1 to {DigestPipeline.MaxItems} objects, "
        + "each with `id` and `text` or with the `name` of a stored article.";

    /// <summary>Reads a call.</summary>
    /// <exception cref="ArticleException">It is not of the form that it should have.</exception>
    public static DigestHttpRequest Parse(ReadOnlyMemory<byte> body)
    {
        using JsonDocument json = JsonBody.Parse(body);
        return Parse(json.RootElement);
    }

    /// <summary>Brings the articles together.</summary>
    /// <param name="store">Asked for only where there is a stored one.</param>
    /// <param name="mostBytes">The most that they may have together.</param>
    /// <param name="hold">Called with the total size of the stored articles, unpacked, before each is read and after
    /// it. Throws if the app may not hold that much now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArticleException">A stored article cannot be used; the target is its name.</exception>
    public async Task<IReadOnlyList<DigestItem>> LoadAsync(
        Func<IArticleStore> store, long mostBytes, Action<long> hold, CancellationToken cancellationToken)
    {
        var items = new List<DigestItem>();
        long left = mostBytes, held = 0;
        foreach (Document document in Documents)
        {
            DigestItem item = document.Text is { } text
                ? new DigestItem(
                    document.Name, Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", document.Title)
                : await StoredAsync(
                    store(), document.Name, left, mostBytes, bytes => hold(held + bytes), cancellationToken);
            left -= item.Content.Length;
            items.Add(item);
            // A text that came along is held with the body.
            if (document.Text is not null)
                continue;
            held += UnpackedSize.Of(item.Content.Span);
            hold(held);
        }

        return items;
    }

    private static async Task<DigestItem> StoredAsync(
        IArticleStore store, string name, long left, long mostBytes, Action<long> hold,
        CancellationToken cancellationToken)
    {
        try
        {
            await using OpenArticle article = await store.OpenArticleAsync(name, cancellationToken)
                ?? throw new ArticleException(FailureCode.NotFound, "There is no article of this name.");
            if (article.Head.Bytes > left)
                throw new ArticleException(
                    FailureCode.TooLarge, $"The articles together must have at most {mostBytes} bytes, but have more.");
            hold(article.MostBytes(left));
            return new DigestItem(
                name, await article.ReadAsync(left, cancellationToken), article.Head.ContentType, FileName: name);
        }
        catch (ArticleException e)
        {
            // The caller must know which of them it was.
            throw new ArticleException(e.Code, e.Message, name, e);
        }
        catch (ArticleChangedException e)
        {
            throw new ArticleException(FailureCode.Conflict, e.Message, name, e);
        }
    }

    private static DigestHttpRequest Parse(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new ArticleException(
                FailureCode.InvalidRequest, "The body must be a JSON object with `documents`.", "body");
        IReadOnlyList<Document>? documents = null;
        var options = new List<KeyValuePair<string, string?>>();
        foreach (JsonProperty property in root.EnumerateObject())
        {
            string name = JsonBody.NameOf(property);
            if (name == "documents")
                documents = documents is null
                    ? ReadDocuments(property.Value)
                    : throw new ArticleException(
                        FailureCode.InvalidRequest, "`documents` is given more than once.", "documents");
            else if (DigestPipeline.OptionNames.Contains(name))
                options.Add(KeyValuePair.Create(name, SummarizeHttpRequest.OptionOf(property)));
            else
                throw new ArticleException(
                    FailureCode.UnknownOption,
                    NameSuggestion.For("property", name, ["documents", .. DigestPipeline.OptionNames]),
                    CallerText.Shortened(name));
        }

        SummaryRequest wanted = SummaryRequest.Parse(options);
        return new DigestHttpRequest(
            documents ?? throw new ArticleException(FailureCode.InvalidRequest, DocumentForm, "documents"), wanted);
    }

    private static List<Document> ReadDocuments(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() is < 1 or > DigestPipeline.MaxItems)
            throw new ArticleException(FailureCode.InvalidRequest, DocumentForm, "documents");
        return [.. json.EnumerateArray().Select((document, i) => ReadDocument(document, $"documents[{i}]"))];
    }

    // Every error of a document says which document it is.
    private static Document ReadDocument(JsonElement json, string target)
    {
        try
        {
            return ReadDocument(json);
        }
        catch (ArticleException e)
        {
            throw new ArticleException(e.Code, e.Message, target, e.InnerException);
        }
    }

    private static Document ReadDocument(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new ArticleException(FailureCode.InvalidRequest, DocumentForm);
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty property in json.EnumerateObject())
        {
            string name = JsonBody.NameOf(property);
            if (!Properties.Contains(name))
                throw new ArticleException(
                    FailureCode.UnknownOption,
                    NameSuggestion.For("property", name, Properties) + " Options belong beside `documents`.");
            if (!given.TryAdd(name, JsonBody.StringOf(name, property.Value)))
                throw new ArticleException(FailureCode.InvalidRequest, $"`{name}` is given more than once.");
        }

        if (given.TryGetValue("title", out string? title) && title.Length is 0 or > SummaryOptions.MaxTitleLength)
            throw new ArticleException(
                FailureCode.InvalidOption,
                $"`title` must have 1 to {SummaryOptions.MaxTitleLength} characters, but has {title.Length}.");
        return (given.GetValueOrDefault("id"), given.GetValueOrDefault("text"), title,
            given.GetValueOrDefault("name")) switch
        {
            (null, null, null, { } name) => new Document(ArticleName.Validate(name), null, null),
            ({ } id, { } text, _, null) => new Document(id, text, title),
            _ => throw new ArticleException(
                FailureCode.InvalidRequest,
                "A document of a digest must have `id`, `text` and optionally `title`, or only `name`."),
        };
    }

    /// <param name="Name">Its id, or the name of a stored article.</param>
    /// <param name="Text">Its text; null where it is stored.</param>
    /// <param name="Title">Its title, where one was given.</param>
    internal sealed record Document(string Name, string? Text, string? Title);
}
