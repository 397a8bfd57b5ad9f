using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Summarizer.Pipeline.Results;

namespace Summarizer.Functions.Hosting;

/// <summary>
/// Each message as one line: time, level, category, number, text, exception. Names of articles are untrusted.
/// Characters that start a line, control a terminal or change the direction of writing are removed here, for all
/// messages.
/// </summary>
internal sealed class LineFormatter(TimeProvider time) : ConsoleFormatter(Key)
{
    /// <summary>The name under which the console logger finds it.</summary>
    public const string Key = "line";

    /// <inheritdoc/>
    public override void Write<TState>(
        in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        string level = logEntry.LogLevel switch
        {
            LogLevel.Trace => "trce",
            LogLevel.Debug => "dbug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warn",
            LogLevel.Error => "fail",
            _ => "crit",
        };
        // A port in use or a full disk is not a bug, so a stack trace would not help.
        string exception = logEntry.Exception switch
        {
            null => "",
            IOException outside => " " + outside.Message,
            { } fault => " " + fault,
        };
        string text = logEntry.Formatter(logEntry.State, logEntry.Exception) + exception;
        string source = $"{logEntry.Category}[{logEntry.EventId.Id}]";
        textWriter.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{time.GetUtcNow():HH:mm:ss.fff} {level}: {source} {PlainLine.Of(text)}"));
    }
}
