using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>
/// A store that does the first write of a result and then says that another writer was faster, as a retry after a lost
/// answer looks.
/// </summary>
internal sealed class AnswerLosingStore(IArticleStore inner) : ForwardingStore(inner)
{
    private bool _lost;

    public override async Task<string?> TryPutResultAsync(
        string name, ReadOnlyMemory<byte> json, ResultMetadata metadata, string? replaces,
        CancellationToken cancellationToken)
    {
        string? version = await base.TryPutResultAsync(name, json, metadata, replaces, cancellationToken);
        if (_lost)
            return version;
        _lost = true;
        return null;
    }
}
