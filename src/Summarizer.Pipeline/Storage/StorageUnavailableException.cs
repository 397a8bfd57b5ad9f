namespace Summarizer.Pipeline.Storage;

/// <summary>Storage cannot be reached or does not answer in time. Trying again later helps.</summary>
public sealed class StorageUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
