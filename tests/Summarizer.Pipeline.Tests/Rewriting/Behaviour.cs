using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Rewriting;

/// <summary>A row of the table in docs/internals/model-servers.md: what a server does, and what comes of it.</summary>
/// <param name="When">The server's action, in words.</param>
/// <param name="Then">The result, in words.</param>
/// <param name="Answer">The server's answer: a reply for a request and its number, from 1.</param>
internal sealed record Behaviour(string When, string Then, Func<ModelRequest, int, ModelReply> Answer)
{
    /// <summary>The status of the part.</summary>
    public string Status { get; init; } = ResultStatus.Succeeded;

    /// <summary>The code of the reason; null: none is expected.</summary>
    public string? Code { get; init; }

    /// <summary>The requests that the server sees; 0: not looked at.</summary>
    public int Requests { get; init; } = 1;

    /// <summary>The text that the reason must contain.</summary>
    public string? Reason { get; init; }

    /// <summary>The text that the reason must not contain.</summary>
    public string? Hidden { get; init; }

    /// <summary>Changes the settings.</summary>
    public Action<LlmOptions, ModelServer>? Settings { get; init; }

    /// <summary>The addresses that the server has.</summary>
    public Func<string, bool>? Serves { get; init; }

    /// <summary>The reply at other addresses.</summary>
    public ModelReply? NotFound { get; init; }

    /// <summary>The article.</summary>
    public string Article { get; init; } = Writers.Article;

    /// <summary>Looks at the last request and the result.</summary>
    public Action<ModelRequest, LlmPart>? Look { get; init; }

    public override string ToString() => When;
}
