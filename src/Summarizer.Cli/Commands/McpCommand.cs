using System.CommandLine;
using System.IO.Pipelines;
using Microsoft.Extensions.Configuration;
using ModelContextProtocol.Server;
using Summarizer.Cli.Mcp;
using Summarizer.Cli.Serving;
using Summarizer.Cli.Storage;
using Summarizer.Functions.Mcp;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Digests;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Commands;

/// <summary>
/// <c>summarizer mcp</c>: the Model Context Protocol over standard input and output, for a client that starts this
/// program itself.
/// </summary>
internal static class McpCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "mcp",
            "Serves a Model Context Protocol client (an assistant, an editor) on standard input and output: summaries "
            + "and "
            + "digests of texts and of files below the given folders, and stored summaries if storage is configured. "
            + "Clients start it themselves.",
            "summarizer mcp",
            "summarizer mcp ~/Documents ~/notes",
            "summarizer mcp --storage folder:$HOME/articles",
            "claude mcp add summarizer -- summarizer mcp ~/Documents");
        var folders = new Argument<string[]>("FOLDER")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "Folders whose files may be read and summarised. Default: none.",
        };
        var storage = new StorageChoice(terminal);
        command.Add(folders);
        storage.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            AllowedFolders allowed = AllowedFolders.Of(parsed.GetValue(folders) ?? []);
            // Standard output belongs to the protocol.
            await using LocalApp app = LocalApp.Create([.. storage.GivenSettings(parsed), LocalApp.Silent]);
            bool hasStorage = app.Get<IConfiguration>().GetSection(ArticleStorageConnection.Setting).Exists();
            StoredSummaries? stored = hasStorage ? new StoredSummaries(app.Get<IArticleStore>) : null;
            var pipeline = app.Get<SummaryPipeline>();
            var digests = app.Get<DigestPipeline>();
            long mostBytes = app.Get<SummarizerOptions>().MaxArticleBytes;
            IEnumerable<McpServerTool> tools =
            [
                .. ArticleTools.ForTexts(pipeline),
                // One client, which waits for each answer, has the whole process.
                ArticleTools.ForDigests(
                    digests, mostBytes, hasStorage ? app.Get<IArticleStore> : null, hold: _ => { }),
                .. allowed.IsEmpty ? [] : FileTools.Of(allowed, new Inputs.ArticleFiles(terminal), pipeline, mostBytes),
                .. stored?.Tools ?? [],
            ];
            if (terminal.HasKeyboard)
                terminal.Error.WriteLine(
                    "Speaking the Model Context Protocol on standard input and output. A client starts this command. "
                    + $"Tools: {string.Join(", ", tools.Select(t => t.ProtocolTool.Name))}. Ctrl-D ends it.");
            var options = new McpServerOptions();
            ArticleTools.Describe(options, tools, stored);
            // The transport closes its streams; standard output stays open for what the command line does at its end.
            Stream output = PipeWriter.Create(
                terminal.OutputBytes, new StreamPipeWriterOptions(leaveOpen: true)).AsStream();
            var transport = new StreamServerTransport(terminal.Input, output, "summarizer");
            var server = McpServer.Create(transport, options);
            try
            {
                await server.RunAsync(cancellationToken).WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // A client may end the server by a signal. A read from standard input cannot be interrupted, and
                // disposing of the transport would wait for it.
                return ExitCode.Done;
            }

            await server.DisposeAsync();
            await transport.DisposeAsync();
            return ExitCode.Done;
        });
        return command;
    }
}
