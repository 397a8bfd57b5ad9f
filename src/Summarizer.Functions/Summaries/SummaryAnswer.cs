using Microsoft.Net.Http.Headers;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Summaries;

/// <summary>A result in the form that the caller wants: JSON, or text to read.</summary>
internal static class SummaryAnswer
{
    public const string Markdown = "text/markdown";
    public const string PlainText = "text/plain";
    public const string Json = "application/json";

    /// <summary>Writes a new result.</summary>
    public static Task WriteAsync(HttpContext context, SummaryResult result) =>
        WriteAsync(context, Preferred(context), result, ResultJson.Serialize(result));

    /// <summary>Writes a stored result, or 304 if the caller has it already.</summary>
    public static Task WriteStoredAsync(HttpContext context, StoredResult stored)
    {
        string form = Preferred(context);
        // Each form is another sequence of bytes, so it has an ETag of its own.
        string ending = form == Json ? "" : form == Markdown ? "-markdown" : "-text";
        var etag = new EntityTagHeaderValue($"\"{stored.Head.Etag.Trim('"')}{ending}\"");
        ResponseHeadersOf(context, etag, stored);
        if (context.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known
            && known.Any(tag => tag.Compare(etag, useStrongComparison: false) || tag.Equals(EntityTagHeaderValue.Any)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return WriteAsync(
            context, form, form == Json ? null : ResultJson.TryDeserialize(stored.Json.Span), stored.Json);
    }

    private static void ResponseHeadersOf(HttpContext context, EntityTagHeaderValue etag, StoredResult stored)
    {
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = etag;
        headers.LastModified = stored.Head.LastModified;
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = HeaderNames.Accept;
    }

    private static async Task WriteAsync(
        HttpContext context, string form, SummaryResult? result, ReadOnlyMemory<byte> json)
    {
        context.Response.Headers.Vary = HeaderNames.Accept;
        if (form == Json || result is null)
        {
            context.Response.ContentType = ResultJson.ContentType;
            context.Response.ContentLength = json.Length;
            if (!HttpMethods.IsHead(context.Request.Method))
                await context.Response.Body.WriteAsync(json, context.RequestAborted);
            return;
        }

        context.Response.ContentType = form + "; charset=utf-8";
        await context.Response.WriteAsync(
            form == Markdown ? ReadableResult.Markdown(result) : ReadableResult.PlainText(result),
            context.RequestAborted);
    }

    /// <summary>Returns the available form that the caller prefers; JSON if none of them is named.</summary>
    public static string Preferred(HttpContext context)
    {
        string best = Json;
        double bestQuality = 0;
        foreach (MediaTypeHeaderValue accepted in context.Request.GetTypedHeaders().Accept)
        {
            string? form = accepted.MediaType.Value switch
            {
                Markdown => Markdown,
                PlainText => PlainText,
                Json or "*/*" or "application/*" => Json,
                "text/*" => PlainText,
                _ => null,
            };
            if (form is not null && (accepted.Quality ?? 1) > bestQuality)
                (best, bestQuality) = (form, accepted.Quality ?? 1);
        }

        return best;
    }
}
