using System.IO.Compression;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Storage;

/// <summary>Content that is stored packed, as blobs with a <c>Content-Encoding</c> are.</summary>
internal static class PackedContent
{
    /// <summary>True if a <c>Content-Encoding</c> says that content is packed.</summary>
    public static bool IsPacked(string? encoding) => Normal(encoding) is not ("" or "identity");

    /// <summary>Unpacks content.</summary>
    /// <param name="content">The bytes as stored.</param>
    /// <param name="encoding">The stored <c>Content-Encoding</c>; null or "identity" for content that is not
    /// packed.</param>
    /// <param name="mostBytes">The most bytes that it may unpack to.</param>
    /// <exception cref="ArticleException">It unpacks to more, is damaged, or is packed in a way that is not
    /// supported.</exception>
    public static byte[] Unpack(byte[] content, string? encoding, long mostBytes)
    {
        switch (Normal(encoding))
        {
            case "" or "identity":
                return content;
            case "gzip" or "x-gzip":
                return Unpack(new GZipStream(new MemoryStream(content), CompressionMode.Decompress), mostBytes);
            case "br":
                return Unpack(new BrotliStream(new MemoryStream(content), CompressionMode.Decompress), mostBytes);
            default:
                throw new ArticleException(
                    FailureCode.UnsupportedType,
                    "The blob's Content-Encoding is not supported. Store it unpacked, or packed with gzip or br.");
        }
    }

    private static string Normal(string? encoding) => encoding?.Trim().ToLowerInvariant() ?? "";

    private static byte[] Unpack(Stream packed, long mostBytes)
    {
        using var bounded = new BoundedStream(packed, mostBytes, () => new ArticleException(
            FailureCode.TooLarge, $"The article unpacks to more than the {mostBytes} bytes allowed."));
        using var unpacked = new MemoryStream();
        try
        {
            bounded.CopyTo(unpacked);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            throw new ArticleException(
                FailureCode.UnreadableArticle,
                "The blob's Content-Encoding says that it is packed, but it cannot be unpacked.", inner: exception);
        }

        return unpacked.ToArray();
    }
}
