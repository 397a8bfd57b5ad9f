using Summarizer.Languages;

namespace Summarizer.Documents;

/// <summary>Recognises what stands in an article's text without being part of it, by its wording.</summary>
public static class Boilerplate
{
    /// <summary>The longest line or sentence that its beginning or end can give away, in UTF-16 code units.</summary>
    private const int MaxLength = 240;

    /// <summary>The longest byline, in UTF-16 code units.</summary>
    private const int MaxByline = 90;

    /// <summary>A wording is complete, or more words of one may follow.</summary>
    private const uint Whole = 1, GoesOn = 2;

    private static readonly WordTable Lines = Wordings(BoilerplatePhrases.Whole);
    private static readonly WordTable Networks = new([(BoilerplatePhrases.Networks, 1)]);
    private static readonly WordTable Beginnings = Wordings(BoilerplatePhrases.Beginning);
    private static readonly WordTable SectionNames = new([(BoilerplatePhrases.SectionNames, 1)], '\n');
    private static readonly WordTable Endings = Wordings(Reversed(BoilerplatePhrases.Ending));
    private static readonly WordTable BackMatter = new([(BoilerplatePhrases.BackMatter, 1), (BoilerplatePhrases.Furniture, 2)], '\n');

    // Three letters rule out most sentences before any word is looked up.
    private static readonly WordEdges FirstLetters = new(FirstWordsOf(BoilerplatePhrases.Beginning), atEnd: false);
    private static readonly WordEdges LastLetters = new(LastWordsOf(BoilerplatePhrases.Ending), atEnd: true);

    /// <summary>Whether a whole line is no part of the article: "Share this", "By A. Writer", "Read the full report at example.com."</summary>
    /// <param name="line">The line without white space around it.</param>
    public static bool IsLine(ReadOnlySpan<char> line) =>
        line.Length <= MaxLength && !line.IsEmpty
        && (IsWhole(line) || IsAllByWording(line) || Byline.IsLine(line) || IsAddress(line) || IsContact(line) || Controls.IsLine(line) || IsTrail(line) || MailHeader.IsAttribution(line) || IsRowOfButtons(line) || Appeals.IsLine(line));

    /// <summary>Whether a sentence within a paragraph is no part of the article: "Click here to sign up."</summary>
    /// <param name="sentence">The sentence without white space around it.</param>
    /// <param name="first">Whether it is the text's first, where bylines stand; dates stand anywhere: "05:31 EST, 6 June 2013."</param>
    public static bool IsSentence(ReadOnlySpan<char> sentence, bool first)
    {
        if (sentence.Length > MaxLength)
            return false;
        // Under a message that has been taken over from a network: "— Uni (@uni) March 4, 2024".
        if (sentence[0] is '\u2014' && sentence.Contains("(@", StringComparison.Ordinal))
            return true;
        return IsByWording(sentence) || (sentence.Length < 40 && IsWhole(sentence, leastWords: 2)) || ((first || char.IsAsciiDigit(sentence[0])) && sentence.Length <= MaxByline && Byline.IsLine(sentence));
    }

    /// <summary>Whether what stands under this heading is notes, references, thanks or links.</summary>
    public static bool IsBackMatterHeading(ReadOnlySpan<char> heading) => BackMatterOf(heading) != 0;

    /// <summary>Whether this heading stands over a list of links or remarks, which may interrupt an article.</summary>
    public static bool IsFurnitureHeading(ReadOnlySpan<char> heading) => BackMatterOf(heading) == 2;

    /// <summary>Whether a heading names a part that any text may have, and so is no title: "Introduction".</summary>
    internal static bool IsSectionName(ReadOnlySpan<char> heading) =>
        heading.Length <= 60 && (SectionNames[heading.TrimEnd(" :.")] != 0 || IsBackMatterHeading(heading));

    /// <summary>Whether a heading near the end stands over what an organisation or an author says of itself: "About Acme Inc."</summary>
    internal static bool IsSelfDescription(ReadOnlySpan<char> heading)
    {
        if (heading.Length > 60)
            return false;
        foreach (string about in BoilerplatePhrases.About)
        {
            if (heading.StartsWith(about, StringComparison.OrdinalIgnoreCase) && heading.Length > about.Length)
                return char.IsUpper(heading[about.Length]) && heading.IndexOf('?') < 0;
        }

        return false;
    }

    private static uint BackMatterOf(ReadOnlySpan<char> heading)
    {
        if (heading.Length > 60)
            return 0;
        uint whole = BackMatter[heading];
        if (whole != 0)
            return whole;
        ReadOnlySpan<char> words = heading.TrimStart("0123456789.)# \t=IVX").TrimEnd(" \t:.=");
        return words.Length < heading.Length && IsAboutRemarks(words) ? 1 : BackMatter[words];
    }

    /// <summary>"4 thoughts on …", "12 responses to …", as weblogs put above their readers' remarks.</summary>
    private static bool IsAboutRemarks(ReadOnlySpan<char> words) =>
        words.StartsWith("thoughts on ", StringComparison.OrdinalIgnoreCase) || words.StartsWith("thought on ", StringComparison.OrdinalIgnoreCase)
        || words.StartsWith("responses to ", StringComparison.OrdinalIgnoreCase) || words.StartsWith("comments on ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether every sentence on a line is no part of the article.</summary>
    private static bool IsAllByWording(ReadOnlySpan<char> line)
    {
        int next;
        while (IsByWordingOrWhole(line) && (next = InnerStop(line)) > 0)
        {
            if (!IsByWordingOrWhole(line[..(next - 1)]))
                return false;
            line = line[next..];
        }

        return IsByWordingOrWhole(line);
    }

    private static bool IsByWordingOrWhole(ReadOnlySpan<char> sentence) => IsByWording(sentence) || IsWhole(sentence, leastWords: 2) || Byline.IsAboutAuthor(sentence);

    /// <summary>Where a line's second sentence begins; 0 where it has but one.</summary>
    private static int InnerStop(ReadOnlySpan<char> line)
    {
        for (int i = 1; i + 2 < line.Length; i++)
        {
            if (line[i] is '.' or '!' or '?' && line[i + 1] == ' ' && char.IsUpper(line[i + 2]) && char.IsLower(line[i - 1]))
                return i + 2;
        }

        return 0;
    }

    /// <summary>Two or more things that lines say alone, side by side: "Share on Facebook  Tweet  Print", "Accept all | Reject all".</summary>
    private static bool IsRowOfButtons(ReadOnlySpan<char> line)
    {
        int buttons = 0;
        int at = 0;
        while (true)
        {
            while (at < line.Length && !IsWordPart(line[at]))
                at++;
            if (at == line.Length)
                return buttons > 1;
            int end = ButtonEnd(line, at);
            if (end == 0)
                return false;
            at = end;
            buttons++;
        }
    }

    /// <summary>The end of the longest button that begins at a position; 0 where none does.</summary>
    private static int ButtonEnd(ReadOnlySpan<char> line, int at)
    {
        ulong hash = WordTable.Empty;
        int end = 0;
        for (int words = 0; at < line.Length; words++)
        {
            if (words > 0)
                hash = WordTable.Continue(hash, ' ');
            char previous = ' ';
            for (; at < line.Length && IsWordPart(line[at]); at++)
            {
                hash = Continue(hash, line[at], previous);
                previous = line[at];
            }

            uint found = Lines.Find(hash);
            if ((found & Whole) != 0 || Networks.Find(hash) != 0)
                end = at;
            if ((found & GoesOn) == 0)
                break;
            while (at < line.Length && !IsWordPart(line[at]))
                at++;
        }

        return end;
    }

    /// <summary>The way to a page through its site: "Home > News > Science".</summary>
    private static bool IsTrail(ReadOnlySpan<char> line)
    {
        if (line.Length > 120 || line[^1] == '.' || line.IndexOfAny('>', '\u203A', '\u00BB') < 0)
            return false;
        return line.Count(" > ") > 1 || line.Count(" \u203A ") > 1 || line.Count(" \u00BB ") > 1;
    }

    /// <summary>Nothing but an address: "press@example.com", "https://example.com/a", "www.example.com".</summary>
    private static bool IsAddress(ReadOnlySpan<char> line) =>
        line.IndexOfAny(" \t") < 0 && (line.IndexOf('@') > 0 || line.StartsWith("http", StringComparison.OrdinalIgnoreCase) && line.Contains("://", StringComparison.Ordinal)
            || line.StartsWith("www.", StringComparison.OrdinalIgnoreCase));

    /// <summary>A line with a mail address that is no sentence: "Contact: Jane Roe, press@example.com, +1 555 010 0199".</summary>
    private static bool IsContact(ReadOnlySpan<char> line)
    {
        int at = line.IndexOf('@');
        return at > 0 && at + 1 < line.Length && line.Length <= 120 && char.IsLetterOrDigit(line[at - 1]) && char.IsLetterOrDigit(line[at + 1])
            && line[at..].IndexOf('.') > 0 && !Sentences.Glyphs.IsTerminator(line[^1]);
    }

    private static bool IsWhole(ReadOnlySpan<char> line, int leastWords = 1)
    {
        if (line.Length > 60)
            return false;
        ulong hash = WordTable.Empty;
        int words = 0;
        bool gap = true;
        char last = ' ';
        foreach (char c in line)
        {
            if (!IsWordPart(c))
            {
                gap = true;
                continue;
            }

            if (gap && words++ > 0)
                hash = WordTable.Continue(hash, ' ');
            hash = Continue(hash, c, previous: gap ? ' ' : last);
            last = c;
            gap = false;
        }

        return words >= leastWords && (Lines.Find(hash) & Whole) != 0;
    }

    private static bool IsByWording(ReadOnlySpan<char> text)
    {
        if (text[0] is '\u00A9' || text.StartsWith("(c)", StringComparison.OrdinalIgnoreCase))
            return true;
        return BeginsLike(text) || EndsLike(text);
    }

    private static bool BeginsLike(ReadOnlySpan<char> text)
    {
        ulong hash = WordTable.Empty;
        int words = 0;
        int at = 0;
        while (at < text.Length)
        {
            while (at < text.Length && !IsWordPart(text[at]))
                at++;
            if (at == text.Length || (words == 0 && !FirstLetters.MayStart(text[at..])))
                return false;
            if (words++ > 0)
                hash = WordTable.Continue(hash, ' ');
            char previous = ' ';
            for (; at < text.Length && IsWordPart(text[at]); at++)
            {
                hash = Continue(hash, text[at], previous);
                previous = text[at];
            }

            uint found = Beginnings.Find(hash);
            if ((found & Whole) != 0 && IsWholeBeginning(text, at, words))
                return true;
            if ((found & GoesOn) == 0)
                return false;
        }

        return false;
    }

    /// <summary>One word alone ("copyright", "related") gives a line away only before a mark or in a short line.</summary>
    private static bool IsWholeBeginning(ReadOnlySpan<char> text, int at, int words) =>
        words > 1 || at == text.Length || text[at] is ':' or '.' or '\uFF1A' || text[..at].Equals("copyright", StringComparison.OrdinalIgnoreCase) && text.Length < 120;

    /// <summary>Hashes one more character of a word: any number is "#", any apostrophe the straight one.</summary>
    private static ulong Continue(ulong hash, char c, char previous)
    {
        if (char.IsAsciiDigit(c))
            return char.IsAsciiDigit(previous) ? hash : WordTable.Continue(hash, '#');
        return WordTable.Continue(hash, c == '\u2019' ? '\'' : c);
    }

    private static bool EndsLike(ReadOnlySpan<char> text)
    {
        int end = text.Length;
        while (end > 0 && !IsWordPart(text[end - 1]))
            end--;
        if (!LastLetters.MayEnd(text[..end]))
            return false;
        ulong hash = WordTable.Empty;
        int words = 0;
        while (end > 0)
        {
            int start = end;
            while (start > 0 && IsWordPart(text[start - 1]))
                start--;
            if (words++ > 0)
                hash = WordTable.Continue(hash, ' ');
            foreach (char c in text[start..end])
                hash = WordTable.Continue(hash, c == '\u2019' ? '\'' : c);
            uint found = Endings.Find(hash);
            if (words > 1 && (found & Whole) != 0)
                return true;
            if ((found & GoesOn) == 0)
                return false;
            end = start;
            while (end > 0 && !IsWordPart(text[end - 1]))
                end--;
        }

        return false;
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '-' or '\'' or '\u2019' || (c > 0x2FF && char.GetUnicodeCategory(c) is
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark);

    private static string Reversed(string phrases) =>
        string.Join('\n', phrases.Split('\n', StringSplitOptions.TrimEntries).Select(p => string.Join(' ', p.Split(' ').Reverse())));

    private static WordTable Wordings(string phrases) => new([(phrases, Whole), (StartsOf(phrases), GoesOn)], '\n', merge: true);

    // All that a wording of several words may start with: of "read the full story", read, read the, read the full.
    private static string StartsOf(string phrases) => string.Join('\n', phrases.Split('\n', StringSplitOptions.TrimEntries)
        .Select(p => p.Split(' ')).SelectMany(words => Enumerable.Range(1, words.Length - 1).Select(n => string.Join(' ', words[..n]))));

    private static string FirstWordsOf(string phrases) => string.Join(' ', phrases.Split('\n', StringSplitOptions.TrimEntries).Select(p => p.Split(' ')[0]));

    private static string LastWordsOf(string phrases) =>
        string.Join(' ', phrases.Split('\n', StringSplitOptions.TrimEntries).Select(p => p[(p.LastIndexOf(' ') + 1)..]));
}
