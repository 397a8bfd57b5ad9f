using System.Collections.Frozen;
using Summarizer.Languages;

namespace Summarizer.Ranking;

/// <summary>
/// What a sentence opens with that does not stand alone, in languages that put no spaces between words: the longest listed beginning tells. So
/// "但丁" (Dante) is told from "但" (but), and "これまで" (until now) from "これ" (this), by being listed as well.
/// </summary>
internal sealed class UnspacedOpeners
{
    private readonly FrozenDictionary<string, SentenceSigns>.AlternateLookup<ReadOnlySpan<char>> _signs;
    private readonly int _longest;

    public UnspacedOpeners(Language language)
    {
        var signs = new Dictionary<string, SentenceSigns>();
        Add(Section.AnaphoricOpeners, SentenceSigns.Points);
        Add(Section.ConnectiveOpeners, SentenceSigns.Links);
        Add(Section.SelfContainedOpeners, SentenceSigns.None);
        Add(Section.Pleasantries, SentenceSigns.Courtesy);
        _longest = signs.Keys.Select(beginning => beginning.Length).DefaultIfEmpty().Max();
        _signs = signs.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        void Add(string section, SentenceSigns sign)
        {
            foreach (string beginning in language.Words(section))
                signs.Add(beginning, sign);
        }
    }

    /// <summary>What a sentence's beginning shows.</summary>
    public SentenceSigns Read(ReadOnlySpan<char> sentence)
    {
        for (int length = Math.Min(_longest, sentence.Length); length > 0; length--)
        {
            if (_signs.TryGetValue(sentence[..length], out SentenceSigns sign))
                return sign;
        }

        return SentenceSigns.None;
    }
}
