using Summarizer.Pipeline.Grounding;
using Summarizer.Pipeline.Rewriting.Prompting;

namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>
/// The chain of checks that a model's sentence passes: form, link, markup, instruction, repetition, sources, grounding.
/// </summary>
internal sealed class SummaryCheck(SourceText source)
{
    /// <summary>A longer text is not a sentence.</summary>
    private const int MaxLength = 1500;

    /// <summary>Findings for which a sentence may not be shown at all.</summary>
    private static readonly string[] Refusing =
        [RewriteIssue.Link, RewriteIssue.Contact, RewriteIssue.Markup, RewriteIssue.Instruction, RewriteIssue.Repeated];

    /// <summary>Findings with which a sentence is partial at most.</summary>
    private static readonly string[] Weakening =
        [GroundingIssue.NoSuchSource, RewriteIssue.OffTopic, RewriteIssue.Aside];

    /// <summary>Checks an answer against the lines that were shown.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="shown">The lines, by number.</param>
    /// <param name="isTranslation">True if it is in another language than the article.</param>
    public List<CheckedSentence> Check(
        SummaryAnswer answer, IReadOnlyDictionary<int, SourceLine> shown, bool isTranslation)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        // A model that finds itself addressed by much of an article has misread the question.
        HashSet<int> addressed = answer.Addressed.Count * 3 <= shown.Count ? [.. answer.Addressed] : [];
        var result = new List<CheckedSentence>(answer.Sentences.Count);
        foreach (AnswerSentence sentence in answer.Sentences)
        {
            string text =
                PlainSentence.Of(sentence.Text.Length > 4 * MaxLength
                    ? sentence.Text[..(4 * MaxLength)]
                    : sentence.Text);
            int[] lines = [.. sentence.Sources.Where(shown.ContainsKey)];
            int[] cited = [.. lines.SelectMany(n => shown[n].Sources).Distinct().Order()];
            SortedSet<string> issues = FormIssues(sentence.Text, text);
            if (lines.Length < sentence.Sources.Count)
                issues.Add(GroundingIssue.NoSuchSource);
            if (!seen.Add(text))
                issues.Add(RewriteIssue.Repeated);
            if (lines.Length > 0 && Array.TrueForAll(lines, addressed.Contains))
                issues.Add(RewriteIssue.Addressed);
            if (source.StrayLines.IssueOf(text, cited) is { } stray)
                issues.Add(stray);
            bool refused = text.Length is 0 or > MaxLength || issues.Overlaps(Refusing);
            GroundingResult grounding =
                isTranslation ? source.Grounder.CheckNumbers(text) : source.Grounder.Check(text, cited);
            issues.UnionWith(grounding.Issues);
            result.Add(new CheckedSentence(text, cited, Verdict(refused, issues, grounding), [.. issues], refused,
                Explain(issues, grounding)));
        }

        return result;
    }

    private SortedSet<string> FormIssues(string raw, string text)
    {
        var issues = new SortedSet<string>(StringComparer.Ordinal);
        DottedNames names = source.StrayLines.Names;
        if (PlainSentence.HasLink(names.Mask(text)) || PlainSentence.HasLink(names.Mask(raw)))
            issues.Add(RewriteIssue.Link);
        if (PlainSentence.HasContact(text))
            issues.Add(RewriteIssue.Contact);
        if (PlainSentence.HasMarkup(text))
            issues.Add(RewriteIssue.Markup);
        if (PromptInjectionDetector.IsInstruction(text))
            issues.Add(RewriteIssue.Instruction);
        return issues;
    }

    private static string Verdict(bool refused, SortedSet<string> issues, GroundingResult grounding)
    {
        if (refused || issues.Contains(RewriteIssue.Addressed))
            return GroundingClass.Unsupported;
        return issues.Overlaps(Weakening) && grounding.Grounding == GroundingClass.Supported
            ? GroundingClass.Partial
            : grounding.Grounding;
    }

    /// <summary>Describes the findings in words.</summary>
    private static string Explain(SortedSet<string> issues, GroundingResult grounding) => string.Join(' ',
    [
        .. issues.Select(i => i switch
        {
            RewriteIssue.Link => "It has a link.",
            RewriteIssue.Contact => "It has contact data.",
            RewriteIssue.Markup => "It has markup.",
            RewriteIssue.Instruction => "It addresses the reader or gives instructions.",
            RewriteIssue.Repeated => "It repeats another sentence.",
            RewriteIssue.Addressed => "It rests only on lines that address someone.",
            _ => "",
        }).Where(s => s.Length > 0),
        .. grounding.Findings.Select(f => f.Statement),
    ]);
}
