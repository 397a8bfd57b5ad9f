using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Reading.Ocr;

/// <summary>Recognises the text of pages.</summary>
internal interface IOcrEngine
{
    /// <summary>Reads pages of a PDF.</summary>
    /// <param name="request">The PDF and its pages to read.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The pages that were read. A page that could not be read is missing.</returns>
    /// <exception cref="ArticleException">The PDF cannot be read, or with <see cref="FailureCode.OcrUnavailable"/>:
    /// the engine is unavailable at the moment.</exception>
    Task<IReadOnlyList<OcrPage>> ReadAsync(OcrRequest request, CancellationToken cancellationToken);

    /// <summary>Checks that the engine can be used. No page is read, and nothing is paid for.</summary>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <exception cref="ArticleException">It cannot be used; the message says why.</exception>
    Task CheckAsync(CancellationToken cancellationToken);
}
