namespace Summarizer.Pipeline.Storage;

/// <summary>Storage cannot be reached or does not respond in time. Trying again later helps.</summary>
public sealed class StorageUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>
    /// True if the content arrived whole, but its MD5 is not the one that storage keeps. If it is so again, the
    /// uploader has set a wrong one, and waiting does not help.
    /// </summary>
    public bool HasWrongMd5 { get; init; }
}
