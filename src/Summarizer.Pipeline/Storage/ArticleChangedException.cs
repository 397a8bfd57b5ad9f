namespace Summarizer.Pipeline.Storage;

/// <summary>Thrown when an article was overwritten or deleted while it was being read: look again.</summary>
public sealed class ArticleChangedException(Exception? inner = null)
    : Exception("The article was replaced while it was being read. Send the request again.", inner);
