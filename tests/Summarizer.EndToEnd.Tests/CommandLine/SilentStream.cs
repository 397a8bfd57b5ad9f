namespace Summarizer.EndToEnd.Tests.CommandLine;

/// <summary>A keyboard at which no one types, until it is disposed of.</summary>
internal sealed class SilentStream : MemoryStream
{
    private readonly ManualResetEventSlim _end = new();

    public override int Read(byte[] buffer, int offset, int count)
    {
        _end.Wait();
        return 0;
    }

    public override int Read(Span<byte> buffer)
    {
        _end.Wait();
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        _end.Set();
        base.Dispose(disposing);
    }
}
