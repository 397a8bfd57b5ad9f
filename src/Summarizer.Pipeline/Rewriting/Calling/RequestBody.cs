using System.ClientModel;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// The body of a request. It notes that it is sent: a request that fails before that costs nothing.
/// </summary>
internal sealed class RequestBody(byte[] json) : BinaryContent
{
    /// <summary>
    /// True if the connection was ready and the headers were written, so the service may have read it.
    /// </summary>
    public bool IsSent { get; private set; }

    public override bool TryComputeLength(out long length)
    {
        length = json.Length;
        return true;
    }

    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default)
    {
        IsSent = true;
        stream.Write(json);
    }

    public override async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        IsSent = true;
        await stream.WriteAsync(json, cancellationToken);
    }

    public override void Dispose()
    {
    }
}
