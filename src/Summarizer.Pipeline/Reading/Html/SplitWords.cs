using AngleSharp.Dom;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// Rules that put together what a page shows in parts for its looks: drop caps outside the paragraph that they start,
/// and words whose letters are moved one by one. Screen readers do not see those letters, but are told the whole word.
/// </summary>
internal sealed class SplitWords
{
    /// <summary>The longest drop cap: a quotation mark and a letter.</summary>
    private const int LongestDropCap = 2;

    /// <summary>The longest text that is said to screen readers instead.</summary>
    private const int LongestWhole = 300;

    /// <summary>The most elements around a drop cap that end with it.</summary>
    private const int MostAround = 3;

    /// <summary>
    /// The number of times that the elements beside one may still be searched for, which takes time in long lists.
    /// </summary>
    private int _left = 1_000;

    /// <summary>
    /// Returns the drop cap that an element is, if it is a block or a picture and the text after it goes on in small
    /// letters; null if it is something else.
    /// </summary>
    public string? DropCap(IElement element)
    {
        bool isPicture = element.LocalName == "img";
        if (!isPicture && !HasLooksOfDropCap(element))
            return null;
        string? text = isPicture ? element.GetAttribute("alt")?.Trim() : HtmlText.ShortContent(element, LongestDropCap);
        bool isCapital = text is { Length: > 0 and <= LongestDropCap } && char.IsUpper(text[^1])
            && (text.Length == 1 || PageNotices.StartsWithQuote(text));
        return isCapital && _left-- > 0 && char.IsLower(FirstAfter(element, mayBeApart: !isPicture)) ? text : null;
    }

    /// <summary>
    /// Returns the words of an element that are hidden letter by letter or word by word, if it says them to screen
    /// readers as its label; null otherwise.
    /// </summary>
    public static string? Whole(IElement element) =>
        element.GetAttribute("aria-label") is { Length: > 0 and <= LongestWhole } label
            && element.FirstElementChild is { } part && HtmlVisibility.IsHiddenFromReadersOnly(part)
            && SameLetters(element, label) ? label : null;

    /// <summary>
    /// True for text hidden from screen readers and repeated for them in the next element, which others do not see.
    /// </summary>
    public bool IsShown(IElement hidden) =>
        HtmlVisibility.IsHiddenFromReadersOnly(hidden) && _left-- > 0 && hidden.NextElementSibling is { } next
            && HtmlVisibility.Of(next) != HtmlHiding.None && HtmlText.ShortContent(next, LongestWhole) is { } words
            && words.Any(char.IsLetter) && SameLetters(hidden, words);

    private static bool HasLooksOfDropCap(IElement element) =>
        (element.ClassName is { } names
            && (names.Contains("dropcap", StringComparison.OrdinalIgnoreCase)
            || names.Contains("drop-cap", StringComparison.OrdinalIgnoreCase)
            || names.Contains("drop_cap", StringComparison.OrdinalIgnoreCase)
            || names.Contains("lettrine", StringComparison.OrdinalIgnoreCase)))
        || (element.GetAttribute("style") is { } style && style.Contains("float", StringComparison.OrdinalIgnoreCase));

    private static bool SameLetters(IElement element, string words) =>
        HtmlText.ShortContent(element, 2 * LongestWhole) is { } shown
            && HtmlText.Letters(shown) == HtmlText.Letters(words);

    /// <summary>Returns the first character of the text after an element; '\0' if there is none nearby.</summary>
    private static char FirstAfter(IElement element, bool mayBeApart)
    {
        INode? next = element;
        for (int around = 0; next is { NextSibling: null } && around < MostAround; around++)
            next = next.Parent;
        next = next?.NextSibling;
        if (mayBeApart && next is IText { Data: var blanks } && string.IsNullOrWhiteSpace(blanks))
            next = next.NextSibling;
        while (next is IElement { FirstChild: { } child })
            next = child;
        return next is IText { Data: [var first, ..] } ? first : '\0';
    }
}
