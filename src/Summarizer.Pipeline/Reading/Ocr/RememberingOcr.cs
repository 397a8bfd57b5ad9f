namespace Summarizer.Pipeline.Reading.Ocr;

/// <summary>An engine that reads the same pages only once.</summary>
/// <param name="engine">The engine.</param>
/// <param name="name">The engine and its settings.</param>
/// <param name="memory">The memory of its work.</param>
internal sealed class RememberingOcr(IOcrEngine engine, string name, OcrMemory memory) : IOcrEngine
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<OcrPage>> ReadAsync(OcrRequest request, CancellationToken cancellationToken)
    {
        string key = request.KeyOf(name);
        if (await memory.PagesAsync(key, cancellationToken) is { } before)
            return before;
        IReadOnlyList<OcrPage> read = await engine.ReadAsync(request, cancellationToken);
        // Tesseract may read at the next attempt what it did not read in time, and Azure what its free tier left out.
        if (read.Count == request.Pages.Count)
            await memory.RememberAsync(key, read, cancellationToken);
        return read;
    }

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) => engine.CheckAsync(cancellationToken);
}
