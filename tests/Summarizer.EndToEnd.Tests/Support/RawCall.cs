using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>A connection that sends exactly the given bytes, as no well-behaved client would.</summary>
internal sealed class RawCall : IDisposable
{
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    private RawCall(TcpClient client)
    {
        _client = client;
        _stream = client.GetStream();
    }

    /// <summary>Connects and sends the beginning.</summary>
    public static async Task<RawCall> OpenAsync(Uri address, string sent)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port);
        var call = new RawCall(client);
        await call.SendAsync(sent);
        return call;
    }

    /// <summary>Sends everything and gives the answer's status; 0 where the connection is closed without one.</summary>
    public static async Task<int> StatusAsync(Uri address, string sent)
    {
        using RawCall call = await OpenAsync(address, sent);
        return Status(await call.RestAsync());
    }

    public static int Status(string answer) =>
        answer.Length > 12 && answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)
            ? int.Parse(answer.AsSpan(9, 3))
            : 0;

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await _stream.WriteAsync(bytes);

    /// <summary>Sends a little now and then until the other side will have no more, and gives its answer.</summary>
    public async Task<string> DribbleAsync(string piece, TimeSpan pause)
    {
        Task<string> answer = RestAsync();
        while (!answer.IsCompleted)
        {
            try
            {
                await SendAsync(piece);
            }
            catch (IOException)
            {
                break;
            }

            await Task.WhenAny(answer, Task.Delay(pause));
        }

        return await answer;
    }

    /// <summary>
    /// All that comes until the other side closes the connection, which it must within two minutes.
    /// </summary>
    public Task<string> RestAsync() => ReadAsync(_ => false);

    /// <summary>The answer's head, with what followed its end.</summary>
    public Task<string> HeadAsync() => ReadAsync(answer => answer.Contains("\r\n\r\n", StringComparison.Ordinal));

    private async Task<string> ReadAsync(Func<string, bool> enough)
    {
        var answer = new StringBuilder();
        byte[] buffer = new byte[16 * 1024];
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(Eventually.Patience));
        try
        {
            while (!enough(answer.ToString()) && await _stream.ReadAsync(buffer, timeout.Token) is > 0 and var read)
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (IOException)
        {
            // Reset: closed as well.
        }

        return answer.ToString();
    }

    /// <summary>Breaks the connection off in the middle of everything.</summary>
    public void Reset()
    {
        _client.Client.LingerState = new LingerOption(true, 0);
        _client.Close();
    }

    public void Dispose() => _client.Dispose();
}
