using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Triggers;

/// <summary>
/// Reads what the Functions host posts to a custom handler: <c>{"Data":{…},"Metadata":{…}}</c>. In a blob trigger's
/// call <c>Data</c> holds the whole blob once more as base64; it is dropped while it streams in, so that a blob of any
/// size costs no memory.
/// </summary>
internal static class InvocationReader
{
    /// <summary>
    /// The most that is kept of a call, in bytes. Metadata of a blob has at most 8 KiB, a queue message 64 KiB.
    /// </summary>
    private const int MaxKept = 1 << 20;

    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 32 };

    /// <summary>Reads a call.</summary>
    /// <param name="body">The request's body.</param>
    /// <param name="skipData">True to drop the strings within <c>Data</c> unread.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArticleException">It is no such call.</exception>
    public static async Task<Invocation> ReadAsync(PipeReader body, bool skipData, CancellationToken cancellationToken)
    {
        var kept = new ArrayBufferWriter<byte>(4096);
        var filter = new DataFilter(kept, skipData);
        while (true)
        {
            ReadResult read = await body.ReadAsync(cancellationToken);
            foreach (ReadOnlyMemory<byte> segment in read.Buffer)
                filter.Write(segment.Span);
            body.AdvanceTo(read.Buffer.End);
            if (kept.WrittenCount > MaxKept)
                throw new ArticleException(
                    FailureCode.TooLarge, $"The call is larger than {MaxKept} bytes without its data.");
            if (read.IsCompleted)
                break;
        }

        try
        {
            return new Invocation(JsonDocument.Parse(kept.WrittenMemory, Depth));
        }
        catch (JsonException e)
        {
            throw new ArticleException(
                FailureCode.InvalidRequest, "The call is not JSON of the form {\"Data\":{…},\"Metadata\":{…}}.", null,
                e);
        }
    }

    /// <summary>
    /// Passes JSON on byte by byte without the content of strings below the top-level property <c>Data</c>.
    /// </summary>
    private sealed class DataFilter(ArrayBufferWriter<byte> output, bool skipData)
    {
        private int _depth;
        private int _stringStart;
        private bool _inString;
        private bool _escaped;
        private bool _inData;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            if (!skipData)
            {
                output.Write(bytes);
                return;
            }

            while (!bytes.IsEmpty)
            {
                if (_inString && _inData && !_escaped)
                {
                    int end = bytes.IndexOfAny((byte)'"', (byte)'\\');
                    if (end < 0)
                        return;
                    bytes = bytes[end..];
                }

                Step(bytes[0]);
                bytes = bytes[1..];
            }
        }

        private void Step(byte b)
        {
            if (_inString)
            {
                bool closes = b == '"' && !_escaped;
                _escaped = b == '\\' && !_escaped;
                if (closes || !_inData)
                    output.Write([b]);
                _inString = !closes;
                return;
            }

            output.Write([b]);
            switch (b)
            {
                case (byte)'"':
                    _inString = true;
                    _stringStart = output.WrittenCount;
                    break;
                case (byte)'{' or (byte)'[':
                    _depth++;
                    break;
                case (byte)'}' or (byte)']':
                    _depth--;
                    break;
                case (byte)':' when _depth == 1:
                    _inData = output.WrittenSpan[_stringStart..].StartsWith("Data\""u8);
                    break;
                case (byte)',' when _depth == 1:
                    _inData = false;
                    break;
            }
        }
    }
}
