namespace Summarizer.Cli.Doctor;

/// <summary>What one look at something has shown.</summary>
/// <param name="Kind">Whether it is well.</param>
/// <param name="Area">What was looked at: settings, storage, clock, queue, model.</param>
/// <param name="Text">What was seen, without secrets.</param>
/// <param name="Mend">What to do about it; null where there is nothing to do.</param>
internal sealed record Finding(FindingKind Kind, string Area, string Text, string? Mend = null);

/// <summary>Whether something is well.</summary>
internal enum FindingKind
{
    Ok,
    Off,
    Warning,
    Fault,
}
