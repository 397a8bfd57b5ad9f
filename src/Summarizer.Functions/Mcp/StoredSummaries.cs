using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Summarizer.Functions.Problems;
using Summarizer.Functions.Requests;
using Summarizer.Functions.Summaries;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Mcp;

/// <summary>The stored summaries: two tools, and a resource for each summary.</summary>
/// <param name="store">Returns the store. Called when a client asks for something.</param>
public sealed class StoredSummaries(Func<IArticleStore> store)
{
    /// <summary>The address of a resource before the article's name.</summary>
    public const string UriPrefix = "summarizer://summaries/";

    private const int PageSize = 100;

    /// <summary>The tools <c>list_summaries</c> and <c>read_summary</c>.</summary>
    public IEnumerable<McpServerTool> Tools =>
    [
        new ArticleTool(
            "list_summaries", "List stored summaries",
            "Lists the articles that have a stored summary: name, title, status and time, a page at a time.",
            """
            { "type": "object", "additionalProperties": false, "properties": {
              "prefix": { "type": "string", "maxLength": 1024,
                "description": "Only names that start with this, such as news/." },
              "limit": { "type": "integer", "minimum": 1, "maximum": 1000,
                "description": "The most items. Default: 100." },
              "continuation": { "type": "string", "description": "The continuation of the page before." } } }
            """,
            ToolSchemas.List, ListAsync),
        new ArticleTool(
            "read_summary", "Read a stored summary",
            "Reads the stored summary of an article by its name, as list_summaries returns it."
            + ArticleTools.Untrusted,
            """
            { "type": "object", "required": ["name"], "additionalProperties": false, "properties": {
              "name": { "type": "string", "maxLength": 1024,
                "description": "The article's name, such as news/harbour.txt." },
              "format": { "enum": ["markdown", "json"],
                "description": "The form of the text: markdown (default), or json with the whole result." } } }
            """,
            ToolSchemas.Summary,
            async (arguments, cancellationToken) =>
            {
                string name = arguments.TakeRequiredText("name");
                bool json = arguments.TakeJsonFormat();
                return ToolAnswer.Of(await ReadAsync(name, cancellationToken), json);
            }),
    ];

    /// <summary>Adds the resources to a server: a page of the list per request, and each summary as Markdown.</summary>
    /// <param name="options">The server's options.</param>
    public void AddResources(McpServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Capabilities!.Resources = new ResourcesCapability { ListChanged = false, Subscribe = false };
        options.Handlers.ListResourcesHandler = (request, cancellationToken) => Within(async () =>
        {
            ResultPage page = await store().ListResultPageAsync(
                null, PageSize, request.Params?.Cursor, cancellationToken);
            return new ListResourcesResult
            {
                Resources = [.. page.Items.Select(ResourceOf)],
                NextCursor = page.Continuation,
            };
        });
        options.Handlers.ListResourceTemplatesHandler = (_, _) => ValueTask.FromResult(new ListResourceTemplatesResult
        {
            ResourceTemplates =
            [
                new ResourceTemplate
                {
                    Name = "summary",
                    Title = "Stored summary",
                    UriTemplate = UriPrefix + "{+name}",
                    Description = "The summary of a stored article by the article's name." + ArticleTools.Untrusted,
                    MimeType = SummaryAnswer.Markdown,
                },
            ],
        });
        options.Handlers.ReadResourceHandler = (request, cancellationToken) => Within(async () =>
        {
            string uri = request.Params?.Uri ?? "";
            if (!uri.StartsWith(UriPrefix, StringComparison.Ordinal))
                throw new ArticleException(
                    FailureCode.NotFound, $"`uri` must start with {UriPrefix}, but was {CallerText.Quoted(uri)}.",
                    "uri");
            string name = Uri.UnescapeDataString(uri[UriPrefix.Length..]);
            string text = ReadableResult.Markdown(await ReadAsync(name, cancellationToken));
            return new ReadResourceResult
            {
                Contents = [new TextResourceContents { Uri = uri, MimeType = SummaryAnswer.Markdown, Text = text }],
            };
        });
    }

    private async Task<ToolAnswer> ListAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        string? prefix = arguments.TakeText("prefix"), continuation = arguments.TakeText("continuation");
        int limit = arguments.TakeWholeNumber("limit", 1, 1000) ?? 100;
        ResultPage page = await store().ListResultPageAsync(prefix, limit, continuation, cancellationToken);
        JsonElement list = JsonSerializer.SerializeToElement(SummaryRoutes.ListOf(page), AppJson.Plain.SummaryList);
        return new ToolAnswer(list.GetRawText(), list);
    }

    private async Task<SummaryResult> ReadAsync(string name, CancellationToken cancellationToken)
    {
        ArticleName.Validate(name);
        StoredSummary summary = await store().FindSummaryAsync(name, cancellationToken);
        if (summary.IsWaiting)
            throw new ArticleException(
                FailureCode.NotFound, "The article waits for its summary. Try again in a few seconds.", "name");
        if (summary.Result is not { } stored)
            throw new ArticleException(
                FailureCode.NotFound,
                "There is no summary and no article of this name. list_summaries lists the names.", "name");
        return ResultJson.TryDeserialize(stored.Json.Span) ?? throw new ArticleException(
            FailureCode.Internal, "The stored result cannot be read. Delete it, and the sweep makes it again.", "name");
    }

    private static Resource ResourceOf(ResultHead head) => new()
    {
        Uri = UriPrefix + NameInPath.Encode(head.Name),
        Name = head.Name,
        Title = head.Metadata.Title ?? head.Name,
        MimeType = SummaryAnswer.Markdown,
        Annotations = new Annotations { LastModified = head.LastModified },
    };

    /// <summary>Turns a failure into the protocol's error, with the same words as elsewhere.</summary>
    private static async ValueTask<T> Within<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (Problem.From(e) is { } problem)
        {
            // Since revision 2026-07-28, that includes resources that do not exist.
            McpErrorCode code = problem.Status < 500 ? McpErrorCode.InvalidParams : McpErrorCode.InternalError;
            throw new McpProtocolException($"{problem.Code()}: {problem.Detail}", code);
        }
    }
}
