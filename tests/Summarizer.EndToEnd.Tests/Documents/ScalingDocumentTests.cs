using System.Globalization;
using System.Reflection;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Storage;

namespace Summarizer.EndToEnd.Tests.Documents;

/// <summary>
/// The figures about the sweep in docs/scaling.md and docs/deploy.md follow from the constants in the code.
/// </summary>
public sealed class ScalingDocumentTests
{
    // Documented prices and assumptions: $0.055 for 10,000 listing calls, 0.1 s a call, $0.000026 a GB-second, a sweep
    // every 5 minutes.
    private const double CallUsd = 0.055 / 10_000;
    private const double CallSeconds = 0.1;
    private const double GigabyteSecondUsd = 0.000026;
    private const int SweepsAMonth = 30 * 24 * 12;

    private static readonly string Scaling =
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "scaling.md")).ReplaceLineEndings(" ");
    private static readonly string Deploy =
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "deploy.md")).ReplaceLineEndings(" ");

    private static readonly int PageSize =
        (int)typeof(BlobArticleStore).GetField("PageSize", BindingFlags.NonPublic | BindingFlags.Static)!
            .GetRawConstantValue()!;

    [Fact]
    public void The_sweeps_listing_calls_time_and_cost_follow_from_the_page_size_and_the_time_budget()
    {
        double calls = 2.0 * 1_000_000 / PageSize;
        Says(Scaling, $"{PageSize:N0} names a call");
        Says(Scaling, $"{calls:N0} calls: {calls * CallSeconds:0} s and ${calls * CallUsd:0.000}");
        double billionHours = 1000 * calls * CallSeconds / 3600;
        var options = new SummarizerOptions();
        Says(Scaling, $"{calls / 1000:0} million calls and ${1000 * calls * CallUsd:0}: {billionHours:0} hours");
        Says(Scaling, $"some {billionHours * options.SweepInterval / options.SweepTimeBudget:0} hours");
        (double listing, double time) =
            (SweepsAMonth * calls * CallUsd, SweepsAMonth * calls * CallSeconds * 0.5 * GigabyteSecondUsd);
        Says(Deploy, $"${listing:0.00} + ${time:0.00}");
        Says(Scaling, $"${Math.Floor(listing + time):0} a month");
    }

    [Fact]
    public void An_instances_articles_at_once_are_the_options_default() =>
        Says(Scaling, $"up to {new SummarizerOptions().Concurrency} articles at once");

    [Fact]
    public void The_queues_figures_are_the_constants_and_the_table_is_the_committed_result()
    {
        Says(Scaling, $"to {Sweep.DirectlyAtMost} of them itself");
        Says(Scaling, $"`{new SummarizerOptions().DueQueue}`, {DueMessage.MaxNames} a message");
        Says(Scaling, $"pauses at {Sweep.MaxQueued:N0} messages");
        string[] rows =
            [.. File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Summarizer.Benchmarks", "results",
                "scaling-fanout-2026-11-29.md")).Where(l => l.StartsWith('|'))];
        Assert.All(rows, row => Says(Scaling, $"{row}"));
        Assert.Equal(rows,
            Finished.Run(new System.Diagnostics.ProcessStartInfo("node",
                [Path.Combine(Repository.Root, "tests", "Summarizer.Benchmarks", "scaling", "fanout.mjs")])).Said.Trim()
                .Split('\n'));
    }

    private static void Says(string document, FormattableString figure) =>
        Assert.Contains(figure.ToString(CultureInfo.InvariantCulture), document, StringComparison.Ordinal);
}
