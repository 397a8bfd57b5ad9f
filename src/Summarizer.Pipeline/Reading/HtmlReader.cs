using System.Buffers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using SmartReader;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Results;
using Document = Summarizer.Documents.Document;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// HTML to a document: parses within limits, throws out what nobody sees and what is not the article, finds the article
/// (SmartReader, after Mozilla's Readability), and takes its blocks. A page without an article is read as a whole.
/// </summary>
internal static class HtmlReader
{
    /// <summary>How far into a page its encoding may be declared (HTML standard, 4.2.5.4).</summary>
    private const int CharsetWindow = 1024;

    /// <summary>SmartReader wants an address to resolve links against; none is ever fetched.</summary>
    private const string Nowhere = "https://article.invalid/";

    /// <summary>An article shorter than this many characters is only believed where the page has little more.</summary>
    private const int ShortArticle = 250;

    /// <summary>
    /// SmartReader's time grows with the square of an element's children, for each step to a sibling searches the parent:
    /// it gets a page only where the squares add up to less than this, which takes it about a second.
    /// </summary>
    private const long MaxSiblingSteps = 8_000_000;

    private static readonly SearchValues<char> CharsetEnds = SearchValues.Create("\"' />;?");

    public static Document Read(string html, List<Warning> warnings, ReadingLimits limits, CancellationToken cancellationToken)
    {
        if (html.Length > limits.MaxHtmlCharacters)
            throw new ArticleException(FailureCode.TooLarge, $"The HTML page is longer than the {limits.MaxHtmlCharacters} characters allowed.");
        if (!HasTag(html))
            return Document.FromText(html);
        (IHtmlDocument page, int elements) = Parse(html, limits, cancellationToken);
        string? language = LanguageOf(page);
        string? title = TitleOf(page);
        var whole = new DocumentBuilder(limits);
        if (page.Body is { } body)
        {
            HashSet<INode> unwanted = HtmlPruning.Unwanted(body, cancellationToken);
            new HtmlBlocks(whole, unwanted, cancellationToken).Add(body);
            if (elements <= limits.MaxHtmlElementsForExtraction && SiblingSteps(body) <= MaxSiblingSteps && FindArticle(page, unwanted, cancellationToken) is { } article)
            {
                var found = new DocumentBuilder(limits);
                new HtmlBlocks(found, unwanted, cancellationToken).Add(article);
                if (found.Length >= ShortArticle || found.Length * 2 >= whole.Length)
                    return found.Build(title, language);
            }
        }

        warnings.Add(new Warning(WarningCode.NoArticleFound, "No article was found on the page; its whole text was read."));
        return whole.Build(title, language);
    }

    /// <summary>Adds the blocks of a piece of HTML, as it stands in Markdown.</summary>
    public static void AddFragment(string html, DocumentBuilder builder, ReadingLimits limits, CancellationToken cancellationToken)
    {
        (IHtmlDocument page, _) = Parse(html, limits, cancellationToken);
        if (page.Body is { } body)
            new HtmlBlocks(builder, HtmlPruning.Unwanted(body, cancellationToken), cancellationToken).Add(body);
    }

    /// <summary>The encoding that a page declares of itself in a meta element, or null.</summary>
    public static string? DeclaredCharset(ReadOnlySpan<byte> content)
    {
        string head = Encoding.Latin1.GetString(content[..Math.Min(content.Length, CharsetWindow)]);
        int at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            at = head.IndexOf("encoding=", StringComparison.OrdinalIgnoreCase) is >= 0 and var declaration ? declaration + 1 : -1;
        if (at < 0)
            return null;
        ReadOnlySpan<char> value = head.AsSpan(at + "charset=".Length).TrimStart("\"' ");
        int end = value.IndexOfAny(CharsetEnds);
        return end <= 0 ? null : value[..end].ToString();
    }

    private static (IHtmlDocument Page, int Elements) Parse(string html, ReadingLimits limits, CancellationToken cancellationToken)
    {
        if (HtmlNesting.MostOpen(html) > limits.MaxHtmlOpenElements)
            throw new ArticleException(FailureCode.UnreadableArticle, $"The HTML leaves more than the {limits.MaxHtmlOpenElements} elements allowed open at once.");
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
                    throw new ArticleException(FailureCode.TooLarge, $"The HTML page has more than the {limits.MaxHtmlElements} elements allowed.");
            },
        });
        return (parser.ParseDocument(html), elements);
    }

    private static bool IsRead(ReadOnlySpan<char> attribute) => attribute is
        "id" or "class" or "style" or "hidden" or "role" or "lang" or "xml:lang" or "dir" or "href" or "rel" or "name" or "property" or "content"
        or "http-equiv" or "charset" or "itemprop" or "aria-hidden" or "aria-modal" or "color" or "bgcolor" or "alt" or "start" or "type" or "colspan" or "rowspan";

    private static IElement? FindArticle(IHtmlDocument page, HashSet<INode> unwanted, CancellationToken cancellationToken)
    {
        foreach (INode node in unwanted)
            node.Parent?.RemoveChild(node);

        IElement? article = null;
        using var reader = new Reader(Nowhere, page) { DisableJSONLD = true, KeepClasses = true, ContinueIfNotReadable = true };
        reader.AddCustomOperationEnd(content => article = content);
        reader.GetArticle();
        cancellationToken.ThrowIfCancellationRequested();
        return article;
    }

    private static long SiblingSteps(INode parent)
    {
        long steps = (long)parent.ChildNodes.Length * parent.ChildNodes.Length;
        foreach (INode child in parent.ChildNodes)
            steps += child.HasChildNodes ? SiblingSteps(child) : 0;
        return steps;
    }

    private static string? LanguageOf(IHtmlDocument page)
    {
        string? declared = page.DocumentElement?.GetAttribute("lang") ?? page.DocumentElement?.GetAttribute("xml:lang");
        return string.IsNullOrWhiteSpace(declared) ? Meta(page, "content-language") ?? Meta(page, "og:locale") : declared;
    }

    private static string? TitleOf(IHtmlDocument page)
    {
        string? heading = page.QuerySelectorAll("h1") is { Length: 1 } headings ? headings[0].TextContent : null;
        string? named = Meta(page, "og:title");
        string? title = page.Title;
        // The page's title is the headline with the site's name around it; the headline alone is better.
        if (!string.IsNullOrWhiteSpace(named))
            return named;
        if (!string.IsNullOrWhiteSpace(heading) && (string.IsNullOrWhiteSpace(title) || title.Contains(heading.Trim(), StringComparison.OrdinalIgnoreCase)))
            return heading;
        return string.IsNullOrWhiteSpace(title) ? heading : title;
    }

    private static string? Meta(IHtmlDocument page, string name)
    {
        foreach (IElement meta in page.Head?.GetElementsByTagName("meta") ?? Enumerable.Empty<IElement>())
        {
            string? key = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("http-equiv");
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase) && meta.GetAttribute("content") is { Length: > 0 } content)
                return content;
        }

        return null;
    }

    private static bool HasTag(string html)
    {
        for (int at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (char.IsAsciiLetter(html[at + 1]) || html[at + 1] is '!' or '/')
                return true;
        }

        return false;
    }
}
