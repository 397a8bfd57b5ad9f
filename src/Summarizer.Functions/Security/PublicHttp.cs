using System.Net;
using Microsoft.Security.AntiSSRF;

namespace Summarizer.Functions.Security;

/// <summary>
/// HTTP to addresses that an untrusted caller may choose. Each connection goes only to an address that the name had at
/// that moment, and only if that address is public: not this machine, its networks or the cloud's metadata service, in
/// any notation. Redirects, cookies, credentials and packed answers are not accepted. A caller that wants redirects
/// follows them itself, checking each.
/// </summary>
internal static class PublicHttp
{
    /// <summary>Makes the handler.</summary>
    /// <param name="alsoAllowed">Networks beside the public ones, as CIDR such as 10.1.0.0/16.</param>
    /// <param name="plainHttp">True if http: is allowed beside https:.</param>
    /// <exception cref="ArgumentException">A network is not one.</exception>
    public static HttpMessageHandler Create(IReadOnlyList<string> alsoAllowed, bool plainHttp)
    {
        // The header X-Forwarded-For would guard metadata services, whose addresses are denied anyway. Its value, "true",
        // is not an address, and some sites refuse it.
        var policy = new AntiSSRFPolicy(PolicyConfigOptions.ExternalOnlyLatest)
        {
            AllowPlainTextHttp = plainHttp,
            AddXFFHeader = false,
        };
        if (alsoAllowed.Count > 0)
        {
            policy.AddAllowedAddresses([.. alsoAllowed.Select(network =>
                IPNetwork.TryParse(network, out IPNetwork parsed)
                    ? parsed.ToString() : throw new ArgumentException(network, nameof(alsoAllowed)))]);
        }

        AntiSSRFHandler handler = policy.GetHandler();
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.ConnectTimeout = TimeSpan.FromSeconds(10);
        handler.MaxResponseHeadersLength = 32;
        // A name may have another address tomorrow.
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(1);
        return handler;
    }

    /// <summary>True if a call was refused before anything was sent, as its address is not allowed.</summary>
    public static bool IsRefusal(Exception exception) =>
        exception is AntiSSRFException || (exception.InnerException is { } inner && IsRefusal(inner));
}
