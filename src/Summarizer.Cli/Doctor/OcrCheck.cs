using Summarizer.Pipeline;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Ocr;

namespace Summarizer.Cli.Doctor;

/// <summary>
/// A check of the OCR engine: the commands and languages of tesseract, or the address and rights of Azure. It reads no
/// page, so it costs nothing.
/// </summary>
internal static class OcrCheck
{
    private const string Area = "ocr";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<Finding> RunAsync(SummarizerOptions options, CancellationToken cancellationToken)
    {
        OcrOptions ocr = options.Ocr;
        if (!ocr.IsOn)
            return new Finding(FindingKind.Off, Area, "OCR is off; scans are not read.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await new OcrReader(options).CheckAsync(patience.Token);
            return new Finding(FindingKind.Ok, Area, $"{ocr.Engine} can be used; no page was read");
        }
        catch (ArticleException e)
        {
            return new Finding(FindingKind.Fault, Area, e.Message, "See docs/formats.md#scans.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Finding(FindingKind.Fault, Area, $"{ocr.Engine} does not respond in time.",
                "See docs/formats.md#scans.");
        }
    }
}
