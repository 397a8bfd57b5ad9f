using System.Text;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Reads single bytes in UTF-8 text that belong to no character as letters, quotation marks and dashes of windows-1252:
/// people paste older text into newer. Anything else is the replacement character, as is the byte with which most
/// accented letters of UTF-8 start, so a text may be cut there.
/// </summary>
internal sealed class StrayByteFallback : DecoderFallback
{
    private static readonly Encoding Western = Encoding.GetEncoding(1252);

    /// <inheritdoc/>
    public override int MaxCharCount => 1;

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private char? _next;

        public override int Remaining => _next is null ? 0 : 1;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            _next = bytesUnknown is [0xC0 or 0xC1 or >= 0xC4 or 0x85 or (>= 0x91 and <= 0x94) or 0x96 or 0x97]
                ? Western.GetString(bytesUnknown)[0]
                : '\uFFFD';
            return true;
        }

        public override char GetNextChar()
        {
            char next = _next ?? '\0';
            _next = null;
            return next;
        }

        public override bool MovePrevious() => false;

        public override void Reset() => _next = null;
    }
}
