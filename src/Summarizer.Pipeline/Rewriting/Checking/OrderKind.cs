namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>Whom a sentence of an article gives orders to (<see cref="Orders"/>).</summary>
internal enum OrderKind
{
    /// <summary>It gives none.</summary>
    None,

    /// <summary>Perhaps whoever summarises it; the same may be said to people, such as "note that".</summary>
    Anyone,

    /// <summary>Plainly a machine, or it is a piece of a prompt: what stands around it is suspect too.</summary>
    Machine,
}
