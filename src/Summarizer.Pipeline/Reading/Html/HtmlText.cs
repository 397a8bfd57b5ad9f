using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>Rules on the wording of a piece of a page, and on characters that HTML writes in ways of its own.</summary>
internal static partial class HtmlText
{
    /// <summary>The signs of links from a note back to the text.</summary>
    private const string BackSigns = "↩↵⏎↑⤴⬆";

    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹", Lowered = "₀₁₂₃₄₅₆₇₈₉";

    /// <summary>The longest symbol of a unit, and the longest unit in words, in letters.</summary>
    private const int LongestSymbol = 2, LongestUnit = 11;

    /// <summary>The longest mark of a note.</summary>
    private const int LongestMark = 40;

    /// <summary>The longest mark of a note that is a link by itself: "[12]".</summary>
    private const int LongestLinkMark = 6;

    /// <summary>The longest power or index.</summary>
    private const int LongestPower = 12;

    /// <summary>
    /// Returns the text within an element, trimmed and with single spaces. Null if it is longer than
    /// <paramref name="most"/>: to copy a long text once for each of the elements around it would take the depth times
    /// the length.
    /// </summary>
    public static string? ShortContent(IElement element, int most)
    {
        var text = new StringBuilder();
        return Append(element) ? text.ToString().Trim() : null;

        bool Append(INode parent)
        {
            foreach (INode node in parent.ChildNodes)
            {
                bool fits = node is IText words ? AppendWords(words.Data) : node is not IElement inner || Append(inner);
                if (!fits)
                    return false;
            }

            return true;
        }

        bool AppendWords(string words)
        {
            foreach (char c in words)
            {
                bool isSpace = char.IsWhiteSpace(c);
                if (isSpace && (text.Length == 0 || text[^1] == ' '))
                    continue;
                text.Append(isSpace ? ' ' : c);
                if (text.Length > most)
                    return false;
            }

            return true;
        }
    }

    /// <summary>
    /// Decodes references that were escaped twice, such as "&amp;amp;rsquo;", which would show as "&amp;rsquo;".
    /// </summary>
    public static string DecodeLeftOver(string text) =>
        text.Contains('&', StringComparison.Ordinal)
            ? Reference().Replace(text, match => WebUtility.HtmlDecode(match.Value))
            : text;

    /// <summary>Digits and signs as raised or lowered characters; null where a character has no such form.</summary>
    public static string? Shifted(string text, bool raised)
    {
        if (text.Length is 0 or > LongestPower)
            return null;
        char[] shifted = new char[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i] switch
            {
                >= '0' and <= '9' => (raised ? Raised : Lowered)[text[i] - '0'],
                '+' => raised ? '⁺' : '₊',
                '-' or '−' or '–' => raised ? '⁻' : '₋',
                'n' when raised => 'ⁿ',
                _ => '\0',
            };
            if (c == '\0')
                return null;
            shifted[i] = c;
        }

        return new string(shifted);
    }

    /// <summary>
    /// Appends raised or lowered text. Raised figures that may be a note's mark are left out, and a power that has no
    /// raised characters gets a sign: "2^k".
    /// </summary>
    public static void AppendShifted(StringBuilder text, string part, bool raised)
    {
        string trimmed = part.Trim();
        if (text.Length == 0 || char.IsWhiteSpace(text[^1]))
            text.Append(part);
        else if (raised && IsFigures(trimmed) && MayHaveNote(text, trimmed))
            return;
        else if (Shifted(trimmed, raised) is { } shifted)
            text.Append(shifted);
        else if (raised && IsPower(text, trimmed))
            text.Append('^').Append(Grouped(trimmed));
        else
            text.Append(part);
    }

    /// <summary>Puts a text of several characters in brackets.</summary>
    public static string Grouped(string part) => part.Length > 1 ? $"({part})" : part;

    /// <summary>True for a number or several: "3", "1,2", "4–6".</summary>
    private static bool IsFigures(string text) =>
        text.Length is > 0 and <= LongestPower && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1])
            && text.All(c => char.IsAsciiDigit(c) || c is ',' or ' ' or '-' or '–');

    /// <summary>
    /// True for raised letters that are a power, not the end of an ordinal or an abbreviation: "2^k", "e^(−x)", but
    /// "4th", "Mme".
    /// </summary>
    private static bool IsPower(StringBuilder text, string part)
    {
        char last = text[^1];
        bool isVariable = char.IsLetter(last) && (text.Length == 1 || !char.IsLetter(text[^2]));
        bool isPlain = part.Length is > 0 and <= LongestPower
            && part.All(c => char.IsLetterOrDigit(c) || "+-−–/·⋅.,*() ".Contains(c, StringComparison.Ordinal));
        if (!isPlain)
            return false;
        bool isVariableAbove = part.Length == 1 && "ijkmpqxyzNKM".Contains(part[0], StringComparison.Ordinal);
        bool hasSign = part.Any(c => !char.IsLetter(c)) && part.Any(char.IsLetterOrDigit);
        return (char.IsAsciiDigit(last) || isVariable || last is ')' or ']') && (isVariableAbove || hasSign);
    }

    /// <summary>
    /// True if raised figures at the end of a text may be a note's mark: after punctuation and long words. After a
    /// short word, such as a unit, they are a power, and after a space or an opening bracket they start an isotope.
    /// </summary>
    public static bool MayHaveNote(StringBuilder text, string figures)
    {
        char last = text[^1];
        int start = text.Length;
        while (start > 0 && text.Length - start <= LongestUnit && char.IsLetter(text[start - 1]))
            start--;
        int length = text.Length - start;
        if (length > 0)
            return length > LongestSymbol && !(figures is "2" or "3" && IsUnit(text.ToString(start, length)));
        return char.IsPunctuation(last) && last is not (')' or ']' or '}' or '/')
            && char.GetUnicodeCategory(last) is not (UnicodeCategory.OpenPunctuation
                or UnicodeCategory.DashPunctuation);
    }

    private static bool IsUnit(string word) => word.ToLowerInvariant() is "mile" or "miles" or "inch" or "inches"
        or "foot" or "feet" or "yard" or "yards" or "metre" or "metres" or "meter" or "meters" or "meile" or "meilen"
        or "centimetre" or "centimetres" or "centimeter" or "centimeters" or "kilometre" or "kilometres" or "kilometer"
        or "kilometers" or "mètre" or "mètres" or "mol" or "rad" or "sin" or "cos" or "tan";

    /// <summary>
    /// True if a raised text points to a note: a short mark with a link or with a class that says so.
    /// </summary>
    public static bool IsNoteMark(IElement element)
    {
        if (ShortContent(element, LongestMark) is not { Length: > 0 } mark)
            return false;
        string names = element.ClassName ?? "";
        return names.Contains("reference", StringComparison.OrdinalIgnoreCase)
            || names.Contains("noteref", StringComparison.OrdinalIgnoreCase)
            || names.Contains("footnote", StringComparison.OrdinalIgnoreCase) || mark is ['[', .., ']']
            || element.QuerySelector("a") is not null
            || element.ParentElement is { LocalName: "a" } link
                && ShortContent(link, LongestMark)?.Length == mark.Length
                || mark.All(c => c is '*' or '†' or '‡' or '§');
    }

    /// <summary>
    /// True for a link that is the mark of a note, raised by a style or not at all, or that leads back from the note.
    /// </summary>
    public static bool IsNoteLink(IElement link)
    {
        if (ShortContent(link, LongestLinkMark) is not { Length: > 0 } words)
            return false;
        if (words.Any(c => BackSigns.Contains(c, StringComparison.Ordinal)) && !words.Any(char.IsLetterOrDigit))
            return true;
        string mark = words.Trim('[', ']', '(', ')', ' ', '.');
        bool isMark = mark.Length > 0 && (mark.All(char.IsAsciiDigit) || mark.All(c => "*†‡§¶".Contains(c))
            || (mark.Length == 1 && char.IsAsciiLetter(mark[0])));
        return isMark && (link.GetAttribute("role") is "doc-noteref"
            || link.GetAttribute("epub:type") is "noteref" or "footnote" or "endnote"
            || NoteLink().IsMatch(link.ClassName ?? "") || NoteAddress().IsMatch(link.GetAttribute("href") ?? ""));
    }

    /// <summary>Returns the paragraphs of a text, separated by empty lines.</summary>
    public static IEnumerable<string> Paragraphs(string text) =>
        EmptyLine().Split(text).Where(paragraph => !string.IsNullOrWhiteSpace(paragraph));

    /// <summary>Returns a text's letters and digits in lower case, to compare titles.</summary>
    public static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
                letters.Append(char.ToLowerInvariant(c));
        }

        return letters.ToString();
    }

    /// <summary>True if a short line without an end is above whole sentences.</summary>
    public static bool IsHeadingAbove(string head, ReadOnlySpan<char> below) =>
        !".!?:;,…。！？".Contains(head[^1], StringComparison.Ordinal)
            && (char.IsUpper(head[0]) || char.IsDigit(head[0])
                || char.GetUnicodeCategory(head[0]) == UnicodeCategory.OtherLetter)
        && below.Length > 2 * head.Length && below.Length >= 80
        && (char.IsUpper(below[0]) || !char.IsLetter(below[0])
            || char.GetUnicodeCategory(below[0]) == UnicodeCategory.OtherLetter)
        && Prose.HasSentenceEnd(below);

    [GeneratedRegex(@"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,10}\d?);", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?:^|[\s_-])(?:footnote|endnote|noteref|fnref|note-?ref)", RegexOptions.IgnoreCase)]
    private static partial Regex NoteLink();

    [GeneratedRegex(@"#_?(?:fn|ftn|edn|footnote|endnote|cite_note)[-:_.\w]{0,80}$", RegexOptions.IgnoreCase)]
    private static partial Regex NoteAddress();

    [GeneratedRegex(@"\n[ \t\u00A0]*(?:\n[ \t\u00A0]*)+", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyLine();
}
