namespace Summarizer.Pipeline.Reading.Packages;

/// <summary>A stream of a part that fails beyond a number of bytes, or of attributes on one XML element.</summary>
/// <param name="inner">The stream that is read.</param>
/// <param name="limit">The most bytes.</param>
/// <param name="mostAttributes"> The most attributes on one element, for whose names the XML reader searches all
/// others.
/// </param>
/// <param name="beyond">Creates the exception for too many bytes.</param>
/// <param name="beyondAttributes">Creates the exception for too many attributes.</param>
/// <param name="count">Called with the number of bytes of each read.</param>
internal sealed class BoundedStream(
    Stream inner, long limit, int mostAttributes, Func<Exception> beyond, Func<Exception> beyondAttributes,
    Action<int> count)
    : ReadOnlyStream
{
    private long _read;
    private int _attributes;
    private bool _inTag;

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        _read += read;
        count(read);
        if (_read > limit)
            throw beyond();
        CountAttributes(buffer[..read]);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>
    /// Counts equals signs within a tag. Their bytes are the same in UTF-8 and UTF-16, the encodings of such
    /// packages.
    /// </summary>
    private void CountAttributes(ReadOnlySpan<byte> part)
    {
        while (part.Length > 0)
        {
            if (!_inTag)
            {
                int start = part.IndexOf((byte)'<');
                if (start < 0)
                    return;
                part = part[(start + 1)..];
                (_inTag, _attributes) = (true, 0);
                continue;
            }

            int end = part.IndexOf((byte)'>');
            ReadOnlySpan<byte> tag = end < 0 ? part : part[..end];
            _attributes += tag.Count((byte)'=');
            if (_attributes > mostAttributes)
                throw beyondAttributes();
            _inTag = end < 0;
            part = part[(tag.Length + (end < 0 ? 0 : 1))..];
        }
    }
}
