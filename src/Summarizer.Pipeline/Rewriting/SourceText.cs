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
        int words = 0, block = 0;
        foreach (Sentence sentence in summary.DocumentSentences)
        {
            string text = withheld[sentence.Index] ? "" : PlainSentence.Visible(Text(summary, sentence));
            evidence[sentence.Index] = text;
            if (text.Length == 0)
                continue;
            string? heading = null;
            for (; block <= sentence.Block; block++)
                heading = summary.Document.Blocks[block].Kind == BlockKind.Heading ? SafeHeading(summary, summary.Document.Blocks[block]) ?? heading : heading;
            lines.Add(new SourceLine(sentence.Index, text, sentence.Block, [sentence.Index], heading));
            words += TextLength.Words(text);
        }

        string title = SafeTitle(summary.Title) ?? "";
        return new SourceText(lines, new Grounder(evidence, [title, .. lines.Select(l => l.Heading).OfType<string>()]), words);
    }

    private static string? SafeHeading(ExtractiveSummary summary, Block block) => SafeTitle(summary.Document.Text.Substring(block.Offset, block.Length)) is { } heading
        && heading != SafeTitle(summary.Title) ? heading : null;

    private static string Text(ExtractiveSummary summary, Sentence sentence) => summary.Document.Text.Substring(sentence.Offset, sentence.Length);

    /// <summary>Which sentences are kept from the model.</summary>
    private static bool[] Withheld(ExtractiveSummary summary)
    {
        IReadOnlyList<Sentence> sentences = summary.DocumentSentences;
        IReadOnlyList<Block> blocks = summary.Document.Blocks;
        bool[] withheld = Foreign(summary);
        var encoded = new EncodedText(sentences.Select(s => Text(summary, s)));
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

            withheld[i] |= encoded.Has(Text(summary, sentences[i])) || i <= until || (i <= untilInBlock && sentences[i].Block == taintedBlock);
        }

        return withheld;
    }

    /// <summary>Which sentences are in another language than the document. None where it has two: more than a third are.</summary>
    private static bool[] Foreign(ExtractiveSummary summary)
    {
        string language = LanguageDetector.Detect(summary.Document.Text);
        bool[] foreign = [.. summary.DocumentSentences.Select(s => IsForeign(Text(summary, s), language))];
        return foreign.Count(f => f) * 3 > foreign.Length ? new bool[foreign.Length] : foreign;
    }

    private static bool IsForeign(string text, string language)
    {
        if (language == LanguageDetector.Undetermined || LanguageDetector.Detect(text) is var own && (own == language || own == LanguageDetector.Undetermined))
            return false;
        string script = ScriptOf(own), of = ScriptOf(language);
        return script != of || (script == "Latn" && TextLength.Words(text) >= WordsToTell);
    }

    private static string ScriptOf(string language) => language switch
    {
        "ru" or "uk" or "bg" or "sr" or "mk" or "be" or "kk" => "Cyrl",
        "zh" or "ja" => "Hani",
        "ar" or "fa" or "ur" => "Arab",
        "hi" or "mr" or "ne" => "Deva",
        "ko" or "el" or "he" or "hy" or "bn" or "pa" or "gu" or "or" or "ta" or "te" or "kn" or "ml" or "si" or "th" or "lo" or "bo" or "my" or "ka" or "am" or "km" => language,
        _ => "Latn",
    };

    /// <summary>A title or name as it may be shown; null where it gives orders.</summary>
    public static string? SafeTitle(string? title)
    {
        if (string.IsNullOrWhiteSpace(title) || Orders.IsInstruction(title))
            return null;
        string visible = PlainSentence.Visible(title);
        return visible.Length > 300 ? visible[..300] : visible;
    }
}
