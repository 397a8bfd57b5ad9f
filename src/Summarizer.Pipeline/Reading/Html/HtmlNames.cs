using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// A reader of hints in the names that pages give their elements. A name is a list of words: "related-articles" is
/// about related articles, but "related-work", "no-share" and "tag-cookies" are not about what one of their words says.
/// </summary>
internal static class HtmlNames
{
    /// <summary>Longer lists of classes are looked at up to here.</summary>
    private const int LongestNames = 500;

    /// <summary>The most siblings of a section that are examined.</summary>
    private const int MostSiblings = 100;

    /// <summary>The most children of a section that are examined for its heading.</summary>
    private const int MostBeforeHeading = 3;

    // Before the lists, which are read from it.
    private static readonly WordFile File = new("Reading/Html/names.txt");

    /// <summary>Words for what belongs to the site, in any place of a name.</summary>
    private static readonly FrozenSet<string> Site = File.Words("site");

    /// <summary>Words for what is hardly ever part of an article, in any place of a name.</summary>
    private static readonly FrozenSet<string> Never = File.Words("never");

    /// <summary>
    /// Words that only say it where they begin a name: "widget_recent_entries", but not "elementor-widget".
    /// </summary>
    private static readonly FrozenSet<string> SiteFirst = File.Words("site-first");

    private static readonly FrozenSet<string> Comments = File.Words("comments");

    private static readonly FrozenSet<string> About = File.Words("about");

    private static readonly FrozenSet<string> Captions = File.Words("captions");

    /// <summary>Words that say nothing of their own: they may follow a word that does.</summary>
    private static readonly FrozenSet<string> Neutral = File.Words("neutral");

    /// <summary>
    /// Words that turn round or detach what follows: "no-share", "with-sidebar", "has-cookie-banner".
    /// </summary>
    private static readonly FrozenSet<string> Detaching = File.Words("detaching");

    private static readonly FrozenSet<string> Body = File.Words("body");
    private static readonly FrozenSet<string> BodyFirst = File.Words("body-first");
    private static readonly FrozenSet<string> BodyLast = File.Words("body-last");

    /// <summary>Reads the hints that an element gives about itself.</summary>
    public static HtmlHints Of(IElement element)
    {
        HtmlHints hints = OfTag(element);
        if (element.Attributes.Length == 0)
            return hints;
        if (element.GetAttribute("itemprop") is { } property)
            hints |= OfProperty(property);
        hints |= OfClass(element) | OfId(element);
        // A single paragraph may be part of the article's text, but is not all of it.
        return element.LocalName is "p" or "h1" or "h2" or "h3" or "li" or "span"
            ? hints & ~(HtmlHints.Body | HtmlHints.Article | HtmlHints.Main)
            : hints;
    }

    /// <summary>True for a class of pictures of formulas, as WordPress and MediaWiki make them.</summary>
    public static bool IsFormula(string? names) =>
        names?.Split(' ').Any(name => name is "latex" or "tex" or "mathtex"
            || name.StartsWith("mwe-math-fallback", StringComparison.Ordinal)) == true;

    /// <summary>Reads the hints of an element's classes only.</summary>
    public static HtmlHints OfClass(IElement element) => OfNames(element.ClassName, isClass: true);

    private static HtmlHints OfTag(IElement element)
    {
        HtmlHints hints = element.LocalName switch
        {
            "nav" or "footer" => HtmlHints.Never,
            "aside" or "form" => HtmlHints.Site,
            "article" => HtmlHints.Article,
            "main" => HtmlHints.Main,
            "figcaption" => HtmlHints.Caption,
            _ => HtmlHints.None,
        };
        return element.GetAttribute("role") switch
        {
            "navigation" or "search" or "menu" or "menubar" or "dialog" or "alertdialog" or "contentinfo" =>
                hints | HtmlHints.Never,
            "banner" or "complementary" or "tooltip" => hints | HtmlHints.Site,
            "main" => hints | HtmlHints.Main,
            "article" => hints | HtmlHints.Article,
            _ => hints,
        };
    }

    private static HtmlHints OfProperty(string property) => property.Trim() switch
    {
        "articleBody" or "reviewBody" or "recipeInstructions" => HtmlHints.Body,
        "author" or "datePublished" or "dateModified" or "publisher" or "keywords" => HtmlHints.About,
        "comment" => HtmlHints.Comments,
        "caption" => HtmlHints.Caption,
        _ => HtmlHints.None,
    };

    /// <summary>
    /// Reads the hints of an id, unless it is made from a heading's words, as those of the sections of a document are.
    /// </summary>
    private static HtmlHints OfId(IElement element)
    {
        // The ids of headings and terms are where links lead to.
        if (element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "dt")
            return HtmlHints.None;
        HtmlHints hints = OfNames(element.Id, isClass: false);
        bool isSection = hints != HtmlHints.None && RepeatsHeading(element)
            && (element.Parent as IParentNode)?.Children.Take(MostSiblings)
                .Any(other => other != element && RepeatsHeading(other)) == true;
        return isSection ? HtmlHints.None : hints;
    }

    /// <summary>True if an element's id is made from the words of the heading with which it starts.</summary>
    private static bool RepeatsHeading(IElement element) =>
        element.Id is { Length: > 0 and <= LongestNames } id
            && element.Children.Take(MostBeforeHeading).OfType<IHtmlHeadingElement>().FirstOrDefault() is { } first
            && HtmlText.ShortContent(first, LongestNames) is { } heading
            && HtmlText.Letters(heading) == HtmlText.Letters(id);

    private static HtmlHints OfNames(string? names, bool isClass)
    {
        if (string.IsNullOrEmpty(names))
            return HtmlHints.None;
        HtmlHints hints = HtmlHints.None;
        ReadOnlySpan<char> rest = names.AsSpan(0, Math.Min(names.Length, LongestNames));
        bool isPost = isClass && (rest.Contains("hentry", StringComparison.Ordinal)
            || rest.Contains("type-post", StringComparison.Ordinal));
        foreach (Range range in rest.SplitAny(" \t\n\r\f"))
        {
            if (!rest[range].IsEmpty)
                hints |= OfName(rest[range], isClass, isPost);
        }

        return hints;
    }

    private static HtmlHints OfName(ReadOnlySpan<char> name, bool isClass, bool isPost)
    {
        if (name.Length > 80)
            return HtmlHints.None;
        Span<Range> words = stackalloc Range[12];
        Span<char> lower = stackalloc char[80];
        name.ToLowerInvariant(lower);
        int count = Split(name, words);
        HtmlHints hints = HtmlHints.None;
        // A message from a network that the article quotes.
        if (count > 0 && lower[words[count - 1]] is "embed" or "embedded")
            return hints;
        var site = Site.GetAlternateLookup<ReadOnlySpan<char>>();
        bool detached = false;
        for (int i = 0; i < count && !detached; i++)
        {
            ReadOnlySpan<char> word = lower[words[i]];
            if (Contains(Detaching, word))
            {
                detached = true;
                break;
            }

            // WordPress writes an article's topics and writer into its classes: "tag-cookies", "category-ads",
            // "author-jansen".
            if (isClass && i == 0 && count > 1
                && word is "tag" or "category" or "author" or "cat" or "topic" or "section"
                && (isPost || !IsNeutral(lower[words[1]])))
                break;
            if (i + 2 == count && site.Contains($"{word}{lower[words[i + 1]]}")) // "side-bar"
                hints |= HtmlHints.Site;
            if (!(i + 1 == count || IsLayout(lower, words[(i + 1)..(i + 2)])))
                continue;
            if (site.Contains(word) || (i == 0 && Contains(SiteFirst, word)))
                hints |= HtmlHints.Site;
            if (Contains(Never, word))
                hints |= HtmlHints.Never;
            if (Contains(Comments, word))
                hints |= HtmlHints.Comments;
            if (Contains(About, word))
                hints |= HtmlHints.About;
            if (Contains(Captions, word))
                hints |= HtmlHints.Caption;
        }

        return hints | (hints == HtmlHints.None && !detached ? OfBody(lower, words[..count]) : HtmlHints.None);
    }

    private static HtmlHints OfBody(ReadOnlySpan<char> name, ReadOnlySpan<Range> words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            ReadOnlySpan<char> word = name[words[i]];
            if (Contains(Body, word))
                return HtmlHints.Body;
            if (i + 1 < words.Length && Contains(BodyFirst, word) && Contains(BodyLast, name[words[i + 1]])
                && i + 2 == words.Length)
                return word is "page" or "main" or "content" or "body" ? HtmlHints.Main : HtmlHints.Body;
        }

        return words.Length != 1 ? HtmlHints.None : name[words[0]] switch
        {
            "article" or "hentry" or "post" or "story" => HtmlHints.Article,
            "content" or "main" or "maincontent" => HtmlHints.Main,
            _ => HtmlHints.None,
        };
    }

    private static bool IsLayout(ReadOnlySpan<char> name, ReadOnlySpan<Range> words)
    {
        ReadOnlySpan<char> word = name[words[0]];
        return IsNeutral(word) || Contains(Site, word) || Contains(Never, word) || Contains(Comments, word)
            || Contains(About, word) || Contains(Captions, word);
    }

    private static bool IsNeutral(ReadOnlySpan<char> word) =>
        word.IsEmpty || char.IsAsciiDigit(word[0]) || Contains(Neutral, word);

    /// <summary>Splits a name into its words: "shareBar", "share_bar" and "share-bar" have two.</summary>
    private static int Split(ReadOnlySpan<char> name, Span<Range> words)
    {
        int count = 0, start = -1;
        for (int i = 0; i <= name.Length && count < words.Length; i++)
        {
            bool within = i < name.Length && char.IsLetterOrDigit(name[i]);
            bool begins = within && start >= 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if (start >= 0 && (!within || begins))
            {
                words[count++] = start..i;
                start = -1;
            }

            if (within && start < 0)
                start = i;
        }

        return count;
    }

    private static bool Contains(FrozenSet<string> set, ReadOnlySpan<char> word) =>
        set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
