using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Summarizer.Pipeline;

namespace Summarizer.Functions.Hosting;

/// <summary>
/// The address on which the app listens: an IP address (or localhost, or * for all) and a port, plain HTTP.
/// </summary>
/// <param name="Address">The address; null: both loopback addresses.</param>
/// <param name="Port">The port; 0: any free one.</param>
internal sealed record ListenAddress(IPAddress? Address, int Port)
{
    /// <summary>True if other machines can reach it.</summary>
    public bool BeyondLoopback => Address is not null && !IPAddress.IsLoopback(Address);

    /// <summary>The address at which a program on this machine reaches it.</summary>
    public Uri FromThisMachine =>
        new($"http://{(Address is null || Address.Equals(IPAddress.Any) || Address.Equals(IPAddress.IPv6Any)
            ? new IPEndPoint(IPAddress.Loopback, Port) : new IPEndPoint(Address, Port))}");

    /// <summary>Reads the address that the settings name: <c>urls</c>, else <c>Summarizer:Url</c>, else the
    /// default.</summary>
    /// <exception cref="InvalidSettingException">It is not one.</exception>
    public static ListenAddress Read(IConfiguration configuration)
    {
        const string setting = $"{SummarizerOptions.Section}:{nameof(AppOptions.Url)}";
        return Parse(setting, configuration["urls"] ?? configuration[setting] ?? new AppOptions().Url);
    }

    /// <summary>Reads an address such as http://127.0.0.1:7071.</summary>
    /// <exception cref="InvalidSettingException">It is not one.</exception>
    public static ListenAddress Parse(string setting, string url)
    {
        const string Scheme = "http://";
        string rest = url.Trim().TrimEnd('/');
        int colon = rest.LastIndexOf(':');
        if (rest.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && colon > Scheme.Length
            && ushort.TryParse(rest.AsSpan(colon + 1), out ushort port))
        {
            string host = rest[Scheme.Length..colon];
            if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
                return new ListenAddress(null, port);
            if (host is "*" or "+")
                return new ListenAddress(IPAddress.IPv6Any, port);
            if (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address))
                return new ListenAddress(address, port);
        }

        throw new InvalidSettingException(
            setting, url, "http://ADDRESS:PORT with an IP address, localhost or *, for example http://127.0.0.1:7071");
    }

    /// <summary>Applies it to the server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="configure">Sets up each endpoint.</param>
    public void Apply(KestrelServerOptions server, Action<ListenOptions> configure)
    {
        if (Address is null)
            server.ListenLocalhost(Port, configure);
        else if (Address.Equals(IPAddress.IPv6Any))
            server.ListenAnyIP(Port, configure);
        else
            server.Listen(Address, Port, configure);
    }
}
