using System.Globalization;
using System.Text;

namespace Summarizer.Pipeline.Results;

/// <summary>
/// A result for people: as lines, as plain text, as Markdown. Free of control characters, even if the article has some.
/// </summary>
public static class ReadableResult
{
    // What a text without a name has for an id.
    private const string NoName = "-";

    /// <summary>
    /// Returns the summary's sentences, one line each: the language model's if it wrote one (an unsupported sentence
    /// says so at its end), otherwise the extractive ones. A failed result is one line that says why.
    /// </summary>
    public static IEnumerable<string> Lines(SummaryResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result switch
        {
            { Error: { } error } => [PlainLine.Of(error.Message)],
            { Llm: { Status: "succeeded", Sentences: { } written } } =>
                written.Select(s => PlainLine.Of(s.Text) + Mark(s)),
            _ => (result.Extractive?.Sentences ?? []).Select(s => PlainLine.Of(s.AttributedText)),
        };
    }

    /// <summary>Returns the title, a blank line, and a line for each sentence.</summary>
    public static string PlainText(SummaryResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        text.Append(PlainLine.Of(TitleOf(result))).Append("\n\n");
        foreach (string line in Lines(result))
            text.Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>
    /// Returns the title, the model's summary if there is one, the article's own sentences, key phrases, figures. The
    /// article's own text is escaped.
    /// </summary>
    public static string Markdown(SummaryResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        text.Append("## ").Append(Escaped(TitleOf(result))).Append("\n\n");
        if (result.Error is { } error)
            return text.Append("**Failed:** ").Append(Escaped(error.Message)).Append('\n').ToString();

        if (result.Llm is { Status: "succeeded", Sentences: { Count: > 0 } written } llm)
        {
            bool isList = llm.Text?.StartsWith("- ", StringComparison.Ordinal) == true;
            text.Append(isList ? "- " : "")
                .AppendJoin(isList ? "\n- " : " ",
                    written.Select(s => Escaped(s.Text) + (Mark(s) is { Length: > 0 } mark ? $" *{mark.Trim()}*" : "")))
                    .Append("\n\n");
            text.Append("*Written by ").Append(Escaped(llm.Model ?? "a language model"))
                .Append(". The article's own best sentences:*\n\n");
        }

        foreach (RankedSentence sentence in result.Extractive?.Sentences ?? [])
            text.Append("- ").Append(Escaped(sentence.AttributedText)).Append('\n');
        if (result.Options.Llm && result.Llm is { Status: not ResultStatus.Succeeded } missing)
        {
            text.Append("\n*No summary by a language model (").Append(missing.Status).Append("):* ")
                .Append(Escaped(missing.Reason ?? "")).Append('\n');
        }

        if (result.Extractive?.KeyPhrases is { Count: > 0 } phrases)
            text.Append("\nKey phrases: ").AppendJoin(", ", phrases.Select(Escaped)).Append('\n');
        text.Append('\n').Append(Escaped(Figures(result))).Append('\n');
        return text.ToString();
    }

    /// <summary>
    /// Returns language, size, length of the summary, and name: <c>en · 330 words · 3 of 14 sentences · news/a.txt</c>.
    /// </summary>
    public static string Figures(SummaryResult result, bool withName = true)
    {
        ArgumentNullException.ThrowIfNull(result);
        var parts = new List<string>();
        if (result.Document is { } document)
        {
            parts.Add(document.Language);
            parts.Add(document.Words == 1
                ? "1 word"
                : string.Create(CultureInfo.InvariantCulture, $"{document.Words:#,0} words"));
            parts.Add(string.Create(CultureInfo.InvariantCulture,
                $"{result.Extractive?.Sentences.Count ?? 0:#,0} of {document.Sentences:#,0} sentences"));
        }

        if (withName && result.Id != NoName)
            parts.Add(PlainLine.Of(result.Id));
        return string.Join(" · ", parts);
    }

    /// <summary>Returns the article's title, or its name if it has none.</summary>
    public static string TitleOf(SummaryResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Document?.Title is { Length: > 0 } title
            ? PlainLine.Of(title)
            : result.Id == NoName ? "Untitled" : PlainLine.Of(result.Id);
    }

    private static string Mark(GroundedSentence sentence) => sentence.Grounding switch
    {
        "supported" => "",
        "partial" => " [supported in part]",
        _ => " [not supported]",
    };

    /// <summary>
    /// Returns text that Markdown shows as it is: without emphasis, links, HTML, headings or list items of its own.
    /// </summary>
    public static string Escaped(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string line = PlainLine.Of(text);
        var escaped = new StringBuilder(line.Length + 16);
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            bool special = c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '|' or '~' or '$'
                || (i == 0 && c is ('#' or '+' or '-' or '='))
                || (c is ('.' or ')') && i is > 0 and < 10
                    && line.AsSpan(0, i).ContainsAnyExceptInRange('0', '9') is false);
            if (special)
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
