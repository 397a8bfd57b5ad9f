using System.Buffers;

namespace Summarizer.Functions.Requests;

/// <summary>
/// The id of a request, in the header <c>x-request-id</c> of every answer, in every problem and in the log. A caller
/// may choose it, to find the request again in its own log and in ours.
/// </summary>
internal static class RequestId
{
    /// <summary>The header's name.</summary>
    public const string Header = "x-request-id";

    private const int MaxLength = 128;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:/+=");

    /// <summary>Gives every request its id and every answer the header.</summary>
    public static void UseRequestId(this WebApplication app) => app.Use((context, next) =>
    {
        string? given = context.Request.Headers[Header];
        // Anything else than a plain token could forge a line of the log.
        context.TraceIdentifier = given is { Length: > 0 and <= MaxLength }
            && !given.AsSpan().ContainsAnyExcept(Allowed)
            ? given : Guid.NewGuid().ToString("N");
        context.Response.Headers[Header] = context.TraceIdentifier;
        return next(context);
    });
}
