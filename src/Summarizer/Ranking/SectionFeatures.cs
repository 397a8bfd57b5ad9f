using Summarizer.Documents;
using Summarizer.Languages;
using Summarizer.Sentences;
using Summarizer.Text;

namespace Summarizer.Ranking;

// A tracker of a document's headings while its sentences are measured, in order.
internal sealed class SectionFeatures(Document document)
{
    // The beginning of a heading that is looked at, in UTF-16 code units.
    private const int MaxHeading = 80;

    private static readonly (Feature Feature, string[] Words)[] Kinds =
    [
        (Feature.InAbstract, Words("abstract")),
        (Feature.InIntroduction, Words("introduction")),
        (Feature.InConclusion, Words("conclusion")),
        (Feature.InDetails, Words("details")),
    ];

    private HeadingWalk _walk = new(document);
    private int _headings;
    private int _place;
    private Feature? _kind;

    public int Headings { get; } = document.Blocks.Count(block => block.Kind == BlockKind.Heading);

    // Fills the features that tell in which section the next sentence is.
    public void Measure(Sentence sentence, Span<float> row)
    {
        while (_walk.NextBefore(sentence) is { } heading)
        {
            _headings++;
            _place = 0;
            _kind = KindOf(heading.In(document.Text).First(MaxHeading));
        }

        foreach ((Feature kind, _) in Kinds)
            row[(int)kind] = _kind == kind ? 1 : 0;
        row[(int)Feature.OpensSection] = _headings > 0 && _place == 0 ? 1 : 0;
        row[(int)Feature.SectionPosition] = Headings > 0 ? (float)(_place / (_place + 5.0)) : 0;
        row[(int)Feature.SectionNumber] = Math.Min(_headings, 10) / 10f;
        _place++;
    }

    private static string[] Words(string label) =>
        [.. Language.PhrasesOfAll(Section.Sections, label).InBothForms()];

    private static Feature? KindOf(ReadOnlySpan<char> heading)
    {
        foreach ((Feature kind, string[] words) in Kinds)
        {
            foreach (string word in words)
            {
                // "Der Beschluss" is not "Schluss".
                int at = heading.IndexOf(word, StringComparison.OrdinalIgnoreCase);
                if (at == 0 || (at > 0 && !char.IsLetter(heading[at - 1])))
                    return kind;
            }
        }

        return null;
    }
}
