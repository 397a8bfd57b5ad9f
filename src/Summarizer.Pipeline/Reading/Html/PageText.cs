namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// The blocks of a page that have not been left out, with sums of their running text, text and links. The sums are
/// those of the last call of <see cref="Sum"/>.
/// </summary>
/// <param name="page">The page.</param>
internal sealed class PageText(HtmlPage page)
{
    private readonly int[] _prose = new int[page.Blocks.Count + 1];
    private readonly int[] _length = new int[page.Blocks.Count + 1];
    private readonly int[] _linked = new int[page.Blocks.Count + 1];

    /// <summary>True for each block that is left out.</summary>
    public bool[] IsOut { get; } = new bool[page.Blocks.Count];

    /// <summary>The running text of the page, in characters.</summary>
    public int All => _prose[^1];

    /// <summary>Sums up what is before each block, so that the sum of a range is a difference.</summary>
    public void Sum()
    {
        for (int i = 0; i < IsOut.Length; i++)
        {
            PageBlock block = page.Blocks[i];
            _prose[i + 1] = _prose[i] + (IsOut[i] ? 0 : block.Prose);
            _length[i + 1] = _length[i] + (IsOut[i] ? 0 : block.Length);
            _linked[i + 1] = _linked[i] + (IsOut[i] ? 0 : block.Linked);
        }
    }

    /// <summary>Returns the running text of an element.</summary>
    public int Prose(PageElement element) => Prose(element.FirstBlock, element.EndBlock);

    /// <summary>Returns the running text of a range of blocks.</summary>
    public int Prose(int first, int end) => _prose[end] - _prose[first];

    /// <summary>Returns the length of an element's text.</summary>
    public int Length(PageElement element) => Length(element.FirstBlock, element.EndBlock);

    /// <summary>Returns the length of the text of a range of blocks.</summary>
    public int Length(int first, int end) => _length[end] - _length[first];

    /// <summary>Returns the length of an element's links.</summary>
    public int Linked(PageElement element) => Linked(element.FirstBlock, element.EndBlock);

    /// <summary>Returns the length of the links of a range of blocks.</summary>
    public int Linked(int first, int end) => _linked[end] - _linked[first];

    /// <summary>Leaves out an element.</summary>
    public void LeaveOut(PageElement element) =>
        Array.Fill(IsOut, true, element.FirstBlock, element.EndBlock - element.FirstBlock);

    /// <summary>Returns the blocks of an element that have not been left out.</summary>
    public List<PageBlock> Remaining(PageElement element)
    {
        var blocks = new List<PageBlock>();
        for (int i = element.FirstBlock; i < element.EndBlock; i++)
        {
            if (!IsOut[i])
                blocks.Add(page.Blocks[i]);
        }

        return blocks;
    }
}
