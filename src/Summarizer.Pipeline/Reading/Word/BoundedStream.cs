namespace Summarizer.Pipeline.Reading.Word;

/// <summary>A stream that fails beyond a number of bytes.</summary>
internal sealed class BoundedStream(Stream inner, long limit, Func<Exception> beyond) : ReadOnlyStream
{
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        _read += read;
        return _read > limit ? throw beyond() : read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
