using System.Net;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Cli.Inputs;

/// <summary>
/// The download of the article at an address on the command line. The user chose the address, so any host is allowed,
/// unlike for the <c>url</c> of the HTTP interface, where untrusted callers choose it.
/// </summary>
internal static class WebPage
{
    private const int MaxRedirects = 5;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>True if an argument is an address and not a path.</summary>
    public static bool IsAddress(string argument) =>
        argument.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || argument.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Downloads an article.</summary>
    /// <param name="address">The address.</param>
    /// <param name="mostBytes">The largest article that is read, in bytes.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <exception cref="ArticleException">The address is malformed, the server refuses, or the article is too
    /// large.</exception>
    /// <exception cref="IOException">The server cannot be reached.</exception>
    public static async Task<FileContent> DownloadAsync(
        string address, long mostBytes, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.UserInfo.Length > 0)
            throw new ArticleException(
                FailureCode.InvalidOption, "This is not an address such as https://www.example.org/article.html.");
        // The limit counts unpacked bytes, and reading ends there.
        using var handler = new SocketsHttpHandler
        {
            MaxAutomaticRedirections = MaxRedirects,
            AutomaticDecompression = DecompressionMethods.All
        };
        using var http = new HttpClient(handler) { Timeout = Timeout };
        http.DefaultRequestHeaders.UserAgent.ParseAdd(SummaryPipeline.Generator);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Timeout);
        try
        {
            using HttpResponseMessage response =
                await http.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            // A redirect is left only where it leads from https to http, or nowhere.
            string redirect = response.Headers.Location is { } location ? $" and redirects to {location}" : "";
            if (!response.IsSuccessStatusCode)
                throw new ArticleException(
                    FailureCode.UrlUnreachable, $"The server returned status {(int)response.StatusCode}{redirect}.");
            await using Stream body = await response.Content.ReadAsStreamAsync(patience.Token);
            byte[] bytes = await ArticleFiles.ReadAllAsync(body, mostBytes, patience.Token);
            return new FileContent(bytes, response.Content.Headers.ContentType?.ToString());
        }
        catch (HttpRequestException e)
        {
            throw new IOException($"The server cannot be reached: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"The server did not send the article within {Timeout.TotalSeconds:0} seconds.", e);
        }
    }
}
