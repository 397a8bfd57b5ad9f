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

    /// <summary>Returns all bytes of a stream; null if there are more than the limit.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="limit">The most bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<byte[]?> ReadAllAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (read.Length + count > limit)
                return null;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

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
