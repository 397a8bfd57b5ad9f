using System.Text;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Reads single bytes in UTF-8 text that belong to no character as characters of windows-1252: people paste older text
/// into newer. The bytes 0xC2 and 0xC3 become the replacement character: most accented letters of UTF-8 start with
/// them, and the text may be cut there. So do bytes that windows-1252 does not define, and parts of longer characters.
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
            _next = bytesUnknown is [not (0xC2 or 0xC3 or 0x81 or 0x8D or 0x8F or 0x90 or 0x9D)]
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
