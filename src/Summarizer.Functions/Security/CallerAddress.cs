using System.Net;
using System.Net.Sockets;

namespace Summarizer.Functions.Security;

/// <summary>The address by which limits tell callers apart.</summary>
internal static class CallerAddress
{
    /// <summary>Returns the address of a connection's other end. Behind a proxy, that is the proxy's.</summary>
    public static string OfConnection(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote ? Normalize(remote) : "";

    /// <summary>
    /// Returns the client that Azure's front end saw: the last entry of X-Forwarded-For. The client may have written
    /// those before it. Empty if there is none.
    /// </summary>
    public static string Forwarded(HttpContext context)
    {
        string last = context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        return IPEndPoint.TryParse(last, out IPEndPoint? client) ? Normalize(client.Address) : "";
    }

    // One customer has a whole /64 network of IPv6 addresses.
    private static string Normalize(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? $"{new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), .. new byte[8]])}/64"
            : address.ToString();
    }
}
