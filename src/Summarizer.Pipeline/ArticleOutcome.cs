namespace Summarizer.Pipeline;

/// <summary>The outcome of working on one stored article. None of these needs another try.</summary>
public enum ArticleOutcome
{
    /// <summary>A result was written.</summary>
    Summarised,

    /// <summary>A result was written; the language model's part is still to come, which the sweep sees to.</summary>
    Deferred,

    /// <summary>A result that says what is wrong with the article was written.</summary>
    Failed,

    /// <summary>
    /// There was nothing to do: the result is of this version and these options already, or another worker is at it.
    /// </summary>
    UpToDate,

    /// <summary>The article does not exist any more.</summary>
    Gone,

    /// <summary>Other workers kept changing the result at the same time, so theirs stands.</summary>
    Superseded,
}
