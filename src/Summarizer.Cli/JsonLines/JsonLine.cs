using System.Text;
using System.Text.Json;

namespace Summarizer.Cli.JsonLines;

/// <summary>A line of input that is a JSON object with an id.</summary>
/// <remarks>
/// Read by hand in one pass over the bytes, so that the id of a line that is broken further on still comes back with
/// its error. Fields that are not ours are allowed: such files carry much else.
/// </remarks>
internal abstract class JsonLine
{
    /// <summary>The id as JSON, exactly as in the line; null if there is none.</summary>
    public byte[]? Id { get; private set; }

    /// <summary>Reads the line into this request. What was read before a fault stays.</summary>
    /// <exception cref="LineException">The line is not of the form it should have.</exception>
    public void Read(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw new LineException("The line must be a JSON object such as {\"id\":\"1\",\"text\":\"…\"}.");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                if (name == "id")
                    Id = RawId(ref reader);
                else
                    ReadField(name, ref reader);
            }
            if (reader.Read())
                throw new LineException("The line must have one JSON object, but has more.");
        }
        catch (JsonException e)
        {
            throw new LineException($"The line is not valid JSON at byte {e.BytePositionInLine ?? 0}.", inner: e);
        }
        catch (InvalidOperationException e)
        {
            // A string that is not valid UTF-8, or half a surrogate pair in an escape.
            throw new LineException("The line must be valid Unicode.", inner: e);
        }
    }

    /// <summary>Reads or skips the value of a field, at whose first token the reader is.</summary>
    protected abstract void ReadField(string name, ref Utf8JsonReader reader);

    private static byte[]? RawId(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number => reader.ValueSpan.ToArray(),
        JsonTokenType.String => Encoding.UTF8.GetBytes(JsonText.Quote(reader.GetString()!)),
        _ => throw Wrong("id", "a string or a number"),
    };

    protected static int? WholeNumber(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number when reader.TryGetInt32(out int number) => number,
        _ => throw Wrong(name, "a whole number"),
    };

    protected static string? OptionalString(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        _ => throw Wrong(name, "a string"),
    };

    protected static LineException Wrong(string field, string allowed) => new($"`{field}` must be {allowed}.", field);
}
