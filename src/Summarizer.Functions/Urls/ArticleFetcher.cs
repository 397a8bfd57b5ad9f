using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Summarizer.Functions.Requests;
using Summarizer.Functions.Security;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;

namespace Summarizer.Functions.Urls;

/// <summary>
/// A client that fetches the article that a <c>url</c> names: only from allowed hosts, only at public addresses
/// (<see cref="PublicHttp"/>), along redirects that are checked like the first address, within a size and a time.
/// </summary>
internal sealed class ArticleFetcher(UrlInputOptions options) : IDisposable
{
    private const int MaxUrlLength = 2048;
    private const string Target = "url";

    private readonly HostPattern[] _hosts =
        [.. options.AllowedHosts.Select(HostPattern.TryParse).OfType<HostPattern>()];

    private readonly Lazy<HttpClient> _client = new(() =>
        new HttpClient(PublicHttp.Create(options.AllowedNetworks, options.AllowPlainHttp))
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        });


    /// <summary>Fetches.</summary>
    /// <param name="url">The address as the caller wrote it.</param>
    /// <param name="limit">The most bytes that the article may have.</param>
    /// <param name="hold">Called with the total number of bytes before they are allocated. Throws if the app may not
    /// hold them now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArticleException">It may not be fetched, or cannot; the message says why.</exception>
    public async Task<FetchedArticle> FetchAsync(
        string url, long limit, Action<long> hold, CancellationToken cancellationToken)
    {
        if (!options.IsOn)
            throw new ArticleException(
                FailureCode.InvalidOption, "This app fetches no web pages. Send the document itself, or its text.",
                Target);
        if (url.Length > MaxUrlLength || !Uri.TryCreate(url, UriKind.Absolute, out Uri? address))
            throw new ArticleException(
                FailureCode.InvalidOption,
                $"`url` must be an address such as https://www.example.org/article.html, of at most {MaxUrlLength} "
                + "characters.", Target);

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Timeout);
        try
        {
            for (int hops = 0; ; hops++)
            {
                RefuseAddress(address, redirected: hops > 0);
                using HttpResponseMessage answer = await AskAsync(address, deadline.Token);
                if (RedirectOf(answer, address) is not { } next)
                    return await TakeAsync(answer, address, limit, hold, deadline.Token);
                if (hops >= options.MaxRedirects)
                    throw new ArticleException(
                        FailureCode.UrlUnreachable, $"The site redirected more than {options.MaxRedirects} times.",
                        Target);
                address = next;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ArticleException(
                FailureCode.UrlUnreachable,
                $"The site did not send the document within {options.Timeout.TotalSeconds:0.#} seconds.", Target);
        }
        catch (Exception e) when (PublicHttp.IsRefusal(e))
        {
            throw new ArticleException(
                FailureCode.UrlNotAllowed,
                "The host of `url` has an address that is not public, or the scheme is not allowed.", Target, e);
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or IOException)
        {
            throw new ArticleException(
                FailureCode.UrlUnreachable, "The site cannot be reached, or closed the connection.", Target, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    private void RefuseAddress(Uri address, bool redirected)
    {
        string whose = redirected ? "The site sends on to an address that" : "The url";
        if (address.Scheme != Uri.UriSchemeHttps && !(options.AllowPlainHttp && address.Scheme == Uri.UriSchemeHttp))
            throw new ArticleException(
                FailureCode.UrlNotAllowed,
                $"{whose} must start with {(options.AllowPlainHttp ? "https: or http:" : "https:")}.", Target);
        if (address.UserInfo.Length > 0)
            throw new ArticleException(FailureCode.UrlNotAllowed, $"{whose} must not have a user name.", Target);
        // The library below throws for these, which mean "this machine" to a socket.
        bool isAddress = IPAddress.TryParse(address.DnsSafeHost, out IPAddress? ip);
        if (isAddress && (ip!.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)))
            throw new ArticleException(
                FailureCode.UrlNotAllowed, $"{whose} must be a public address, but was {address.DnsSafeHost}.", Target);
        if (!_hosts.Any(host => host.Matches(address)))
            throw new ArticleException(
                FailureCode.UrlNotAllowed, $"{whose} must have a host that this app may fetch from.", Target);
    }

    private Task<HttpResponseMessage> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (string type in ArticleFormats.MediaTypes)
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        // Nothing packed: then nothing can unpack to more than was counted.
        request.Headers.AcceptEncoding.ParseAdd("identity");
        request.Headers.UserAgent.ParseAdd(SummaryPipeline.Generator);
        return _client.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static Uri? RedirectOf(HttpResponseMessage answer, Uri address)
    {
        if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308)
            || answer.Headers.Location is not { } location)
            return null;
        return Uri.TryCreate(address, location, out Uri? next)
            ? next
            : throw new ArticleException(
                FailureCode.UrlUnreachable, "The site redirected to something that is not an address.", Target);
    }

    private static async Task<FetchedArticle> TakeAsync(
        HttpResponseMessage answer, Uri address, long limit, Action<long> hold, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode)
            throw new ArticleException(
                FailureCode.UrlUnreachable, $"The site returned status {(int)answer.StatusCode}.", Target);
        if (answer.Content.Headers.ContentEncoding.Any(
            encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)))
            throw new ArticleException(
                FailureCode.UrlUnreachable,
                "The site sent the document compressed, although the request asked for no compression.", Target);
        if (answer.Content.Headers.ContentLength > limit)
            throw TooLarge(limit);
        await using Stream stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        byte[] content = await RequestBody.ReadAsync(
            stream, answer.Content.Headers.ContentLength, limit, TooLarge, hold, cancellationToken);
        return new FetchedArticle(
            content, answer.Content.Headers.ContentType?.ToString(), address.GetLeftPart(UriPartial.Path));
    }

    private static ArticleException TooLarge(long limit) =>
        new(FailureCode.TooLarge, $"The document at `url` must have at most {limit} bytes, but has more.", Target);
}
