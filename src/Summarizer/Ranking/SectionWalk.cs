using Summarizer.Documents;
using Summarizer.Languages;
using Summarizer.Sentences;

namespace Summarizer.Ranking;

/// <summary>Follows a document's headings while its sentences are measured, in order.</summary>
internal struct SectionWalk
{
    private static readonly (Feature Kind, string[] Words)[] Kinds =
    [
        (Feature.InAbstract, Words("abstract")),
        (Feature.InIntroduction, Words("introduction")),
        (Feature.InConclusion, Words("conclusion")),
        (Feature.InDetails, Words("details")),
    ];

    private readonly Document _document;
    private int _block;
    private int _heading;
    private int _place;
    private Feature? _kind;

    public SectionWalk(Document document)
    {
        _document = document;
        foreach (Block block in document.Blocks)
            Headings += block.Kind == BlockKind.Heading ? 1 : 0;
    }

    /// <summary>How many headings the document has.</summary>
    public int Headings { get; }

    /// <summary>Fills the features that tell in which section a sentence stands.</summary>
    public void Measure(Sentence sentence, Span<float> row)
    {
        for (; _block < sentence.Block; _block++)
        {
            Block block = _document.Blocks[_block];
            if (block.Kind != BlockKind.Heading)
                continue;
            _heading++;
            _place = 0;
            _kind = KindOf(_document.Text.AsSpan(block.Offset, Math.Min(block.Length, 80)));
        }

        row[(int)Feature.InAbstract] = _kind == Feature.InAbstract ? 1 : 0;
        row[(int)Feature.InIntroduction] = _kind == Feature.InIntroduction ? 1 : 0;
        row[(int)Feature.InConclusion] = _kind == Feature.InConclusion ? 1 : 0;
        row[(int)Feature.InDetails] = _kind == Feature.InDetails ? 1 : 0;
        row[(int)Feature.OpensSection] = _heading > 0 && _place == 0 ? 1 : 0;
        row[(int)Feature.SectionPosition] = Headings > 0 ? (float)(_place / (_place + 5.0)) : 0;
        row[(int)Feature.SectionNumber] = Math.Min(_heading, 10) / 10f;
        _place++;
    }

    private static string[] Words(string label) => [.. Language.AllFiles.SelectMany(language => language.Phrases(Section.Sections, label))];

    private static Feature? KindOf(ReadOnlySpan<char> heading)
    {
        foreach ((Feature kind, string[] words) in Kinds)
        {
            foreach (string word in words)
            {
                if (heading.Contains(word, StringComparison.OrdinalIgnoreCase))
                    return kind;
            }
        }

        return null;
    }
}
