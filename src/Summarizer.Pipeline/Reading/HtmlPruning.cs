using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Summarizer.Pipeline.Reading;

/// <summary>Takes out of a page what its readers do not see, and what is plainly about the site and not of the article.</summary>
internal static partial class HtmlPruning
{
    /// <summary>
    /// The topmost elements to leave out. (Taking them out of the page one by one would cost a search among their siblings each.)
    /// </summary>
    public static HashSet<INode> Unwanted(IElement body, CancellationToken cancellationToken)
    {
        var unwanted = new HashSet<INode>(ReferenceEqualityComparer.Instance);
        int all = TextLength(body, int.MaxValue);
        Search(body);
        return unwanted;

        void Search(IElement parent)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (INode child in parent.ChildNodes)
            {
                if (child is not IElement element)
                    continue;
                if (IsUnwanted(element, all))
                    unwanted.Add(element);
                else
                    Search(element);
            }
        }
    }

    private static bool IsUnwanted(IElement element, int all)
    {
        switch (element.LocalName)
        {
            case "script" or "style" or "noscript" or "template" or "iframe" or "object" or "embed" or "svg" or "canvas" or "audio" or "video"
                or "nav" or "button" or "select" or "option" or "textarea" or "input" or "dialog" or "datalist" or "menu" or "link" or "meta":
                return true;
            case "article" or "main":
                return IsHidden(element);
        }

        if (IsHidden(element))
            return true;
        bool aside = element.LocalName is "footer" && element.Closest("article") is null
            || element.GetAttribute("role") is "navigation" or "banner" or "dialog" or "alertdialog" or "search" or "contentinfo" or "menu" or "menubar"
            || SiteMatter().IsMatch(Shortened(element.ClassName) + " " + Shortened(element.Id));
        // A wrapper around the whole page may carry such a name too, as in "has-cookie-notice".
        return aside && TextLength(element, all / 2 + 1) <= all / 2;
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase)
        || (element.GetAttribute("style") is { } style && HidingStyle(style))
        || HidingClass().IsMatch(Shortened(element.ClassName));

    private static bool HidingStyle(string style)
    {
        string? color = null, background = null;
        foreach (string declaration in Shortened(style).Split(';'))
        {
            int colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                continue;
            string property = declaration[..colon].Trim().ToLowerInvariant();
            string value = declaration[(colon + 1)..].Replace("!important", "", StringComparison.OrdinalIgnoreCase).Trim().ToLowerInvariant();
            switch (property)
            {
                case "display" when value == "none":
                case "visibility" when value is "hidden" or "collapse":
                case "opacity" when value is "0" or "0.0" or "0%":
                case "font-size" when value is "0" or "0px" or "0em" or "0pt" or "1px":
                case "text-indent" or "left" or "top" or "margin-left" when value.StartsWith("-999", StringComparison.Ordinal) || value.StartsWith("-1000", StringComparison.Ordinal):
                case "clip" when value.StartsWith("rect(0", StringComparison.Ordinal) || value.StartsWith("rect(1px", StringComparison.Ordinal):
                case "clip-path" when value is "inset(50%)" or "inset(100%)":
                    return true;
                case "color":
                    color = Plain(value);
                    break;
                case "background-color" or "background":
                    background = Plain(value);
                    break;
            }
        }

        // On the usual white ground, white words are not there to be read.
        return color == "transparent" || (color is not null && (color == background || (color == "white" && background is null)));
    }

    private static string Plain(string color) => color.Replace(" ", "", StringComparison.Ordinal) switch
    {
        "#fff" or "#ffffff" or "rgb(255,255,255)" or "rgba(255,255,255,1)" => "white",
        var other => other,
    };

    private static string Shortened(string? text) => text is null ? "" : text.Length <= 500 ? text : text[..500];

    /// <summary>How much text an element has, counted up to a bound.</summary>
    private static int TextLength(INode parent, int bound)
    {
        int length = 0;
        foreach (INode child in parent.ChildNodes)
        {
            if (length >= bound)
                break;
            length += child is IText text ? text.Length : TextLength(child, bound - length);
        }

        return length;
    }

    [GeneratedRegex(@"(^|[\s_-])(sr-only|visually-?hidden|screen-reader-text|screenreader|d-none|is-hidden|hide-visually|assistive-text|skip-link|skiplink|noprint)($|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HidingClass();

    [GeneratedRegex(
        @"(^|[\s_-])(cookies?|cookie-?(banner|notice|consent|bar|policy)|consent|gdpr|onetrust|newsletter|newsletter-?signup|subscribe|subscription|signup|sign-up|paywall|share|sharing|sharedaddy|share-?(bar|buttons|tools|links)|social|social-?(media|links|share)|related|related-?(articles|stories|posts|links|content)|recommended|recommendations|most-?read|most-?popular|trending|read-?more|readmore|breadcrumbs?|comments?|comment-?(list|section|form)|disqus|promo|promos|promotion|advert|advertisement|ads?|ad-(slot|unit|container)|sponsored|navbar|nav|navigation|main-?menu|site-?(header|footer|nav)|sidebar|toc|table-of-contents|mw-editsection|navbox|catlinks|print-?only|popup|modal|toolbar|pagination|tag-?list|tags)($|[\s_-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SiteMatter();
}
