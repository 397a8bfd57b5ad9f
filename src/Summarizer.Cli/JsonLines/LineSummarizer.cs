using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Results;

namespace Summarizer.Cli.JsonLines;

/// <summary>One line in, one line out: <c>{"id","summary","sentences"}</c>, or <c>{"id","error"}</c>.</summary>
internal sealed class LineSummarizer(SummaryOptions options, int maxLength)
{
    public Answer Answer(Line line) => Cli.JsonLines.Answer.To<LineRequest>(line, maxLength, request =>
    {
        string text = request.Text ?? throw new LineException("`text` is missing.", "text");
        SummaryOptions asked = request.Over(options) with { KeyPhrases = false };
        ExtractiveSummary summary = ExtractiveSummarizer.Summarize(Document.FromText(text, asked.Title), asked);
        return summary.Sentences.Count > 0
            ? Succeeded(request, summary)
            : throw new ArticleException(FailureCode.EmptyArticle, "The text has no sentence.", "text");
    });

    private static Answer Succeeded(LineRequest request, ExtractiveSummary summary) =>
        Cli.JsonLines.Answer.Of(request, json =>
    {
        json.WriteString("summary"u8, string.Join('\n', summary.Sentences.Select(s => PlainLine.Of(s.AttributedText))));
        json.WriteStartArray("sentences"u8);
        foreach (RankedSentence sentence in summary.Sentences)
        {
            json.WriteStartObject();
            json.WriteNumber("index"u8, sentence.Index);
            json.WriteString("text"u8, sentence.Text);
            json.WriteNumber("rankScore"u8, sentence.RankScore);
            json.WriteNumber("offset"u8, sentence.Offset);
            json.WriteNumber("length"u8, sentence.Length);
            if (sentence.Speaker is { } speaker)
                json.WriteString("speaker"u8, speaker);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
