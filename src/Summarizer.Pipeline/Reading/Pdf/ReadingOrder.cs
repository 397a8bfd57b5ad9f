namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>
/// Rules for the reading order of blocks by their positions, after the recursive XY cut (Nagy and Seth, 1984). A gap
/// from top to bottom separates columns, which are read left to right. Without one, the first gap from side to side
/// separates what is above from what is below.
/// </summary>
internal static class ReadingOrder
{
    /// <summary>The cut costs the square of the blocks at worst; a page of more than this is sorted by lines.</summary>
    private const int MostBlocks = 500;

    public static IEnumerable<PdfBlock> Sort(List<PdfBlock> blocks)
    {
        if (blocks.Count > MostBlocks)
            return blocks.OrderByDescending(block => block.Top).ThenBy(block => block.Left);
        var sorted = new List<PdfBlock>(blocks.Count);
        Cut(blocks, sorted);
        return sorted;
    }

    private static void Cut(List<PdfBlock> blocks, List<PdfBlock> sorted)
    {
        while (blocks.Count > 1)
        {
            if (FirstGap(blocks, block => (block.Left, block.Right)) is { } column)
            {
                Cut([.. blocks.Where(block => block.Right <= column)], sorted);
                blocks = [.. blocks.Where(block => block.Right > column)];
            }
            else if (FirstGap(blocks, block => (-block.Top, -block.Bottom)) is { } row)
            {
                Cut([.. blocks.Where(block => -block.Bottom <= row)], sorted);
                blocks = [.. blocks.Where(block => -block.Bottom > row)];
            }
            else
            {
                sorted.AddRange(blocks.OrderByDescending(block => block.Top).ThenBy(block => block.Left));
                return;
            }
        }

        sorted.AddRange(blocks);
    }

    /// <summary>Returns the end of the first run of overlapping intervals, if another run follows.</summary>
    private static double? FirstGap(List<PdfBlock> blocks, Func<PdfBlock, (double Start, double End)> extent)
    {
        double end = double.NegativeInfinity;
        foreach ((double start, double stop) in blocks.Select(extent).OrderBy(interval => interval.Start))
        {
            if (start > end && !double.IsNegativeInfinity(end))
                return end;
            end = Math.Max(end, stop);
        }

        return null;
    }
}
