using System.Buffers;
using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Ranking;

/// <summary>The words of a language for what people say in meetings and for what minutes record.</summary>
internal sealed class MeetingWords(Language language)
{
    private static readonly PerLanguage<MeetingWords> Made = new(language => new MeetingWords(language));

    private static readonly WordSet Outcomes = Headings("outcome headings"), Others = Headings("headings");

    private readonly SearchValues<string> _decisions = SearchValues.Create(
        [.. language.Phrases(Section.Meetings, "decisions").InBothForms()], StringComparison.OrdinalIgnoreCase);

    /// <summary>Words that say nothing: "um", "yeah".</summary>
    public WordSet Fillers { get; } = new(language.Words(Section.Meetings, "fillers"));

    /// <summary>Words that start the reason for something said before: "because".</summary>
    public WordSet Reasons { get; } = new(language.Words(Section.Meetings, "reasons"));

    /// <summary>Returns the words of a language.</summary>
    public static MeetingWords For(Language language) => Made[language];

    /// <summary>True if a heading is over decisions or tasks: "Action items".</summary>
    public static bool IsOutcome(ReadOnlySpan<char> heading) => Outcomes.Contains(Bare(heading));

    /// <summary>True if a heading is one of minutes: "Attendees", "Action items".</summary>
    public static bool IsOfMinutes(ReadOnlySpan<char> heading) =>
        IsOutcome(heading) || Others.Contains(Bare(heading));

    /// <summary>True if a sentence has a wording of decisions or tasks: "we agreed", "will send".</summary>
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
