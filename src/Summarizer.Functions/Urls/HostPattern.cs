using System.Buffers;

namespace Summarizer.Functions.Urls;

/// <summary>A host that a url may name, or all subdomains of one.</summary>
/// <param name="Host">The host, lower-cased, in ASCII.</param>
/// <param name="Subdomains">True if its subdomains are meant, and not itself.</param>
/// <param name="Port">The port; null: the usual one of the scheme.</param>
internal sealed record HostPattern(string Host, bool Subdomains, int? Port)
{
    private const string AnySubdomain = "*.";

    /// <summary>Characters that a host name cannot have.</summary>
    private static readonly SearchValues<char> NotOfHosts = SearchValues.Create("/\\?#@* \t");

    /// <summary>Reads a pattern. Returns null if the text is not one.</summary>
    public static HostPattern? TryParse(string? text)
    {
        string rest = (text ?? "").Trim();
        bool subdomains = rest.StartsWith(AnySubdomain, StringComparison.Ordinal);
        if (subdomains)
            rest = rest[AnySubdomain.Length..];
        if (rest.Length == 0 || rest.AsSpan().ContainsAny(NotOfHosts)
            || !Uri.TryCreate($"https://{rest}/", UriKind.Absolute, out Uri? uri) || uri.IdnHost.Length == 0)
            return null;
        // "a:443" and "a" are the same address to Uri; here the first names a port.
        int colon = rest.LastIndexOf(':');
        bool named = colon > rest.LastIndexOf(']');
        return named
            && !ushort.TryParse(rest.AsSpan(colon + 1), out _)
                ? null : new HostPattern(uri.IdnHost.ToLowerInvariant(), subdomains, named ? uri.Port : null);
    }

    /// <summary>True if a url's host and port match these.</summary>
    public bool Matches(Uri url)
    {
        string host = url.IdnHost.ToLowerInvariant();
        bool name = Subdomains ? host.Length > Host.Length + 1
            && host.EndsWith("." + Host, StringComparison.Ordinal) : host == Host;
        return name && (Port is { } port ? url.Port == port : url.IsDefaultPort);
    }
}
