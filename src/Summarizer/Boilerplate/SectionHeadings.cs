using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Boilerplate;

/// <summary>
/// Rules that recognise headings by their wording: those over notes, links or remarks, and those that any text may
/// have.
/// </summary>
internal static class SectionHeadings
{
    /// <summary>The longest heading that is looked up, in UTF-16 code units.</summary>
    private const int MaxLength = 60;

    /// <summary>
    /// The length of the beginning in which a text names who issued it, in UTF-16 code units. Without it, a file of
    /// nothing but headings would be searched whole for each of them.
    /// </summary>
    private const int MaxNaming = 20_000;

    private static readonly WordSet BackMatter =
        new(Language.PhrasesOfAll(Section.BackMatterHeadings).Concat(
            Language.PhrasesOfAll(Section.ChapterHeadings)));

    private static readonly WordSet Chapters = All(Section.ChapterHeadings);
    private static readonly WordSet Widgets = All(Section.WidgetHeadings);
    private static readonly WordSet Names = All(Section.SectionNames);
    private static readonly WordSet Summaries = All(Section.SummaryHeadings);
    private static readonly string[] SelfDescriptions = [.. Language.PhrasesOfAll(Section.SelfDescriptionHeadings)];
    private static readonly WordSet CompanyForms = new(Language.Undetermined.Words(Section.CompanyForms));

    // Weblogs put "4 thoughts on …", "12 responses to …" above their readers' remarks.
    private static readonly string[] Remarks = ["thoughts on ", "thought on ", "responses to ", "comments on "];

    /// <summary>True if notes, references, thanks or links are under the heading.</summary>
    public static bool IsBackMatter(ReadOnlySpan<char> heading)
    {
        if (heading.Length > MaxLength)
            return false;
        ReadOnlySpan<char> words = Bare(heading);
        return BackMatter.Contains(heading) || BackMatter.Contains(words) || IsWidget(heading)
            || (words.Length < heading.Length && words.BeginningAmong(Remarks, StringComparison.OrdinalIgnoreCase) > 0);
    }

    /// <summary>True if the heading is over a list of links or remarks, which may interrupt an article.</summary>
    public static bool IsWidget(ReadOnlySpan<char> heading) =>
        heading.Length <= MaxLength && (Widgets.Contains(heading) || Widgets.Contains(Bare(heading)));

    /// <summary>
    /// True if the heading names a part that any text may have, and so is not a title: "Introduction".
    /// </summary>
    public static bool IsSectionName(ReadOnlySpan<char> heading) =>
        heading.Length <= MaxLength
            && (Names.Contains(heading.TrimEnd(" :.")) || IsSummary(heading) || IsBackMatter(heading));

    /// <summary>True if a text's own summary is under the heading: "Abstract", "Key points".</summary>
    public static bool IsSummary(ReadOnlySpan<char> heading) =>
        heading.Length <= MaxLength && Summaries.Contains(Bare(heading));

    /// <summary>True if the heading is over a list of books or over a chapter: "Literatur".</summary>
    public static bool MayBeChapter(ReadOnlySpan<char> heading) => Chapters.Contains(Bare(heading));

    /// <summary>
    /// True if a heading near the end is over what an organisation or an author says about itself: "About Acme Inc.",
    /// but not "About Half of Patients Recover".
    /// </summary>
    /// <param name="heading">The heading.</param>
    /// <param name="language">The text's language.</param>
    /// <param name="before">The text before the heading, which has the name.</param>
    public static bool IsSelfDescription(ReadOnlySpan<char> heading, Language language, ReadOnlySpan<char> before)
    {
        if (heading.Length > MaxLength)
            return false;
        IEnumerable<string> openings = language == Language.Undetermined
            ? SelfDescriptions
            : language.Phrases(Section.SelfDescriptionHeadings);
        foreach (string about in openings.InBothForms())
        {
            if (!heading.StartsWith(about, StringComparison.OrdinalIgnoreCase))
                continue;
            bool isElided = about[^1] is '\'' or '’';
            ReadOnlySpan<char> name = heading[about.Length..];
            if (isElided || name is [' ', ..])
                return IsNameIn(before.First(MaxNaming), name.Trim(" :."));
        }

        return false;
    }

    // The last word is "Inc.", or the text has the whole name, or every word has a capital and the text has the first.
    private static bool IsNameIn(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        int mark = name.IndexOfAny('(', ',');
        name = mark < 0 ? name : name[..mark].TrimEnd();
        if (name.IsEmpty || !char.IsUpper(name[0]))
            return false;
        bool isCapitalised = true;
        ReadOnlySpan<char> last = default, first = default;
        foreach (Range word in name.Split(' '))
        {
            last = name[word];
            isCapitalised &= !last.IsEmpty && char.IsUpper(last[0]);
            first = first.IsEmpty ? last : first;
        }

        return CompanyForms.Contains(last) || Has(text, name) || (isCapitalised && Has(text, first));
    }

    // As it is written or in capitals: "Nvidia" and "NVIDIA", but not "half" for "Half".
    private static bool Has(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        if (!name.Exists(char.IsLower))
            return text.Contains(name, StringComparison.OrdinalIgnoreCase);
        Span<char> capitals = stackalloc char[MaxLength];
        int length = name.ToUpperInvariant(capitals);
        return text.Contains(name, StringComparison.Ordinal)
            || text.Contains(capitals[..length], StringComparison.Ordinal);
    }

    // Without a number in front and punctuation behind.
    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> heading) =>
        heading.TrimStart("0123456789.)# \t=IVX").TrimEnd(" \t:.=");

    private static WordSet All(string section) => new(Language.PhrasesOfAll(section));
}
