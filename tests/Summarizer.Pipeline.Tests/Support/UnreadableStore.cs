using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>A store that treats articles being opened as the test says, and counts how often one is read.</summary>
internal sealed class UnreadableStore(IArticleStore inner) : ForwardingStore(inner)
{
    public Func<OpenArticle, OpenArticle> Opened { get; init; } = article => article;

    public int Reads { get; private set; }

    public override async Task<OpenArticle?> OpenArticleAsync(string name, CancellationToken cancellationToken)
    {
        OpenArticle? article = await base.OpenArticleAsync(name, cancellationToken);
        return article is null ? null : Opened(article with { Content = new Counted(article.Content, () => Reads++) });
    }

    private sealed class Counted(Stream inner, Action read) : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer,
            CancellationToken cancellationToken = default)
        {
            read();
            return await inner.ReadAsync(buffer, cancellationToken);
        }
    }
}
