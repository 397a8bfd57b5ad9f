namespace Summarizer.Pipeline.Reading.Packages;

/// <summary>
/// A stream of XML that fails beyond a number of attributes on one element. For each of them the XML reader searches
/// all others.
/// </summary>
/// <param name="inner">The stream that is read.</param>
/// <param name="most">The most attributes on one element.</param>
/// <param name="beyond">Creates the exception beyond them.</param>
internal sealed class AttributeLimitStream(Stream inner, int most, Func<Exception> beyond) : ReadOnlyStream
{
    private int _attributes;
    private bool _inTag;

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        Count(buffer[..read]);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>
    /// Counts equals signs within tags. Their bytes are the same in UTF-8 and UTF-16, the encodings of such packages.
    /// </summary>
    private void Count(ReadOnlySpan<byte> part)
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
            if (_attributes > most)
                throw beyond();
            _inTag = end < 0;
            part = part[(tag.Length + (end < 0 ? 0 : 1))..];
        }
    }
}
