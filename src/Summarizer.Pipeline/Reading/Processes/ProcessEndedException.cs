namespace Summarizer.Pipeline.Reading.Processes;

/// <summary>Thrown when something other than the article ended the process that was reading it.</summary>
internal sealed class ProcessEndedException(Exception inner)
    : Exception("The process that was reading an article was ended from outside.", inner);
