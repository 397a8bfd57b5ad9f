using System.Net;
using System.Net.Sockets;

namespace Summarizer.Cli.Demo;

/// <summary>Ports of this machine.</summary>
internal static class Ports
{
    /// <summary>Returns the preferred port if it is free, otherwise any free one.</summary>
    public static int Free(int preferred) => IsFree(preferred) ? preferred : Any();

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Returns a free port.</summary>
    public static int Any()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
