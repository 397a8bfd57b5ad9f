using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Summarizer.Functions.Problems;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Mcp;

/// <summary>
/// A tool that answers with text. Its schema is written down and its arguments are read by hand: nothing here is found
/// out by reflection, so it works in a native binary as it does anywhere else.
/// </summary>
public sealed class ArticleTool : McpServerTool
{
    private readonly Func<ToolArguments, CancellationToken, Task<string>> _answer;

    /// <summary>Makes a tool.</summary>
    /// <param name="name">What clients call it by.</param>
    /// <param name="title">What people see.</param>
    /// <param name="description">What a model reads to decide on it.</param>
    /// <param name="schema">The JSON schema of its arguments.</param>
    /// <param name="answer">Does the work. What it throws becomes the tool's error, in the words of the other
    /// doors.</param>
    public ArticleTool(string name, string title, string description, string schema,
        Func<ToolArguments, CancellationToken, Task<string>> answer)
    {
        _answer = answer;
        using var json = JsonDocument.Parse(schema);
        ProtocolTool = new Tool
        {
            Name = name,
            Title = title,
            Description = description,
            InputSchema = json.RootElement.Clone(),
            Annotations = new ToolAnnotations
            {
                Title = title,
                ReadOnlyHint = true,
                DestructiveHint = false,
                IdempotentHint = true,
                OpenWorldHint = false
            },
        };
    }

    /// <inheritdoc/>
    public override Tool ProtocolTool { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata { get; } = [];

    /// <inheritdoc/>
    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return Text(await _answer(new ToolArguments(request.Params?.Arguments), cancellationToken));
        }
        catch (Exception e) when (Problem.From(e) is { } problem)
        {
            // The model can correct its call with this.
            return Text($"{problem.Code()}: {problem.Detail}", isError: true);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (request.Services?.GetService<ILoggerFactory>() is { } loggers)
                Log.ToolFailed(loggers.CreateLogger<ArticleTool>(), ProtocolTool.Name, e);
            return Text($"{FailureCode.Internal}: This is a bug. The server's log has the details.", isError: true);
        }
    }

    private static CallToolResult Text(string text, bool isError = false) =>
        new() { Content = [new TextContentBlock { Text = text }], IsError = isError };
}
