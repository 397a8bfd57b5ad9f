using Summarizer.Documents;

namespace Summarizer.Digests;

/// <summary>One of the documents that a digest is made of.</summary>
/// <param name="Name">The name of the source in the digest.</param>
/// <param name="Document">Its text and structure.</param>
public sealed record DigestSource(string Name, Document Document);
