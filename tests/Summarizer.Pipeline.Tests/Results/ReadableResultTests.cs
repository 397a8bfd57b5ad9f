using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Tests.Results;

public sealed class ReadableResultTests
{
    [Fact]
    public void Markdown_tells_the_models_words_from_the_articles_and_marks_what_nothing_supports()
    {
        SummaryResult result = new()
        {
            Id = "-",
            Status = "succeeded",
            Source = new SourceInfo(null, null, "sha256:ab", "text/plain", 100, null),
            Document = new DocumentInfo("Bridge", "en", 100, 20, 4),
            Extractive = new ExtractivePart("Ann: It closes.",
                [new RankedSentence(2, "It closes.", 1, 40, 10) { Speaker = "Ann" }], ["bridge"]),
            Llm = new LlmPart
            {
                Status = "succeeded",
                Model = "some-model",
                Sentences = [new GroundedSentence("It shuts.", [2], "supported", []),
                    new GroundedSentence("It sings.", [0], "unsupported", ["novel-words"])],
            },
            Options = new ResolvedOptions { Sentences = 1 },
            Timings = new Timings(1, 1, 1, 0),
            CreatedAt = DateTimeOffset.UnixEpoch,
            Generator = "summarizer/0.1.0",
        };

        Assert.Equal(
            """
            ## Bridge

            It shuts. It sings. *[not supported]*

            *Written by some-model. The article's own best sentences:*

            - Ann: It closes.

            Key phrases: bridge

            en · 20 words · 1 of 4 sentences

            """, ReadableResult.Markdown(result), ignoreLineEndingDifferences: true);
    }
}
