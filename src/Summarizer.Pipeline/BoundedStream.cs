namespace Summarizer.Pipeline;

/// <summary>A stream that fails beyond a number of bytes.</summary>
/// <param name="inner">The stream that is read.</param>
/// <param name="limit">The most bytes.</param>
/// <param name="beyond">Creates the exception beyond them.</param>
/// <param name="count">Called with the number of bytes of each read; null if nothing counts them.</param>
internal sealed class BoundedStream(Stream inner, long limit, Func<Exception> beyond, Action<int>? count = null)
    : ReadOnlyStream
{
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        _read += read;
        count?.Invoke(read);
        return _read > limit ? throw beyond() : read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
