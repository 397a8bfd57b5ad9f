using System.Globalization;
using Summarizer.Explaining;
using Summarizer.Filtering;
using Summarizer.Pipeline.Results;

namespace Summarizer.Cli.Output;

/// <summary>A printer that shows why each line and sentence of an article is, or is not, in its summary.</summary>
internal sealed class ExplanationPrinter(TextWriter output, bool alone)
{
    /// <summary>The longest stretch of removed text that is printed in full, in UTF-16 code units.</summary>
    private const int MaxRemoved = 100;

    private bool _any;

    /// <summary>Prints one explanation.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="explanation">The explanation.</param>
    public void Print(string name, Explanation explanation)
    {
        if (_any)
            output.Write('\n');
        _any = true;
        if (!alone)
            Line($"==> {PlainLine.Of(name)} <==");
        ExtractiveSummary summary = explanation.Summary;
        Line($"language: {summary.Language}");
        Line($"title: {PlainLine.Of(summary.Title ?? "-")}");
        Line($"removed: {explanation.Removed.Count}");
        foreach (RemovedText removed in explanation.Removed)
            Line($"  [{PlainLine.Of(removed.Rule)}] {Short(Text(summary, removed.Offset, removed.Length))}");
        Line($"sentences: {explanation.Sentences.Count}");
        foreach (ExplainedSentence sentence in explanation.Sentences)
            Print(summary, sentence);
        output.Flush();
    }

    private void Print(ExtractiveSummary summary, ExplainedSentence explained)
    {
        string attributes = explained.Attributes.Count > 0 ? string.Join(", ", explained.Attributes) : "none";
        (int index, int offset, int length, _) = explained.Sentence;
        (char mark, string decision) = explained.IsChosen ? ('*', "chosen") : (' ', "not chosen");
        IEnumerable<string> features = explained.Features
            .Select(feature => FormattableString.Invariant($"{feature.Key}={feature.Value:0.###}"));
        Line($"{mark} {index}: {Text(summary, offset, length)}");
        Line($"    {decision}: {explained.Reason}");
        Line($"    score {explained.Score:0.000}, model {explained.ModelScore:0.000}, words {explained.Words}");
        Line($"    attributes: {attributes}");
        Line($"    features: {string.Join(' ', features)}");
    }

    private static string Text(ExtractiveSummary summary, int offset, int length) =>
        PlainLine.Of(summary.Document.Text.Substring(offset, length));

    private static string Short(string text) => text.Length <= MaxRemoved ? text : text[..MaxRemoved] + "…";

    private void Line(FormattableString line) => output.Write(line.ToString(CultureInfo.InvariantCulture) + "\n");
}
