using System.Text;
using Summarizer.Pipeline.Grounding;
using Summarizer.Pipeline.Rewriting.Checking;
using Summarizer.Pipeline.Rewriting.Prompting;
using Summarizer.Sentences;

namespace Summarizer.Pipeline.Rewriting;

/// <summary>
/// A document as the model is shown it and as its answer is checked against: numbered sentences without invisible characters, and
/// without those that speak to whoever summarises. These, and what follows them in the same block, are evidence of nothing.
/// </summary>
internal sealed class SourceText
{
    /// <summary>How many sentences after an order, in the same block, are taken to belong to it.</summary>
    private const int Tainted = 2;

    private SourceText(IReadOnlyList<SourceLine> lines, Grounder grounder, int words)
    {
        (Lines, Grounder, Words) = (lines, grounder, words);
    }

    /// <summary>What the model is shown; numbers are the document's own.</summary>
    public IReadOnlyList<SourceLine> Lines { get; }

    /// <summary>What its answer is checked with.</summary>
    public Grounder Grounder { get; }

    /// <summary>Words in all lines together.</summary>
    public int Words { get; }

    public static SourceText Of(ExtractiveSummary summary)
    {
        var lines = new List<SourceLine>();
        string[] evidence = new string[summary.DocumentSentences.Count];
        int taintedUntil = -1, taintedBlock = -1, words = 0;
        foreach (Sentence sentence in summary.DocumentSentences)
        {
            string original = summary.Document.Text.Substring(sentence.Offset, sentence.Length);
            string text = PlainSentence.Visible(original);
            evidence[sentence.Index] = "";
            if (Orders.AddressesReaderModel(original))
                (taintedUntil, taintedBlock) = (sentence.Index + Tainted, sentence.Block);
            if ((sentence.Index <= taintedUntil && sentence.Block == taintedBlock) || text.Length == 0)
                continue;
            evidence[sentence.Index] = text;
            lines.Add(new SourceLine(sentence.Index, text, sentence.Block, [sentence.Index]));
            words += CountWords(text);
        }

        string title = SafeTitle(summary.Title) ?? "";
        return new SourceText(lines, new Grounder(evidence, [title]), words);
    }

    /// <summary>A title or name as it may be shown; null where it gives orders.</summary>
    public static string? SafeTitle(string? title)
    {
        if (string.IsNullOrWhiteSpace(title) || Orders.IsInstruction(title))
            return null;
        string visible = PlainSentence.Visible(title);
        return visible.Length > 300 ? visible[..300] : visible;
    }

    /// <summary>Words: runs of letters and digits, and each character of scripts without spaces.</summary>
    public static int CountWords(string text)
    {
        int words = 0;
        bool inside = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isWord = Rune.IsLetterOrDigit(rune);
            bool alone = rune.Value is >= 0x3040 and <= 0x9FFF or >= 0xAC00 and <= 0xD7A3;
            if (isWord && (alone || !inside))
                words++;
            inside = isWord && !alone;
        }

        return words;
    }
}
