using System.Text;

namespace Summarizer.EndToEnd.Tests.Support.Host;

/// <summary>
/// A protocol buffers message, as far as FunctionRpc needs them: fields that are numbers or have a length, in the order
/// in which they were added. https://protobuf.dev/programming-guides/encoding
/// </summary>
internal sealed class Message
{
    private readonly List<(int Field, ulong Number, byte[]? Content)> _fields = [];

    public Message Add(int field, byte[] content)
    {
        _fields.Add((field, 0, content));
        return this;
    }

    public Message Add(int field, string text) => Add(field, Encoding.UTF8.GetBytes(text));

    public Message Add(int field, Message message) => Add(field, message.ToBytes());

    /// <summary>The last value of a field that has a length; empty where it is missing.</summary>
    public byte[] Bytes(int field) => _fields.LastOrDefault(f => f.Field == field).Content ?? [];

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    public Message Inner(int field) => Parse(Bytes(field));

    public ulong Number(int field) => _fields.LastOrDefault(f => f.Field == field).Number;

    public bool Has(int field) => _fields.Any(f => f.Field == field);

    public IEnumerable<byte[]> All(int field) => _fields.Where(f => f.Field == field).Select(f => f.Content!);

    /// <summary>A map from text to text, which is a repeated message of key and value.</summary>
    public Dictionary<string, string> Map(int field) =>
        All(field).Select(Parse).ToDictionary(entry => entry.Text(1), entry => entry.Text(2));

    public byte[] ToBytes()
    {
        var output = new MemoryStream();
        foreach ((int field, ulong number, byte[]? content) in _fields)
        {
            WriteNumber(output, ((ulong)field << 3) | (content is null ? 0u : 2u));
            WriteNumber(output, content is null ? number : (ulong)content.Length);
            output.Write(content ?? []);
        }

        return output.ToArray();
    }

    public static Message Parse(byte[] bytes)
    {
        var message = new Message();
        int at = 0;
        while (at < bytes.Length)
        {
            ulong tag = ReadNumber(bytes, ref at);
            int field = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    message._fields.Add((field, ReadNumber(bytes, ref at), null));
                    break;
                case 2:
                    int length = (int)ReadNumber(bytes, ref at);
                    message._fields.Add((field, 0, bytes[at..(at + length)]));
                    at += length;
                    break;
                default:
                    throw new NotSupportedException($"Field {field} is of a kind that FunctionRpc does not use here.");
            }
        }

        return message;
    }

    private static void WriteNumber(Stream output, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            output.WriteByte((byte)(value | 0x80));
        output.WriteByte((byte)value);
    }

    private static ulong ReadNumber(byte[] bytes, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = bytes[at++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }
    }
}
