using System.Buffers;

namespace Summarizer.Text;

// Detection of the script that a text is written in.
internal static class Scripts
{
    public const string Latin = "Latin", Han = "Han", Kana = "Kana", Hangul = "Hangul", Japanese = "Japanese";

    private static readonly SearchValues<char> AsciiLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly (char First, char Last, string Script)[] Blocks =
    [
        ('\0', '\u024F', Latin), ('\u0370', '\u03FF', "Greek"), ('\u0400', '\u052F', "Cyrillic"),
        ('\u0530', '\u058F', "Armenian"),
        ('\u0590', '\u05FF', "Hebrew"), ('\u0600', '\u06FF', "Arabic"), ('\u0750', '\u077F', "Arabic"),
        ('\u0900', '\u097F', "Devanagari"), ('\u0980', '\u09FF', "Bengali"), ('\u0A00', '\u0A7F', "Gurmukhi"),
        ('\u0A80', '\u0AFF', "Gujarati"), ('\u0B00', '\u0B7F', "Odia"), ('\u0B80', '\u0BFF', "Tamil"),
        ('\u0C00', '\u0C7F', "Telugu"),
        ('\u0C80', '\u0CFF', "Kannada"), ('\u0D00', '\u0D7F', "Malayalam"), ('\u0D80', '\u0DFF', "Sinhala"),
        ('\u0E00', '\u0E7F', "Thai"), ('\u0E80', '\u0EFF', "Lao"), ('\u0F00', '\u0FFF', "Tibetan"),
        ('\u1000', '\u109F', "Myanmar"),
        ('\u10A0', '\u10FF', "Georgian"), ('\u1100', '\u11FF', Hangul), ('\u1200', '\u139F', "Ethiopic"),
        ('\u1780', '\u17FF', "Khmer"), ('\u1E00', '\u1EFF', Latin), ('\u1F00', '\u1FFF', "Greek"),
        ('\u3040', '\u30FF', Kana),
        ('\u3130', '\u318F', Hangul), ('\u3400', '\u9FFF', Han), ('\uAC00', '\uD7AF', Hangul),
        ('\uF900', '\uFAFF', Han),
        ('\uFB50', '\uFDFF', "Arabic"), ('\uFE70', '\uFEFC', "Arabic"),
    ];

    private static readonly string[] Names = [.. Blocks.Select(block => block.Script).Distinct()];
    private static readonly int[] ScriptsOfBlocks = [.. Blocks.Select(block => Array.IndexOf(Names, block.Script))];

    // Returns the English name of the script that most of a text is in; empty if it has no letters of a known one.
    public static string Of(ReadOnlySpan<char> text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text.ContainsAny(AsciiLetters) ? Latin : "";
        Span<int> counts = stackalloc int[Names.Length];
        counts.Clear();
        foreach (char c in text)
        {
            bool isLetter = Characters.Is(c, CharacterClass.Letter | CharacterClass.Combining);
            if (isLetter && NumberOf(c) is >= 0 and var number)
                counts[number]++;
        }

        int han = counts[Array.IndexOf(Names, Han)], kana = counts[Array.IndexOf(Names, Kana)];
        int hangul = counts[Array.IndexOf(Names, Hangul)];
        // A character of these writes a syllable or a word, a Latin letter a third of one.
        int eastAsian = (han + kana + hangul) * 3, most = 0;
        string script = "";
        for (int number = 0; number < Names.Length; number++)
        {
            if (counts[number] > most && Names[number] is not (Han or Kana or Hangul))
                (script, most) = (Names[number], counts[number]);
        }

        if (eastAsian <= most)
            return script;
        return hangul >= han && hangul >= kana ? Hangul : kana * 20 >= han ? Japanese : Han;
    }

    // The number of a character's script; -1 where it is in none of the blocks.
    private static int NumberOf(char c)
    {
        int block = 0;
        while (block < Blocks.Length && c > Blocks[block].Last)
            block++;
        return block < Blocks.Length && c >= Blocks[block].First ? ScriptsOfBlocks[block] : -1;
    }
}
