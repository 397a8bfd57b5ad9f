namespace Summarizer.Pipeline.Reading.Word;

/// <summary>
/// Finds headings that only their size shows, in a document whose writer used no styles for them. They are short lines
/// without a full stop, in larger type than most of the text. Sizes are in half points.
/// </summary>
internal sealed class LargeLines
{
    /// <summary>
    /// The least size of a heading if most of the text has no stated size. Some letters are written in 14 points.
    /// </summary>
    private const int LeastSize = 32;

    /// <summary>Type above this share of the text's size is for headings.</summary>
    private const double LargerType = 1.15;

    private const int LowestLevel = 6;

    private readonly Dictionary<int, long> _characters = [];
    private readonly List<(int Block, int Size)> _lines = [];
    private bool _hasStyledHeadings;

    /// <summary>Adds a paragraph of the document.</summary>
    /// <param name="block">The number of its block.</param>
    /// <param name="text">Its text.</param>
    /// <param name="size">The size of its smallest type; 0 if that states no size.</param>
    /// <param name="isStyled">True if its style makes it a heading.</param>
    /// <param name="isLine">True if it is short enough for a heading, and no sentence.</param>
    public void Add(int block, string text, int size, bool isStyled, bool isLine)
    {
        _hasStyledHeadings |= isStyled;
        _characters[size] = _characters.GetValueOrDefault(size) + text.Length;
        // A paragraph without visible text makes no block, so the next one has its number.
        if (_lines.Count > 0 && _lines[^1].Block == block)
            _lines.RemoveAt(_lines.Count - 1);
        // A single letter is a drop cap.
        if (isLine && size > 0 && text.Trim().Length > 1)
            _lines.Add((block, size));
    }

    /// <summary>Returns the blocks that are headings, with their levels.</summary>
    public IEnumerable<(int Block, int Level)> Find()
    {
        if (_hasStyledHeadings || _characters.Count == 0)
            return [];
        int most = _characters.MaxBy(size => size.Value).Key;
        double least = most == 0 ? LeastSize : LargerType * most;
        (int Block, int Size)[] large = [.. _lines.Where(line => line.Size >= least)];
        List<int> sizes = [.. large.Select(line => line.Size).Distinct().OrderDescending()];
        return large.Select(line => (line.Block, Math.Min(LowestLevel, sizes.IndexOf(line.Size) + 1)));
    }
}
