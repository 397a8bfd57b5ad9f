using Summarizer.Pipeline.Grounding;
using Summarizer.Pipeline.Rewriting.Prompting;

namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>The chain of checks that a model's sentence passes: form, link, markup, instruction, repetition, sources, grounding.</summary>
internal sealed class SummaryCheck(SourceText source, bool otherLanguage)
{
    /// <summary>Longer than this is no sentence.</summary>
    private const int MaxLength = 1500;

    /// <summary>Checks an answer against the lines that were shown.</summary>
    public List<CheckedSentence> Check(SummaryAnswer answer, IReadOnlyDictionary<int, SourceLine> shown)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var result = new List<CheckedSentence>(answer.Sentences.Count);
        foreach (AnswerSentence sentence in answer.Sentences)
        {
            string text = PlainSentence.Of(sentence.Text.Length > 4 * MaxLength ? sentence.Text[..(4 * MaxLength)] : sentence.Text);
            int[] cited = [.. sentence.Sources.Where(shown.ContainsKey).SelectMany(n => shown[n].Sources).Distinct().Order()];
            var issues = new SortedSet<string>(StringComparer.Ordinal);
            if (sentence.Sources.Any(n => !shown.ContainsKey(n)))
                issues.Add(GroundingIssue.NoSuchSource);
            if (PlainSentence.HasLink(text) || PlainSentence.HasLink(sentence.Text))
                issues.Add(RewriteIssue.Link);
            if (PlainSentence.HasMarkup(text))
                issues.Add(RewriteIssue.Markup);
            if (Orders.IsInstruction(text))
                issues.Add(RewriteIssue.Instruction);
            if (!seen.Add(text))
                issues.Add(RewriteIssue.Repeated);
            bool refused = text.Length is 0 or > MaxLength || issues.Overlaps([RewriteIssue.Link, RewriteIssue.Markup, RewriteIssue.Instruction, RewriteIssue.Repeated]);
            GroundingResult grounding = otherLanguage ? source.Grounder.CheckNumbers(text) : source.Grounder.Check(text, cited);
            issues.UnionWith(grounding.Issues);
            string verdict = refused ? GroundingClass.Unsupported
                : issues.Contains(GroundingIssue.NoSuchSource) && grounding.Grounding == GroundingClass.Supported ? GroundingClass.Partial : grounding.Grounding;
            result.Add(new CheckedSentence(text, cited, verdict, [.. issues], refused, string.Join(' ', grounding.Findings.Select(f => f.Statement))));
        }

        return result;
    }
}
