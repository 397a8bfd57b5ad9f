using Summarizer.Documents;

namespace Summarizer.Digests;

/// <summary>One of the documents that a digest is made of.</summary>
/// <param name="Name">What the digest calls it.</param>
/// <param name="Document">Its text and structure.</param>
public sealed record DigestSource(string Name, Document Document);
