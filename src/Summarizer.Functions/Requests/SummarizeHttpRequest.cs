using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Summarizer.Functions.Security;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;

namespace Summarizer.Functions.Requests;

/// <summary>
/// A request to <c>POST /api/summaries</c>: JSON with the text and the options, or the document itself with the options
/// in the query string.
/// </summary>
/// <param name="Content">The document's bytes.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Request">The options.</param>
internal sealed record SummarizeHttpRequest(ReadOnlyMemory<byte> Content, string? ContentType, SummaryRequest Request)
{
    /// <summary>
    /// The name of the stored article to summarise instead of <see cref="Content"/>; null: the content it is.
    /// </summary>
    public string? Article { get; init; }

    /// <summary>The address of the document, where that was sent instead of the document.</summary>
    public string? Url { get; init; }

    private const string Json = "application/json";

    /// <summary>Reads a call.</summary>
    /// <exception cref="ArticleException">It is not of the form that it should have.</exception>
    public static async Task<SummarizeHttpRequest> ReadAsync(HttpContext context, long limit)
    {
        RequestBody.Require(context, limit);
        string declared = context.Request.ContentType ?? "";
        string type = MediaTypeHeaderValue.TryParse(declared, out MediaTypeHeaderValue? parsed)
            ? parsed.MediaType!.ToLowerInvariant() : "";
        if (type == Json)
        {
            if (QueryOptions(context).Any())
                throw new ArticleException(
                    FailureCode.InvalidOption,
                    "With a JSON body, put the options into the body instead of the query string.",
                    QueryOptions(context).First().Key);
            return FromJson(await RequestBody.ReadAsync(context, limit));
        }

        if (!ArticleFormats.IsRead(type))
        {
            string was = type.Length == 0 ? "is missing" : $"was {CallerText.Shortened(type)}";
            throw new ArticleException(FailureCode.UnsupportedType,
                $"Content-Type must be one of {Json}, {string.Join(", ", ArticleFormats.MediaTypes)}, but {was}.",
                "Content-Type");
        }

        SummaryRequest request = SummaryRequest.Parse(QueryOptions(context));
        return new SummarizeHttpRequest(await RequestBody.ReadAsync(context, limit), declared, request);
    }

    /// <summary>Reads one document and its options from a JSON object.</summary>
    public static SummarizeHttpRequest FromJson(ReadOnlyMemory<byte> body)
    {
        using JsonDocument json = JsonBody.Parse(body);
        return FromJson(json.RootElement);
    }

    /// <summary>
    /// Reads one document and its options from a JSON object, but for the property <paramref name="ignore"/>.
    /// </summary>
    public static SummarizeHttpRequest FromJson(JsonElement json, string? ignore = null)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new ArticleException(
                FailureCode.InvalidRequest, "The body must be a JSON object with `text`.", "body");
        string? text = null, url = null, article = null;
        var options = new List<KeyValuePair<string, string?>>();
        foreach (JsonProperty property in json.EnumerateObject())
        {
            switch (JsonBody.NameOf(property))
            {
                case var name when name == ignore:
                    break;
                case "text" when text is not null:
                    throw new ArticleException(FailureCode.InvalidRequest, "`text` is given more than once.", "text");
                case "text":
                    text = JsonBody.StringOf(property.Name, property.Value);
                    break;
                case "article" when article is not null:
                    throw new ArticleException(
                        FailureCode.InvalidRequest, "`article` is given more than once.", "article");
                case "article":
                    article = JsonBody.StringOf(property.Name, property.Value);
                    break;
                case "url" when url is not null:
                    throw new ArticleException(FailureCode.InvalidRequest, "`url` is given more than once.", "url");
                case "url":
                    url = JsonBody.StringOf(property.Name, property.Value);
                    break;
                case var name when !SummaryRequest.OptionNames.Contains(name):
                    string[] own = ignore is null ? [] : [ignore];
                    string[] names = [.. own, "text", "url", "article", .. SummaryRequest.OptionNames];
                    throw new ArticleException(
                        FailureCode.UnknownOption, NameSuggestion.For("property", name, names),
                        CallerText.Shortened(name));
                default:
                    options.Add(KeyValuePair.Create(property.Name, OptionOf(property)));
                    break;
            }
        }

        var request = SummaryRequest.Parse(options);
        if ((text, url, article) is not ((_, null, null) or (null, _, null) or (null, null, _)))
        {
            string target = url is null ? "article" : "url";
            throw new ArticleException(
                FailureCode.InvalidRequest, "Use only one of `text`, `url` and `article`.", target);
        }

        if (url is not null || article is not null)
            return new SummarizeHttpRequest(ReadOnlyMemory<byte>.Empty, null, request) { Url = url, Article = article };

        return text is null
            ? throw new ArticleException(
                FailureCode.InvalidRequest,
                "`text` is missing. Give `text`, or `article` with the name of a stored article.", "text")
            : new SummarizeHttpRequest(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", request);
    }

    /// <summary>Returns the options in a query string; a function key in it is not one.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> QueryOptions(HttpContext context) =>
        from parameter in context.Request.Query
        where parameter.Key != CallerCheck.KeyParameter
        from value in parameter.Value.DefaultIfEmpty()
        select KeyValuePair.Create(parameter.Key, value);

    /// <summary>Returns an option's value as text, as <see cref="SummaryRequest.Parse"/> reads it.</summary>
    public static string? OptionOf(JsonProperty property) => property.Value.ValueKind switch
    {
        not JsonValueKind.Number when property.Name is "sentences" or "words" or "ratio" or "choices" =>
            throw new ArticleException(
                FailureCode.InvalidOption,
                $"`{property.Name}` must be a JSON number, but was {JsonBody.Described(property.Value)}.",
                property.Name),
        not (JsonValueKind.True or JsonValueKind.False) when property.Name is "llm" or "includeText" =>
            throw new ArticleException(
                FailureCode.InvalidOption,
                $"`{property.Name}` must be true or false, but was {JsonBody.Described(property.Value)}.",
                property.Name),
        JsonValueKind.String => JsonBody.StringOf(property.Name, property.Value),
        JsonValueKind.Number => property.Value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => throw new ArticleException(FailureCode.InvalidOption,
            $"`{CallerText.Shortened(property.Name)}` must have a value, but was null. Leave it out for the default.",
            CallerText.Shortened(property.Name)),
        _ => throw new ArticleException(FailureCode.InvalidOption,
            $"`{CallerText.Shortened(property.Name)}` must be a single value, "
                + $"but was {JsonBody.Described(property.Value)}.",
            CallerText.Shortened(property.Name)),
    };
}
