using System.Buffers;
using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Ranking;

// The words of a language for what people say in meetings and for what minutes record.
internal sealed class MeetingWords(Language language)
{
    private static readonly PerLanguage<MeetingWords> Made = new(language => new MeetingWords(language));

    private static readonly WordSet Outcomes = Headings("outcome headings"), Others = Headings("headings");

    private readonly SearchValues<string> _decisions = SearchValues.Create(
        [.. language.Phrases(Section.Meetings, "decisions").InBothForms()], StringComparison.OrdinalIgnoreCase);

    // Words that say nothing: "um", "yeah".
    public WordSet Fillers { get; } = new(language.Words(Section.Meetings, "fillers"));

    // Words that start the reason for something said before: "because".
    public WordSet Reasons { get; } = new(language.Words(Section.Meetings, "reasons"));

    public static MeetingWords For(Language language) => Made[language];

    // Returns what is before the colon: "Decision" of "Decision: the dredging is put off." Empty if there is no colon.
    public static ReadOnlySpan<char> LabelOf(ReadOnlySpan<char> text) => text[..Math.Max(0, text.IndexOf(':'))];

    // True if a heading or label is over decisions or tasks: "Action items".
    public static bool IsOutcome(ReadOnlySpan<char> heading) => Outcomes.Contains(Bare(heading));

    // True if a heading or label is one of minutes: "Attendees", "Action items".
    public static bool IsOfMinutes(ReadOnlySpan<char> heading) =>
        IsOutcome(heading) || Others.Contains(Bare(heading));

    // True if a sentence has a wording of decisions or tasks: "we agreed", "will send".
    public bool Decides(ReadOnlySpan<char> sentence)
    {
        while (sentence.IndexOfAny(_decisions) is >= 0 and var at)
        {
            if (at == 0 || !char.IsLetter(sentence[at - 1]))
                return true;
            sentence = sentence[(at + 1)..];
        }

        return false;
    }

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> heading) =>
        heading.TrimStart("0123456789.)# \t").TrimEnd(" \t:.");

    private static WordSet Headings(string label) =>
        new(Language.PhrasesOfAll(Section.Meetings, label));
}
