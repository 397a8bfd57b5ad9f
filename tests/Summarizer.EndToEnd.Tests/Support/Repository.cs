using System.Net;
using System.Net.Sockets;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>The paths of files in the repository, and free ports.</summary>
internal static class Repository
{
    public static string Root => Pipeline.Tests.Support.Repository.Root;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
