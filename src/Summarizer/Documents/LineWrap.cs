using Summarizer.Text;

namespace Summarizer.Documents;

// A test that tells text whose paragraphs are broken into lines of a fixed width from text with one paragraph a line.
internal readonly struct LineWrap
{
    // No editor or mail program wraps later than this.
    private const int WidestWrap = 130;

    // Lines shorter than this are not the result of wrapping.
    private const int NarrowestWrap = 24;

    private readonly int _width;

    private LineWrap(int width) => _width = width;

    // Finds the width at which a text is wrapped, if it is.
    public static LineWrap Of(ReadOnlySpan<char> text, List<TextLine> lines)
    {
        (TextLine Line, TextLine Next)[] pairs =
            [.. lines.Zip(lines.Skip(1)).Where(pair => !pair.First.IsBlank && !pair.Second.IsBlank)];
        int width = WidthReachedByTenth(pairs);
        if (width is < NarrowestWrap or >= WidestWrap)
            return default;
        int full = 0, broken = 0;
        foreach ((TextLine line, TextLine next) in pairs)
        {
            if (!Reaches(text, line, next, width))
                continue;
            full++;
            broken += EndsSentence(text[line.End - 1]) ? 0 : 1;
        }

        // Wrapping fills lines and breaks them in the middle of sentences.
        bool fillsLines = full * 3 >= pairs.Length * 2;
        return fillsLines && broken * 2 > full ? new LineWrap(width) : default;
    }

    // True if a paragraph continues from one line to the next.
    public bool Joins(ReadOnlySpan<char> text, TextLine line, TextLine next)
    {
        if (_width > 0 && Reaches(text, line, next, _width))
            return true;
        char last = text[line.End - 1];
        // A line that breaks off is continued by one that starts in lower case.
        bool breaksOff = !EndsSentence(last) && last is not (':' or '|') && line.Length >= NarrowestWrap;
        return breaksOff && char.IsLower(text[next.Start]);
    }

    // A tenth of the lines, so that a few long lines (addresses, tables) do not count. 0 where there are too few lines.
    private static int WidthReachedByTenth((TextLine Line, TextLine Next)[] pairs)
    {
        const int Fewest = 3;
        if (pairs.Length < Fewest)
            return 0;
        int[] lengths = [.. pairs.Select(pair => Math.Min(pair.Line.Length, WidestWrap)).OrderDescending()];
        return lengths[pairs.Length / 10];
    }

    private static bool EndsSentence(char last) =>
        Characters.Is(last, CharacterClass.Terminator | CharacterClass.Quote);

    // True if the next line's first word would not have fitted on the line.
    private static bool Reaches(ReadOnlySpan<char> text, TextLine line, TextLine next, int width)
    {
        int room = width - line.Length - 1;
        if (room < 0)
            return true;
        ReadOnlySpan<char> following = text[next.Start..next.End];
        if (following.First(room + 1).ContainsAny(' ', '\t'))
            return false;
        // Scripts without spaces break anywhere.
        return text[next.Start] < '\u2E80' || room <= 2;
    }
}
