namespace Summarizer.Cli.JsonLines;

/// <summary>
/// A stream's lines as bytes, one at a time, none longer than allowed: what reads them stays within its memory.
/// </summary>
internal sealed class LineReader(Stream input, int maxLength)
{
    private static ReadOnlySpan<byte> Utf16 => [0xFF, 0xFE];

    private static ReadOnlySpan<byte> Utf16BigEndian => [0xFE, 0xFF];

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _ended;
    private bool _begun;

    /// <summary>Reads the next line without its break; null at the end of the stream.</summary>
    /// <exception cref="UsageException">The stream is in UTF-16.</exception>
    public async ValueTask<Line?> ReadAsync(CancellationToken cancellationToken)
    {
        int scanned = 0;
        bool tooLong = false;
        while (true)
        {
            int feed = _buffer.AsSpan(_start + scanned, _end - _start - scanned).IndexOf((byte)'\n');
            if (feed >= 0)
                return Take(scanned + feed, skip: 1, tooLong);
            scanned = _end - _start;
            if (scanned > maxLength)
            {
                tooLong = true;
                _start = _end = scanned = 0;
            }

            if (_ended)
                return _end > _start || tooLong ? Take(_end - _start, skip: 0, tooLong) : null;
            await FillAsync(cancellationToken);
        }
    }

    private Line Take(int length, int skip, bool tooLong)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_start, length);
        if (!_begun && line.StartsWith("\uFEFF"u8))
            line = line[3..]; // The byte order mark that some editors put before the first line.
        if (!_begun && (line.StartsWith(Utf16) || line.StartsWith(Utf16BigEndian)))
            throw new UsageException(
                "Standard input must be in UTF-8, but is in UTF-16. PowerShell 5.1 writes UTF-8 with: Out-File "
                + "-Encoding utf8");
        _begun = true;
        _start += length + skip;
        return tooLong || length > maxLength ? new Line(null) : new Line(line.TrimEnd((byte)'\r').ToArray());
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);

        // A read from a pipe or a keyboard cannot be cancelled: it waits on a thread of its own, and is left there on
        // Ctrl-C.
        int read = await Task.Run(
            () => input.Read(_buffer, _end, _buffer.Length - _end),
            CancellationToken.None).WaitAsync(cancellationToken);
        _end += read;
        _ended = read == 0;
    }
}

/// <summary>A line of input.</summary>
/// <param name="Bytes">Its bytes; null where it was longer than allowed and has been skipped.</param>
internal readonly record struct Line(byte[]? Bytes);
