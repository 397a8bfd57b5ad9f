using System.Buffers;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Mail;
using Summarizer.Pipeline.Results;
using Document = Summarizer.Documents.Document;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// HTML to a document: parses within limits, throws out what no one sees and what is not the article, finds the article
/// (<see cref="HtmlArticle"/>) and takes its blocks. A page without an article is read as a whole.
/// </summary>
internal static class HtmlReader
{
    /// <summary>The number of bytes of a page in which its encoding may be declared (HTML standard, 4.2.5.4).</summary>
    private const int CharsetWindow = 1024;

    /// <summary>With less running text than this, another source of the article is looked for, in characters.</summary>
    private const int EnoughProse = 200;

    private static readonly SearchValues<char> CharsetEnds = SearchValues.Create("\"' />;?");

    public static Document Read(string html, List<Warning> warnings, ReadingLimits limits,
        CancellationToken cancellationToken)
    {
        if (html.Length > limits.MaxHtmlCharacters)
            throw new ArticleException(FailureCode.TooLarge,
                $"The HTML page is longer than the {limits.MaxHtmlCharacters} characters allowed.");
        if (!HasTag(html))
            return Document.FromText(html);
        IHtmlDocument page = Parse(html, limits, cancellationToken);
        string? language = LanguageOf(page);
        string? title = HtmlTitle.Of(page, html, cancellationToken);
        var builder = new DocumentBuilder(limits);
        if (page.Body is { } body)
        {
            var clues = new HtmlClues([.. Titles(page, title)], StatedBody.Find(html));
            (List<PageBlock> blocks, bool found) =
                HtmlArticle.Find(HtmlPage.Of(body, cancellationToken), clues, cancellationToken);
            if (Instead(blocks, html, body, clues.Body, limits, cancellationToken) is { } instead)
                (blocks, found) = (instead, true);
            bool onlyHeadings = blocks.TrueForAll(block => block.Kind == BlockKind.Heading);
            foreach (PageBlock block in blocks)
                builder.Add(onlyHeadings ? BlockKind.Paragraph : block.Kind, block.Text, block.Level);
            if (!found)
                warnings.Add(new Warning(WarningCode.NoArticleFound,
                    "No article was found on the page; its whole text was read."));
        }

        return builder.Build(title, language);
    }

    /// <summary>Adds the blocks of a piece of HTML, as it is in Markdown.</summary>
    /// <param name="html">The piece.</param>
    /// <param name="builder">Takes the blocks.</param>
    /// <param name="limits">The limits of what reading may cost.</param>
    /// <param name="cancellationToken">Ends a long reading.</param>
    /// <param name="anyLevel">True if a heading of any level is the title.</param>
    /// <returns>The first heading that may be the title, or null.</returns>
    public static string? AddFragment(string html, DocumentBuilder builder, ReadingLimits limits,
        CancellationToken cancellationToken, bool anyLevel = false)
    {
        IHtmlDocument page = Parse(html, limits, cancellationToken);
        if (page.Body is not { } body)
            return null;
        List<PageBlock> blocks = BlocksOf(body, cancellationToken);
        foreach (PageBlock block in blocks)
            builder.Add(block.Kind, block.Text, block.Level);
        PageBlock? title = blocks.Find(block => block.Kind == BlockKind.Heading && (block.Level == 1 || anyLevel));
        return HtmlTitle.Trimmed(title?.Text);
    }

    /// <summary>Adds the text of an e-mail in HTML without the messages that it quotes.</summary>
    /// <param name="html">The e-mail.</param>
    /// <param name="isForward">True if its subject says that it forwards a message, which is read then.</param>
    /// <param name="isAnswer">True if its subject says that it answers a message.</param>
    /// <param name="builder">Takes the blocks.</param>
    /// <param name="limits">The limits of what reading may cost.</param>
    /// <param name="cancellationToken">Ends a long reading.</param>
    public static void AddMail(
        string html, bool isForward, bool isAnswer, DocumentBuilder builder, ReadingLimits limits,
        CancellationToken cancellationToken)
    {
        if (html.Length > limits.MaxHtmlCharacters)
            throw new ArticleException(FailureCode.TooLarge,
                $"The e-mail is longer than the {limits.MaxHtmlCharacters} characters allowed.");
        if (Parse(html, limits, cancellationToken).Body is not { } body)
            return;
        HtmlPage page = HtmlPage.Of(body, cancellationToken, MailHistory.Find(body, isForward));
        MailHistory.Clear(page, isForward, isAnswer);
        foreach (PageBlock block in HtmlArticle.Find(page, HtmlClues.None, cancellationToken).Blocks)
            builder.Add(block.Kind, block.Text, block.Level);
    }

    /// <summary>Adds all that the readers of a page see, as of a chapter, where nothing is to be left out.</summary>
    /// <param name="html">The page.</param>
    /// <param name="leftOut">The values of <c>epub:type</c> of elements that are left out.</param>
    /// <param name="builder">Takes the blocks.</param>
    /// <param name="limits">The limits of what reading may cost.</param>
    /// <param name="cancellationToken">Ends a long reading.</param>
    public static void AddWhole(
        string html, string[] leftOut, DocumentBuilder builder, ReadingLimits limits,
        CancellationToken cancellationToken)
    {
        if (Parse(html, limits, cancellationToken).Body is not { } body)
            return;
        HtmlPage page = HtmlPage.Of(body, cancellationToken);
        int next = 0;
        foreach (PageElement element in page.Elements)
        {
            string[] types = (element.Source.GetAttribute("epub:type") ?? "").Split(' ');
            bool isSeen = element.Hiding == HtmlHiding.None && element.Source.LocalName != "nav"
                && !types.Any(type => leftOut.Contains(type));
            if (isSeen || element.FirstBlock < next)
                continue;
            Add(element.FirstBlock);
            next = element.EndBlock;
        }

        Add(page.Blocks.Count);

        void Add(int end)
        {
            for (; next < end; next++)
            {
                if (page.Blocks[next].IsUnseen)
                    continue;
                builder.Add(page.Blocks[next].Kind, page.Blocks[next].Text, page.Blocks[next].Level);
            }
        }
    }

    /// <summary>True if what follows a tag within a line of Markdown is not shown.</summary>
    public static bool IsHiddenTag(string tag)
    {
        ReadOnlySpan<char> name = tag.AsSpan(1);
        bool deletes =
            name.StartsWith("del>", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("del ", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("s>", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("strike>", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("rt>", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("rp>", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("script", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("style", StringComparison.OrdinalIgnoreCase);
        if (deletes || !tag.Contains('=', StringComparison.Ordinal)
            && !tag.Contains("hidden", StringComparison.OrdinalIgnoreCase))
            return deletes;
        return Parse(tag, ReadingLimits.Default, CancellationToken.None).Body?.FirstElementChild is { } element
            && (HtmlVisibility.Of(element) != HtmlHiding.None || TextLook.Plain.Within(element).IsUnseen
                || HtmlVisibility.IsStruck(element));
    }

    /// <summary>
    /// Returns the article of a page that a script builds: from its part for readers without scripts, as stated for
    /// search engines, or from the script's data.
    /// </summary>
    private static List<PageBlock>? Instead(List<PageBlock> found, string html, IElement body, StatedBody? stated,
        ReadingLimits limits, CancellationToken cancellationToken)
    {
        int prose = found.Sum(block => block.Prose);
        if (prose >= EnoughProse)
            return null;
        string unscripted =
            string.Concat(body.QuerySelectorAll("noscript").Select(part => part.TextContent)
                .Where(part => part.Length >= EnoughProse));
        foreach (string source in Sources())
        {
            if (source.Length < EnoughProse || source.Length < 2 * prose
                || Parse(AsHtml(source), limits, cancellationToken).Body is not { } parsed)
                continue;
            List<PageBlock> blocks = BlocksOf(parsed, cancellationToken);
            if (blocks.Sum(block => block.Prose) >= Math.Max(EnoughProse, 2 * prose))
                return blocks;
        }

        return null;

        // The last one takes the longest.
        IEnumerable<string> Sources()
        {
            yield return unscripted;
            yield return stated?.Text ?? "";
            yield return EmbeddedArticle.Find(html, cancellationToken);
        }
    }

    private static List<PageBlock> BlocksOf(IElement body, CancellationToken cancellationToken) =>
        HtmlArticle.Find(HtmlPage.Of(body, cancellationToken), HtmlClues.None, cancellationToken).Blocks;

    /// <summary>Returns a text that may contain HTML as HTML: plain text as preformatted.</summary>
    private static string AsHtml(string source) =>
        source.Contains("</", StringComparison.Ordinal) || source.Contains("<br", StringComparison.OrdinalIgnoreCase)
            || source.Contains("<p>", StringComparison.OrdinalIgnoreCase)
            ? source
            : $"<pre>{WebUtility.HtmlEncode(WebUtility.HtmlDecode(source))}</pre>";

    /// <summary>Returns the encoding that a page declares of itself in a meta element, or null.</summary>
    public static string? DeclaredCharset(ReadOnlySpan<byte> content)
    {
        string head = Encoding.Latin1.GetString(content[..Math.Min(content.Length, CharsetWindow)]);
        int at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            at = head.IndexOf("encoding=", StringComparison.OrdinalIgnoreCase) is >= 0 and var declaration
                ? declaration + 1
                : -1;
        if (at < 0)
            return null;
        ReadOnlySpan<char> value = head.AsSpan(at + "charset=".Length).TrimStart("\"' ");
        int end = value.IndexOfAny(CharsetEnds);
        return end <= 0 ? null : value[..end].ToString();
    }

    private static IHtmlDocument Parse(string html, ReadingLimits limits, CancellationToken cancellationToken)
    {
        HtmlNesting.Check(html, limits);
        int elements = 0;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsScripting = true, // so that <noscript> stays text, which is thrown out
            SkipComments = true,
            SkipScriptText = true,
            SkipProcessingInstructions = true,
            DisableElementPositionTracking = true,
            MaximumDepth = limits.MaxHtmlDepth,
            // Only what is looked at: also keeps a tag of 100,000 attributes cheap.
            ShouldEmitAttribute = (ref StructHtmlToken _, ReadOnlyMemory<char> name) => IsRead(name.Span),
            OnCreated = (_, _) =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (++elements > limits.MaxHtmlElements)
                    throw new ArticleException(FailureCode.TooLarge,
                        $"The HTML page has more than the {limits.MaxHtmlElements} elements allowed.");
            },
        });
        IHtmlDocument page = parser.ParseDocument(html);
        PageStyles.Apply(page, cancellationToken);
        return page;
    }

    private static bool IsRead(ReadOnlySpan<char> attribute) => attribute is
        "id" or "class" or "style" or "hidden" or "role" or "lang" or "xml:lang" or "href" or "name" or "property"
            or "content" or "http-equiv" or "charset" or "itemprop" or "aria-hidden" or "aria-label" or "bgcolor"
            or "type" or "alt" or "epub:type" or "shadowrootmode" or "shadowroot";

    private static string? LanguageOf(IHtmlDocument page)
    {
        string? declared = page.DocumentElement?.GetAttribute("lang") ?? page.DocumentElement?.GetAttribute("xml:lang");
        return string.IsNullOrWhiteSpace(declared)
            ? Meta(page, "content-language") ?? Meta(page, "og:locale")
            : declared;
    }

    private static IEnumerable<string> Titles(IHtmlDocument page, string? found)
    {
        foreach (string? title in (string?[])[found, Meta(page, "og:title"), page.Title])
        {
            if (HtmlTitle.Trimmed(title) is { } trimmed)
                yield return trimmed;
        }
    }

    /// <summary>Returns the content of a meta element of the page's head, or null.</summary>
    public static string? Meta(IHtmlDocument page, string name)
    {
        foreach (IElement meta in page.Head?.GetElementsByTagName("meta") ?? Enumerable.Empty<IElement>())
        {
            string? key = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("http-equiv");
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase)
                && meta.GetAttribute("content") is { Length: > 0 } content)
                return content;
        }

        return null;
    }

    private static bool HasTag(string html)
    {
        for (int at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length;
            at = html.IndexOf('<', at + 1))
        {
            if (char.IsAsciiLetter(html[at + 1]) || html[at + 1] is '!' or '/')
                return true;
        }

        return false;
    }
}
