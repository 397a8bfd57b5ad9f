namespace Summarizer.Pipeline.Storage;

/// <summary>
/// A condition on the version that is there, under which an article is stored over it (preconditions of RFC 9110,
/// section 13.1).
/// </summary>
/// <param name="Kind">The kind of condition.</param>
/// <param name="Etag">The version that must be there, with <see cref="WriteConditionKind.Version"/>.</param>
public readonly record struct WriteCondition(WriteConditionKind Kind, string? Etag = null)
{
    /// <summary>Only in the place of one version.</summary>
    /// <param name="version">The version; null: there must be nothing yet.</param>
    public static WriteCondition Replacing(string? version) =>
        version is null
            ? new WriteCondition(WriteConditionKind.New)
            : new WriteCondition(WriteConditionKind.Version, version);

    /// <summary>True if the condition holds.</summary>
    /// <param name="there">The version of what is there; null: nothing is.</param>
    public bool Holds(string? there) => Kind switch
    {
        WriteConditionKind.New => there is null,
        WriteConditionKind.Existing => there is not null,
        WriteConditionKind.Version => there == Etag,
        _ => true,
    };
}

/// <summary>Kinds of <see cref="WriteCondition"/>.</summary>
public enum WriteConditionKind
{
    /// <summary>Anything that is there.</summary>
    None,

    /// <summary>Only where nothing is.</summary>
    New,

    /// <summary>Only over something.</summary>
    Existing,

    /// <summary>Only over one version.</summary>
    Version,
}
