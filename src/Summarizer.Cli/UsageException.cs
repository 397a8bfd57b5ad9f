namespace Summarizer.Cli;

/// <summary>
/// A command line that cannot be carried out; the message is one line that says what is wrong and what is allowed.
/// </summary>
internal sealed class UsageException(string message) : Exception(message);
