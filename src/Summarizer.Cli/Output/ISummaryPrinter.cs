using Summarizer.Pipeline.Results;

namespace Summarizer.Cli.Output;

/// <summary>A printer of results, one after the other.</summary>
internal interface ISummaryPrinter
{
    /// <summary>Prints a result, succeeded or failed.</summary>
    void Print(SummaryResult result);
}
