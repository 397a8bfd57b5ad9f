namespace Summarizer.Pipeline.Reading.Ocr;

/// <summary>
/// The pages of a PDF for OCR. A first reading finds them; a second one puts in what was recognised on them.
/// </summary>
internal sealed class ScannedPages
{
    /// <summary>The numbers of the pages without usable text, from 1, in ascending order.</summary>
    public SortedSet<int> Found { get; } = [];

    /// <summary>The recognised text.</summary>
    public IReadOnlyList<OcrPage> Recognized { get; init; } = [];
}
