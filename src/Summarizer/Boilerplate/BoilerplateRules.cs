using System.Text.RegularExpressions;
using Summarizer.Text;

namespace Summarizer.Boilerplate;

/// <summary>
/// Rules that recognise what is in an article's text without being part of it: an ordered list of named rules.
/// </summary>
public static partial class BoilerplateRules
{
    // The longest byline within a paragraph, in UTF-16 code units.
    private const int MaxBylineSentence = 90;

    // The length from which a sentence is more than a wording, in UTF-16 code units.
    private const int LongestWordingSentence = 39;

    // The rules that list items are exempt from: "Open Settings > Network > Wi-Fi", and with a full stop "Tap
    // Settings."
    private const string BreadcrumbTrail = "breadcrumb trail", ButtonsAndLinks = "buttons and links";

    // The rules for a whole line by their names in --explain, in the order of use.
    private static readonly (string Name, Func<ReadOnlySpan<char>, bool> Matches)[] Lines =
    [
        ("wording", line => Wordings.IsLine(line)),
        ("sentences by wording", IsAllByWording),
        ("byline", Byline.IsLine),
        ("citation", Citation.IsLine),
        ("address", IsAddress),
        ("contact", IsContact),
        (ButtonsAndLinks, UiLabels.IsLine),
        (BreadcrumbTrail, IsBreadcrumbTrail),
        ("mail attribution", MailAttribution.IsLine),
        ("row of buttons", Wordings.IsRowOfButtons),
        ("call to action", CallToAction.IsLine),
    ];

    /// <summary>
    /// Returns the name of the rule by which a line is not part of an article ("Share this", "By A. Writer"), or null.
    /// </summary>
    /// <param name="line">The line without white space around it.</param>
    /// <param name="isListItem">True for an item of a list, which may be a step of instructions.</param>
    public static string? ForLine(ReadOnlySpan<char> line, bool isListItem = false)
    {
        if (line.IsEmpty || line.Length > Wordings.MaxLength)
            return null;
        foreach ((string name, Func<ReadOnlySpan<char>, bool> matches) in Lines)
        {
            bool isOfSteps = name == BreadcrumbTrail || (name == ButtonsAndLinks && line[^1] == '.');
            bool mayApply = !isListItem || !isOfSteps;
            if (mayApply && matches(line))
                return name;
        }

        return null;
    }

    /// <summary>
    /// Returns true if a heading introduces a list of links or remarks, which may interrupt an article.
    /// </summary>
    /// <param name="heading">The heading without white space around it.</param>
    public static bool IsWidgetHeading(ReadOnlySpan<char> heading) => SectionHeadings.IsWidget(heading);

    /// <summary>
    /// Returns the name of the rule by which a sentence within a paragraph is not part of the article, or null.
    /// </summary>
    /// <param name="sentence">The sentence without white space around it.</param>
    /// <param name="isFirst">True for the text's first sentence, where bylines are. Dates are anywhere: "05:31 EST, 6
    /// June 2013."</param>
    public static string? ForSentence(ReadOnlySpan<char> sentence, bool isFirst)
    {
        if (sentence.Length > Wordings.MaxLength)
            return null;
        // Under a message that was taken over from a network: "— Uni (@uni) March 4, 2024".
        if (sentence[0] is '—' && sentence.Contains("(@", StringComparison.Ordinal))
            return "message from a network";
        if (Wordings.HasEdge(sentence)
            || (sentence.Length <= LongestWordingSentence && Wordings.IsLine(sentence, leastWords: 2)))
            return "wording";
        bool mayBeByline = (isFirst || char.IsAsciiDigit(sentence[0])) && sentence.Length <= MaxBylineSentence;
        return mayBeByline && Byline.IsLine(sentence) ? "byline" : null;
    }

    // True if every sentence of the line is a wording.
    private static bool IsAllByWording(ReadOnlySpan<char> line)
    {
        if (!IsByWording(line))
            return false;
        int start = 0;
        foreach (ValueMatch stop in InnerStop().EnumerateMatches(line))
        {
            if (!IsByWording(line[start..(stop.Index + 1)]))
                return false;
            start = stop.Index + 2;
        }

        return IsByWording(line[start..]);
    }

    [GeneratedRegex(@"(?<=\p{Ll})[.!?] (?=\p{Lu})")]
    private static partial Regex InnerStop();

    private static bool IsByWording(ReadOnlySpan<char> sentence) =>
        Wordings.HasEdge(sentence) || Wordings.IsLine(sentence, leastWords: 2) || Byline.IsAboutAuthor(sentence);

    // True for the way to a page through its site, "Home > News > Science", but not for "Go to Settings > General >
    // About".
    private static bool IsBreadcrumbTrail(ReadOnlySpan<char> line)
    {
        const int Longest = 120, MaxFirstWords = 2;
        int first = line.IndexOfAny('>', '›', '»');
        if (line.Length > Longest || line[^1] == '.' || first < 0)
            return false;
        if (line[..first].Trim().Count(' ') >= MaxFirstWords)
            return false;
        return line.Count(" > ") > 1 || line.Count(" › ") > 1 || line.Count(" » ") > 1;
    }

    // True if the line is only an address: "press@example.com", "https://example.com/a", "www.example.com".
    private static bool IsAddress(ReadOnlySpan<char> line)
    {
        if (line.ContainsAny(' ', '\t'))
            return false;
        bool isUrl = line.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            && line.Contains("://", StringComparison.Ordinal);
        bool isAddress = line.IndexOf('@') > 0 || line.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        return isUrl || (isAddress && !HasUnspacedScript(line));
    }

    // True if a line may be a sentence although it has no spaces: Chinese, Japanese, Thai.
    private static bool HasUnspacedScript(ReadOnlySpan<char> line) =>
        line.Exists(c => Characters.Is(c, CharacterClass.EastAsian | CharacterClass.Unspaced));

    // True for a line with a mail address that is not a sentence: "Contact: Jane Roe, press@example.com, +1 555 010
    // 0199".
    private static bool IsContact(ReadOnlySpan<char> line)
    {
        const int Longest = 120;
        return line.Length <= Longest && !Characters.IsTerminator(line[^1]) && MailAddress().IsMatch(line);
    }

    [GeneratedRegex(@"(?<=\A[^@]*[\p{L}\p{Nd}])@[\p{L}\p{Nd}].*\.")]
    private static partial Regex MailAddress();
}
