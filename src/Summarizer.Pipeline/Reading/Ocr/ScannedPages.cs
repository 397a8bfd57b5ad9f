namespace Summarizer.Pipeline.Reading.Ocr;

/// <summary>
/// The pages of a PDF for OCR. A first reading finds them; a second one puts in what was recognised on them.
/// </summary>
internal sealed class ScannedPages
{
    /// <summary>The numbers of the pages without usable text, from 1, in ascending order.</summary>
    public SortedSet<int> Found { get; } = [];

    /// <summary>
    /// True if the text layer is garbage. No page keeps it then, not even a page on which OCR found nothing.
    /// </summary>
    public bool TextIsGarbage { get; set; }

    /// <summary>The recognised text. Empty in the first reading.</summary>
    public IReadOnlyList<OcrPage> Recognized { get; init; } = [];
}
