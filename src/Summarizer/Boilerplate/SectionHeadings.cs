using System.Buffers;
using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Boilerplate;

// Rules that recognise headings by their wording: those over notes, links or remarks, and those that any text may have.
internal static class SectionHeadings
{
    // The longest heading that is looked up, in UTF-16 code units.
    private const int MaxLength = 60;

    // The length of the beginning in which a text names who issued it, in UTF-16 code units. Without it, a file of
    // nothing but headings would be searched whole for each of them.
    private const int MaxNaming = 20_000;

    private static readonly WordSet BackMatter =
        new(Language.PhrasesOfAll(Section.BackMatterHeadings).Concat(
            Language.PhrasesOfAll(Section.ChapterHeadings)));

    private static readonly WordSet Chapters = All(Section.ChapterHeadings);
    private static readonly WordSet Widgets = All(Section.WidgetHeadings);
    private static readonly WordSet Names = All(Section.SectionNames);
    private static readonly WordSet Summaries = All(Section.SummaryHeadings);
    private static readonly WordSet Verdicts = All(Section.VerdictHeadings);
    private static readonly string[] SelfDescriptions = [.. Language.PhrasesOfAll(Section.SelfDescriptionHeadings)];
    private static readonly PerLanguage<WordSet> StopWords =
        new(language => new WordSet(language.Words(Section.StopWords)));

    private static readonly PerLanguage<WordSet> NameArticles =
        new(language => new WordSet(language.Words(Section.NameArticles)));

    private static readonly SearchValues<char> Numbering = SearchValues.Create("0123456789.)#=IVX");

    private static readonly WordSet CompanyForms = new(Language.Undetermined.Words(Section.CompanyForms));

    // Weblogs put "4 thoughts on …", "12 responses to …" above their readers' remarks.
    private static readonly string[] Remarks = ["thoughts on ", "thought on ", "responses to ", "comments on "];

    // True if notes, references, thanks or links are under the heading.
    public static bool IsBackMatter(ReadOnlySpan<char> heading)
    {
        if (heading.Length > MaxLength)
            return false;
        ReadOnlySpan<char> words = Bare(heading);
        return BackMatter.Contains(heading) || BackMatter.Contains(words) || IsWidget(heading)
            || (words.Length < heading.Length && words.BeginningAmong(Remarks, StringComparison.OrdinalIgnoreCase) > 0);
    }

    // True if the heading is over a list of links or remarks, which may interrupt an article.
    public static bool IsWidget(ReadOnlySpan<char> heading) =>
        heading.Length <= MaxLength && (Widgets.Contains(heading) || Widgets.Contains(Bare(heading)));

    // True if the heading names a part that any text may have, and so is not a title: "Introduction".
    public static bool IsSectionName(ReadOnlySpan<char> heading) =>
        heading.Length <= MaxLength
            && (Names.Contains(heading.TrimEnd(" :.")) || IsSummary(heading) || IsBackMatter(heading));

    // True if a text's own summary is under the heading: "Abstract", "Key points".
    public static bool IsSummary(ReadOnlySpan<char> heading) =>
        heading.Length <= MaxLength && Summaries.Contains(Bare(heading));

    // True if the conclusion of a text is under the heading: "Verdict", "Root cause".
    public static bool IsVerdict(ReadOnlySpan<char> heading) =>
        heading.Length <= MaxLength && Verdicts.Contains(Bare(heading));

    // True if the heading is over a list of books or over a chapter: "Literatur".
    public static bool MayBeChapter(ReadOnlySpan<char> heading) => Chapters.Contains(Bare(heading));

    // True if a heading near the end is over what an organisation or an author says about itself: "About Acme Inc.",
    // but not "About Half of Patients Recover". The text before the heading has the name. It may be a clause if the
    // name follows a preposition, as over a chapter: "Over Rotterdam".
    public static bool IsSelfDescription(
        ReadOnlySpan<char> heading, Language language, ReadOnlySpan<char> before, out bool mayBeClause) =>
        NameAfterAbout(heading, language, out mayBeClause) is { IsEmpty: false } name
            && IsNameIn(before.First(MaxNaming), name, language, mayBeClause);

    // What may be a name in a heading such as "About Acme Inc."; nothing for other headings. After a preposition such
    // as "Om" or "Über", it may also be a clause: "Om Ryssland anfaller".
    private static ReadOnlySpan<char> NameAfterAbout(
        ReadOnlySpan<char> heading, Language language, out bool mayBeClause)
    {
        mayBeClause = false;
        if (heading.Length > MaxLength)
            return default;
        IEnumerable<string> openings = language == Language.Undetermined
            ? SelfDescriptions
            : language.Phrases(Section.SelfDescriptionHeadings);
        foreach (string about in openings.InBothForms())
        {
            if (!heading.StartsWith(about, StringComparison.OrdinalIgnoreCase))
                continue;
            bool isElided = about[^1] is '\'' or '’';
            ReadOnlySpan<char> rest = heading[about.Length..];
            if (!isElided && rest is not [' ', ..])
                continue;
            mayBeClause = about != "About" && !about.Contains(' ');
            int bracket = rest.IndexOf('(');
            ReadOnlySpan<char> name = (bracket < 0 ? rest : rest[..bracket]).Trim(" :.");
            return name is [var first, ..] && char.IsUpper(first) ? name : default;
        }

        return default;
    }

    // The last word is "Inc.", or the text has the whole name, with or without its article, or every word has a capital
    // and the text has the first. A stop word alone is not a name: "About It".
    private static bool IsNameIn(ReadOnlySpan<char> text, ReadOnlySpan<char> name, Language language, bool mayBeClause)
    {
        const int LongestSmallWord = 3;
        bool isName = true, isCapitalised = true;
        ReadOnlySpan<char> last = default, first = default;
        foreach (Range word in name.Split(' '))
        {
            last = name[word];
            bool hasCapital = !last.IsEmpty && char.IsUpper(last[0]);
            isCapitalised &= hasCapital;
            isName &= !mayBeClause || hasCapital || last.Length <= LongestSmallWord;
            first = first.IsEmpty ? last : first;
        }

        if (CompanyForms.Contains(last))
            return true;
        bool isStopWord = StopWords[language].Contains(first);
        bool isOneWord = first.Length == name.Length;
        if (!isName || (isStopWord && isOneWord))
            return false;
        bool hasArticle = !isOneWord && NameArticles[language].Contains(first);
        return Has(text, name) || (hasArticle && Has(text, name[(first.Length + 1)..]))
            || (isCapitalised && !isStopWord && Has(text, first));
    }

    // As words, as they are written or in capitals: "Nvidia" and "NVIDIA", but neither "half" nor "Halfway" for "Half".
    private static bool Has(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        bool isInCapitals = !name.Exists(char.IsLower);
        for (int at = 0; Next(text, name, at) is >= 0 and var start; at = start + 1)
        {
            int end = start + name.Length;
            ReadOnlySpan<char> found = text[start..end];
            bool isWhole = (start == 0 || !char.IsLetterOrDigit(text[start - 1]))
                && (end == text.Length || !char.IsLetterOrDigit(text[end]));
            bool isWritten = isInCapitals || !found.Exists(char.IsLower) || found.SequenceEqual(name);
            if (isWhole && isWritten && char.IsUpper(found[0]))
                return true;
        }

        return false;

        static int Next(ReadOnlySpan<char> text, ReadOnlySpan<char> name, int from) =>
            text[from..].IndexOf(name, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? from + at : -1;
    }

    // Without a number before it, and without punctuation or a button after it: "IV. Verdict", "References[edit]". The
    // first letter of "Verdict" is not a number.
    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> heading)
    {
        int end = Math.Max(0, heading.IndexOfAnyExcept(Numbering));
        ReadOnlySpan<char> words = heading[end..] is [' ' or '\t', ..] ? heading[end..] : heading;
        int button = words is [.., ']'] ? words.LastIndexOf('[') : -1;
        return words[..(button > 0 ? button : words.Length)].TrimStart("0123456789.)# \t=").TrimEnd(" \t:.=");
    }

    private static WordSet All(string section) => new(Language.PhrasesOfAll(section));
}
