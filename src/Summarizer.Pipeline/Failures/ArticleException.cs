namespace Summarizer.Pipeline.Failures;

/// <summary>
/// An article or a request that cannot be summarised, with words for the person who sent it. Trying again does not
/// help.
/// </summary>
public sealed class ArticleException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="code">A stable code of <see cref="FailureCode"/>.</param>
    /// <param name="message">The error and what is allowed, without any text of the article.</param>
    /// <param name="target">The option, field or name that is wrong; null for the article as a whole.</param>
    /// <param name="inner">The cause, for the log.</param>
    public ArticleException(string code, string message, string? target = null, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Target = target;
    }

    /// <summary>A stable code of <see cref="FailureCode"/>.</summary>
    public string Code { get; }

    /// <summary>The option, field or name that is wrong; null for the article as a whole.</summary>
    public string? Target { get; }
}
