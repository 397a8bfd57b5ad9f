using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>A fake Application Insights: takes what exporters post to its ingestion endpoint, and keeps it.</summary>
internal sealed class IngestionEndpoint : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<JsonElement> _items = new();
    private readonly Task _serving;
    private readonly string _address = $"http://127.0.0.1:{Repository.FreePort()}/";

    public IngestionEndpoint()
    {
        _listener.Prefixes.Add(_address);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string ConnectionString =>
        $"InstrumentationKey={Guid.Empty};IngestionEndpoint={_address};LiveEndpoint={_address}";

    /// <summary>The items of a type, such as RequestData: the trace that each belongs to, and its data.</summary>
    public (string Trace, JsonElement Data)[] Of(string type) =>
        [.. _items.Where(i => i.GetProperty("data").GetProperty("baseType").GetString() == type)
            .Select(i => (i.GetProperty("tags").TryGetProperty("ai.operation.id", out JsonElement id)
                ? id.GetString()!
                : "", i.GetProperty("data").GetProperty("baseData")))];

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Stream body = context.Request.Headers["Content-Encoding"] == "gzip"
                ? new GZipStream(context.Request.InputStream, CompressionMode.Decompress)
                : context.Request.InputStream;
            string text = await new StreamReader(body, Encoding.UTF8).ReadToEndAsync();
            int received = 0;
            foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                received++;
                _items.Enqueue(JsonDocument.Parse(line).RootElement);
            }

            byte[] answer =
                Encoding.UTF8.GetBytes($$"""{"itemsReceived":{{received}},"itemsAccepted":{{received}},"errors":[]}""");
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(answer);
            context.Response.Close();
        }
    }
}
