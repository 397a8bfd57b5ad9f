using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Html;
using MarkdownBlock = Markdig.Syntax.Block;

namespace Summarizer.Pipeline.Reading;

/// <summary>Markdown to a document: the text as rendered, links as their words, footnotes left out.</summary>
internal sealed partial class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = NewPipeline();

    /// <summary>The level of a heading that is only bold: below those of the text's other headings.</summary>
    private const int BoldHeadingLevel = 6;

    private readonly DocumentBuilder _builder;
    private readonly ReadingLimits _limits;
    private readonly CancellationToken _cancellationToken;
    private readonly HidingTags _tags = new();
    private string? _firstHeading;

    /// <summary>The blocks within an element that hides them and ends in a later block.</summary>
    private readonly HashSet<MarkdownBlock> _hidden;

    /// <summary>The blocks of HTML in which such an element ends, with the place after its end.</summary>
    private readonly Dictionary<MarkdownBlock, int> _shownFrom;

    /// <summary>True if the block before was a picture, so that slanted words below it are its caption.</summary>
    private bool _afterPicture;

    private MarkdownReader(MarkdownDocument markdown, ReadingLimits limits, CancellationToken cancellationToken)
    {
        (_hidden, _shownFrom) = HiddenBlocks(markdown, _tags, cancellationToken);
        _builder = new DocumentBuilder(limits);
        _limits = limits;
        _cancellationToken = cancellationToken;
    }

    public static Document Read(string text, ReadingLimits limits, CancellationToken cancellationToken)
    {
        if (text.Length > limits.MaxMarkdownCharacters)
            throw new ArticleException(FailureCode.TooLarge,
                $"The Markdown text is longer than the {limits.MaxMarkdownCharacters} characters allowed.");
        FrontMatter front = FrontMatter.Parse(text);
        MarkdownDocument markdown;
        try
        {
            string plain = MarkdownDialects.ToPlain(text[front.Length..], cancellationToken);
            markdown = Markdown.Parse(WithoutOpenComments(plain), Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's own guard: nested deeper than any author writes. It is still readable as plain text.
            return Document.FromText(text[front.Length..], front.Title);
        }

        var reader = new MarkdownReader(markdown, limits, cancellationToken);
        reader.AddAll(markdown, BlockKind.Paragraph);
        return reader._builder.Build(front.Title ?? reader._firstHeading, front.Language);
    }

    private void AddAll(ContainerBlock container, BlockKind kind)
    {
        foreach (MarkdownBlock block in container)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            Add(block, kind);
        }
    }

    private void Add(MarkdownBlock block, BlockKind kind)
    {
        bool afterPicture = _afterPicture;
        _afterPicture = false;
        MarkdownBlock? first = block is Table rows ? rows.Descendants<LeafBlock>().FirstOrDefault() : block;
        if (first is not null && _hidden.Contains(first))
            return;

        switch (block)
        {
            case HeadingBlock heading:
                string words = TextOf(heading.Inline);
                // A text that begins with a heading of any level begins with its title.
                if (heading.Level == 1 || _builder.Length == 0)
                    _firstHeading ??= words;
                _builder.Add(BlockKind.Heading, words, heading.Level);
                break;
            case ParagraphBlock paragraph:
                AddParagraph(paragraph, kind, afterPicture);
                break;
            case HtmlBlock { Type: not HtmlBlockType.Comment } html when !IsScript(html):
                AddHtml(html.Lines.ToString()[_shownFrom.GetValueOrDefault(html)..]);
                break;
            case DefinitionTerm term:
                _builder.Add(kind, TextOf(term.Inline));
                break;
            case CodeBlock code:
                _builder.Add(BlockKind.Code, code.Lines.ToString());
                break;
            case Table table when table.Descendants<TableCell>().Any(cell => Prose.HasSentences(TextOf(cell))):
                foreach (TableCell cell in table.Descendants<TableCell>())
                    _builder.Add(BlockKind.Paragraph, TextOf(cell));
                break;
            case Table table:
                foreach (TableRow row in table.OfType<TableRow>())
                    _builder.Add(BlockKind.Table,
                        string.Join(" | ", row.OfType<TableCell>().Select(cell => TextOf(cell))));
                break;
            case AlertBlock alert:
                AddAll(alert, kind);
                break;
            case QuoteBlock quote:
                AddAll(quote, BlockKind.Quotation);
                break;
            case ListItemBlock item:
                AddItem(item);
                break;
            case FootnoteGroup or LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock container:
                AddAll(container, kind);
                break;
        }
    }

    private void AddHtml(string html)
    {
        bool isFirst = _builder.Length == 0;
        string? heading = HtmlReader.AddFragment(html, _builder, _limits, _cancellationToken, anyLevel: isFirst);
        _firstHeading ??= heading;
    }

    /// <summary>
    /// Returns the blocks between two tags that hide them: an empty line ends a block of HTML, but not the element. An
    /// element that no later block ends hides nothing.
    /// </summary>
    private static (HashSet<MarkdownBlock> Hidden, Dictionary<MarkdownBlock, int> ShownFrom) HiddenBlocks(
        MarkdownDocument markdown, HidingTags tags, CancellationToken cancellationToken)
    {
        LeafBlock[] leaves = [.. markdown.Descendants<LeafBlock>()];
        // How many hidden elements start at a block, less those that end before it.
        int[] starts = new int[leaves.Length + 1];
        // Where the last of those that end at a block ends.
        int[] ends = new int[leaves.Length];
        // How many of them end at a block.
        int[] closed = new int[leaves.Length];
        var open = new Dictionary<string, Stack<(int Leaf, string? Tag)>>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < leaves.Length; i++)
        {
            bool isHtml = leaves[i] is HtmlBlock;
            foreach (Match tag in TagsOf(leaves[i]))
            {
                cancellationToken.ThrowIfCancellationRequested();
                string name = tag.Groups["name"].Value;
                if (!open.TryGetValue(name, out Stack<(int Leaf, string? Tag)>? ofName))
                    open[name] = ofName = new Stack<(int Leaf, string? Tag)>();
                if (tag.Groups["end"].Length == 0)
                {
                    ofName.Push((i, isHtml ? tag.Value : null));
                }
                else if (ofName.TryPop(out (int Leaf, string? Tag) start) && start.Leaf < i && start.Tag is not null
                    && tags.Contains(start.Tag))
                {
                    starts[start.Leaf + 1]++;
                    starts[i + 1]--;
                    closed[i]++;
                    ends[i] = isHtml ? tag.Index + tag.Length : 0;
                }
            }
        }

        var hidden = new HashSet<MarkdownBlock>();
        var shownFrom = new Dictionary<MarkdownBlock, int>();
        for (int i = 0, depth = 0; i < leaves.Length; i++)
        {
            depth += starts[i];
            if (depth > 0 && depth == closed[i] && ends[i] > 0)
                shownFrom[leaves[i]] = ends[i];
            else if (depth > 0)
                hidden.Add(leaves[i]);
        }

        return (hidden, shownFrom);
    }

    /// <summary>Returns a text without the starts of comments that never end: they hide all that follows.</summary>
    private static string WithoutOpenComments(string text)
    {
        int end = text.LastIndexOf("-->", StringComparison.Ordinal);
        return CommentStart().Replace(text, "", -1, Math.Max(end, 0));
    }

    private static MarkdownPipeline NewPipeline()
    {
        MarkdownPipelineBuilder pipeline = new MarkdownPipelineBuilder()
            .UsePipeTables().UseGridTables().UseFootnotes().UseEmphasisExtras().UseTaskLists().UseDefinitionLists()
            .UseAlertBlocks().UseAutoLinks();
        // Before the rule by which "\(" is a bracket.
        pipeline.InlineParsers.Insert(0, new MarkdownFormula.Parser());
        return pipeline.Build();
    }

    /// <summary>Returns the tags in a block, of the elements that may hide other blocks.</summary>
    private static IEnumerable<Match> TagsOf(LeafBlock block) => block switch
    {
        HtmlBlock { Type: HtmlBlockType.Comment or HtmlBlockType.ScriptPreOrStyle } => [],
        HtmlBlock html => HidingTag().Matches(html.Lines.ToString()),
        { Inline: { } inlines } => inlines.Descendants<HtmlInline>().SelectMany(tag => HidingTag().Matches(tag.Tag)),
        _ => [],
    };

    // Of the blocks of this type, only preformatted text is shown.
    private static bool IsScript(HtmlBlock html) => html.Type == HtmlBlockType.ScriptPreOrStyle
        && !html.Lines.ToString().AsSpan().TrimStart().StartsWith("<pre", StringComparison.OrdinalIgnoreCase);

    private void AddItem(ListItemBlock item)
    {
        // An item's first paragraph is the item; what follows belongs to it but reads as text of its own.
        BlockKind kind = BlockKind.ListItem;
        foreach (MarkdownBlock block in item)
        {
            Add(block, kind);
            kind = BlockKind.Paragraph;
        }
    }

    private void AddParagraph(ParagraphBlock paragraph, BlockKind kind, bool afterPicture)
    {
        if (paragraph.Inline is not { } inlines)
            return;
        if (inlines.All(inline => inline is MarkdownFormula { IsDisplayed: true } or LineBreakInline))
            return;
        if (inlines.All(inline => inline is LinkInline { IsImage: true } or LineBreakInline))
        {
            foreach (LinkInline picture in inlines.OfType<LinkInline>())
                _builder.Add(BlockKind.Caption, picture.Title is { Length: > 0 } title ? title : TextOf(picture));
            _afterPicture = true;
            return;
        }

        if (kind == BlockKind.Paragraph && HeadingIn(inlines) is { } heading)
        {
            string words = TextOf(heading);
            // One that the text follows on the next line is that of a section.
            if (_builder.Length == 0 && heading.NextSibling is null)
                _firstHeading ??= words;
            _builder.Add(BlockKind.Heading, words, BoldHeadingLevel);
            heading.Remove();
        }

        bool underPicture = afterPicture || inlines.FirstChild is LinkInline { IsImage: true };
        bool slanted =
            underPicture && inlines.Count(inline => inline is not (LinkInline { IsImage: true } or LineBreakInline))
                == 1 && inlines.Any(inline => inline is EmphasisInline);
        _builder.Add(slanted ? BlockKind.Caption : kind, TextOf(inlines));
    }

    /// <summary>
    /// Returns the bold words of a first line, which serve as a heading in issues and notes: "**Steps to reproduce**".
    /// </summary>
    private EmphasisInline? HeadingIn(ContainerInline inlines)
    {
        const int Longest = 80;
        if (inlines.FirstChild is not EmphasisInline
            {
                DelimiterChar: '*' or '_', DelimiterCount: 2, NextSibling: null or LineBreakInline
            } bold)
            return null;
        string words = TextOf(bold);
        if (words.Length > Longest || Prose.HasSentenceEnd(words) || words.EndsWith(',') || Prose.StatesFigure(words))
            return null;
        // Below a heading, a sentence starts. Elsewhere the bold words are the start of the sentence.
        string all = TextOf(inlines);
        // A tag that starts in the bold words and ends below them can hide both.
        ReadOnlySpan<char> below = all.AsSpan(Math.Min(words.Length, all.Length)).TrimStart();
        return below.IsEmpty || !char.IsLower(below[0]) ? bold : null;
    }

    private string TextOf(ContainerBlock cell)
    {
        var text = new StringBuilder();
        foreach (LeafBlock leaf in cell.Descendants<LeafBlock>())
            new MarkdownInlines(text, _tags).Append(leaf.Inline);
        return text.ToString();
    }

    private string TextOf(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        new MarkdownInlines(text, _tags).Append(inlines);
        return text.ToString();
    }

    [GeneratedRegex("(?<=^ {0,3})<!--", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex CommentStart();

    [GeneratedRegex(
        @"<(?<end>/?)(?<name>div|section|article|aside|span|del|s|strike|ul|ol|table|details)(?=[\s/>])[^<>]*>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HidingTag();
}
