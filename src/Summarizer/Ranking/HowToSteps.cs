using Summarizer.Documents;
using Summarizer.Languages;
using Summarizer.Sentences;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Ranking;

// Rules that find the steps of instructions: a list whose items start with verbs such as "press", a numbered list below
// "How to …" or "Instructions", and paragraphs that start with "Step 1". A summary is chosen from them first.
internal sealed class HowToSteps(Language language)
{
    // The score that a step's first sentence gains, and that its other sentences gain.
    private const double Preference = 1, PreferenceWithin = 0.4;

    // The fewest steps of instructions, and the most sentences in all for each sentence of a step.
    private const int LeastSteps = 3, MostSentences = 4;

    private static readonly PerLanguage<HowToSteps> Made = new(language => new HowToSteps(language));

    private readonly string[] _titles = [.. language.Phrases(Section.HowTo, "titles").InBothForms()];
    private readonly WordSet _headings = new(language.Phrases(Section.HowTo, "headings"));
    private readonly WordSet _labels = new(language.Words(Section.HowTo, "step labels"));
    private readonly WordSet _verbs = new(language.Words(Section.HowTo, "verbs"));

    // Adds to the scores of the sentences of a document's steps, if it has some.
    public static void Prefer(
        Document document, ReadOnlySpan<Sentence> sentences, TermVectors vectors, string? title, Span<double> scores)
    {
        HowToSteps words = Made[vectors.Language];
        bool[] steps = words.StepsOf(document, title);
        int within = 0;
        foreach (Sentence sentence in sentences)
            within += steps[sentence.Block] ? 1 : 0;
        if (within < LeastSteps || within * MostSentences < sentences.Length)
            return;
        for (int s = 0; s < sentences.Length; s++)
        {
            bool isFirst = s == 0 || sentences[s].Block != sentences[s - 1].Block;
            scores[s] += !steps[sentences[s].Block] ? 0 : isFirst ? Preference : PreferenceWithin;
        }
    }

    // By block: true for a step.
    private bool[] StepsOf(Document document, string? title)
    {
        var steps = new bool[document.Blocks.Count];
        bool isTold = title is not null && Array.Exists(_titles, words => StartsWith(title, words));
        bool isUnderHeading = false;
        for (int b = 0; b < steps.Length; b++)
        {
            Block block = document.Blocks[b];
            ReadOnlySpan<char> text = block.In(document.Text);
            if (block.Kind == BlockKind.Heading)
                isUnderHeading = _headings.Contains(text.TrimEnd(" :."));
            int end = b;
            while (end < steps.Length && document.Blocks[end].Kind == BlockKind.ListItem)
                end++;
            if (end - b >= LeastSteps)
            {
                bool areSteps = isUnderHeading || (isTold && IsNumbered(document, block))
                    || Imperatives(document, b, end) * 2 >= end - b;
                steps.AsSpan(b, end - b).Fill(areSteps);
                b = end - 1;
            }
            else if (block.IsProse)
            {
                steps[b] = HasLabel(text);
            }
        }

        return steps;
    }

    private int Imperatives(Document document, int from, int to)
    {
        int imperatives = 0;
        for (int b = from; b < to; b++)
        {
            Block block = document.Blocks[b];
            imperatives += _verbs.Contains(FirstWord(block.In(document.Text))) ? 1 : 0;
        }

        return imperatives;
    }

    // "Step 1: …"
    private bool HasLabel(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> label = FirstWord(text);
        return _labels.Contains(label) && label.Length + 1 < text.Length && char.IsAsciiDigit(text[label.Length + 1]);
    }

    private static bool StartsWith(string title, string words) =>
        title.StartsWith(words, StringComparison.OrdinalIgnoreCase)
            && (title.Length == words.Length || !char.IsLetter(title[words.Length]));

    // The number is before the item.
    private static bool IsNumbered(Document document, Block item)
    {
        ReadOnlySpan<char> before = document.Text.AsSpan(0, item.Offset).TrimEnd();
        return before is [.., var digit, '.' or ')'] && char.IsAsciiDigit(digit);
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAny(" ,:'’");
        return end < 0 ? text : text[..end];
    }
}
