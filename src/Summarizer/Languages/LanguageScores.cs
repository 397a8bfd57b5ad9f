using System.Runtime.Intrinsics;

namespace Summarizer.Languages;

/// <summary>
/// A number for each of 32 languages. All of a word's languages get its weight at one stroke: how many there are follows no pattern, and
/// a loop over them would be guessed wrong each time.
/// </summary>
internal ref struct LanguageScores
{
    // A sample's few hundred characters never add up to more than sixteen bits hold.
    private Vector128<short> _a, _b, _c, _d;

    /// <summary>Adds a weight to the languages whose bits are set.</summary>
    public void Add(uint languages, int weight)
    {
        Vector128<short> weights = Vector128.Create((short)weight);
        _a += weights & Chosen(languages);
        _b += weights & Chosen(languages >> 8);
        _c += weights & Chosen(languages >> 16);
        _d += weights & Chosen(languages >> 24);
    }

    /// <summary>Writes all of them.</summary>
    public readonly void CopyTo(Span<short> scores)
    {
        _a.CopyTo(scores);
        _b.CopyTo(scores[8..]);
        _c.CopyTo(scores[16..]);
        _d.CopyTo(scores[24..]);
    }

    private static Vector128<short> Chosen(uint languages)
    {
        Vector128<short> bits = Vector128.Create(1, 2, 4, 8, 16, 32, 64, 128);
        return Vector128.Equals(Vector128.Create((short)(byte)languages) & bits, bits);
    }
}
