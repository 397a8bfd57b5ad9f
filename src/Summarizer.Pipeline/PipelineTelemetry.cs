using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Summarizer.Pipeline;

/// <summary>
/// Traces and metrics of the pipeline: one trace for each article, with a span for each stage. Names of articles, never
/// their text.
/// </summary>
public static class PipelineTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Summarizer";

    private const string Outcome = "summarizer.outcome";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Articles =
        Meter.CreateCounter<long>("summarizer.articles", "{article}", "Articles worked on, by outcome.");
    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("summarizer.article.duration", "s",
            "The duration of work on an article, by outcome.");
    private static readonly Counter<long> Findings =
        Meter.CreateCounter<long>("summarizer.sweep.found", "{article}", "What sweeps found, by finding.");

    /// <summary>Starts the span of an article, or of a stage of its work. Null where no one listens.</summary>
    internal static Activity? Start(string stage, string? article = null)
    {
        Activity? activity = Source.StartActivity(stage);
        if (article is not null)
            activity?.SetTag("summarizer.article", article);
        return activity;
    }

    /// <summary>Counts an article, and says on its span how it ended.</summary>
    internal static void Count(Activity? activity, string outcome, TimeSpan took)
    {
        activity?.SetTag(Outcome, outcome);
        var tag = new KeyValuePair<string, object?>(Outcome, outcome);
        Articles.Add(1, tag);
        Duration.Record(took.TotalSeconds, tag);
    }

    /// <summary>Counts an article that failed every try. The tries themselves are counted, too.</summary>
    internal static void CountGivenUp() => Articles.Add(1, new KeyValuePair<string, object?>(Outcome, "GivenUp"));

    /// <summary>Counts what one run of the sweep found.</summary>
    internal static void Count(Delivery.SweepReport report)
    {
        Add("missing", report.Missing);
        Add("stale", report.Stale);
        Add("deferred", report.Deferred);
        Add("waiting", report.Waiting);
        Add("orphaned", report.Orphaned);

        static void Add(string finding, long articles) =>
            Findings.Add(articles, new KeyValuePair<string, object?>("summarizer.finding", finding));
    }
}
