using Summarizer.Pipeline;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Problems;

/// <summary>A problem in the form of RFC 9457.</summary>
/// <param name="Type">"urn:summarizer:problem:" and a stable code, such as "invalid-option".</param>
/// <param name="Title">The kind of problem in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">The error and what is allowed.</param>
/// <param name="Target">The option, field or name that it is about.</param>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string? Target)
{
    public const string ContentType = "application/problem+json";

    /// <summary>The id of the request, as in the header <c>x-request-id</c>.</summary>
    public string? RequestId { get; init; }

    private const string TypePrefix = "urn:summarizer:problem:";

    /// <summary>Returns the code within <see cref="Type"/>.</summary>
    public string Code() => Type[TypePrefix.Length..];

    /// <summary>Returns a problem by its code. The one place where codes become statuses.</summary>
    public static Problem Of(string code, string detail, string? target = null, int? status = null)
    {
        (int usual, string title) = code switch
        {
            FailureCode.InvalidOption => (StatusCodes.Status400BadRequest, "An option has a value that it cannot have"),
            FailureCode.UnknownOption => (StatusCodes.Status400BadRequest, "There is no such option"),
            FailureCode.InvalidRequest => (
                StatusCodes.Status400BadRequest, "The request is not of the form it should have"),
            FailureCode.UrlNotAllowed => (StatusCodes.Status400BadRequest, "The url may not be fetched"),
            FailureCode.UrlUnreachable => (StatusCodes.Status502BadGateway, "The url's site gives no article"),
            FailureCode.InvalidName => (StatusCodes.Status400BadRequest, "An article cannot have this name"),
            FailureCode.Unauthorized => (StatusCodes.Status401Unauthorized, "Not allowed"),
            FailureCode.NotFound => (StatusCodes.Status404NotFound, "Not found"),
            FailureCode.Conflict => (StatusCodes.Status409Conflict, "Something else is stored under this name"),
            FailureCode.Locked => (StatusCodes.Status409Conflict, "Storage does not allow the change"),
            FailureCode.ArchivedArticle => (StatusCodes.Status409Conflict, "The article is in the archive tier"),
            FailureCode.EncryptedArticle => (
                StatusCodes.Status422UnprocessableEntity, "The article is encrypted with its client's key"),
            FailureCode.TooLarge => (StatusCodes.Status413PayloadTooLarge, "Too large"),
            FailureCode.UnsupportedType => (
                StatusCodes.Status415UnsupportedMediaType, "The format is not one that is read"),
            FailureCode.EmptyArticle => (StatusCodes.Status422UnprocessableEntity, "The article is empty"),
            FailureCode.UnreadableArticle => (StatusCodes.Status422UnprocessableEntity, "The article cannot be read"),
            FailureCode.TooManyRequests => (StatusCodes.Status429TooManyRequests, "Too many requests at once"),
            FailureCode.StorageUnavailable => (StatusCodes.Status503ServiceUnavailable, "Storage cannot be reached"),
            FailureCode.StorageUnreadable => (
                StatusCodes.Status503ServiceUnavailable, "Storage does not give the article"),
            FailureCode.OcrUnavailable => (StatusCodes.Status503ServiceUnavailable, "Text recognition is unavailable"),
            FailureCode.TimedOut => (StatusCodes.Status503ServiceUnavailable, "It took too long"),
            FailureCode.Misconfigured => (StatusCodes.Status503ServiceUnavailable, "A setting is wrong"),
            FailureCode.Poisoned => (StatusCodes.Status422UnprocessableEntity, "The article could not be processed"),
            _ => (StatusCodes.Status500InternalServerError, "A bug in this program"),
        };
        return new Problem(TypePrefix + code, title, status ?? usual, detail, target);
    }

    /// <summary>
    /// Returns what an exception means to a caller; null if it is a bug, whose message is not for callers.
    /// </summary>
    public static Problem? From(Exception exception) => exception switch
    {
        ArticleException e => Of(e.Code, e.Message, e.Target),
        RequestException e => Of(e.Code, e.Message, e.Target, e.Status),
        InvalidOptionException e => Of(FailureCode.InvalidOption, e.Message, e.Option),
        StorageUnavailableException => Of(
            FailureCode.StorageUnavailable, "Storage cannot be reached or does not respond in time; try again later."),
        ArticleChangedException e => Of(FailureCode.Conflict, e.Message, "name"),
        StorageLockedException e => Of(FailureCode.Locked, e.Message, "name"),
        InvalidSettingException e => Of(FailureCode.Misconfigured, e.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            Of(FailureCode.TooLarge, "The body is larger than allowed."),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } =>
            Of(
                FailureCode.TimedOut, "The body must arrive at 1 KiB a second or faster, but was slower.", "body",
                StatusCodes.Status408RequestTimeout),
        BadHttpRequestException e => Of(FailureCode.InvalidRequest, e.Message, null, e.StatusCode),
        // Kestrel reports a chunk size that overflows this way.
        IOException { InnerException: OverflowException } => Of(
            FailureCode.InvalidRequest, "The size of a chunk is not a valid number.", "body"),
        _ => null,
    };
}
