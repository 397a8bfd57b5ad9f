using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>
/// A loopback TCP proxy that harms what passes through it: refuses and cuts connections, delays, answers 503, 500 or
/// 429 in place of the server, sends half of something, flips a bit. What happens to the n-th connection depends on the
/// seed and n alone.
/// </summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly int _seed;
    private readonly Task _accepting;
    private int _connections;
    private int _harmed;

    public FaultProxy(int targetPort, int seed)
    {
        _target = targetPort;
        _seed = seed;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    private enum Fate
    {
        Pass,
        Refuse,
        Throttle,
        Cut,
        Delay,
        Corrupt,
    }

    /// <summary>The port to connect to.</summary>
    public int Port { get; }

    /// <summary>Share of connections that are damaged, 0 to 1.</summary>
    public double Harm { get; set; } = 0.5;

    /// <summary>Connections so far, and how many of them came to harm.</summary>
    public (int All, int Harmed) Count => (_connections, _harmed);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = Task.Run(() => ServeAsync(client, Interlocked.Increment(ref _connections)));
            }
            catch (Exception ex) when (ex is OperationCanceledException or SocketException or ObjectDisposedException)
            {
            }
        }
    }

    private async Task ServeAsync(TcpClient client, int number)
    {
        var random = new Random(HashCode(_seed, number));
        Fate fate = random.NextDouble() < Harm ? (Fate)random.Next(1, 6) : Fate.Pass;
        if (fate != Fate.Pass)
            Interlocked.Increment(ref _harmed);
        using (client)
        {
            try
            {
                client.NoDelay = true;
                if (fate == Fate.Refuse)
                {
                    client.LingerState = new LingerOption(true, 0);
                    return;
                }

                if (fate == Fate.Throttle)
                {
                    await ThrottleAsync(client.GetStream(), random);
                    return;
                }

                using var server = new TcpClient { NoDelay = true };
                await server.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
                using var over = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
                // Harm strikes somewhere in the first few exchanges of the connection, in one of the two directions.
                bool onTheWayBack = random.Next(2) == 0;
                long at = random.Next(1, 12_000);
                // No connection lives for ever, or the first few good ones would carry everything. Most are short; some
                // carry a whole page of a listing.
                long life = Harm > 0 ? (long)(20_000 * Math.Pow(200, random.NextDouble())) : long.MaxValue;
                Task there = PassAsync(client.GetStream(), server.GetStream(), onTheWayBack ? Fate.Pass : fate, at,
                    life, random.Next(), over.Token);
                Task back = PassAsync(server.GetStream(), client.GetStream(), onTheWayBack ? fate : Fate.Pass, at, life,
                    random.Next(), over.Token);
                await Task.WhenAny(there, back);
                // Half-sent: what was passed on arrives, the rest never does.
                await over.CancelAsync();
                await Task.WhenAll(there, back);
            }
            catch (Exception ex) when (ex is IOException or SocketException or OperationCanceledException
                or ObjectDisposedException)
            {
            }
        }
    }

    private static async Task PassAsync(NetworkStream from, NetworkStream to, Fate fate, long at, long life, int seed,
        CancellationToken over)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        var random = new Random(seed);
        long passed = 0;
        try
        {
            while (true)
            {
                int read = await from.ReadAsync(buffer, over);
                if (read == 0)
                    return;
                bool struck = fate != Fate.Pass && passed + read > at;
                if (struck && fate == Fate.Delay)
                {
                    await Task.Delay(random.Next(50, 1500), over);
                    fate = Fate.Pass;
                }

                if (struck && fate == Fate.Corrupt)
                {
                    buffer[random.Next(read)] ^= (byte)(1 << random.Next(7));
                    fate = Fate.Pass;
                }

                if (struck && fate == Fate.Cut)
                {
                    await to.WriteAsync(buffer.AsMemory(0, (int)Math.Clamp(at - passed, 0, read)), over);
                    return;
                }

                await to.WriteAsync(buffer.AsMemory(0, read), over);
                passed += read;
                if (passed > life)
                    return;
            }
        }
        catch (Exception ex) when (ex is IOException or SocketException or OperationCanceledException
            or ObjectDisposedException)
        {
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Answers in the server's place, without having passed the request on.</summary>
    private async Task ThrottleAsync(NetworkStream client, Random random)
    {
        byte[] buffer = new byte[16 * 1024];
        int read = 0;
        while (read < buffer.Length
            && !Encoding.ASCII.GetString(buffer, 0, read).Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            int more = await client.ReadAsync(buffer.AsMemory(read), _stop.Token);
            if (more == 0)
                return;
            read += more;
        }

        (int status, string code) =
            ((int, string)[])[(503, "ServerBusy"), (500, "InternalError"), (429, "TooManyRequests")] is var answers
                ? answers[random.Next(3)]
                : default;
        string body =
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>Not now.</Message></Error>";
        string answer =
            $"HTTP/1.1 {status} {code}\r\nx-ms-error-code: {code}\r\nContent-Type: "
                + $"application/xml\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
        await client.WriteAsync(Encoding.ASCII.GetBytes(answer), _stop.Token);
    }

    private static int HashCode(int seed, int number) => unchecked((seed * 397) ^ (number * (int)2654435761u));
}
