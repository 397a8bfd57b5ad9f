using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// Reads hints from the names that pages give their elements. A name is a list of words: "related-articles" is about
/// related articles, but "related-work", "no-share" and "tag-cookies" are not about what one of their words says.
/// </summary>
internal static class HtmlNames
{
    /// <summary>Longer lists of classes are looked at up to here.</summary>
    private const int LongestNames = 500;

    /// <summary>Words for what belongs to the site, in any place of a name.</summary>
    private static readonly FrozenSet<string> Site = Words("""
        share shares sharing sharer sharebar sharebox sharebuttons sharethis sharedaddy sharelinks addtoany addthis social socials socialmedia socialbar socialshare teilen partage partager compartir
        related relatedposts relatedarticles relatedcontent relatedlinks relatedstories recommended recommend recommends recommendation recommendations recirc recirculation
        mostread mostpopular popular trending
        sidebar sidebars sidebox toc contentsnav ad ads adv advert adverts advertisement advertisements advertising adsense adslot adunit adbox adcontainer dfp werbung anzeige anzeigen publicite publicidad
        promo promos promobox promotion promotions sponsor sponsors sponsored partnerlinks affiliate outbrain taboola plista toolbar taglist tagcloud tags keywords
        readmore upsell yarpp crp editsection catlinks printonly donate donation topbar masthead
        metasidebar backtotop totop nextprev prevnext postnav hotnews whatsapp pinterest instagram syndication infolinks marketing disclosure disclosures disclaimer disclaimers
        rightcol rightcolumn rightrail rightsidebar rightbar
        """);

    /// <summary>Words for what is hardly ever part of an article, in any place of a name.</summary>
    private static readonly FrozenSet<string> Never = Words("""
        cookie cookies cookiebar cookiebanner cookieconsent consent gdpr onetrust popup popups modal modals footer sitefooter pagefooter
        nav navs navbar navi navigation subnav topnav sitenav pagenav navbox menu menus mainmenu submenu megamenu breadcrumb breadcrumbs crumbs pagination pager paging
        newsletter newsletters newsletterbox subscribe subscription subscriptions signup optin skiplink skip login signin searchform searchbox
        """);

    /// <summary>
    /// Words that only say it where they begin a name: "widget_recent_entries", but not "elementor-widget".
    /// </summary>
    private static readonly FrozenSet<string> SiteFirst = Words("widget widgets aside bottomlinks more viral");

    private static readonly FrozenSet<string> Comments = Words("""
        comment comments commentlist commentform commentarea commentsarea commentary-list respond disqus livefyre fbcomments kommentar kommentare commentaires comentarios comentarii reacties commenti
        """);

    private static readonly FrozenSet<string> About = Words("""
        byline bylines author authors authorbox authorbio authorinfo writer dateline date dates datetime pubdate published publisheddate timestamp posted postedon updated
        meta metas metadata postmeta entrymeta articlemeta postinfo postdata tag category categories readtime readingtime views viewcount hits rating ratings vote votes autor auteur datum fecha bio
        copyright source quelle likes avatar reporter contributor contributors
        """);

    private static readonly FrozenSet<string> Captions =
        Words("caption captions imagecaption figcaption photocaption piccaption credit credits photocredit "
            + "imagecredit imgcredit photographer bildunterschrift bildtext bildnachweis legende legend cutline "
            + "wp_caption_text copyrightholder");

    /// <summary>Words that say nothing of their own: they may follow a word that does.</summary>
    private static readonly FrozenSet<string> Neutral = Words("""
        a all and am area areas article articles b bar bars block blocks body bottom box boxes btn btns btngroup button buttons c card cards cell center clearfix clear cloud col column columns component cont container containers content contents count
        counter desktop detail details div dropdown element end entry entries feed field form foot footer frame full g grid group head header heading hidden holder home horizontal i icon icons id in info inline inner
        input inside item items large label left li line link links list lists listing logo loop m main manager md media medium message mini misc mobile module modules more msg navigation network networks new news next notice of on one
        page panel panels part placeholder plugin popular post posts pre prev primary r recent region right root row rows s sc secondary sec section sections sharing sharing-buttons show side single site slide slider slot
        sm small spot sticky story stories sub tab tabs tablet target teaser teasers text thumb tile tiles title to tool tools top topic topics ui ul unit v vertical video videos view w web widget widgets
        wide with wp wrap wrapper wrappers wrp x xl xs y z zone name names number note us buttonbar policy overlay dialog alert window leaderboard skyscraper mpu rectangle display native google script code tag bio desc description img image photo picture pic profile about
        fb facebook twitter tweet email mail print rss follow share social newsletter signup
        """);

    /// <summary>
    /// Words that turn round or detach what follows: "no-share", "with-sidebar", "has-cookie-banner".
    /// </summary>
    private static readonly FrozenSet<string> Detaching =
        Words("no not non with without has have hide hides is for tagged wo mit ohne sans avec con sin enable disable "
            + "show supports can under after before above below");

    private static readonly FrozenSet<string> BodyFirst =
        Words("article articles post posts entry entries story stories news blog text page field node content body "
            + "single main rich artikel beitrag articolo noticia nota materia detail art");
    private static readonly FrozenSet<string> BodyLast =
        Words("body content text copy contents txt inhalt texte texto testo cuerpo corpo entry maincontent article "
            + "fulltext");

    /// <summary>Reads the hints that an element gives about itself.</summary>
    public static HtmlHints Of(IElement element)
    {
        HtmlHints hints = OfTag(element);
        if (element.GetAttribute("itemprop") is { } property)
            hints |= OfProperty(property);
        hints |= OfNames(element.ClassName, isClass: true) | OfNames(element.Id, isClass: false);
        // A single paragraph may be part of the article's text, but is not all of it.
        return element.LocalName is "p" or "h1" or "h2" or "h3" or "li" or "span"
            ? hints & ~(HtmlHints.Body | HtmlHints.Article | HtmlHints.Main)
            : hints;
    }

    private static HtmlHints OfTag(IElement element)
    {
        HtmlHints hints = element.LocalName switch
        {
            "nav" or "footer" => HtmlHints.Never,
            "aside" => HtmlHints.Site,
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

    private static HtmlHints OfNames(string? names, bool isClass)
    {
        if (string.IsNullOrEmpty(names))
            return HtmlHints.None;
        HtmlHints hints = HtmlHints.None;
        ReadOnlySpan<char> rest = names.AsSpan(0, Math.Min(names.Length, LongestNames));
        foreach (Range range in rest.SplitAny(" \t\n\r\f"))
        {
            if (!rest[range].IsEmpty)
                hints |= OfName(rest[range], isClass);
        }

        return hints;
    }

    private static HtmlHints OfName(ReadOnlySpan<char> name, bool isClass)
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
                && !IsNeutral(lower[words[1]]))
                break;
            if (!(i + 1 == count || IsLayout(lower, words[(i + 1)..(i + 2)])))
                continue;
            if (word is "right" or "rechts" && i + 2 == count
                && lower[words[i + 1]] is "column" or "col" or "rail" or "bar")
                hints |= HtmlHints.Site;
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
            if (word is "articlebody" or "articletext" or "articlecontent" or "entrycontent" or "postcontent"
                or "postbody" or "storybody" or "storycontent" or "storytext" or "articlecopy" or "fulltext"
                or "newstext" or "maintext")
                return HtmlHints.Body;
            if (i + 1 < words.Length && Contains(BodyFirst, word) && Contains(BodyLast, name[words[i + 1]])
                && i + 2 == words.Length)
                return word is "page" or "main" or "content" or "body" ? HtmlHints.Main : HtmlHints.Body;
        }

        return name[..^0] switch
        {
            _ when words.Length == 1 && name[words[0]] is "article" or "hentry" or "post" or "story" =>
                HtmlHints.Article,
            _ when words.Length == 1 && name[words[0]] is "content" or "main" or "maincontent" => HtmlHints.Main,
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

    /// <summary>The words of a name: "shareBar", "share_bar" and "share-bar" have two.</summary>
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

    private static FrozenSet<string> Words(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
