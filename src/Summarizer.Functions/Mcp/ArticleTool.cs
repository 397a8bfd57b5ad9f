using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Summarizer.Functions.Problems;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Mcp;

/// <summary>
/// A tool that returns text and structured content. Schemas and arguments are handled without reflection, so the tool
/// works in a native binary.
/// </summary>
public sealed class ArticleTool : McpServerTool
{
    private readonly Func<ToolArguments, CancellationToken, Task<ToolAnswer>> _answer;
    private readonly string[] _arguments;

    /// <summary>Creates a tool.</summary>
    /// <param name="name">The name in calls.</param>
    /// <param name="title">The name for people.</param>
    /// <param name="description">The description by which a model decides to call it.</param>
    /// <param name="schema">The JSON schema of its arguments.</param>
    /// <param name="outputSchema">The JSON schema of its structured content.</param>
    /// <param name="answer">The function that does the work. An exception becomes the tool's error, with the same words
    /// as over HTTP.</param>
    public ArticleTool(
        string name, string title, string description, string schema, string outputSchema,
        Func<ToolArguments, CancellationToken, Task<ToolAnswer>> answer)
    {
        _answer = answer;
        ProtocolTool = new Tool
        {
            Name = name,
            Title = title,
            Description = description,
            InputSchema = Parsed(schema),
            OutputSchema = Parsed(outputSchema),
            Annotations = new ToolAnnotations
            {
                Title = title,
                ReadOnlyHint = true,
                DestructiveHint = false,
                IdempotentHint = true,
                OpenWorldHint = false,
            },
        };
        _arguments = [.. ProtocolTool.InputSchema.GetProperty("properties").EnumerateObject().Select(p => p.Name)];
    }

    /// <inheritdoc/>
    public override Tool ProtocolTool { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata { get; } = [];

    /// <inheritdoc/>
    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            ToolAnswer answer = await _answer(
                new ToolArguments(request.Params?.Arguments, _arguments), cancellationToken);
            return new CallToolResult
            {
                Content = [new TextContentBlock { Text = answer.Text }],
                StructuredContent = answer.Structured,
                IsError = false,
            };
        }
        catch (Exception e) when (Problem.From(e) is { } problem)
        {
            // The model can correct its call with this.
            bool isNamed = problem.Target is null
                || problem.Detail.Contains(problem.Target, StringComparison.OrdinalIgnoreCase);
            return Error($"{problem.Code()}: {problem.Detail}{(isNamed ? "" : $" ({problem.Target})")}");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (request.Services?.GetService<ILoggerFactory>() is { } loggers)
                Log.ToolFailed(loggers.CreateLogger<ArticleTool>(), ProtocolTool.Name, e);
            return Error($"{FailureCode.Internal}: This is a bug. The server's log has the details.");
        }
    }

    private static CallToolResult Error(string text) =>
        new() { Content = [new TextContentBlock { Text = text }], IsError = true };

    private static JsonElement Parsed(string schema)
    {
        using var json = JsonDocument.Parse(schema);
        return json.RootElement.Clone();
    }
}
