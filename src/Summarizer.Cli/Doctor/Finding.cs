namespace Summarizer.Cli.Doctor;

/// <summary>The result of one check.</summary>
/// <param name="Kind">The severity.</param>
/// <param name="Area">The area that was checked: settings, storage, clock, queue, ocr, model.</param>
/// <param name="Text">The observation, without secrets.</param>
/// <param name="Fix">The fix; null if nothing is to be done.</param>
internal sealed record Finding(FindingKind Kind, string Area, string Text, string? Fix = null);

/// <summary>The severities of a finding.</summary>
internal enum FindingKind
{
    Ok,
    Off,
    Warning,
    Fault,
}
