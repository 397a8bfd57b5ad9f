using Summarizer.Boilerplate;
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

    /// <summary>The fewest teasers that make a row or a list.</summary>
    private const int LeastTeasers = 3;

    /// <summary>Shorter texts may well occur twice.</summary>
    private const int ShortestRepeated = 30;

    private readonly HtmlPage _page;
    private readonly HtmlClues _clues;
    private readonly int[] _prose;
    private readonly int[] _length;
    private readonly int[] _linked;
    private readonly bool[] _out;

    /// <summary>The elements that are marked as the article or its text, by a name that says nothing else.</summary>
    private readonly List<int> _marked = [];

    private HtmlArticle(HtmlPage page, HtmlClues clues)
    {
        _page = page;
        _clues = clues;
        _out = new bool[page.Blocks.Count];
        _prose = new int[page.Blocks.Count + 1];
        _length = new int[page.Blocks.Count + 1];
        _linked = new int[page.Blocks.Count + 1];
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
        if (article.All < LeastProse)
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
        article.LeaveOutWithin(root);
        cancellationToken.ThrowIfCancellationRequested();
        List<PageBlock> found = [.. article.Introduction(root), .. article.Remaining(root)];
        return found.Sum(block => block.Prose) > 0 ? (found, true) : (seen, false);
    }

    /// <summary>
    /// Sums up running text, text and links before each block, so that those of any element are a difference.
    /// </summary>
    private void Sum()
    {
        for (int i = 0; i < _out.Length; i++)
        {
            PageBlock block = _page.Blocks[i];
            _prose[i + 1] = _prose[i] + (_out[i] ? 0 : block.Prose);
            _length[i + 1] = _length[i] + (_out[i] ? 0 : block.Length);
            _linked[i + 1] = _linked[i] + (_out[i] ? 0 : block.Linked);
        }
    }

    private int Prose(PageElement element) => _prose[element.EndBlock] - _prose[element.FirstBlock];

    private int Length(PageElement element) => _length[element.EndBlock] - _length[element.FirstBlock];

    private int Linked(PageElement element) => _linked[element.EndBlock] - _linked[element.FirstBlock];

    private int All => _prose[^1];

    private void LeaveOut(PageElement element) =>
        Array.Fill(_out, true, element.FirstBlock, element.EndBlock - element.FirstBlock);

    /// <summary>Leaves out what readers do not see and what belongs to the site; returns all that they see.</summary>
    private List<PageBlock> LeaveOutUnseen()
    {
        List<PageBlock> seen = LeaveOutUnseen(HtmlHiding.None);
        int visible = All;
        bool[] out_ = (bool[])_out.Clone();
        foreach (HtmlHiding revealed in (ReadOnlySpan<HtmlHiding>)[HtmlHiding.Passing, HtmlHiding.Lasting])
        {
            // What hides nearly all of a page's text is a loading effect.
            List<PageBlock> more = LeaveOutUnseen(revealed);
            int hidden = All - visible;
            if (hidden >= LeastHidden && hidden > visible * (revealed == HtmlHiding.Passing ? 2 : 20))
                return more;
        }

        out_.CopyTo(_out, 0);
        Sum();
        return seen;
    }

    private List<PageBlock> LeaveOutUnseen(HtmlHiding revealed)
    {
        for (int i = 0; i < _out.Length; i++)
            _out[i] = _page.Blocks[i].IsUnseen && revealed < HtmlHiding.Lasting;
        for (int i = 0; i < _page.Elements.Count; i++)
        {
            PageElement element = _page.Elements[i];
            if (element.Hiding <= revealed)
                continue;
            LeaveOut(element);
            i = Math.Max(i, element.End - 1);
        }

        Sum();
        List<PageBlock> seen = Remaining(0);
        for (int i = 1; i < _page.Elements.Count; i++)
        {
            PageElement element = _page.Elements[i];
            if (!IsSite(element))
                continue;
            LeaveOut(element);
            i = Math.Max(i, element.End - 1);
        }

        Sum();
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
        for (int i = 0; i < _out.Length; i++)
            told += !_out[i] && _page.Blocks[i] is { Kind: BlockKind.Caption, IsLabelOfPicture: false } block
                ? block.Length
                : 0;
        if (told < 2 * Math.Max(LeastProse, All))
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
        int prose = Prose(element);
        bool isMuch = prose >= MuchOfPage * All;
        if ((element.Hints & (HtmlHints.Never | HtmlHints.Comments)) != 0)
            return !isMuch || IsMarkedElsewhere(element)
                || (All - prose >= Math.Max(EnoughWithout, MuchOfPage * prose) && !HasMarkedBody(element));
        if ((element.Hints & (HtmlHints.Body | HtmlHints.Main)) != 0)
            return false;
        if ((element.Hints & HtmlHints.Site) != 0)
            return All == 0 || IsListOfLinks(element) || IsMarkedElsewhere(element)
                || (!isMuch && !HasMarkedBody(element) && ProseOfSiblings(element) < MuchOfPage * All);
        return (element.Hints & HtmlHints.About) != 0 && Length(element) <= LongestAbout && !isMuch;
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
            elsewhere |= !around && Prose(marked) >= LeastProse;
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
            && marked.EndBlock <= element.EndBlock && 2 * Prose(marked) > Prose(element));

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
                ? Prose(sibling)
                : 0;
        }

        return prose;
    }

    /// <summary>
    /// Leaves out rows of teasers: three or more elements of one kind beside each other, each a linked heading and a
    /// little text.
    /// </summary>
    private void LeaveOutTeasers()
    {
        var rows = new Dictionary<(int Parent, string Name, string? Class), List<PageElement>>();
        for (int i = 1; i < _page.Elements.Count; i++)
        {
            PageElement element = _page.Elements[i];
            if (!IsTeaser(element))
                continue;
            // Each may be in a cell of a grid.
            PageElement parent = _page.Elements[element.Parent];
            bool isCell = element.Parent > 0 && parent.FirstBlock == element.FirstBlock
                && parent.EndBlock == element.EndBlock;
            var key = (isCell ? parent.Parent : element.Parent, element.Source.LocalName, FirstClass(element));
            if (!rows.TryGetValue(key, out List<PageElement>? row))
                rows.Add(key, row = []);
            row.Add(element);
        }

        foreach (List<PageElement> row in rows.Values)
        {
            if (row.Count >= LeastTeasers && row.Sum(Prose) < 0.7 * All)
                row.ForEach(LeaveOut);
        }

        Sum();
    }

    private static string? FirstClass(PageElement element) => element.Source.ClassName?.Split(' ', 2)[0];

    private bool IsTeaser(PageElement element)
    {
        if (element.EndBlock - element.FirstBlock is < 2 or > 8 || Prose(element) > 400)
            return false;
        for (int i = element.FirstBlock; i < element.EndBlock; i++)
        {
            PageBlock block = _page.Blocks[i];
            if (!_out[i] && block.LinkShare > 0.8 && block.Length >= 15)
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
            if ((element.Hints & HtmlHints.Body) == 0 || Prose(element) < 0.1 * Prose(article))
                continue;
            marked += Prose(element);
            around = around < 0 ? i : Around(around, i);
            part = i;
            i = element.End - 1;
        }

        return around >= 0 && marked >= 0.5 * Prose(article)
            ? WithShortParts(around, part, best)
            : Marked(best, HtmlHints.Body, 0.5);
    }

    /// <summary>
    /// Returns the element that is also around short parts of the text, which have the first class of a long one.
    /// </summary>
    private int WithShortParts(int around, int part, int article)
    {
        if (FirstClass(_page.Elements[part]) is not { } name)
            return around;
        for (int i = article; i < _page.Elements[article].End; i++)
        {
            PageElement element = _page.Elements[i];
            if ((element.Hints & HtmlHints.Body) != 0 && Prose(element) > 0 && FirstClass(element) == name)
                around = Around(around, i);
        }

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
            if (headline < article.EndBlock && _prose[headline] - _prose[article.FirstBlock] < 0.2 * Prose(article))
                Array.Fill(_out, true, article.FirstBlock, headline + 1 - article.FirstBlock);
            return [];
        }

        var blocks = new List<PageBlock>();
        for (int i = headline < 0 ? article.FirstBlock : headline + 1; i < article.FirstBlock; i++)
        {
            PageBlock block = _page.Blocks[i];
            bool isText = block.Prose > 0
                || (block.Kind == BlockKind.Paragraph && block.Length >= ShortestIntroduction
                    && block.Text.Count(char.IsWhiteSpace) >= 7);
            if (!_out[i] && isText && block.LinkShare < 0.3)
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
                && (marked < 0 || Prose(_page.Elements[i]) >= Prose(_page.Elements[marked])))
                marked = i;
        }

        if (marked < 0)
            return best;
        PageElement candidate = _page.Elements[marked], chosen = _page.Elements[best];
        bool within = marked >= best && marked < chosen.End;
        return Prose(candidate) >= (within ? share : 1.1) * Prose(chosen) ? marked : best;
    }

    /// <summary>Returns how much the running text of an element outweighs its links and labels.</summary>
    private double Value(PageElement element)
    {
        int prose = Prose(element), linked = Linked(element);
        return prose - (0.5 * linked) - (0.2 * Math.Max(0, Length(element) - prose - linked));
    }

    /// <summary>Leaves out lists of links and the like within the article.</summary>
    private void LeaveOutWithin(int root)
    {
        PageElement article = _page.Elements[root];
        for (int i = root + 1; i < article.End; i++)
        {
            PageElement element = _page.Elements[i];
            int length = Length(element), linked = Linked(element);
            if (length == 0 || Prose(element) > 0.1 * length || linked < 0.6 * length
                || element.EndBlock - element.FirstBlock < 2)
                continue;
            LeaveOut(element);
            i = Math.Max(i, element.End - 1);
        }

        for (int i = article.FirstBlock; i < article.EndBlock; i++)
        {
            PageBlock block = _page.Blocks[i];
            _out[i] |= block.Kind == BlockKind.Boilerplate || !HasWords(block) || block.IsLabelOfPicture;
        }

        LeaveOutRepeated(article);
        LeaveOutWidgets(root);
        LeaveOutNotices(article);
        LeaveOutAppendix(root);
        LeaveOutUnstated(article);
        LeaveOutEmptyHeadings(article);
    }

    /// <summary>True if a block says something: letters, or numbers in a table, a heading or a list of terms.</summary>
    private bool HasWords(PageBlock block)
    {
        bool mayBeNumber = block.Kind is BlockKind.Table or BlockKind.Heading
            || _page.Elements[block.Element].Source.LocalName == "dd";
        return block.Text.Any(c => char.IsLetter(c) || (mayBeNumber && char.IsDigit(c)));
    }

    /// <summary>Leaves out what the site says about itself: notices anywhere, invitations at the end.</summary>
    private void LeaveOutNotices(PageElement article)
    {
        int left = 0;
        for (int i = article.EndBlock - 1; i >= article.FirstBlock; i--)
        {
            PageBlock block = _page.Blocks[i];
            if (_out[i] || block.Kind is BlockKind.Code or BlockKind.Table)
                continue;
            bool isNotice = PageNotices.IsNotice(block.Text) || PageNotices.IsPictureLabel(block.Text);
            isNotice |= left < LastParagraphs && PageNotices.IsInvitation(block.Text);
            bool isLinkLine = block is { Kind: BlockKind.Paragraph or BlockKind.ListItem, Prose: 0, LinkShare: > 0.3 };
            isNotice |= left == 0 && isLinkLine;
            bool isAtTop = _prose[i + 1] == _prose[article.FirstBlock];
            isNotice |= isAtTop && block.Kind == BlockKind.Paragraph && PageNotices.HasDate(block.Text);
            bool isAll = block.Prose >= MuchOfPage * Math.Max(1, Prose(article));
            _out[i] = isNotice && !isAll;
            left += !_out[i] && block.Prose > 0 ? 1 : 0;
        }
    }

    /// <summary>
    /// Leaves out what follows the element that holds nearly all of the article's running text, if it is short and
    /// leads elsewhere or has a heading of its own.
    /// </summary>
    private void LeaveOutAppendix(int root)
    {
        PageElement article = _page.Elements[root];
        Sum();
        int all = Prose(article), text = root;
        for (int i = root + 1; i < article.End; i++)
        {
            if (Prose(_page.Elements[i]) >= MostOfArticle * all)
                text = i;
            else if (i >= _page.Elements[text].End)
                break;
        }

        int first = _page.Elements[text].EndBlock;
        if (first == article.EndBlock || _prose[article.EndBlock] - _prose[first] > (1 - MostOfArticle) * all)
            return;
        int length = _length[article.EndBlock] - _length[first];
        int linked = _linked[article.EndBlock] - _linked[first];
        bool isText = _prose[article.EndBlock] - _prose[first] >= 0.5 * length;
        bool leadsElsewhere = linked > 0 && (!isText || linked >= LinkedAppendix * length);
        for (int i = first; i < article.EndBlock; i++)
            _out[i] |= leadsElsewhere && _page.Blocks[i].Kind is not BlockKind.Caption;
    }

    /// <summary>Leaves out text that was already there, as that of a picture and of its enlarged view.</summary>
    private void LeaveOutRepeated(PageElement article)
    {
        var kinds = new Dictionary<string, BlockKind>(StringComparer.Ordinal);
        for (int i = article.FirstBlock; i < article.EndBlock; i++)
        {
            PageBlock block = _page.Blocks[i];
            if (_out[i] || block.Text.Length < ShortestRepeated || block.Kind is BlockKind.Code or BlockKind.Table)
                continue;
            string letters = HtmlText.Letters(block.Text);
            // A paragraph that occurs twice as a paragraph is a refrain.
            if (!kinds.TryAdd(letters, block.Kind))
                _out[i] = block.Kind == BlockKind.Caption || kinds[letters] != block.Kind;
        }
    }

    /// <summary>
    /// Leaves out headings of links and what is below them. Articles have some of these headings too, but over text.
    /// </summary>
    private void LeaveOutWidgets(int root)
    {
        PageElement article = _page.Elements[root];
        int all = Math.Max(1, Prose(article));
        for (int i = article.FirstBlock; i < article.EndBlock; i++)
        {
            PageBlock block = _page.Blocks[i];
            if (_out[i] || block.Kind is BlockKind.Code or BlockKind.Table or BlockKind.Quotation)
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
            _out[i] = true;
            if (section is not null && Prose(section) < 0.15 * all && (wording == WidgetWording.Own || isOverLinks))
                LeaveOut(section);
            else if (!isPicture)
                LeaveOutLinksAfter(i, article);
        }
    }

    private static WidgetWording WordingOf(PageBlock block)
    {
        WidgetWording wording = WidgetHeadings.Of(block.Text);
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
            length += _out[i] ? 0 : _page.Blocks[i].Length;
            linked += _out[i] ? 0 : _page.Blocks[i].Linked;
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
        for (int i = _page.Blocks[block].Element; i > root; i = _page.Elements[i].Parent)
        {
            PageElement element = _page.Elements[i];
            if (block - element.FirstBlock > MostBefore
                || _out.AsSpan(element.FirstBlock, block - element.FirstBlock).Contains(false))
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
            if (!_out[i] && _page.Blocks[i].LinkShare < MostlyLinks)
                return;
            _out[i] = true;
        }
    }

    /// <summary>
    /// Leaves out what is not in the text that the page states to be its article, where that is on the page.
    /// </summary>
    private void LeaveOutUnstated(PageElement article)
    {
        if (_clues.Body is not { } body)
            return;
        int last = -1, stated = 0;
        for (int i = article.FirstBlock; i < article.EndBlock; i++)
        {
            if (_out[i] || body.ShareOf(_page.Blocks[i].Text) is not > 0.5)
                continue;
            stated += _page.Blocks[i].Length;
            last = i;
        }

        if (stated < 0.7 * PageBlock.LengthOf(body.Text) || stated < 0.6 * Length(article) || IsCutAt(last, article))
            return;
        for (int i = last + 1; i < article.EndBlock; i++)
            _out[i] |= _page.Blocks[i].Kind != BlockKind.Caption && body.ShareOf(_page.Blocks[i].Text) is not > 0.2;
    }

    /// <summary>True if much text goes on after a block, the next of it beside the block.</summary>
    private bool IsCutAt(int last, PageElement article)
    {
        Sum();
        int more = _prose[article.EndBlock] - _prose[last + 1];
        if (more == 0 || more < MostUnstated * Prose(article))
            return false;
        int next = last + 1;
        while (_prose[next + 1] == _prose[next])
            next++;
        return ParentOf(next) == ParentOf(last);
    }

    private int ParentOf(int block) => _page.Elements[_page.Blocks[block].Element].Parent;

    /// <summary>Leaves out headings with nothing below them, as those of what has been left out.</summary>
    private void LeaveOutEmptyHeadings(PageElement article)
    {
        int lowest = 0; // The level of the heading below, of which nothing but headings is known so far; 0 after text.
        bool atEnd = true, gap = false;
        for (int i = article.EndBlock - 1; i >= article.FirstBlock; i--)
        {
            PageBlock block = _page.Blocks[i];
            if (_out[i])
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
                (_out[i], gap) = (true, true);
            else
                lowest = block.Level;
        }
    }

    private List<PageBlock> Remaining(int root)
    {
        PageElement element = _page.Elements[root];
        var blocks = new List<PageBlock>();
        for (int i = element.FirstBlock; i < element.EndBlock; i++)
        {
            if (!_out[i])
                blocks.Add(_page.Blocks[i]);
        }

        return blocks;
    }
}
