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

    private static readonly WordSet BackMatter = All(Section.BackMatterHeadings);
    private static readonly WordSet Widgets = All(Section.WidgetHeadings);
    private static readonly WordSet Names = All(Section.SectionNames);
    private static readonly WordSet Summaries = All(Section.SummaryHeadings);
    private static readonly string[] SelfDescriptions =
        [.. Language.PhrasesOfAll(Section.SelfDescriptionHeadings)];

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

    /// <summary>
    /// True if a heading near the end is over what an organisation or an author says about itself: "About Acme Inc."
    /// </summary>
    public static bool IsSelfDescription(ReadOnlySpan<char> heading)
    {
        if (heading.Length > MaxLength || heading.Contains('?'))
            return false;
        foreach (string about in SelfDescriptions)
        {
            int name = about.EndsWith('\'') ? about.Length : about.Length + 1;
            if (heading.StartsWith(about, StringComparison.OrdinalIgnoreCase) && heading.Length > name)
                return char.IsUpper(heading[name]) && (name == about.Length || heading[about.Length] == ' ');
        }

        return false;
    }

    // Without a number in front and punctuation behind.
    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> heading) =>
        heading.TrimStart("0123456789.)# \t=IVX").TrimEnd(" \t:.=");

    private static WordSet All(string section) => new(Language.PhrasesOfAll(section));
}
