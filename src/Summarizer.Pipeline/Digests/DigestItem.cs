namespace Summarizer.Pipeline.Digests;

/// <summary>One of the articles that a digest is to be made of.</summary>
/// <param name="Name">The name of the item in the digest; no two items have the same.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">The declared media type; null where none is.</param>
/// <param name="Title">Its title, where the caller knows it better than the document does.</param>
public sealed record DigestItem(string Name, ReadOnlyMemory<byte> Content, string? ContentType, string? Title = null)
{
    /// <summary>The longest name, in UTF-16 code units.</summary>
    public const int MaxNameLength = 1024;
}
