namespace Summarizer.Terms;

/// <summary>One word of a sentence, where it stands, and what it counts as.</summary>
/// <param name="Offset">Where it starts in the text, in UTF-16 code units.</param>
/// <param name="Length">How long it is, in UTF-16 code units, at most <see cref="ushort.MaxValue"/>.</param>
/// <param name="Traits">What is known of it besides.</param>
/// <param name="Term">The document's number for its stem, or less than 0 for a stop word.</param>
internal record struct Token(int Offset, ushort Length, TokenTraits Traits, int Term)
{
    /// <summary>The <see cref="Term"/> of words that say nothing of the subject.</summary>
    public const int StopWord = -1;

    /// <summary>The longest stop word that counts as a little one.</summary>
    public const int LongestLittleWord = 3;

    /// <summary>How many little words a language has that are told from each other.</summary>
    public const int LittleWords = 63;

    /// <summary>The <see cref="Term"/> of a language's little word, such as "the" and "of", by its number: below <see cref="StopWord"/>.</summary>
    public static int LittleWord(int number) => StopWord - 1 - (number % LittleWords);

    public int End => Offset + Length;
}
