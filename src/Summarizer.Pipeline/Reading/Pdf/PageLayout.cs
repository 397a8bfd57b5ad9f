using System.Globalization;
using System.Text;
using Summarizer.Pipeline.Reading.Html;
using UglyToad.PdfPig.Content;

namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>
/// Rules that build blocks from a page's glyphs. A page is nearly always drawn in the order in which it is read. Where
/// the drawing jumps up and down the page instead, the blocks are ordered by their positions.
/// </summary>
internal static class PageLayout
{
    /// <summary>A gap of this many times the type's size ends a line: the next column or cell begins.</summary>
    private const double ColumnGap = 1.8;

    /// <summary>A gap of this share of the type's size is a space that was not drawn.</summary>
    private const double SpaceGap = 0.14;

    /// <summary>
    /// A space that takes less than this share of the type's size is not one. Chromium draws soft hyphens within lines
    /// like this.
    /// </summary>
    private const double LeastSpace = 0.02;

    /// <summary>A gap of this share of the type's size is a space that was not drawn before a raised glyph.</summary>
    private const double RaisedSpaceGap = 0.2;

    /// <summary>With a gap after this share of its letters, a line is letter-spaced; shorter lines are not.</summary>
    private const double TrackedShare = 0.75;

    private const int LeastTracked = 5;

    /// <summary>
    /// In letter-spaced lines, a gap between words is this many times wider than those between letters.
    /// </summary>
    private const double WordGap = 1.4;

    /// <summary>Text of less than this share of an initial's size is next to it.</summary>
    private const double DropCapShare = 0.6;

    /// <summary>The most large initials of a page: each is compared with all of its lines.</summary>
    private const int MostInitials = 20;

    /// <summary>
    /// The number of earlier blocks that a line may continue, for pages whose columns are drawn line by line in turn.
    /// </summary>
    private const int OpenBlocks = 6;

    /// <summary>The share of a page at its top and at its bottom where running heads and page numbers stand.</summary>
    internal const double EdgeShare = 0.12;

    /// <summary>A line is next to another one if their distance is less than this many times the usual one.</summary>
    private const double LooseSpacing = 1.2;

    /// <summary>The fewest distances that tell what is usual, between lines of more characters than this.</summary>
    private const int LeastSpacings = 3, LeastProse = 40;

    /// <summary>Returns the lines of a page, in the order in which they are drawn.</summary>
    /// <param name="letters">The glyphs.</param>
    /// <param name="page">The page's number.</param>
    /// <param name="width">The page's width in points.</param>
    /// <param name="height">The page's height in points.</param>
    public static List<PdfLine> Lines(IReadOnlyList<Letter> letters, int page, double width, double height)
    {
        (letters, height) = TurnedText.Upright(letters, width, height);
        var lines = new List<PdfLine>();
        PdfLine? line = null;
        bool space = false, isMark = false;
        double spaceStart = 0;
        Letter? last = null;
        int bold = 0, mono = 0, glyphs = 0;
        bool isRightToLeft = RightToLeft.IsMost(letters);
        foreach (Letter letter in isRightToLeft ? RightToLeft.InRows(letters) : letters)
        {
            // Text that is turned against the rest of the page is a stamp, not the article.
            if (letter.TextOrientation is not (TextOrientation.Horizontal or TextOrientation.Other)
                || string.IsNullOrEmpty(letter.Value))
                continue;
            if (string.IsNullOrWhiteSpace(letter.Value))
            {
                spaceStart = space ? spaceStart : letter.StartBaseLine.X;
                space = true;
                continue;
            }

            double size = Size(letter), x = letter.StartBaseLine.X, y = letter.StartBaseLine.Y;
            space &= Math.Abs(x - spaceStart) >= LeastSpace * size;
            if (!double.IsFinite(x) || !double.IsFinite(y) || !double.IsFinite(letter.EndBaseLine.X))
                continue;
            // Bold by printing twice.
            if (last is not null && last.Value == letter.Value && Math.Abs(last.StartBaseLine.X - x) < 0.1 * size
                && Math.Abs(last.StartBaseLine.Y - y) < 0.1 * size)
                continue;
            // Slanted text is a watermark.
            if (letter.TextOrientation == TextOrientation.Other
                && Math.Abs(letter.EndBaseLine.Y - y) > 0.1 * Math.Abs(letter.EndBaseLine.X - x))
                continue;
            if (line is not null && IsLowered(letter, line, size)
                && HtmlText.Shifted(letter.Value, raised: false) is { } lowered && IsChemical(line))
            {
                line.Glyphs.Append(lowered);
                line.Right = Math.Max(line.Right, letter.EndBaseLine.X);
                continue;
            }

            if (line is not null && glyphs == 1 && size < DropCapShare * line.Size && IsRaised(letter, line, size))
            {
                // A large initial that reaches over several lines belongs to the first word of the first of them.
                (line.Size, line.Baseline, line.Right) = (size, y, Math.Max(line.Right, x));
            }
            else if (line is not null && IsRaised(letter, line, size))
            {
                bool isApart = space || x - line.Right > RaisedSpaceGap * line.Size;
                string? raised = Raised(line.Glyphs, letter.Value, isApart, isMark);
                line.Glyphs.Append(raised);
                isMark = raised is null;
                space &= isMark;

                line.Right = Math.Max(line.Right, letter.EndBaseLine.X);
                continue;
            }

            if (line is null || !Continues(line, x, y, size))
            {
                Close();
                line = new PdfLine
                {
                    Page = page,
                    Baseline = y,
                    Left = x,
                    Right = x,
                    Size = size,
                    AtEdge = y < EdgeShare * height || y > (1 - EdgeShare) * height
                };
                lines.Add(line);
            }
            else if (space || x - line.Right > SpaceGap * Math.Min(size, line.Size))
            {
                line.Spaces.Add((line.Glyphs.Length, x - line.Right));
                line.Glyphs.Append(' ');
            }

            // A large initial does not make a heading of its line.
            if (glyphs == 1 && size < 0.75 * line.Size)
                (line.Size, line.Baseline) = (size, y);
            line.Glyphs.Append(isRightToLeft
                ? RightToLeft.AsSeen(PresentationForms.ToLetters(letter.Value))
                : Spelled(letter));
            line.Right = Math.Max(line.Right, letter.EndBaseLine.X);
            glyphs++;
            bold += letter.FontDetails.IsBold || IsBold(letter.FontName) ? 1 : 0;
            mono += IsMonospaced(letter.FontName) ? 1 : 0;
            space = isMark = false;
            last = letter;
        }

        Close();
        lines.RemoveAll(candidate => candidate.Text.Length == 0);
        if (!isRightToLeft)
            JoinInitials(lines);
        // Seen in a mirror, such a page has its columns and indents where the others have them.
        if (isRightToLeft)
            lines.ForEach(one => (one.Left, one.Right) = (-one.Right, -one.Left));
        return lines;

        void Close()
        {
            if (line is not null)
            {
                RemoveTracking(line, glyphs);
                string text = PresentationForms.ToLetters(TextCleaner.Clean(line.Glyphs.ToString())).Trim();
                line.Text = isRightToLeft ? RightToLeft.AsRead(text) : text;
                line.Bold = bold * 10 >= glyphs * 9 && glyphs > 0;
                line.Monospaced = mono * 10 >= glyphs * 9 && glyphs > 0;
            }

            bold = mono = glyphs = 0;
            space = false;
        }
    }

    /// <summary>Returns the blocks of a page in reading order.</summary>
    /// <param name="lines">The lines of the page.</param>
    /// <param name="spacing">The usual spacing of the document, for pages of few lines.</param>
    public static List<PdfBlock> Blocks(List<PdfLine> lines, double? spacing)
    {
        var blocks = new List<PdfBlock>();
        double usual = UsualSpacing(lines) ?? spacing ?? 0;
        double reach = Math.Clamp(LooseSpacing * usual, PdfBlock.Reach, PdfBlock.LongestReach);
        foreach (PdfLine line in PdfTables.MarkRows(JoinBullets(lines)))
        {
            PdfBlock? open = null;
            for (int i = blocks.Count - 1; i >= 0 && i >= blocks.Count - OpenBlocks && open is null; i--)
                open = blocks[i].IsContinuedBy(line, reach) ? blocks[i] : null;
            if (open is null)
                blocks.Add(new PdfBlock(line));
            else
                open.Add(line);
        }

        return IsInReadingOrder(blocks) ? blocks : [.. ReadingOrder.Sort(blocks)];
    }

    /// <summary>
    /// Returns the usual distance between the lines of a sentence, in sizes of the type; null if there are too few of
    /// them.
    /// </summary>
    public static double? UsualSpacing(List<PdfLine> lines)
    {
        double[] spacings = [.. lines.Zip(lines.Skip(1)).Where(pair => AreOfOneSentence(pair.First, pair.Second))
            .Select(pair => (pair.First.Baseline - pair.Second.Baseline) / pair.First.Size).Order()];
        return spacings.Length < LeastSpacings ? null : spacings[spacings.Length / 2];
    }

    /// <summary>
    /// True if a sentence surely goes on: with a small letter, or in a script without capitals.
    /// </summary>
    private static bool AreOfOneSentence(PdfLine line, PdfLine next)
    {
        double spacing = (line.Baseline - next.Baseline) / line.Size;
        char first = next.Text.FirstOrDefault(c => c is not ('"' or '“' or '„' or '«' or '‘' or '('));
        return line.Text.Length > LeastProse && !PdfText.EndsSentence(line.Text) && line.Size == next.Size
            && spacing is > 0.5 and < PdfBlock.LongestReach && next.Left < line.Right && next.Right > line.Left
            && (char.IsLower(first) || char.GetUnicodeCategory(first) == UnicodeCategory.OtherLetter);
    }

    /// <summary>
    /// Joins large initials that are drawn apart from their words, as browsers do, with the first line beside them.
    /// </summary>
    private static void JoinInitials(List<PdfLine> lines)
    {
        if (lines.Count == 0)
            return;
        double body = lines.GroupBy(line => line.Size).MaxBy(size => size.Sum(line => line.Text.Length))!.Key;
        foreach (PdfLine initial in lines.Where(line => line.Text.Length == 1 && char.IsUpper(line.Text[0])
            && body < DropCapShare * line.Size).Take(MostInitials).ToList())
        {
            PdfLine? first = lines.Where(line => line != initial && line.Size < DropCapShare * initial.Size
                && char.IsLetter(line.Text[0]) && line.Left > initial.Right - 0.2 * initial.Size
                && line.Left < initial.Right + 0.5 * initial.Size
                && line.Baseline > initial.Baseline + 0.15 * initial.Size
                && line.Baseline < initial.Baseline + 0.9 * initial.Size).MaxBy(line => line.Baseline);
            if (first is null || !(char.IsLower(first.Text[0]) || first.Text.Length > 1 && char.IsUpper(first.Text[1])))
                continue;
            first.Text = initial.Text + first.Text;
            lines.Remove(initial);
        }
    }

    /// <summary>Removes the spaces between the letters of spaced words: only wider gaps are between words.</summary>
    private static void RemoveTracking(PdfLine line, int glyphs)
    {
        if (glyphs < LeastTracked || line.Spaces.Count < TrackedShare * (glyphs - 1))
            return;
        double usual = line.Spaces.Select(space => space.Gap).Order().ElementAt(line.Spaces.Count / 2);
        for (int i = line.Spaces.Count - 1; i >= 0; i--)
        {
            if (line.Spaces[i].Gap <= WordGap * usual)
                line.Glyphs.Remove(line.Spaces[i].At, 1);
        }
    }

    private static double Size(Letter letter)
    {
        double size = letter.PointSize > 0 ? letter.PointSize : letter.BoundingBox.Height;
        return double.IsFinite(size) ? Math.Clamp(Math.Round(size, 1), 1, 300) : 10;
    }

    private static bool Continues(PdfLine line, double x, double y, double size)
    {
        double gap = x - line.Right;
        return Math.Abs(y - line.Baseline) < 0.25 * Math.Max(size, line.Size) && gap > -0.4 * line.Size
            && gap < ColumnGap * Math.Min(size, line.Size);
    }

    private static bool IsRaised(Letter letter, PdfLine line, double size)
    {
        double rise = letter.StartBaseLine.Y - line.Baseline, gap = letter.StartBaseLine.X - line.Right;
        return size < 0.85 * line.Size && rise > 0.15 * line.Size && rise < 0.7 * line.Size && gap > -0.4 * line.Size
            && gap < 0.6 * line.Size;
    }

    private static bool IsLowered(Letter letter, PdfLine line, double size)
    {
        double drop = line.Baseline - letter.StartBaseLine.Y, gap = letter.StartBaseLine.X - line.Right;
        return size < 0.85 * line.Size && drop > 0.04 * line.Size && drop < 0.5 * line.Size && gap > -0.4 * line.Size
            && gap < 0.3 * line.Size;
    }

    /// <summary>Returns what a raised glyph adds to a text; null for a note's mark.</summary>
    /// <param name="text">The text before it.</param>
    /// <param name="glyph">The glyph.</param>
    /// <param name="isApart">True if there is a space before it.</param>
    /// <param name="isInMark">True if the glyph before it is of a note's mark: "1–3".</param>
    private static string? Raised(StringBuilder text, string glyph, bool isApart, bool isInMark)
    {
        // Raised letters, as in 4th, belong to the word.
        bool isSign = glyph is "-" or "−" or "–" or "+";
        bool isFigure = glyph.All(char.IsAsciiDigit);
        if (glyph.All(c => c is '*' or '†' or '‡' or ',' or '[' or ']') || (isInMark && (isSign || isFigure))
            || (isFigure && !isApart && text.Length > 0 && HtmlText.MayHaveNote(text, glyph)))
            return null;
        // 2ⁿ, but 22nd.
        if (glyph == "d" && text.Length > 0 && text[^1] == 'ⁿ')
            text[^1] = 'n';
        string? shifted = isSign || isFigure || glyph == "n" ? HtmlText.Shifted(glyph, raised: true) : null;
        // Letters that no ordinal starts with.
        bool isVariable = !isApart && glyph is "j" or "k" or "p" or "q" or "x" or "y" or "z";
        if (isVariable && text.Length > 0 && char.IsAsciiDigit(text[^1]))
            return "^" + glyph;
        return (isApart ? " " : "") + (shifted ?? glyph);
    }

    /// <summary>
    /// True where a lowered figure counts atoms or names a variable: after a capital or an element's symbol.
    /// </summary>
    private static bool IsChemical(PdfLine line)
    {
        int end = line.Glyphs.Length;
        if (end == 0)
            return false;
        char last = line.Glyphs[end - 1];
        return char.IsUpper(last) || last is ')' or ']' or (>= '₀' and <= '₉')
            || (char.IsLower(last) && (end == 1 || !char.IsLower(line.Glyphs[end - 2])));
    }

    // TeX's bold types are called CMBX.
    private static bool IsBold(string? font) =>
        font is not null
            && (font.Contains("Bold", StringComparison.OrdinalIgnoreCase)
                || font.Contains("Black", StringComparison.OrdinalIgnoreCase)
                || font.Contains("CMBX", StringComparison.OrdinalIgnoreCase));

    private static bool IsMonospaced(string? font) =>
        font is not null
            && (font.Contains("Mono", StringComparison.OrdinalIgnoreCase)
                || font.Contains("Courier", StringComparison.OrdinalIgnoreCase)
                || font.Contains("Consol", StringComparison.OrdinalIgnoreCase));

    private static string Spelled(Letter letter) => letter.Value switch
    {
        // Many writers say of each hyphen that they draw that it is soft (ISO 32000-1, 14.8.2.2.3).
        "\u00AD" => letter.Width > 0 ? "-" : "",
        "\uFB00" => "ff",
        "\uFB01" => "fi",
        "\uFB02" => "fl",
        "\uFB03" => "ffi",
        "\uFB04" => "ffl",
        "\uFB05" or "\uFB06" => "st",
        string glyph => glyph,
    };

    /// <summary>Joins a bullet or number to its item, if a gap divides the line.</summary>
    private static List<PdfLine> JoinBullets(List<PdfLine> lines)
    {
        var joined = new List<PdfLine>(lines.Count);
        foreach (PdfLine line in lines)
        {
            if (joined.Count > 0 && joined[^1] is var mark && PdfText.IsBullet(mark.Text)
                && Math.Abs(mark.Baseline - line.Baseline) < 0.4 * line.Size
                && line.Left - mark.Right is > 0 and var gap && gap < 5 * line.Size)
            {
                line.Text = mark.Text + " " + line.Text;
                line.Left = mark.Left;
                joined[^1] = line;
                continue;
            }

            joined.Add(line);
        }

        return joined;
    }

    /// <summary>True if almost no block is above the one before it unless it is in a further column.</summary>
    private static bool IsInReadingOrder(List<PdfBlock> blocks)
    {
        int jumps = 0;
        for (int i = 1; i < blocks.Count; i++)
        {
            (PdfBlock before, PdfBlock after) = (blocks[i - 1], blocks[i]);
            bool above = after.Bottom > before.Top - (0.5 * before.Size);
            bool further = after.Left > before.Left + ((before.Right - before.Left) * 0.5);
            if (above && !further)
                jumps++;
        }

        return jumps < 2 || jumps * 6 < blocks.Count;
    }
}
