namespace Summarizer.Documents;

/// <summary>The first or last two letters of some words, to rule others out at a glance. What is not ASCII is never ruled out.</summary>
internal sealed class LetterPairs
{
    private const int Ascii = 128;

    private readonly bool[] _pairs = new bool[Ascii * Ascii];

    public LetterPairs(string words, bool atEnd)
    {
        foreach (string word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            // Beside a lone letter anything may stand.
            for (int other = 0; word.Length == 1 && word[0] < Ascii && other < Ascii; other++)
                _pairs[atEnd ? (other * Ascii) + Lower(word[0]) : (Lower(word[0]) * Ascii) + other] = true;
            if (word.Length == 1)
                continue;
            (char one, char two) = atEnd ? (word[^2], word[^1]) : (word[0], word[1]);
            if (one < Ascii && two < Ascii)
                _pairs[(Lower(one) * Ascii) + Lower(two)] = true;
        }
    }

    /// <summary>Whether a text may start with one of the words.</summary>
    public bool MayStart(ReadOnlySpan<char> text) => text.Length < 2 || May(text[0], text[1]);

    /// <summary>Whether a text may end with one of the words.</summary>
    public bool MayEnd(ReadOnlySpan<char> text) => text.Length < 2 || May(text[^2], text[^1]);

    private bool May(char one, char two) => one >= Ascii || two >= Ascii || _pairs[(Lower(one) * Ascii) + Lower(two)];

    private static int Lower(char c) => char.IsAsciiLetterUpper(c) ? c | 0x20 : c;
}
