using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Summarizer.Functions.Hosting;
using Summarizer.Functions.Problems;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;

namespace Summarizer.Functions.Requests;

/// <summary>A request's body, read within a limit that is checked before anything is read.</summary>
internal static class RequestBody
{
    /// <summary>
    /// Room for what most bodies are. More is made only as it arrives: a caller who announces 20 MiB and sends nothing
    /// costs nothing.
    /// </summary>
    private const int FirstRoom = 256 * 1024;

    /// <summary>
    /// Refuses a body that is missing or says that it is too large, and lets the server cut off one that does not say
    /// so.
    /// </summary>
    /// <exception cref="ArticleException">It is missing or too large.</exception>
    public static void Require(HttpContext context, long limit)
    {
        if (context.Request.ContentLength > limit)
            throw TooLarge(limit);
        if (context.Request.Headers.ContentEncoding.ToString() is not ("" or "identity"))
        {
            context.Response.Headers.AcceptEncoding = "identity";
            throw new ArticleException(
                FailureCode.UnsupportedType, "The body is packed. Send it unpacked, without Content-Encoding.",
                HeaderNames.ContentEncoding);
        }

        bool hasNone = context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false };
        if (hasNone || context.Request.ContentLength == 0)
            throw new ArticleException(
                FailureCode.InvalidRequest,
                "The request has no body. Send JSON with `text`, or a document with its Content-Type.", "body");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
            server.MaxRequestBodySize = limit;
    }

    /// <summary>
    /// Reads the whole body, if there is room for it in memory, and then takes the request's work slot. No request
    /// waits for room: a large body that arrives slowly would delay all the small ones after it.
    /// </summary>
    /// <exception cref="ArticleException">It is missing or larger than <paramref name="limit"/>.</exception>
    /// <exception cref="RequestException">There is no room for it now.</exception>
    public static async Task<byte[]> ReadAsync(HttpContext context, long limit)
    {
        Require(context, limit);
        ByteGate.Place place = PlaceOf(context);
        byte[] body = await context.RequestServices.GetRequiredService<SlowBodies>().ReadAsync(context, cut =>
            ReadAsync(
                target => ReadPartAsync(context.Request.BodyReader, target, cut), context.Request.ContentLength, limit,
                TooLarge,
                bytes => Hold(place, bytes)));
        long held = UnpackedSize.Of(body);
        Hold(place, held);
        context.Features.Set(new HeldBody(place, held));
        await WorkSlots.TakeAfterBodyAsync(context);
        return body;
    }

    /// <summary>Reads a stream to its end, with room that grows as bytes arrive.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="announced">The number of bytes that the request declares; null if it declares none.</param>
    /// <param name="limit">The most that is read.</param>
    /// <param name="tooLarge">Says that it is larger than that.</param>
    /// <param name="hold">Called with the total number of bytes before they are allocated. Throws if the app may not
    /// hold them now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task<byte[]> ReadAsync(
        Stream stream, long? announced, long limit, Func<long, Exception> tooLarge, Action<long> hold,
        CancellationToken cancellationToken) =>
        ReadAsync(target => stream.ReadAsync(target, cancellationToken), announced, limit, tooLarge, hold);

    /// <summary>
    /// Reads a part of a body. Unlike a stream's, this read can be cancelled and leaves the server able to skip the
    /// rest.
    /// </summary>
    private static async ValueTask<int> ReadPartAsync(
        PipeReader reader, Memory<byte> target, CancellationToken cancellationToken)
    {
        await using CancellationTokenRegistration cancelled = cancellationToken.Register(reader.CancelPendingRead);
        while (true)
        {
            ReadResult result = await reader.ReadAsync(CancellationToken.None);
            if (result.IsCanceled || cancellationToken.IsCancellationRequested)
            {
                reader.AdvanceTo(result.Buffer.Start);
                throw new OperationCanceledException(cancellationToken);
            }

            ReadOnlySequence<byte> part = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, target.Length));
            part.CopyTo(target.Span);
            // After advancing, the buffer belongs to the reader again.
            int count = (int)part.Length;
            reader.AdvanceTo(part.End);
            if (count > 0 || result.IsCompleted)
                return count;
        }
    }

    /// <param name="read">Reads the next part; 0 at the end.</param>
    /// <param name="announced">The number of bytes that it says it has. Null if it does not say.</param>
    /// <param name="limit">The most bytes that are read.</param>
    /// <param name="tooLarge">The function that makes the exception for a larger body.</param>
    /// <param name="hold">Called with the total number of bytes before they are allocated. Throws if the app may not
    /// hold them now.</param>
    private static async Task<byte[]> ReadAsync(
        Func<Memory<byte>, ValueTask<int>> read, long? announced, long limit, Func<long, Exception> tooLarge,
        Action<long> hold)
    {
        // One byte more than allowed is enough to see that there is too much.
        long most = Math.Min(announced ?? long.MaxValue, limit + 1);
        long room = Math.Min(most, FirstRoom);
        hold(room);
        byte[] content = new byte[room];
        int filled = 0;
        while (true)
        {
            if (filled == content.Length)
            {
                if (filled >= most)
                    break;
                room = Math.Min(most, filled * 2L);
                hold(room);
                Array.Resize(ref content, (int)room);
            }

            int count;
            try
            {
                count = await read(content.AsMemory(filled));
            }
            catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                throw tooLarge(limit); // the server's own limit, which a body without a length may meet first
            }

            if (count == 0)
                break;
            filled += count;
        }

        if (filled > limit)
            throw tooLarge(limit);
        Array.Resize(ref content, filled);
        return content;
    }

    /// <summary>Reserves room for documents beside the body, until the response is sent.</summary>
    /// <param name="context">The request.</param>
    /// <param name="bytes">The bytes of all documents that are in memory at once.</param>
    /// <param name="isFinal">True if no more than these are in memory from now on.</param>
    /// <exception cref="RequestException">There is no room for them now.</exception>
    public static void HoldBeside(HttpContext context, long bytes, bool isFinal = false)
    {
        if (context.Features.Get<HeldBody>() is not { } body)
            context.Features.Set(body = new HeldBody(PlaceOf(context), Bytes: 0));
        Hold(body.Place, body.Bytes + bytes);
        if (isFinal)
            body.Place.Keep(body.Bytes + bytes);
    }

    private static ByteGate.Place PlaceOf(HttpContext context)
    {
        ByteGate.Place place = context.RequestServices.GetRequiredService<ByteGate>().Enter();
        context.Response.RegisterForDispose(place);
        return place;
    }

    private static void Hold(ByteGate.Place place, long bytes)
    {
        if (place.TryHold(bytes))
            return;
        throw new RequestException(
            StatusCodes.Status429TooManyRequests, FailureCode.TooManyRequests,
            "The requests in progress take up the memory for requests. Try again later.")
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        };
    }

    // One place for all of a request: a document larger than the limit may be in memory if no other request is.
    private sealed record HeldBody(ByteGate.Place Place, long Bytes);

    private static ArticleException TooLarge(long limit) =>
        new(FailureCode.TooLarge, $"The body must have at most {limit} bytes, but has more.", "body");
}
