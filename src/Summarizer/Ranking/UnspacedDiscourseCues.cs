using Summarizer.Languages;

namespace Summarizer.Ranking;

// The cues of a language that puts no spaces between words: the longest listed beginning of the sentence decides. So
// "但丁" (Dante) differs from "但" (but), and "これまで" (until now) from "これ" (this), because they are listed as well.
internal sealed class UnspacedDiscourseCues
{
    private readonly Dictionary<string, SentenceAttributes>.AlternateLookup<ReadOnlySpan<char>> _beginnings;
    private readonly int _longest;

    public UnspacedDiscourseCues(Language language)
    {
        var beginnings = new Dictionary<string, SentenceAttributes>();
        Add(Section.AnaphoricOpeners, SentenceAttributes.Anaphoric);
        Add(Section.ConnectiveOpeners, SentenceAttributes.Connective);
        Add(Section.SelfContainedOpeners, SentenceAttributes.None);
        Add(Section.Pleasantries, SentenceAttributes.Pleasantry);
        _longest = beginnings.Keys.Select(beginning => beginning.Length).DefaultIfEmpty().Max();
        _beginnings = beginnings.GetAlternateLookup<ReadOnlySpan<char>>();

        void Add(string section, SentenceAttributes attribute)
        {
            foreach (string beginning in language.Words(section))
                beginnings.Add(beginning, attribute);
        }
    }

    public SentenceAttributes Read(ReadOnlySpan<char> sentence)
    {
        for (int length = Math.Min(_longest, sentence.Length); length > 0; length--)
        {
            if (_beginnings.TryGetValue(sentence[..length], out SentenceAttributes attribute))
                return attribute;
        }

        return SentenceAttributes.None;
    }
}
