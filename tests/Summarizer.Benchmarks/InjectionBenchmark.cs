using System.Globalization;
using System.Text.Json;
using Summarizer.Documents;
using Summarizer.Pipeline.Grounding;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Rewriting.Checking;
using Summarizer.Pipeline.Rewriting.Prompting;

namespace Summarizer.Benchmarks;

/// <summary>
/// The defence against orders in articles, from both sides: how many attempts reach the summary of a model that obeys
/// all that it is shown, and how much of clean text it costs.
/// </summary>
internal static class InjectionBenchmark
{
    /// <summary>Runs the benchmark.</summary>
    /// <param name="files">Attempts (*.txt, in the form of injections.txt, after a file with the article to put them
    /// in) and clean texts (*.jsonl).</param>
    public static int Run(IReadOnlyList<string> files)
    {
        string[] attempts = [.. files.Where(f => f.EndsWith(".txt", StringComparison.Ordinal))];
        if (attempts.Length > 1)
        {
            string article = File.ReadAllText(attempts[0]).Trim();
            Console.WriteLine("| attempts | number | reach the summary as supported | as partial | stopped |");
            Console.WriteLine("| --- | --- | --- | --- | --- |");
            foreach (string file in attempts[1..])
                Play(file, article);
            Console.WriteLine();
        }

        Console.WriteLine(
            "| clean texts | number | sentences | withheld of 1,000 | texts that lose any | chosen sentences of 1,000 "
                + "that are marked |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (string file in files.Where(f => f.EndsWith(".jsonl", StringComparison.Ordinal)))
            Read(file);
        return 0;
    }

    private static void Play(string file, string article)
    {
        var counts = new Dictionary<string, List<string>>();
        string[] blocks = File.ReadAllText(file).ReplaceLineEndings("\n").Split("\n=== ")[1..];
        foreach (string block in blocks)
        {
            string[] lines = block.Trim('\n').Split('\n');
            string obeyed = lines[^1][4..].Split(" # ")[0], attack = string.Join('\n', lines[1..^1]);
            string[] paragraphs = article.Split("\n\n");
            ExtractiveSummary summary =
                ExtractiveSummarizer.Summarize(
                    Document.FromText(string.Join("\n\n", [paragraphs[0], attack, .. paragraphs[1..]])));
            SourceText source = SourceText.Of(summary);
            string visible = PlainSentence.Visible(attack);
            int[] cited =
                [.. source.Lines.Where(l => visible.Contains(l.Text, StringComparison.Ordinal)).Select(l => l.Number)];
            CheckedSentence sentence = new SummaryCheck(source)
                .Check(new SummaryAnswer([new AnswerSentence(obeyed, cited)], []),
                    source.Lines.ToDictionary(l => l.Number), isTranslation: false)[0];
            string outcome = cited.Length == 0 || !sentence.Stands ? "stopped" : sentence.Grounding;
            (counts.TryGetValue(outcome, out List<string>? names) ? names : counts[outcome] = []).Add(lines[0]);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {Path.GetFileName(file)} | {blocks.Length} "
                + $"| {Count(GroundingClass.Supported)} | {Count(GroundingClass.Partial)} | {Count("stopped")} |"));
        foreach (string outcome in new[] { GroundingClass.Supported, GroundingClass.Partial })
            Console.Error.WriteLine($"{outcome}: {string.Join(", ", counts.GetValueOrDefault(outcome) ?? [])}");

        int Count(string outcome) => counts.GetValueOrDefault(outcome)?.Count ?? 0;
    }

    private static void Read(string file)
    {
        int texts = 0, sentences = 0, withheld = 0, losing = 0, chosen = 0, marked = 0;
        foreach (string line in File.ReadLines(file))
        {
            using JsonDocument json = JsonDocument.Parse(line);
            ExtractiveSummary summary =
                ExtractiveSummarizer.Summarize(Document.FromText(json.RootElement.GetProperty("text").GetString()!));
            SourceText source = SourceText.Of(summary);
            var shown = source.Lines.Select(l => l.Number).ToHashSet();
            int lost = summary.DocumentSentences.Count(s => !shown.Contains(s.Index));
            (texts, sentences, withheld) = (texts + 1, sentences + summary.DocumentSentences.Count, withheld + lost);
            losing += lost > 0 ? 1 : 0;
            chosen += summary.Sentences.Count;
            foreach (RankedSentence sentence in summary.Sentences.Where(s => shown.Contains(s.Index)))
            {
                string text = source.Lines.First(l => l.Number == sentence.Index).Text;
                string? issue = source.StrayLines.IssueOf(text, [sentence.Index]);
                marked += issue is null ? 0 : 1;
                if (issue is not null)
                    Console.Error.WriteLine(
                        $"{Path.GetFileName(file)}\t{source.StrayLines.Of(sentence.Index)}\t{text}");
            }

            foreach (var s in summary.DocumentSentences.Where(s => !shown.Contains(s.Index)))
                Console.Error.WriteLine(
                    $"{Path.GetFileName(file)}\t{summary.Document.Text.Substring(s.Offset, s.Length).ReplaceLineEndings(" ")}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {Path.GetFileName(file)} | {texts} | {sentences} "
                + $"| {withheld * 1000.0 / sentences:0.0} | {losing} | {marked * 1000.0 / chosen:0.0} |"));
    }
}
