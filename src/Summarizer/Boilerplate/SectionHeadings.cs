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

    private static readonly WordSet BackMatter =
        new(Language.PhrasesOfAll(Section.BackMatterHeadings).Concat(
            Language.PhrasesOfAll(Section.ChapterHeadings)));

    private static readonly WordSet Chapters = All(Section.ChapterHeadings);
    private static readonly WordSet Widgets = All(Section.WidgetHeadings);
    private static readonly WordSet Names = All(Section.SectionNames);
    private static readonly WordSet Summaries = All(Section.SummaryHeadings);
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
        foreach (string about in language.Phrases(Section.SelfDescriptionHeadings).InBothForms())
        {
            if (!heading.StartsWith(about, StringComparison.OrdinalIgnoreCase))
                continue;
            bool isElided = about[^1] is '\'' or '’';
            ReadOnlySpan<char> name = heading[about.Length..];
            if (isElided || name is [' ', ..])
                return IsNameIn(before, name.Trim(" :."));
        }

        return false;
    }

    // Every word has a capital, and the text has the first one, or the last one is "Inc."
    private static bool IsNameIn(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> last = default, first = default;
        foreach (Range word in name.Split(' '))
        {
            last = name[word];
            if (last.IsEmpty || !char.IsUpper(last[0]))
                return false;
            first = first.IsEmpty ? last : first;
        }

        bool isAllCaps = !first.Exists(char.IsLower);
        return CompanyForms.Contains(last)
            || text.Contains(first, isAllCaps ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    // Without a number in front and punctuation behind.
    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> heading) =>
        heading.TrimStart("0123456789.)# \t=IVX").TrimEnd(" \t:.=");

    private static WordSet All(string section) => new(Language.PhrasesOfAll(section));
}
