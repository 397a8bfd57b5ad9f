using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Summarizer.Pipeline.Reading.Ocr;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>
/// The read model of Azure AI Document Intelligence on this machine. A PDF is taken in with 202 and the address of its
/// result, which is there at the second time of asking.
/// </summary>
internal sealed class OcrServer : IAsyncDisposable
{
    public const string Key = "ocr-test-key-0123456789";

    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private int _polls;

    public OcrServer()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Endpoint = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Endpoint);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Endpoint { get; }

    /// <summary>Settings that use this server.</summary>
    public OcrOptions Options => new() { Engine = OcrOptions.Azure, Endpoint = Endpoint, ApiKey = Key };

    /// <summary>The requests that arrived, as "METHOD path?query".</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The PDF that was sent last.</summary>
    public byte[] Pdf { get; private set; } = [];

    /// <summary>Replies to the next requests, before any that succeeds; a body of its own each.</summary>
    public ConcurrentQueue<(int Status, string Body)> Failures { get; } = new();

    /// <summary>The service's reply about the result instead of the recognised text.</summary>
    public string? Result { get; set; }

    /// <summary>The address that is given for the result; null: this server.</summary>
    public string? Location { get; set; }

    /// <summary>The lines of the first page that is asked for.</summary>
    public string[] Lines { get; set; } = ["The mill was sold.", "It opens again in May."];

    /// <summary>The page's turn in degrees clockwise; its lines are placed accordingly.</summary>
    public double Angle { get; set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    /// <summary>An error in the service's form.</summary>
    public static string Error(string code) => new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = code, ["message"] = "scripted" },
    }.ToJsonString();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                HttpListenerContext call = await _listener.GetContextAsync();
                try
                {
                    await AnswerAsync(call);
                    call.Response.Close();
                }
                catch (HttpListenerException)
                {
                    // The caller has gone.
                }
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The server ends.
        }
    }

    private async Task AnswerAsync(HttpListenerContext call)
    {
        Requests.Enqueue($"{call.Request.HttpMethod} {call.Request.RawUrl}");
        bool isStart = call.Request.HttpMethod == "POST";
        using var body = new MemoryStream();
        await call.Request.InputStream.CopyToAsync(body);
        if (isStart)
            Pdf = body.ToArray();
        (int status, string answer) = call.Request.Headers["Ocp-Apim-Subscription-Key"] != Key
            ? (401, Error("401"))
            : Failures.TryDequeue(out (int Status, string Body) failure) ? failure
            : isStart ? (202, "")
            : (200, Result ?? (++_polls % 2 == 1 ? """{"status":"running"}""" : Recognized()));
        call.Response.StatusCode = status;
        call.Response.Headers["Retry-After"] = "0";
        if (status == 202)
            call.Response.Headers["Operation-Location"] =
                Location ?? $"{Endpoint}documentintelligence/documentModels/prebuilt-read/analyzeResults/1";
        byte[] bytes = Encoding.UTF8.GetBytes(answer);
        await call.Response.OutputStream.WriteAsync(bytes);
    }

    private string Recognized()
    {
        string start = Requests.Last(request => request.StartsWith("POST", StringComparison.Ordinal));
        int page = int.Parse(start.Split("pages=")[1].Split(',', '-')[0]);
        return new JsonObject
        {
            ["status"] = "succeeded",
            ["analyzeResult"] = new JsonObject
            {
                ["pages"] = new JsonArray(new JsonObject
                {
                    ["pageNumber"] = page,
                    ["angle"] = Angle,
                    ["width"] = IsSideways ? 11.6944 : 8.2639,
                    ["height"] = IsSideways ? 8.2639 : 11.6944,
                    ["unit"] = "inch",
                    ["lines"] = new JsonArray([.. Lines.Select((text, i) => (JsonNode)LineOf(text, i))]),
                }),
            },
        }.ToJsonString();
    }

    private bool IsSideways => Math.Abs(Math.Round(Angle / 90)) % 2 == 1;

    private JsonObject LineOf(string text, int i)
    {
        double top = 2 + (0.2 * i), bottom = top + 0.16;
        (double, double)[] corners = [(1, top), (6, top), (6, bottom), (1, bottom)];
        return new JsonObject
        {
            ["content"] = text,
            ["polygon"] = new JsonArray([.. corners.SelectMany(Turned).Select(n => (JsonNode)n)]),
        };
    }

    // Around the middle of the sheet, which lies sideways then.
    private double[] Turned((double X, double Y) point)
    {
        if (Angle == 0)
            return [point.X, point.Y];
        (double sine, double cosine) = Math.SinCos(Angle * Math.PI / 180);
        double x = point.X - (8.2639 / 2), y = point.Y - (11.6944 / 2);
        (double width, double height) = IsSideways ? (11.6944, 8.2639) : (8.2639, 11.6944);
        return [(x * cosine) - (y * sine) + (width / 2), (x * sine) + (y * cosine) + (height / 2)];
    }
}
