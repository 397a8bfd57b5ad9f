using Summarizer.Boilerplate;
using Summarizer.Documents;
using Summarizer.Languages;

namespace Summarizer.Filtering;

// A filter that follows a document's headings and finds the blocks under "References", "Related articles" and the like.
internal sealed class BackMatterFilter(Document document, Language language)
{
    // A paragraph of this length under "Related articles" or "Literature" is article, in UTF-16 code units.
    private const int LeastArticleParagraph = 200;

    private int? _lastChapter;
    private int _level;
    private int _leastArticleParagraph = int.MaxValue;
    private bool _isWidget;
    private string _rule = "";

    // Returns the name of the rule by which the next block is not part of the article, or null.
    public string? RuleFor(Block block)
    {
        ReadOnlySpan<char> text = block.In(document.Text);
        if (block.Kind == BlockKind.Heading)
            Enter(block, text);
        else if (block.Kind == BlockKind.Paragraph && block.Length >= _leastArticleParagraph
            && (_isWidget || !Citation.IsEntry(text)))
            _level = 0;
        return _level > 0 ? _rule : null;
    }

    private void Enter(Block block, ReadOnlySpan<char> heading)
    {
        int level = Math.Max(1, block.Level);
        bool isOwnSection = _level == 0 || level <= _level || _isWidget;
        if (isOwnSection)
        {
            bool isBackMatter = SectionHeadings.IsBackMatter(heading);
            bool isSelfDescription = IsInSecondHalf(block) && IsSelfDescription(block, out bool mayBeClause)
                && (!mayBeClause || block.Offset > (_lastChapter ??= LastChapter()));
            _level = isBackMatter || isSelfDescription ? level : 0;
            _rule = _level > 0 ? $"under \"{heading}\"" : "";
        }

        _isWidget = _level > 0 && SectionHeadings.IsWidget(heading);
        bool mayBeChapter = isOwnSection && SectionHeadings.MayBeChapter(heading);
        // A bibliography is at the end, and one of its entries may be as long as a short paragraph.
        bool mayBeBibliography = mayBeChapter && block.Offset > document.Text.Length / 3 * 2;
        int least = mayBeBibliography ? 2 * LeastArticleParagraph : LeastArticleParagraph;
        _leastArticleParagraph = _isWidget || mayBeChapter ? least : int.MaxValue;
    }

    private bool IsInSecondHalf(Block block) => block.Offset > document.Text.Length / 2;

    private bool IsSelfDescription(Block heading, out bool mayBeClause) => SectionHeadings.IsSelfDescription(
        heading.In(document.Text), language, before: document.Text.AsSpan(0, heading.Offset), out mayBeClause);

    // Where the last chapter's heading is. "Over Rotterdam" before it is over a chapter too. All headings of that form
    // are chapters if one has no article before it, or is in the first half and has a chapter after it. The first of
    // several companies that issue a short release may describe itself in the first half.
    private int LastChapter()
    {
        int last = 0, heading = 0;
        bool isChapter = true, isFormOfChapters = false;
        foreach (Block block in document.Blocks)
        {
            if (block.Kind == BlockKind.Heading)
            {
                bool isSelfDescription = IsSelfDescription(block, out _);
                bool isEarly = isSelfDescription && !IsInSecondHalf(block);
                if (isEarly && block.Offset < LeastArticleParagraph)
                    return document.Text.Length;
                isFormOfChapters |= isEarly;
                isChapter = !isSelfDescription && !SectionHeadings.IsBackMatter(block.In(document.Text));
                heading = block.Offset;
            }
            else if (isChapter && block is { Kind: BlockKind.Paragraph, Length: >= LeastArticleParagraph })
            {
                if (isFormOfChapters)
                    return document.Text.Length;
                last = heading;
            }
        }

        return last;
    }
}
