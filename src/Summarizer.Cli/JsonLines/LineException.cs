namespace Summarizer.Cli.JsonLines;

/// <summary>Thrown for a line that cannot be read, with a message for its author.</summary>
internal sealed class LineException(
    string message, string? field = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The field that it is about; null where it is the line as a whole.</summary>
    public string? Field { get; } = field;
}
