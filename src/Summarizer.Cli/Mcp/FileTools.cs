using ModelContextProtocol.Server;
using Summarizer.Cli.Inputs;
using Summarizer.Functions.Mcp;
using Summarizer.Pipeline;

namespace Summarizer.Cli.Mcp;

/// <summary>The tools that work on files of this machine.</summary>
internal static class FileTools
{
    public static IEnumerable<McpServerTool> Of(
        AllowedFolders folders, ArticleFiles files, SummaryPipeline pipeline, long mostBytes)
    {
        yield return new ArticleTool(
            "summarize_file", "Summarise a file",
            "Chooses the best sentences of a file on this machine: text, HTML, PDF, Word, PowerPoint, EPUB, e-mail and "
            + "others. Only files below the folders that the user named are read."
            + ArticleTools.Untrusted,
            $$"""
            { "type": "object", "required": ["path"], "additionalProperties": false, "properties": {
              "path": { "type": "string", "maxLength": 4096, "description": "The file's path, absolute or within one of the folders." },
              {{ToolSchemas.LengthProperties}} } }
            """,
            ToolSchemas.Summary,
            async (arguments, cancellationToken) =>
            {
                string path = arguments.TakeRequiredText("path");
                bool json = arguments.TakeJsonFormat();
                SummaryRequest request = arguments.TakeOptions() with { Llm = false };
                string real = folders.Find(path);
                FileContent content = await files.ReadAsync(
                    new ArticleFile(Path.GetFileName(real), real), mostBytes, cancellationToken);
                return ToolAnswer.Of(
                    await pipeline.SummarizeAsync(
                        content.Bytes, contentType: null, Path.GetFileName(real), request, cancellationToken), json);
            });
    }
}
