using System.IO.Compression;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>Passes articles on as packed with gzip, and counts how many are read at once.</summary>
internal sealed class PackedStore(IArticleStore inner) : ForwardingStore(inner)
{
    private int _inside;

    public int MostAtOnce { get; private set; }

    public override async Task<OpenArticle?> OpenArticleAsync(string name, CancellationToken cancellationToken)
    {
        OpenArticle article = (await base.OpenArticleAsync(name, cancellationToken))!;
        using var zipped = new MemoryStream();
        await using (var zip = new GZipStream(zipped, CompressionMode.Compress, leaveOpen: true))
            await article.Content.CopyToAsync(zip, cancellationToken);
        return article with
        {
            Head = article.Head with { Bytes = zipped.Length },
            Content = new Watched(zipped.ToArray(), this),
            Md5 = null,
            Encoding = "gzip",
        };
    }

    private sealed class Watched(byte[] content, PackedStore store) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            store.MostAtOnce = Math.Max(store.MostAtOnce, Interlocked.Increment(ref store._inside));
            await Task.Delay(20, cancellationToken);
            Interlocked.Decrement(ref store._inside);
            return Read(buffer.Span);
        }
    }
}
