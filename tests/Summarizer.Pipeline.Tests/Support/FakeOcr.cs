using Summarizer.Pipeline.Reading.Ocr;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>An OCR engine that returns what a test says, and remembers which pages it was asked for.</summary>
internal sealed class FakeOcr(Func<int, OcrPage?> read) : IOcrEngine
{
    public List<int> Asked { get; } = [];

    public Task<IReadOnlyList<OcrPage>> ReadAsync(OcrRequest request, CancellationToken cancellationToken)
    {
        Asked.AddRange(request.Pages);
        return Task.FromResult<IReadOnlyList<OcrPage>>([.. request.Pages.Select(read).OfType<OcrPage>()]);
    }

    public Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A page of lines of one size, from its top.</summary>
    public static OcrPage Page(int number, params string[] lines) => new(number, 2474, 3500,
        [.. lines.Select((text, i) => new OcrLine(text, 300, 600 + (60 * i), 2200, 645 + (60 * i)))]);
}
