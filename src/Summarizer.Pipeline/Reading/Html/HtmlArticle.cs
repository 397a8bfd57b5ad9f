using Summarizer.Documents;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// The blocks of a page that are its article. Running text is evidence, names of elements are hints: an element that
/// holds much of the page's running text is never left out because of its name. The article is the element whose
/// running text most outweighs the links and labels in it, or one that is marked as the article and holds most of that
/// text. After the maximum subsequence of Pasternack and Roth, "Extracting article text from the web", 2009.
/// </summary>
internal sealed class HtmlArticle
{
    /// <summary>An element with this share of the page's running text is kept under any name.</summary>
    private const double MuchOfPage = 0.3;

    /// <summary>Text that says something about the article is no longer than this.</summary>
    private const int LongestAbout = 300;

    /// <summary>
    /// The minimum length of the text without comments, footer and the like; if less remains, those are the page.
    /// </summary>
    private const int EnoughWithout = 250;

    /// <summary>Hidden text shorter than this is never taken for the article.</summary>
    private const int LeastHidden = 200;

    /// <summary>With less running text than this, a page consists of lists, verses or labels.</summary>
    private const int LeastProse = 200;

    /// <summary>The longest text between a headline and the article that belongs to the article.</summary>
    private const int LongestIntroduction = 800;

    /// <summary>The shortest line without a full stop that belongs to the article below it.</summary>
    private const int ShortestIntroduction = 60;

    /// <summary>The most marked elements that are compared with others; a page has a few.</summary>
    private const int MostMarked = 100;

    /// <summary>The most elements beside one that are examined.</summary>
    private const int MostSiblings = 100;

    /// <summary>The fewest teasers that make a row or a list.</summary>
    private const int LeastTeasers = 3;

    private readonly HtmlPage _page;
    private readonly HtmlClues _clues;
    private readonly PageText _text;

    /// <summary>The elements that are marked as the article or its text, by a name that says nothing else.</summary>
    private readonly List<int> _marked = [];

    private HtmlArticle(HtmlPage page, HtmlClues clues)
    {
        _page = page;
        _clues = clues;
        _text = new PageText(page);
        const HtmlHints other = HtmlHints.Site | HtmlHints.Comments | HtmlHints.Never;
        for (int i = 0; i < page.Elements.Count; i++)
        {
            HtmlHints hints = page.Elements[i].Hints;
            if (_marked.Count < MostMarked && (hints & (HtmlHints.Article | HtmlHints.Body)) != 0
                && (hints & other) == 0)
                _marked.Add(i);
        }
    }

    /// <summary>Finds the blocks of the article, and whether there is one; else all that its readers see.</summary>
    /// <param name="page">The page.</param>
    /// <param name="clues">The page's statements about its article.</param>
    /// <param name="cancellationToken">Ends a long search.</param>
    public static (List<PageBlock> Blocks, bool Found) Find(
        HtmlPage page, HtmlClues clues, CancellationToken cancellationToken)
    {
        foreach (PageBlock block in page.Blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            block.Weigh();
        }

        var article = new HtmlArticle(page, clues);
        article.TakeCaptionsByName();
        List<PageBlock> seen = article.LeaveOutUnseen();
        if (article._text.All < LeastProse)
        {
            foreach (PageBlock block in page.Blocks)
                block.WeighAsText();
            seen = article.LeaveOutUnseen();
        }

        if (article.TellInCaptions())
            seen = article.LeaveOutUnseen();
        article.LeaveOutTeasers();
        cancellationToken.ThrowIfCancellationRequested();
        int root = article.FindRoot();
        new ArticleTrimmer(page, article._text, clues.Body).Trim(root);
        cancellationToken.ThrowIfCancellationRequested();
        List<PageBlock> found = [.. article.Introduction(root), .. article._text.Remaining(page.Elements[root])];
        return found.Sum(block => block.Prose) > 0 ? (found, true) : (seen, false);
    }

    /// <summary>Leaves out what readers do not see and what belongs to the site; returns all that they see.</summary>
    private List<PageBlock> LeaveOutUnseen()
    {
        List<PageBlock> seen = LeaveOutUnseen(HtmlHiding.None);
        int visible = _text.All;
        bool[] out_ = (bool[])_text.IsOut.Clone();
        foreach (HtmlHiding revealed in (ReadOnlySpan<HtmlHiding>)[HtmlHiding.Passing, HtmlHiding.Lasting])
        {
            if (!HidesText(revealed))
                continue;
            // What hides nearly all of a page's text is a loading effect.
            List<PageBlock> more = LeaveOutUnseen(revealed);
            int hidden = _text.All - visible;
            if (hidden >= LeastHidden && hidden > visible * (revealed == HtmlHiding.Passing ? 2 : 20))
                return more;
        }

        out_.CopyTo(_text.IsOut, 0);
        _text.Sum();
        return seen;
    }

    private bool HidesText(HtmlHiding hiding) => _page.Elements.Exists(element => element.Hiding == hiding)
        || (hiding == HtmlHiding.Lasting && _page.Blocks.Exists(block => block.IsUnseen));

    private List<PageBlock> LeaveOutUnseen(HtmlHiding revealed)
    {
        for (int i = 0; i < _text.IsOut.Length; i++)
            _text.IsOut[i] = _page.Blocks[i].IsUnseen && revealed < HtmlHiding.Lasting;
        for (int i = 0; i < _page.Elements.Count; i++)
        {
            PageElement element = _page.Elements[i];
            if (element.Hiding <= revealed)
                continue;
            _text.LeaveOut(element);
            i = Math.Max(i, element.End - 1);
        }

        _text.Sum();
        List<PageBlock> seen = _text.Remaining(_page.Elements[0]);
        for (int i = 1; i < _page.Elements.Count; i++)
        {
            PageElement element = _page.Elements[i];
            if (!IsSite(element))
                continue;
            _text.LeaveOut(element);
            i = Math.Max(i, element.End - 1);
        }

        _text.Sum();
        return seen;
    }

    /// <summary>Takes short text for captions where the element's name says so.</summary>
    private void TakeCaptionsByName()
    {
        foreach (PageElement element in _page.Elements)
        {
            if ((element.Hints & HtmlHints.Caption) == 0 || element.EndBlock - element.FirstBlock > 3)
                continue;
            for (int i = element.FirstBlock; i < element.EndBlock; i++)
            {
                PageBlock block = _page.Blocks[i];
                if (block.Kind is BlockKind.Paragraph or BlockKind.ListItem && block.Length <= LongestAbout)
                    (block.Kind, block.Prose) = (BlockKind.Caption, 0);
            }
        }
    }

    /// <summary>
    /// Takes captions for paragraphs where they hold most of a page's sentences, as on pages of pictures.
    /// </summary>
    private bool TellInCaptions()
    {
        int told = 0;
        for (int i = 0; i < _text.IsOut.Length; i++)
            told += !_text.IsOut[i] && _page.Blocks[i] is { Kind: BlockKind.Caption, IsLabelOfPicture: false } block
                ? block.Length
                : 0;
        if (told < 2 * Math.Max(LeastProse, _text.All))
            return false;
        foreach (PageBlock block in _page.Blocks)
        {
            if (block is { Kind: BlockKind.Caption, IsLabelOfPicture: false })
            {
                block.Kind = BlockKind.Paragraph;
                block.WeighAsText();
            }
        }

        return true;
    }

    private bool IsSite(PageElement element)
    {
        int prose = _text.Prose(element);
        bool isMuch = prose >= MuchOfPage * _text.All;
        if ((element.Hints & (HtmlHints.Never | HtmlHints.Comments)) != 0)
            return !isMuch || IsMarkedElsewhere(element)
                || (_text.All - prose >= Math.Max(EnoughWithout, MuchOfPage * prose) && !HasMarkedBody(element));
        if ((element.Hints & (HtmlHints.Body | HtmlHints.Main)) != 0)
            return false;
        if ((element.Hints & HtmlHints.Site) != 0)
            return _text.All == 0 || IsListOfLinks(element) || IsMarkedElsewhere(element)
                || (!isMuch && !HasMarkedBody(element) && ProseOfSiblings(element) < MuchOfPage * _text.All);
        return (element.Hints & HtmlHints.About) != 0 && _text.Length(element) <= LongestAbout && !isMuch;
    }

    /// <summary>
    /// True if an element without a mark of its own is next to one that is marked as the article and holds enough
    /// text.
    /// </summary>
    private bool IsMarkedElsewhere(PageElement element)
    {
        bool elsewhere = false;
        foreach (int i in _marked)
        {
            PageElement marked = _page.Elements[i];
            bool around = marked.FirstBlock <= element.FirstBlock && marked.End >= element.End;
            bool within = marked.FirstBlock >= element.FirstBlock && marked.EndBlock <= element.EndBlock
                && marked.End <= element.End;
            if (within)
                return false;
            elsewhere |= !around && _text.Prose(marked) >= LeastProse;
        }

        return elsewhere;
    }

    /// <summary>
    /// True if an element has at least <see cref="LeastTeasers"/> list items with links, and no other running text.
    /// </summary>
    private bool IsListOfLinks(PageElement element)
    {
        int linked = 0;
        for (int i = element.FirstBlock; i < element.EndBlock; i++)
        {
            PageBlock block = _page.Blocks[i];
            if (block.Kind == BlockKind.ListItem && block.Linked > 0)
                linked++;
            else if (block.Prose > 0)
                return false;
        }

        return linked >= LeastTeasers;
    }

    /// <summary>True if most of an element's running text is marked as the article's.</summary>
    private bool HasMarkedBody(PageElement element) =>
        _marked.Any(i => _page.Elements[i] is var marked && marked.FirstBlock >= element.FirstBlock
            && marked.EndBlock <= element.EndBlock && 2 * _text.Prose(marked) > _text.Prose(element));

    /// <summary>
    /// Returns the running text of all elements of the same class beside an element, itself included, whose names say
    /// that they belong to the site. Sections of an article that carry such a name hold much of it together.
    /// </summary>
    private int ProseOfSiblings(PageElement element)
    {
        int prose = 0, siblings = 0;
        for (int i = element.Parent + 1; i < _page.Elements[element.Parent].End && siblings++ < MostSiblings;
            i = _page.Elements[i].End)
        {
            PageElement sibling = _page.Elements[i];
            prose += (sibling.Hints & HtmlHints.Site) != 0 && FirstClass(sibling) == FirstClass(element)
                ? _text.Prose(sibling)
                : 0;
        }

        return prose;
    }

    /// <summary>
    /// Leaves out rows of teasers: three or more elements of one kind beside each other, each a linked heading and a
    /// little text. Where most elements of the kind are not such, as in a table of works, it is text.
    /// </summary>
    private void LeaveOutTeasers()
    {
        var rows = new Dictionary<(int Parent, string Name, string? Class), List<PageElement>>();
        var others = new Dictionary<(int Parent, string Name, string? Class), int>();
        for (int i = 1; i < _page.Elements.Count; i++)
        {
            PageElement element = _page.Elements[i];
            bool isTeaser = IsTeaser(element);
            if (!isTeaser && _text.Prose(element) == 0)
                continue;
            // Each may be in a cell of a grid.
            PageElement parent = _page.Elements[element.Parent];
            bool isCell = element.Parent > 0 && parent.FirstBlock == element.FirstBlock
                && parent.EndBlock == element.EndBlock;
            var key = (isCell ? parent.Parent : element.Parent, element.Source.LocalName, FirstClass(element));
            if (!isTeaser)
                others[key] = others.GetValueOrDefault(key) + 1;
            else if (rows.TryGetValue(key, out List<PageElement>? row))
                row.Add(element);
            else
                rows.Add(key, [element]);
        }

        foreach ((var key, List<PageElement> row) in rows)
        {
            bool isRow = row.Count >= LeastTeasers && row.Count >= others.GetValueOrDefault(key);
            if (isRow && row.Sum(_text.Prose) < 0.7 * _text.All)
                row.ForEach(_text.LeaveOut);
        }

        _text.Sum();
    }

    private static string? FirstClass(PageElement element) => element.Source.ClassName?.Split(' ', 2)[0];

    private bool IsTeaser(PageElement element)
    {
        if (element.EndBlock - element.FirstBlock is < 2 or > 8 || _text.Prose(element) > 400)
            return false;
        for (int i = element.FirstBlock; i < element.EndBlock; i++)
        {
            PageBlock block = _page.Blocks[i];
            if (!_text.IsOut[i] && block.Kind != BlockKind.Table && block.LinkShare > 0.8 && block.Length >= 15)
                return true;
        }

        return false;
    }

    private int FindRoot()
    {
        int best = 0;
        double bestValue = double.NegativeInfinity;
        for (int i = 0; i < _page.Elements.Count; i++)
        {
            double value = Value(_page.Elements[i]);
            // Of two elements around the same text, the inner one.
            if (value > bestValue || (value == bestValue && i < _page.Elements[best].End))
                (best, bestValue) = (i, value);
        }

        // Marked elements: the more specific a mark, the less of the text it must hold.
        best = Marked(best, HtmlHints.Article | HtmlHints.Main, 0.7);
        best = MarkedBody(best);
        return best;
    }

    /// <summary>
    /// Returns the element around all that is marked as the article's text, which may come in several parts.
    /// </summary>
    private int MarkedBody(int best)
    {
        PageElement article = _page.Elements[best];
        int around = -1, marked = 0, part = -1;
        for (int i = best; i < article.End; i++)
        {
            PageElement element = _page.Elements[i];
            if ((element.Hints & HtmlHints.Body) == 0 || _text.Prose(element) < 0.1 * _text.Prose(article))
                continue;
            marked += _text.Prose(element);
            around = around < 0 ? i : Around(around, i);
            part = i;
            i = element.End - 1;
        }

        return around >= 0 && marked >= 0.5 * _text.Prose(article)
            ? WithShortParts(around, part, best)
            : Marked(best, HtmlHints.Body, 0.5);
    }

    /// <summary>
    /// Returns the element that is also around short parts of the text, which have the first class of a long one
    /// and are in the same article.
    /// </summary>
    private int WithShortParts(int around, int part, int article)
    {
        if (FirstClass(_page.Elements[part]) is not { } name)
            return around;
        for (int i = article; i < _page.Elements[article].End; i++)
        {
            PageElement element = _page.Elements[i];
            if ((element.Hints & HtmlHints.Body) != 0 && _text.Prose(element) > 0 && FirstClass(element) == name
                && ArticleAround(i) == ArticleAround(part))
                around = Around(around, i);
        }

        return around;
    }

    /// <summary>Returns the nearest element around another that is marked as an article; -1 if there is none.</summary>
    private int ArticleAround(int element)
    {
        int around = _page.Elements[element].Parent;
        while (around >= 0 && (_page.Elements[around].Hints & HtmlHints.Article) == 0)
            around = _page.Elements[around].Parent;
        return around;
    }

    /// <summary>Returns the block with the page's title, which is above its article; -1 if there is none.</summary>
    private int Headline()
    {
        int found = -1;
        string[] titles = [.. _clues.Titles.Select(HtmlText.Letters)];
        for (int i = 0; i < _page.Blocks.Count; i++)
        {
            PageBlock block = _page.Blocks[i];
            bool isFirstHeading = block is { Kind: BlockKind.Heading, Level: 1 };
            bool mayBe = isFirstHeading || (found < 0 && block.Kind is BlockKind.Heading or BlockKind.Paragraph);
            if (!mayBe || block.Length is < 8 or > 300 || !IsTitle(HtmlText.Letters(block.Text), titles))
                continue;
            if (isFirstHeading)
                return i;
            found = i;
        }

        return found;
    }

    private static bool IsTitle(string text, string[] titles) =>
        text.Length >= 8 && Array.Exists(titles, title => text == title
            || (title.StartsWith(text, StringComparison.Ordinal) && text.Length * 2 >= title.Length));

    /// <summary>Returns the running text between the headline and the article.</summary>
    private List<PageBlock> Introduction(int root)
    {
        PageElement article = _page.Elements[root];
        int headline = Headline();
        if (headline >= article.FirstBlock)
        {
            // Text above the headline within the article's element is not the article.
            if (headline < article.EndBlock && _text.Prose(article.FirstBlock, headline) < 0.2 * _text.Prose(article))
                Array.Fill(_text.IsOut, true, article.FirstBlock, headline + 1 - article.FirstBlock);
            return [];
        }

        var blocks = new List<PageBlock>();
        for (int i = headline < 0 ? article.FirstBlock : headline + 1; i < article.FirstBlock; i++)
        {
            PageBlock block = _page.Blocks[i];
            bool isText = block.Prose > 0
                || (block.Kind == BlockKind.Paragraph && block.Length >= ShortestIntroduction
                    && block.Text.Count(char.IsWhiteSpace) >= 7);
            if (!_text.IsOut[i] && isText && block.LinkShare < 0.3)
                blocks.Add(block);
        }

        return blocks.Sum(block => block.Length) <= LongestIntroduction ? blocks : [];
    }

    /// <summary>Returns the innermost element around two others.</summary>
    private int Around(int first, int second)
    {
        while (second < first || second >= _page.Elements[first].End)
            first = _page.Elements[first].Parent;
        return first;
    }

    private int Marked(int best, HtmlHints mark, double share)
    {
        int marked = -1;
        for (int i = 0; i < _page.Elements.Count; i++)
        {
            if ((_page.Elements[i].Hints & mark) != 0
                && (marked < 0 || _text.Prose(_page.Elements[i]) >= _text.Prose(_page.Elements[marked])))
                marked = i;
        }

        if (marked < 0)
            return best;
        PageElement candidate = _page.Elements[marked], chosen = _page.Elements[best];
        bool within = marked >= best && marked < chosen.End;
        return _text.Prose(candidate) >= (within ? share : 1.1) * _text.Prose(chosen) ? marked : best;
    }

    /// <summary>Returns how much the running text of an element outweighs its links and labels.</summary>
    private double Value(PageElement element)
    {
        int prose = _text.Prose(element), linked = _text.Linked(element);
        return prose - (0.5 * linked) - (0.2 * Math.Max(0, _text.Length(element) - prose - linked));
    }
}
