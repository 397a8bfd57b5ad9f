namespace Summarizer.Pipeline.Reading.Ocr;

/// <summary>A line of recognised text, with its place in the unit of its page.</summary>
/// <param name="Text">The text.</param>
/// <param name="Left">The distance of its left end from the left edge of the page.</param>
/// <param name="Top">The distance of its upper end from the top edge of the page.</param>
/// <param name="Right">The distance of its right end from the left edge of the page.</param>
/// <param name="Bottom">The distance of its lower end from the top edge of the page.</param>
internal sealed record OcrLine(string Text, double Left, double Top, double Right, double Bottom);
