using System.Security.Cryptography;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Storage;

/// <summary>An opened article; dispose of it after reading.</summary>
/// <param name="Head">Its head, of the very version whose content follows.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Md5">The MD5 that the store keeps of the content, 16 bytes. Null if it keeps none.</param>
/// <param name="Unreadable">The reason why the article exists and its content cannot be read: an archive tier, a
/// client's own key. Null if it can be read.</param>
public sealed record OpenArticle(ArticleHead Head, Stream Content, byte[]? Md5 = null,
    ArticleException? Unreadable = null) : IAsyncDisposable
{
    /// <summary>The encoding of the content: its <c>Content-Encoding</c>. Null if it has none.</summary>
    public string? Encoding { get; init; }

    /// <summary>
    /// Returns the most bytes that reading it takes: before packed content is unpacked, its size is unknown.
    /// </summary>
    /// <param name="mostUnpacked">The most bytes that packed content may unpack to.</param>
    public long MostBytes(long mostUnpacked) =>
        PackedContent.IsPacked(Encoding) ? Math.Max(Head.Bytes, mostUnpacked) : Head.Bytes;

    /// <summary>Reads the whole content and unpacks it, up to a size, where it is packed.</summary>
    /// <param name="mostUnpacked">The most bytes that packed content may unpack to.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArticleException">Its content cannot be read.</exception>
    /// <exception cref="StorageUnavailableException">It broke off or arrived damaged.</exception>
    public async Task<byte[]> ReadAsync(long mostUnpacked, CancellationToken cancellationToken)
    {
        if (Unreadable is not null)
            throw Unreadable;
        byte[] content = new byte[Head.Bytes];
        int read = await Content.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false,
            cancellationToken);
        if (read < content.Length)
            throw new StorageUnavailableException($"The content broke off after {read} of {content.Length} bytes.");
        if (Md5 is not null && !Hash(content).AsSpan().SequenceEqual(Md5))
        {
            throw new StorageUnavailableException(
                "It does not match the blob's Content-MD5. Upload it again with the right one, or without one.")
            {
                HasWrongMd5 = true,
            };
        }

        return PackedContent.Unpack(content, Encoding, mostUnpacked);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();

    // MD5 is what blob storage keeps. It guards against damage in transit, not against attacks.
#pragma warning disable CA5351
    private static byte[] Hash(byte[] content) => MD5.HashData(content);
#pragma warning restore CA5351
}
