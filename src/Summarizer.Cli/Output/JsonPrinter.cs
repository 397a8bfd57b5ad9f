using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Summarizer.Pipeline.Results;

namespace Summarizer.Cli.Output;

/// <summary>The whole result as JSON: one alone indented, several as one line each.</summary>
internal sealed class JsonPrinter(Terminal terminal, bool alone) : ISummaryPrinter
{
    public void Print(SummaryResult result) => Print(ResultJson.Serialize(result));

    public void Print(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes,
            new JsonWriterOptions
            {
                Indented = alone,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                NewLine = "\n"
            }))
            document.WriteTo(writer);
        terminal.Out.Write(Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        terminal.Out.Write('\n');
        terminal.Out.Flush();
    }
}
