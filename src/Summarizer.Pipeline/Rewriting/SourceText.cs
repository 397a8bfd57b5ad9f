using System.Text;
using Summarizer.Documents;
using Summarizer.Languages;
using Summarizer.Pipeline.Grounding;
using Summarizer.Pipeline.Rewriting.Checking;
using Summarizer.Pipeline.Rewriting.Prompting;
using Summarizer.Sentences;

namespace Summarizer.Pipeline.Rewriting;

/// <summary>
/// A document as the model is shown it and as its answer is checked against: numbered sentences without invisible characters, and
/// without those that speak to whoever summarises. These, and what stands around them, are evidence of nothing. Nor are the few that are
/// in another language than the document: what they say cannot be checked, orders in them least of all.
/// </summary>
internal sealed class SourceText
{
    /// <summary>How many sentences after an order, in the same paragraph, are taken to belong to it.</summary>
    private const int Tainted = 2;

    /// <summary>The same where the order is plainly meant for a machine; then the sentence before belongs to it as well.</summary>
    private const int TaintedByMachine = 8;

    /// <summary>How many after such an order do wherever they stand, in the next paragraph too.</summary>
    private const int TaintedBeyond = 3;

    /// <summary>Shorter than this no language of the Latin script can be told.</summary>
    private const int WordsToTell = 5;

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
        bool[] withheld = Withheld(summary);
        var lines = new List<SourceLine>();
        string[] evidence = new string[summary.DocumentSentences.Count];
        int words = 0;
        foreach (Sentence sentence in summary.DocumentSentences)
        {
            string text = withheld[sentence.Index] ? "" : PlainSentence.Visible(Text(summary, sentence));
            evidence[sentence.Index] = text;
            if (text.Length == 0)
                continue;
            lines.Add(new SourceLine(sentence.Index, text, sentence.Block, [sentence.Index]));
            words += CountWords(text);
        }

        string title = SafeTitle(summary.Title) ?? "";
        return new SourceText(lines, new Grounder(evidence, [title]), words);
    }

    private static string Text(ExtractiveSummary summary, Sentence sentence) => summary.Document.Text.Substring(sentence.Offset, sentence.Length);

    /// <summary>Which sentences are kept from the model.</summary>
    private static bool[] Withheld(ExtractiveSummary summary)
    {
        IReadOnlyList<Sentence> sentences = summary.DocumentSentences;
        IReadOnlyList<Block> blocks = summary.Document.Blocks;
        bool[] withheld = Foreign(summary);
        int block = 0, until = -1, untilInBlock = -1, taintedBlock = -1;
        for (int i = 0; i < sentences.Count; i++)
        {
            // A heading is no sentence, but can be an order for those that follow.
            for (; block < sentences[i].Block; block++)
            {
                if (blocks[block].Kind == BlockKind.Heading && Orders.In(summary.Document.Text.Substring(blocks[block].Offset, blocks[block].Length)) == OrderKind.Machine)
                    until = i + TaintedBeyond - 1;
            }

            OrderKind order = Orders.In(Text(summary, sentences[i]));
            if (order == OrderKind.Machine)
            {
                (until, untilInBlock, taintedBlock) = (i + TaintedBeyond, i + TaintedByMachine, sentences[i].Block);
                if (i > 0 && sentences[i - 1].Block == sentences[i].Block)
                    withheld[i - 1] = true;
            }
            else if (order == OrderKind.Anyone)
            {
                (untilInBlock, taintedBlock) = (taintedBlock == sentences[i].Block ? Math.Max(untilInBlock, i + Tainted) : i + Tainted, sentences[i].Block);
            }

            withheld[i] |= i <= until || (i <= untilInBlock && sentences[i].Block == taintedBlock);
        }

        return withheld;
    }

    /// <summary>Which sentences are in another language than the document. None where it has two: more than a third are.</summary>
    private static bool[] Foreign(ExtractiveSummary summary)
    {
        Language language = LanguageDetector.Detect(summary.Document.Text);
        bool[] foreign = [.. summary.DocumentSentences.Select(s => IsForeign(Text(summary, s), language))];
        return foreign.Count(f => f) * 3 > foreign.Length ? new bool[foreign.Length] : foreign;
    }

    private static bool IsForeign(string text, Language language)
    {
        Language own = LanguageDetector.Detect(text);
        if (own == language || own == Language.Undetermined || language == Language.Undetermined)
            return false;
        return !ShareScript(own, language) || (own.Scripts.Contains("Latin") && CountWords(text) >= WordsToTell);
    }

    private static bool ShareScript(Language one, Language other) =>
        one.Scripts.Intersect(other.Scripts).Any() || (one.Code, other.Code) is ("zh", "ja") or ("ja", "zh");

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
