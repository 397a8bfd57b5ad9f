namespace Summarizer.Pipeline.Storage;

/// <summary>The article was overwritten or deleted while it was being read: look again.</summary>
public sealed class ArticleChangedException(Exception? inner = null)
    : Exception("The article changed while it was being read.", inner);
