using System.Text.Json;
using Summarizer.Functions.Hosting;
using Summarizer.Functions.Problems;
using Summarizer.Functions.Requests;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Results;

namespace Summarizer.Functions.Summaries;

/// <summary><c>POST /api/summaries:batch</c>: several texts in one call, each with its own result or problem.</summary>
internal static class BatchRoute
{
    /// <summary>The most documents in one call.</summary>
    public const int MaxDocuments = 25;

    private const int MaxIdLength = 1024;

    /// <summary>Adds the route.</summary>
    public static void MapSummaryBatch(this WebApplication app) =>
        app.MapPost(SummaryRoutes.Path + ":batch", CreateAsync);

    private static async Task CreateAsync(HttpContext context)
    {
        QueryParameters.AllowOnly(context);
        var pipeline = context.RequestServices.GetRequiredService<SummaryPipeline>();
        if (!context.Request.HasJsonContentType())
            throw new ArticleException(
                FailureCode.UnsupportedType, "A batch must be JSON, with Content-Type: application/json.",
                "Content-Type");
        byte[] body = await RequestBody.ReadAsync(
            context, context.RequestServices.GetRequiredService<SummarizerOptions>().MaxArticleBytes);
        using JsonDocument json = JsonBody.Parse(body);
        JsonElement documents = JsonBody.Within(() => Documents(json.RootElement));

        RefuseSharedIds(documents);
        var answer = new System.Buffers.ArrayBufferWriter<byte>();
        await using var writer = new Utf8JsonWriter(answer);
        writer.WriteStartObject();
        writer.WriteStartArray("results");
        int index = 0;
        foreach (JsonElement document in documents.EnumerateArray())
        {
            string id = index.ToString();
            writer.WriteStartObject();
            try
            {
                id = JsonBody.Within(() => IdOf(document)) ?? id;
                SummarizeHttpRequest call = SummarizeHttpRequest.FromJson(document, ignore: "id");
                if (call.Url is not null)
                    throw new ArticleException(
                        FailureCode.InvalidOption,
                        $"`url` is not possible in a batch. Send it to POST {SummaryRoutes.Path}.", "url");
                SummaryResult result = call.Article is { } article
                    ? await StoredArticle.SummarizeAsync(context, article, call.Request, "article")
                    : await pipeline.SummarizeAsync(
                        call.Content, call.ContentType, name: null, call.Request with { AnswerBy = context.AnswerBy() },
                        context.RequestAborted);
                writer.WriteString("id", id);
                writer.WritePropertyName("result");
                writer.WriteRawValue(ResultJson.Serialize(result with { Id = id }), skipInputValidation: true);
            }
            catch (Exception e) when (Problem.From(e) is { } problem)
            {
                writer.WriteString("id", id);
                writer.WritePropertyName("error");
                JsonSerializer.Serialize(
                    writer, problem with { RequestId = context.TraceIdentifier }, AppJson.Plain.Problem);
            }

            writer.WriteEndObject();
            index++;
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(context.RequestAborted);
        context.Response.ContentType = ResultJson.ContentType;
        context.Response.ContentLength = answer.WrittenCount;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(answer.WrittenMemory, context.RequestAborted);
    }

    /// <summary>
    /// Refuses a batch in which two documents have the same id: their results could not be told apart.
    /// </summary>
    private static void RefuseSharedIds(JsonElement documents)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach ((int index, JsonElement document) in documents.EnumerateArray().Index())
        {
            // A document without an id gets its place as one.
            string id = IdOrNull(document) ?? $"{index}";
            if (!ids.Add(id))
                throw new ArticleException(
                    FailureCode.InvalidRequest,
                    $"Two documents have the id \"{CallerText.Shortened(id)}\". Give each its own.", "id");
        }
    }

    /// <summary>
    /// Returns the document's id; null if it is not valid, which is reported with the document's result.
    /// </summary>
    private static string? IdOrNull(JsonElement document)
    {
        try
        {
            return JsonBody.Within(() => IdOf(document));
        }
        catch (ArticleException)
        {
            return null;
        }
    }

    private static JsonElement Documents(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("documents", out JsonElement documents)
            || documents.ValueKind != JsonValueKind.Array || documents.GetArrayLength() is < 1 or > MaxDocuments)
        {
            throw new ArticleException(
                FailureCode.InvalidRequest,
                $"The body must be an object with `documents`, an array of 1 to {MaxDocuments} objects with `text`.",
                "documents");
        }

        if (root.EnumerateObject().Skip(1).Any())
        {
            string? other = root.EnumerateObject().Select(JsonBody.NameOf).FirstOrDefault(name => name != "documents");
            throw new ArticleException(
                FailureCode.UnknownOption, "The body must have only `documents`, once. Put options into each document.",
                other ?? "documents");
        }

        return documents;
    }

    /// <summary>
    /// Returns the caller's own id for a document; null if there is none. The rest is what a single call's body is.
    /// </summary>
    private static string? IdOf(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty("id", out JsonElement given))
            return null;
        return JsonBody.StringOf("id", given) is { Length: > 0 and <= MaxIdLength } id
            ? id
            : throw new ArticleException(
                FailureCode.InvalidRequest, $"`id` must be a string of 1 to {MaxIdLength} characters.", "id");
    }
}
