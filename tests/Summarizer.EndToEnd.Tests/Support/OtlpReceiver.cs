using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>A span as OTLP carries it.</summary>
internal sealed record OtlpSpan(string Trace, string Id, string Parent, string Name);

/// <summary>Takes OTLP over HTTP and reads of the protobuf what the tests ask for.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();
    private readonly Task _serving;

    public OtlpReceiver()
    {
        Address = $"http://127.0.0.1:{Repository.FreePort()}";
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address { get; }

    /// <summary>All that came to paths that start so, as Latin-1 text.</summary>
    public string Text(string path) =>
        string.Concat(_received.Where(r => r.Path.StartsWith(path, StringComparison.Ordinal))
            .Select(r => Encoding.Latin1.GetString(r.Body)));

    /// <summary>The spans that came. Field numbers are those of opentelemetry/proto/trace/v1/trace.proto.</summary>
    public OtlpSpan[] Spans() =>
    [
        .. from request in _received
           where request.Path == "/v1/traces"
           from resourceSpans in Fields(request.Body, 1)
           from scopeSpans in Fields(resourceSpans, 2)
           from span in Fields(scopeSpans, 2)
           select new OtlpSpan(Hex(span, 1), Hex(span, 2), Hex(span, 4),
               Encoding.UTF8.GetString(Fields(span, 5).Single())),
    ];

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private static string Hex(byte[] message, int field) =>
        Convert.ToHexString(Fields(message, field).FirstOrDefault() ?? []);

    /// <summary>The length-delimited fields of a protobuf message that have this number.</summary>
    private static List<byte[]> Fields(byte[] message, int number)
    {
        List<byte[]> found = [];
        int at = 0;
        while (at < message.Length)
        {
            ulong tag = Varint(message, ref at);
            switch (tag & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    int length = (int)Varint(message, ref at);
                    if (tag >> 3 == (ulong)number)
                        found.Add(message[at..(at + length)]);
                    at += length;
                    break;
            }
        }

        return found;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = message[at++];
            value |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80)
                return value;
        }
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                _received.Enqueue((context.Request.Url!.AbsolutePath, body.ToArray()));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException
                or InvalidOperationException)
            {
                return;
            }
        }
    }
}
