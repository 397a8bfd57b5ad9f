using System.Net;
using System.Net.Sockets;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>The paths of files in the repository, and free ports.</summary>
internal static class Repository
{
    private static int _lastPort = 20_000 + (Environment.ProcessId % 8_000);

    public static string Root => Pipeline.Tests.Support.Repository.Root;

    /// <summary>
    /// Returns a port that no one else gets before it is used: below those that the system hands out by itself, which
    /// start at 32,768 on Linux.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            int port = Interlocked.Increment(ref _lastPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // In use.
            }
        }
    }
}
