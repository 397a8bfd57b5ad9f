namespace Summarizer.Pipeline.Digests;

/// <summary>One of the articles that a digest is to be made of.</summary>
/// <param name="Name">The name of the item in the digest; no two items have the same.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">The declared media type; null where none is.</param>
/// <param name="Title">Its title, where the caller knows it better than the document does.</param>
/// <param name="FileName">The name of its file, whose ending can say the format; null if it is not a file's.</param>
public sealed record DigestItem(
    string Name, ReadOnlyMemory<byte> Content, string? ContentType, string? Title = null, string? FileName = null)
{
    /// <summary>The longest name, in UTF-16 code units.</summary>
    public const int MaxNameLength = 1024;
}
