namespace Summarizer.Documents;

/// <summary>The first or last three letters of some words, to rule others out at a glance. What is not ASCII is never ruled out.</summary>
internal sealed class WordEdges
{
    private const int Ascii = 128, Letters = 32;

    // By the outermost letter and the next one, five bits each whatever their case: one bit for each third letter.
    private readonly uint[] _thirds = new uint[Letters * Letters];

    public WordEdges(string words, bool atEnd)
    {
        foreach (string word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            ReadOnlySpan<char> edge = atEnd ? [.. word.Reverse()] : word;
            // Beside a lone letter anything may stand, and behind two of them as well.
            for (int other = 0; other < Letters; other++)
            {
                if (edge.Length == 1 || other == edge[1] % Letters)
                    _thirds[Index(edge[0], (char)other)] |= edge.Length < 3 || edge[2] >= Ascii ? uint.MaxValue : 1u << edge[2];
            }
        }
    }

    /// <summary>Whether a text may start with one of the words.</summary>
    public bool MayStart(ReadOnlySpan<char> text) => text.Length < 3 || May(text[0], text[1], text[2]);

    /// <summary>Whether a text may end with one of the words.</summary>
    public bool MayEnd(ReadOnlySpan<char> text) => text.Length < 3 || May(text[^1], text[^2], text[^3]);

    private bool May(char one, char two, char three) => (one | two | three) >= Ascii || (_thirds[Index(one, two)] >> three & 1) != 0;

    private static int Index(char one, char two) => (one % Letters * Letters) + (two % Letters);
}
