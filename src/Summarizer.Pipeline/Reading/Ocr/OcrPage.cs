namespace Summarizer.Pipeline.Reading.Ocr;

/// <summary>The text that was recognised on a page, with its places as on a page that is turned upright.</summary>
/// <param name="Number">The page's number, from 1.</param>
/// <param name="Width">The upright page's width, in any unit of length.</param>
/// <param name="Height">The upright page's height.</param>
/// <param name="Lines">Its lines in reading order.</param>
internal sealed record OcrPage(int Number, double Width, double Height, IReadOnlyList<OcrLine> Lines);
