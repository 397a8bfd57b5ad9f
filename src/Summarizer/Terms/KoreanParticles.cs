namespace Summarizer.Terms;

/// <summary>Korean nouns carry their particles; without them a noun is the same word in every role.</summary>
internal static class KoreanParticles
{
    // Longest first: the first that fits is cut off.
    private static readonly string[] Particles =
    [
        "에게서", "으로서", "으로써", "이라고", "에서는", "까지는", "부터는", "이라는",
        "에서", "에게", "께서", "한테", "으로", "까지", "부터", "처럼", "보다", "마다", "조차", "마저", "이나", "라고", "라는", "에는", "와의", "과의",
        "하고", "들이", "들은", "들을", "들의",
        "은", "는", "이", "가", "을", "를", "의", "에", "로", "와", "과", "도", "만", "들",
    ];

    /// <summary>Returns the length of the word without its particle; at least two syllables remain.</summary>
    public static int Trim(Span<char> word)
    {
        foreach (string particle in Particles)
        {
            if (word.Length - particle.Length >= 2 && word.EndsWith(particle))
                return word.Length - particle.Length;
        }

        return word.Length;
    }
}
