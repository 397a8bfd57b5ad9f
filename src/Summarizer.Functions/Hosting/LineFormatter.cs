using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Summarizer.Pipeline.Results;

namespace Summarizer.Functions.Hosting;

/// <summary>
/// Each message as one line: time, level, category, number, text, exception. Names of articles come from strangers:
/// whatever in them could begin another line, drive a terminal or turn the writing direction around is taken out here,
/// for all messages.
/// </summary>
internal sealed class LineFormatter(TimeProvider time) : ConsoleFormatter(Key)
{
    /// <summary>What the console logger knows it by.</summary>
    public const string Key = "line";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider,
        TextWriter textWriter)
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
        // A port that is taken or a disk that is full is no fault in a program, whose trace would help.
        string exception = logEntry.Exception switch
        {
            null => "",
            IOException outside => " " + outside.Message,
            { } fault => " " + fault
        };
        string text = logEntry.Formatter(logEntry.State, logEntry.Exception) + exception;
        textWriter.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{time.GetUtcNow():HH:mm:ss.fff} {level}: {logEntry.Category}[{logEntry.EventId.Id}] {PlainLine.Of(text)}"));
    }
}
