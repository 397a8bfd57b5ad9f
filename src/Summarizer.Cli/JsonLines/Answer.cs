using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Cli.JsonLines;

/// <summary>The answer to a line, with its line break. An error in a line becomes the answer to that line.</summary>
internal readonly record struct Answer(byte[] Json, bool Failed)
{
    // Unicode stays readable; what a page would have to fear is not in play on a pipe.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a line and works on it.</summary>
    public static Answer To<TLine>(Line line, int maxLength, Func<TLine, Answer> work)
        where TLine : JsonLine, new()
    {
        var read = new TLine();
        try
        {
            if (line.Bytes is null)
                throw new LineException(
                    $"The line is longer than {maxLength / (1024 * 1024)} MiB, the most that is read.");
            read.Read(line.Bytes);
            return work(read);
        }
        catch (LineException e)
        {
            return Fault(
                read,
                e.Field is null or "text" or "id" or "sentence"
                    ? FailureCode.InvalidRequest : FailureCode.InvalidOption, e.Message, e.Field);
        }
        catch (InvalidOptionException e)
        {
            return Fault(read, FailureCode.InvalidOption, e.Message, e.Option);
        }
        catch (ArticleException e)
        {
            return Fault(read, e.Code, e.Message, e.Target);
        }
        catch (Exception)
        {
            // A bug costs one line and not the million after it.
            return Fault(
                read, FailureCode.Internal, "The line could not be summarised because of a bug in this program.", null);
        }
    }

    /// <summary>Returns an answer that holds the line's id and the given fields.</summary>
    public static Answer Of(JsonLine line, Action<Utf8JsonWriter> fields) => new(Write(line, fields), Failed: false);

    private static Answer Fault(JsonLine line, string code, string message, string? target) =>
        new(Failed: true, Json: Write(line, json =>
    {
        json.WriteStartObject("error"u8);
        json.WriteString("code"u8, code);
        json.WriteString("message"u8, message);
        json.WriteString("target"u8, target);
        json.WriteEndObject();
    }));

    private static byte[] Write(JsonLine line, Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WritePropertyName("id"u8);
            if (line.Id is { } id)
                json.WriteRawValue(id, skipInputValidation: true);
            else
                json.WriteNullValue();
            fields(json);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
