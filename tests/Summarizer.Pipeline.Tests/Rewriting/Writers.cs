using Summarizer.Documents;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Storage;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Rewriting;

/// <summary>The rewriter as the app has it, with the local server as its model and waits made short.</summary>
internal static class Writers
{
    public const string Article = """
        Rotterdam opened a new storm barrier on 12 March 2019 after nine years of work. The barrier cost 1,400 million euros, and five pumping stations move 30 cubic metres of water a second. Engineers from Delft designed the gates, while Antwerp supplied the steel.

        The harbour authority tested every gate twice before the first winter storms arrived. Fishermen did not receive any payment for lost days at sea. Ship traffic rose by 4.5 per cent in the first year, the port of Rotterdam reported. Critics in Brussels warned that maintenance could become expensive.

        Hamburg and Bremen have asked for a similar barrier at the mouth of the Weser. The government in Berlin will decide about the plans after the summer break. Local councils along the river have collected four thousand signatures against the building.
        """;

    public static LlmOptions Options(ModelServer server) => new()
    {
        Endpoint = server.OpenAIEndpoint,
        Model = "test-model",
        ApiKey = ModelServer.Key,
        Length = "60",
        RetryDelay = TimeSpan.FromMilliseconds(2),
        MaxRetryDelay = TimeSpan.FromMilliseconds(20),
        Deadline = TimeSpan.FromMinutes(2),
    };

    public static Task<LlmPart> WriteAsync(LlmOptions options, string text = Article, INoteStore? notes = null,
        string? name = null, LlmChoices? choices = null, CancellationToken cancellationToken = default) =>
        RewriterFactory.Create(options, notes)!
            .RewriteAsync(Request(text, name) with { Choices = choices }, cancellationToken);

    public static RewriteRequest Request(string text = Article, string? name = null) =>
        new(ExtractiveSummarizer.Summarize(Document.FromText(text)),
            ResultHashes.OfContent(System.Text.Encoding.UTF8.GetBytes(text)), name);
}
