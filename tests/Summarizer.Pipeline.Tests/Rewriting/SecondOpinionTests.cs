using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Rewriting.Checking;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Rewriting;

/// <summary>The optional second opinion on sentences that the rules leave at partial.</summary>
public sealed class SecondOpinionTests
{
    private const string Reworded = "Observers in Brussels cautioned that upkeep might turn costly.";
    private const string Wrong = "The barrier cost 9,731 million euros.";

    [Fact]
    public async Task Without_it_a_reworded_sentence_stays_partial_and_no_one_else_is_asked()
    {
        await using var server = new ModelServer(request => Answer(request, "{}"));
        LlmPart part = await Writers.WriteAsync(Options(server, "rules"));
        Assert.Equal(("partial", 1), (Of(part, Reworded)!.Grounding, server.Requests));
    }

    [Fact]
    public async Task A_sentence_that_the_model_supports_becomes_supported()
    {
        ModelRequest? seen = null;
        await using var server =
            new ModelServer(request => Answer(request,
                """{"verdicts":[{"sentence":1,"contradiction":"","supported":true}]}""", ref seen));
        LlmPart part = await Writers.WriteAsync(Options(server, "model"));
        GroundedSentence sentence = Of(part, Reworded)!;
        Assert.Equal(("supported", true), (sentence.Grounding, sentence.Issues.Contains("confirmed-by-model")));
        Assert.Contains("Line [6]: Critics in Brussels warned that maintenance could become expensive.",
            seen!.Messages[1]);
        Assert.DoesNotContain("Rotterdam opened", seen.Messages[1]);
        Assert.Equal((2, 2), (server.Requests, part.Usage!.Calls));
        Assert.Equal((server.InputTokens, server.OutputTokens), (part.Usage.InputTokens, part.Usage.OutputTokens));
    }

    [Theory]
    [InlineData("<think>I compare {both} lines.</think>$")]
    [InlineData("<|channel|>analysis<|message|>Is {1} so?<|end|><|start|>assistant<|channel|>final<|message|>$<|return|>")]
    [InlineData("```json\n$\n```")]
    [InlineData("The verdicts {in order}:\n$\nI checked {sentence 1} twice.")]
    public async Task A_verdict_is_found_among_what_a_model_writes_around_it(string around)
    {
        await using var server = new ModelServer(request => Answer(request, around.Replace("$",
            """{"verdicts":[{"sentence":1,"contradiction":"","supported":true}]}""", StringComparison.Ordinal)));
        LlmPart part = await Writers.WriteAsync(Options(server, "model"));
        Assert.Equal("supported", Of(part, Reworded)!.Grounding);
    }

    [Theory]
    [InlineData("""[{"sentence":1,"contradiction":"","supported":true}]""")]
    [InlineData("""{"sentence":1,"supported":true}""")]
    [InlineData("""{"result":{"verdicts":[{"sentence":1,"contradiction":"","supported":true}]}}""")]
    [InlineData("""{"Verdicts":[{"Sentence":1,"Contradiction":"","Supported":true}]}""")]
    [InlineData("""{"verdicts":[{"sentence":"1","contradiction":null,"supported":"True"}]}""")]
    [InlineData("""
        Draft: {"verdicts":[{"sentence":1,"contradiction":"maintenance could become expensive","supported":false}]}
        Final: {"verdicts":[{"sentence":1,"contradiction":"","supported":true}]}
        """)]
    public async Task A_verdict_is_read_as_leniently_as_a_summary(string answer)
    {
        await using var server = new ModelServer(request => Answer(request, answer));
        LlmPart part = await Writers.WriteAsync(Options(server, "model"));
        Assert.Equal("supported", Of(part, Reworded)!.Grounding);
    }

    [Theory]
    [InlineData("maintenance could become expensive", false)]
    [InlineData("maintenance could become cheap", true)]
    [InlineData("", true)]
    public async Task A_sentence_is_dropped_only_if_words_of_its_lines_are_quoted_against_it(string quotation,
        bool stays)
    {
        await using var server =
            new ModelServer(request => Answer(request,
                $$"""{"verdicts":[{"sentence":1,"contradiction":"{{quotation}}","supported":false}]}"""));
        LlmPart part = await Writers.WriteAsync(Options(server, "model"));
        Assert.Equal((ResultStatus.Succeeded, stays), (part.Status, Of(part, Reworded) is not null));
    }

    [Theory]
    [InlineData("fell sharply", true)]
    [InlineData("fell", false)]
    [InlineData("", false)]
    [InlineData("去年减少了两成", true)]
    [InlineData("値下げした", true)]
    [InlineData("减少", false)]
    public void A_quotation_is_two_words_or_four_characters_without_spaces(string quotation, bool isLongEnough)
    {
        Assert.Equal(isLongEnough, SecondOpinion.IsLongEnough(quotation));
    }

    [Theory]
    [InlineData("no JSON at all")]
    [InlineData("""{"verdicts":[{"sentence":7,"supported":true},{"sentence":"1","supported":"yes"},3]}""")]
    [InlineData("""{"verdicts":"none"}""")]
    public async Task An_answer_of_another_form_changes_nothing(string answer)
    {
        await using var server = new ModelServer(request => Answer(request, answer));
        LlmPart part = await Writers.WriteAsync(Options(server, "model"));
        Assert.Equal((ResultStatus.Succeeded, "partial"), (part.Status, Of(part, Reworded)!.Grounding));
    }

    [Fact]
    public async Task A_verifier_that_fails_costs_no_summary()
    {
        await using var server = new ModelServer(request => Answer(request, "{}"));
        await using var verifier = new ModelServer(_ => ModelReply.Error(500));
        LlmOptions options = Options(server, "model");
        (options.Verifier.Endpoint, options.Verifier.Model, options.Verifier.ApiKey) =
            (verifier.OpenAIEndpoint, "test-verifier", ModelServer.Key);
        LlmPart part = await Writers.WriteAsync(options);
        Assert.Equal((ResultStatus.Succeeded, "partial", 1),
            (part.Status, Of(part, Reworded)!.Grounding, server.Requests));
        Assert.Equal(1 + options.MaxRetries, verifier.Requests);
    }

    [Fact]
    public async Task What_the_rules_decide_is_not_asked()
    {
        await using var server =
            new ModelServer(request => request.IsVerification
                ? throw new InvalidOperationException()
                : ModelReply.Of([.. request.FirstSentences(3), (Wrong, [1])]));
        LlmOptions options = Options(server, "model");
        options.Repair = false;
        LlmPart part = await Writers.WriteAsync(options);
        Assert.Equal((ResultStatus.Succeeded, 1), (part.Status, server.Requests));
        Assert.DoesNotContain("9,731", part.Text);
    }

    [Fact]
    public async Task It_counts_towards_the_articles_calls()
    {
        await using var server =
            new ModelServer(request => Answer(request,
                """{"verdicts":[{"sentence":1,"contradiction":"","supported":true}]}"""));
        LlmOptions options = Options(server, "model");
        options.MaxCalls = 1;
        LlmPart part = await Writers.WriteAsync(options);
        Assert.Equal((ResultStatus.Succeeded, "partial", 1),
            (part.Status, Of(part, Reworded)!.Grounding, server.Requests));
    }

    private static LlmOptions Options(ModelServer server, string verify)
    {
        LlmOptions options = Writers.Options(server);
        options.Verify = verify;
        return options;
    }

    private static ModelReply Answer(ModelRequest request, string verdict)
    {
        ModelRequest? seen = null;
        return Answer(request, verdict, ref seen);
    }

    private static ModelReply Answer(ModelRequest request, string verdict, ref ModelRequest? verification)
    {
        if (!request.IsVerification)
            return ModelReply.Of([.. request.FirstSentences(2), (Reworded, [6])]);
        verification = request;
        return ModelReply.Text(verdict);
    }

    private static GroundedSentence? Of(LlmPart part, string text) =>
        part.Sentences!.SingleOrDefault(s => s.Text == text);
}
