namespace Summarizer.Cli.JsonLines;

/// <summary>A line that cannot be answered, with words for whoever wrote it.</summary>
internal sealed class LineException(string message, string? field = null, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The field that it is about; null where it is the line as a whole.</summary>
    public string? Field { get; } = field;
}
