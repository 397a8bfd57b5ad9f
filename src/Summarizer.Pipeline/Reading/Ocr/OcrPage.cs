namespace Summarizer.Pipeline.Reading.Ocr;

/// <summary>The text that was recognised on a page.</summary>
/// <param name="Number">The page's number, from 1.</param>
/// <param name="Height">The page's height, in any unit of length.</param>
/// <param name="Lines">Its lines in reading order.</param>
internal sealed record OcrPage(int Number, double Height, IReadOnlyList<OcrLine> Lines);
