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

    // Of an article of 1,000 words.
    private const int TokensIn = 1700, TokensOut = 250;

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
        Assert.Equal(rows, Printed("fanout.mjs"));
    }

    [Fact]
    public void The_simulated_table_is_what_the_simulation_prints() =>
        Assert.All(Printed("simulate.mjs"), row => Says(Scaling, $"{row}"));

    [Fact]
    public void The_loads_a_month_follow_from_the_rates_of_an_instance()
    {
        const double secondsAMonth = 30 * 24 * 3600, plain = 100, tokensOfArticle = TokensIn + TokensOut;
        int concurrency = new SummarizerOptions().Concurrency;
        double withModel = concurrency / 4.0; // an article waits 2 to 5 seconds for a model
        Says(Scaling, $"**{plain} a second**");
        Says(Scaling, $"**{withModel} a second** per instance");
        foreach ((string load, double articles) in
            (ReadOnlySpan<(string, double)>)[("10 million", 1e7), ("100 million", 1e8), ("1 billion", 1e9)])
        {
            double rate = articles / secondsAMonth;
            // A hundred instances, not 97, for a billion with a model.
            double model = Math.Ceiling(rate / withModel);
            Says(Scaling, $"| {load} | {rate:0} | {Math.Ceiling(rate / plain)} / {(model > 50 ? 100 : model)} |");
        }

        double hundredMillion = 1e8 / secondsAMonth, tokens = hundredMillion * 60 * tokensOfArticle / 1e6;
        Says(Scaling, $"{hundredMillion:0}/s × {tokensOfArticle:N0} tokens = {tokens:0.0} M a minute");
        Says(Scaling, $"1,000,000 / (40 instances × {plain}) ≈ {1e6 / 40 / plain / 60:0} minutes");
        Says(Scaling, $"about {1e6 / tokensOfArticle * 60 * 24 * 30 / 1e6:0} million articles a month");
        Says(Scaling, $"{5} requests an article → {20_000 / 5:N0} articles/s");
    }

    [Fact]
    public void All_documents_count_one_articles_tokens_alike_at_the_price_of_the_templates_model()
    {
        string bicep = File.ReadAllText(Path.Combine(Repository.Root, "infra", "main.bicep"));
        string model = bicep.Split("param modelName string = '")[1].Split('\'')[0];
        string llm = File.ReadAllText(Path.Combine(Repository.Root, "docs", "llm.md")).ReplaceLineEndings(" ");
        // The name, the prices of input, cached input, cache write and output, the window.
        string[] known = File.ReadLines(Path.Combine(Repository.Root, "src", "Summarizer.Pipeline", "Rewriting",
            "Endpoints", "models.tsv")).Select(line => line.Split('\t')).Single(columns => columns[0] == model);
        double input = Price(known[3]), output = Price(known[4]);
        double usd = ((TokensIn * input) + (TokensOut * output)) / 1e6;
        Says(llm, $"{TokensIn:N0} tokens in and {TokensOut} out. With {model} this costs {usd:0.0000} US dollars");
        Says(Deploy, $"{TokensIn:N0} tokens in, {TokensOut} out](llm.md#limits-and-costs) of {model}");
        Says(Deploy, $"{TokensIn:N0}M × ${input:0.00}/M + {TokensOut}M × ${output:0.00}/M = ${1e6 * usd:0.00}");
        Says(Scaling, $"about ${1e7 * usd:N0}](deploy.md#what-it-costs)");

        static double Price(string dollars) => double.Parse(dollars, CultureInfo.InvariantCulture);
    }

    /// <summary>The lines that a script in the folder of the benchmarks prints.</summary>
    private static string[] Printed(string script)
    {
        string file = Path.Combine(Repository.Root, "tests", "Summarizer.Benchmarks", "scaling", script);
        return Finished.Run(new System.Diagnostics.ProcessStartInfo("node", [file])).Said.Trim().Split('\n');
    }

    private static void Says(string document, FormattableString figure) =>
        Assert.Contains(figure.ToString(CultureInfo.InvariantCulture), document, StringComparison.Ordinal);
}
