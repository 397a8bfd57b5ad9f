using Summarizer.Boilerplate;
using Summarizer.Documents;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// Rules that leave out what is within an article's element but not part of the article: lists of links, labels,
/// notices, repeated text and what follows its end.
/// </summary>
/// <param name="page">The page.</param>
/// <param name="text">The blocks that have not been left out yet.</param>
/// <param name="stated">The article's text as the page states it; null where it does not.</param>
internal sealed class ArticleTrimmer(HtmlPage page, PageText text, StatedBody? stated)
{
    /// <summary>An element with this share of the page's running text is kept under any name.</summary>
    private const double MuchOfPage = 0.3;

    /// <summary>The most blocks before a heading that are searched for its section.</summary>
    private const int MostBefore = 50;

    /// <summary>An element with this share of the article's running text holds all of it.</summary>
    private const double MostOfArticle = 0.9;

    /// <summary>The most paragraphs at an article's end that may lead to the site's channels.</summary>
    private const int LastParagraphs = 2;

    /// <summary>Text with this share of links leads elsewhere.</summary>
    private const double MostlyLinks = 0.5;

    /// <summary>A short text after the article with this share of links leads elsewhere.</summary>
    private const double LinkedAppendix = 0.3;

    /// <summary>A statement of the article's text does not rule out more than this share of it as its end.</summary>
    private const double MostUnstated = 0.15;

    /// <summary>Shorter texts may well occur twice.</summary>
    private const int ShortestRepeated = 30;

    /// <summary>Leaves out lists of links and the like within the article.</summary>
    /// <param name="root">The index of the article's element.</param>
    public void Trim(int root)
    {
        PageElement article = page.Elements[root];
        for (int i = root + 1; i < article.End; i++)
        {
            PageElement element = page.Elements[i];
            int length = text.Length(element), linked = text.Linked(element);
            if (length == 0 || text.Prose(element) > 0.1 * length || linked < 0.6 * length
                || element.EndBlock - element.FirstBlock < 2 || IsRow(element))
                continue;
            text.LeaveOut(element);
            i = Math.Max(i, element.End - 1);
        }

        for (int i = article.FirstBlock; i < article.EndBlock; i++)
        {
            PageBlock block = page.Blocks[i];
            text.IsOut[i] |= block.Kind == BlockKind.Boilerplate || !HasWords(block) || block.IsLabelOfPicture;
        }

        LeaveOutRepeated(article);
        LeaveOutWidgets(root);
        LeaveOutNotices(article);
        LeaveOutAppendix(root);
        LeaveOutUnstated(article);
        LeaveOutEmptyHeadings(article);
    }

    /// <summary>True for a row of a table with columns, which may lead elsewhere in each cell.</summary>
    private bool IsRow(PageElement element) =>
        element.Source.LocalName == "tr" && page.Blocks[element.FirstBlock].Kind == BlockKind.Table;

    /// <summary>True if a block says something: letters, or numbers in a table, a heading or a list of terms.</summary>
    private bool HasWords(PageBlock block)
    {
        bool mayBeNumber = block.Kind is BlockKind.Table or BlockKind.Heading
            || page.Elements[block.Element].Source.LocalName == "dd";
        return block.Text.Any(c => char.IsLetter(c) || (mayBeNumber && char.IsDigit(c)));
    }

    /// <summary>Leaves out what the site says about itself: notices anywhere, invitations at the end.</summary>
    private void LeaveOutNotices(PageElement article)
    {
        int left = 0;
        for (int i = article.EndBlock - 1; i >= article.FirstBlock; i--)
        {
            PageBlock block = page.Blocks[i];
            if (text.IsOut[i] || block.Kind is BlockKind.Code or BlockKind.Table)
                continue;
            bool isNotice = PageNotices.IsNotice(block.Text) || PageNotices.IsPictureLabel(block.Text);
            isNotice |= left < LastParagraphs && PageNotices.IsInvitation(block.Text);
            bool isLinkLine = block is { Kind: BlockKind.Paragraph or BlockKind.ListItem, Prose: 0, LinkShare: > 0.3 };
            isNotice |= left == 0 && isLinkLine;
            bool isAtTop = text.Prose(article.FirstBlock, i + 1) == 0;
            isNotice |= isAtTop && block.Kind == BlockKind.Paragraph && PageNotices.HasDate(block.Text);
            bool isAll = block.Prose >= MuchOfPage * Math.Max(1, text.Prose(article));
            text.IsOut[i] = isNotice && !isAll;
            left += !text.IsOut[i] && block.Prose > 0 ? 1 : 0;
        }
    }

    /// <summary>
    /// Leaves out what follows the element that holds nearly all of the article's running text, if it is short, has
    /// links, and is mostly not running text or has many of them.
    /// </summary>
    private void LeaveOutAppendix(int root)
    {
        PageElement article = page.Elements[root];
        text.Sum();
        int all = text.Prose(article), inner = root;
        for (int i = root + 1; i < article.End; i++)
        {
            if (text.Prose(page.Elements[i]) >= MostOfArticle * all)
                inner = i;
            else if (i >= page.Elements[inner].End)
                break;
        }

        int first = page.Elements[inner].EndBlock;
        if (first == article.EndBlock || text.Prose(first, article.EndBlock) > (1 - MostOfArticle) * all)
            return;
        int length = text.Length(first, article.EndBlock);
        int linked = text.Linked(first, article.EndBlock);
        bool isText = text.Prose(first, article.EndBlock) >= 0.5 * length;
        bool leadsElsewhere = linked > 0 && (!isText || linked >= LinkedAppendix * length);
        for (int i = first; i < article.EndBlock; i++)
            text.IsOut[i] |= leadsElsewhere && page.Blocks[i].Kind is not BlockKind.Caption;
    }

    /// <summary>Leaves out text that was already there, as that of a picture and of its enlarged view.</summary>
    private void LeaveOutRepeated(PageElement article)
    {
        var kinds = new Dictionary<string, BlockKind>(StringComparer.Ordinal);
        for (int i = article.FirstBlock; i < article.EndBlock; i++)
        {
            PageBlock block = page.Blocks[i];
            if (text.IsOut[i] || block.Text.Length < ShortestRepeated
                || block.Kind is BlockKind.Code or BlockKind.Table)
                continue;
            string letters = HtmlText.Letters(block.Text);
            // A paragraph that occurs twice as a paragraph is a refrain.
            if (!kinds.TryAdd(letters, block.Kind))
                text.IsOut[i] = block.Kind == BlockKind.Caption || kinds[letters] != block.Kind;
        }
    }

    /// <summary>
    /// Leaves out headings of links and what is below them. Articles have some of these headings too, but over text.
    /// </summary>
    private void LeaveOutWidgets(int root)
    {
        PageElement article = page.Elements[root];
        int all = Math.Max(1, text.Prose(article));
        for (int i = article.FirstBlock; i < article.EndBlock; i++)
        {
            PageBlock block = page.Blocks[i];
            if (text.IsOut[i] || block.Kind is BlockKind.Code or BlockKind.Table or BlockKind.Quotation)
                continue;
            WidgetWording wording = WordingOf(block);
            if (wording == WidgetWording.None)
                continue;
            // What follows the label of a picture is its caption, which stays.
            bool isPicture = PageNotices.IsPictureLabel(block.Text);
            PageElement? section = isPicture || block.Kind == BlockKind.ListItem ? null : SectionUnder(i, root);
            bool isOverLinks = IsOverLinks(i, section, article);
            if (!isPicture && !IsWidget(block, wording, isOverLinks))
                continue;
            text.IsOut[i] = true;
            bool takesSection = wording >= WidgetWording.Opening || isOverLinks;
            if (takesSection && section is not null && text.Prose(section) < 0.15 * all)
                text.LeaveOut(section);
            else if (!isPicture)
                LeaveOutLinksAfter(i, article);
        }
    }

    private static WidgetWording WordingOf(PageBlock block)
    {
        // "Read more:" may be the first line of its links.
        int line = block.LinkShare < MostlyLinks ? -1 : block.Text.IndexOf('\n', StringComparison.Ordinal);
        WidgetWording wording = WidgetHeadings.Of(line < 0 ? block.Text : block.Text[..line]);
        bool isHeading = wording < WidgetWording.Label && block.Kind == BlockKind.Heading
            && BoilerplateRules.IsWidgetHeading(block.Text.AsSpan().Trim());
        return isHeading ? WidgetWording.Label : wording;
    }

    private static bool IsWidget(PageBlock block, WidgetWording wording, bool isOverLinks) => block.Kind switch
    {
        BlockKind.ListItem => block.LinkShare >= MostlyLinks,
        BlockKind.Heading => wording == WidgetWording.Own || isOverLinks || block.LinkShare >= MostlyLinks,
        _ => true,
    };

    /// <summary>
    /// True if mostly links, or nothing, follow a heading: in its section, or as the next block if it has none.
    /// </summary>
    private bool IsOverLinks(int heading, PageElement? section, PageElement article)
    {
        int length = 0, linked = 0, end = (section ?? article).EndBlock;
        for (int i = heading + 1; i < end && (section is not null || length == 0); i++)
        {
            length += text.IsOut[i] ? 0 : page.Blocks[i].Length;
            linked += text.IsOut[i] ? 0 : page.Blocks[i].Linked;
        }

        return linked >= MostlyLinks * length;
    }

    /// <summary>
    /// Returns the largest element within the article that begins with a block; null if no element holds more than this
    /// block.
    /// </summary>
    private PageElement? SectionUnder(int block, int root)
    {
        PageElement? section = null;
        for (int i = page.Blocks[block].Element; i > root; i = page.Elements[i].Parent)
        {
            PageElement element = page.Elements[i];
            if (block - element.FirstBlock > MostBefore
                || text.IsOut.AsSpan(element.FirstBlock, block - element.FirstBlock).Contains(false))
                return section;

            if (element.EndBlock - element.FirstBlock > 1)
                section = element;
        }

        return section;
    }

    private void LeaveOutLinksAfter(int heading, PageElement article)
    {
        for (int i = heading + 1; i < article.EndBlock; i++)
        {
            if (!text.IsOut[i] && page.Blocks[i].LinkShare < MostlyLinks)
                return;
            text.IsOut[i] = true;
        }
    }

    /// <summary>
    /// Leaves out what is not in the text that the page states to be its article, where that is on the page.
    /// </summary>
    private void LeaveOutUnstated(PageElement article)
    {
        if (stated is not { } body)
            return;
        int last = -1, known = 0;
        for (int i = article.FirstBlock; i < article.EndBlock; i++)
        {
            if (text.IsOut[i] || body.ShareOf(page.Blocks[i].Text) is not > 0.5)
                continue;
            known += page.Blocks[i].Length;
            last = i;
        }

        bool isOfArticle = known >= 0.7 * PageBlock.LengthOf(body.Text) && known >= 0.6 * text.Length(article);
        if (!isOfArticle || IsCutAt(last, article))
            return;
        for (int i = last + 1; i < article.EndBlock; i++)
            text.IsOut[i] |= page.Blocks[i].Kind != BlockKind.Caption && body.ShareOf(page.Blocks[i].Text) is not > 0.2;
    }

    /// <summary>True if much text goes on after a block, the next of it beside the block.</summary>
    private bool IsCutAt(int last, PageElement article)
    {
        text.Sum();
        int more = text.Prose(last + 1, article.EndBlock);
        if (more == 0 || more < MostUnstated * text.Prose(article))
            return false;
        int next = last + 1;
        while (text.Prose(next, next + 1) == 0)
            next++;
        return ParentOf(next) == ParentOf(last);
    }

    private int ParentOf(int block) => page.Elements[page.Blocks[block].Element].Parent;

    /// <summary>Leaves out headings with nothing below them, as those of what has been left out.</summary>
    private void LeaveOutEmptyHeadings(PageElement article)
    {
        int lowest = 0; // The level of the heading below, of which nothing but headings is known so far; 0 after text.
        bool atEnd = true, gap = false;
        for (int i = article.EndBlock - 1; i >= article.FirstBlock; i--)
        {
            PageBlock block = page.Blocks[i];
            if (text.IsOut[i])
            {
                gap = true;
                continue;
            }

            if (block.Kind != BlockKind.Heading)
            {
                (atEnd, lowest, gap) = (false, 0, false);
                continue;
            }

            bool leadsElsewhere = block.LinkShare > 0.9 && lowest > 0 && block.Level >= lowest;
            if (atEnd || leadsElsewhere || (lowest > 0 && gap && block.Level >= lowest))
                (text.IsOut[i], gap) = (true, true);
            else
                lowest = block.Level;
        }
    }
}
