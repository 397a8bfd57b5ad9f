namespace Summarizer.Documents;

/// <summary>Tells text whose paragraphs are broken into lines of a fixed width from text with one paragraph a line.</summary>
internal readonly struct LineWrap
{
    /// <summary>No editor or mail program wraps later than this.</summary>
    private const int WidestWrap = 130;

    /// <summary>Lines shorter than this are not the result of wrapping.</summary>
    private const int NarrowestWrap = 24;

    private readonly int _width;

    private LineWrap(int width) => _width = width;

    /// <summary>Finds the width at which the text is wrapped, if it is.</summary>
    public static LineWrap Of(ReadOnlySpan<char> text, List<TextLine> lines)
    {
        // How long the lines are that another one follows directly.
        Span<int> lengths = stackalloc int[WidestWrap + 1];
        lengths.Clear();
        int total = 0;
        for (int i = 0; i + 1 < lines.Count; i++)
        {
            if (lines[i].IsBlank || lines[i + 1].IsBlank)
                continue;
            lengths[Math.Min(lines[i].Length, WidestWrap)]++;
            total++;
        }

        if (total < 3)
            return default;
        // The width is what a tenth of the lines reach, so that a few long lines (addresses, tables) don't count.
        int width = WidestWrap;
        for (int above = lengths[width]; width > 0 && above * 10 <= total;)
            above += lengths[--width];
        if (width is < NarrowestWrap or >= WidestWrap)
            return default;
        int full = 0;
        int broken = 0;
        for (int i = 0; i + 1 < lines.Count; i++)
        {
            if (lines[i].IsBlank || lines[i + 1].IsBlank || !Reaches(text, lines[i], lines[i + 1], width))
                continue;
            full++;
            broken += EndsSentence(text[lines[i].End - 1]) ? 0 : 1;
        }

        // Wrapping fills lines and breaks them in the middle of sentences.
        return full * 3 >= total * 2 && broken * 2 > full ? new LineWrap(width) : default;
    }

    /// <summary>Whether a paragraph goes on from one line to the next.</summary>
    public bool Joins(ReadOnlySpan<char> text, TextLine line, TextLine next)
    {
        if (_width > 0 && Reaches(text, line, next, _width))
            return true;
        char last = text[line.End - 1];
        // A line that breaks off is taken up by one that begins in lower case.
        return !EndsSentence(last) && last is not (':' or '|') && char.IsLower(text[next.Start]) && line.Length >= NarrowestWrap;
    }

    private static bool EndsSentence(char last) => Sentences.Glyphs.IsTerminator(last) || Sentences.Glyphs.IsQuote(last);

    /// <summary>Whether the next line's first word would not have fitted on the line.</summary>
    private static bool Reaches(ReadOnlySpan<char> text, TextLine line, TextLine next, int width)
    {
        int room = width - line.Length - 1;
        if (room < 0)
            return true;
        ReadOnlySpan<char> following = text[next.Start..next.End];
        int word = following[..Math.Min(following.Length, room + 1)].IndexOfAny(' ', '\t');
        if (word >= 0)
            return false;
        // Scripts without spaces break anywhere.
        return text[next.Start] < '\u2E80' || room <= 2;
    }
}
