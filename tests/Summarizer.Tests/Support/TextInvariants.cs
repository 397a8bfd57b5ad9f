using Summarizer.Documents;
using Summarizer.Filtering;
using Summarizer.Languages;
using Summarizer.Sentences;

namespace Summarizer.Tests.Support;

/// <summary>Invariants of any text at all. Returns the one that is broken, or null.</summary>
internal static class TextInvariants
{
    /// <summary>Paragraphs of pure boilerplate, which change no summary in any place.</summary>
    public static readonly string[] PureBoilerplate =
    [
        "Share this article", "Read the full report at example.com.", "Post Comment",
        "Sign up for our daily newsletter.", "We use cookies to improve this site.",
        "All rights reserved.", "Lesen Sie auch: Zehn schöne Häfen", "Lire la suite", "Follow us on Facebook",
        "ADVERTISEMENT",
    ];

    public static string? Broken(string text)
    {
        Document document = Document.FromText(text);
        Language language = LanguageDetector.Detect(text);
        IReadOnlyList<Sentence> sentences = ArticleSentences.Of(document, language);
        return BrokenBlocks(document) ?? BrokenSentences(document, sentences) ?? BrokenSummary(document)
            ?? (language != LanguageDetector.Detect(text)
                || !sentences.SequenceEqual(ArticleSentences.Of(Document.FromText(text), language))
                ? "not deterministic"
                : null);
    }

    private static string? BrokenBlocks(Document document)
    {
        int end = 0;
        foreach (Block block in document.Blocks)
        {
            if (block.Offset < end || block.Length <= 0 || block.End > document.Text.Length)
                return $"block at {block.Offset}, length {block.Length}: out of order or range";
            if (char.IsWhiteSpace(document.Text[block.Offset]) || char.IsWhiteSpace(document.Text[block.End - 1]))
                return $"block at {block.Offset}, length {block.Length}: white space at its edge";
            end = block.End;
        }

        return null;
    }

    private static string? BrokenSentences(Document document, IReadOnlyList<Sentence> sentences)
    {
        string text = document.Text;
        int end = 0;
        for (int i = 0; i < sentences.Count; i++)
        {
            Sentence sentence = sentences[i];
            if (sentence.Index != i)
                return $"sentence {i} says that it is {sentence.Index}";
            if (sentence.Offset < end || sentence.Length <= 0 || sentence.End > text.Length)
                return $"sentence {i} at {sentence.Offset}, length {sentence.Length}: out of order or range";
            Block block = document.Blocks[sentence.Block];
            if (sentence.Offset < block.Offset || sentence.End > block.End)
                return $"sentence {i} reaches out of its block";
            if (char.IsWhiteSpace(text[sentence.Offset]) || char.IsWhiteSpace(text[sentence.End - 1]))
                return $"sentence {i} has white space at its edge";
            if (CutsPair(text, sentence.Offset) || CutsPair(text, sentence.End))
                return $"sentence {i} cuts a surrogate pair";
            end = sentence.End;
        }

        return null;
    }

    private static string? BrokenSummary(Document document)
    {
        ExtractiveSummary summary = ExtractiveSummarizer.Summarize(document, new SummaryOptions { Sentences = 2 });
        if (summary.Sentences.Count > 2)
            return "more sentences than asked for";
        if (summary.Sentences.Any(s => document.Text.Substring(s.Offset, s.Length) != s.Text))
            return "a chosen sentence is not the span that it names";
        return summary.Sentences.Select(s => s.Offset).Distinct().Count() == summary.Sentences.Count
            ? null
            : "a sentence was chosen twice";
    }

    private static bool CutsPair(string text, int at) =>
        at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);
}
