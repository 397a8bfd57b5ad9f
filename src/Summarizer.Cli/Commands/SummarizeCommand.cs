using System.CommandLine;
using Summarizer.Cli.Inputs;
using Summarizer.Cli.JsonLines;
using Summarizer.Cli.Output;
using Summarizer.Cli.Remote;
using Summarizer.Cli.Serving;
using Summarizer.Pipeline;

namespace Summarizer.Cli.Commands;

/// <summary><c>summarizer summarize</c>: files, standard input or JSON lines, without any server.</summary>
internal static class SummarizeCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "summarize",
            "Summarises files, standard input (-) or JSON lines: here, without any server, or on one that you name.",
            "summarizer summarize article.txt",
            "summarizer summarize report.pdf page.html --sentences 5 --sort rank",
            "summarizer summarize news/ 'archive/**/*.md' --format markdown > digest.md",
            "curl -s https://example.com/article | summarizer summarize - --words 80",
            "summarizer summarize minutes.docx --query \"what was decided on the budget\"",
            "summarizer summarize --jsonl < texts.jsonl > summaries.jsonl",
            "summarizer summarize inbox/ --watch",
            "summarizer summarize report.pdf --server https://NAME.azurewebsites.net");
        var paths = new Argument<string[]>("FILE") { Arity = ArgumentArity.ZeroOrMore, Description = "Files, folders or patterns such as 'news/**/*.md'; - is standard input." };
        var choices = new SummaryChoices();
        Option<string> format = SummaryFormats.Option();
        var jsonl = new Option<bool>("--jsonl") { Description = "Reads lines {\"id\",\"text\",…} from standard input and answers each with a line, in order." };
        var parallel = new Option<string?>("--parallel", "-p") { HelpName = "N", Description = "How many are worked on at once. Default: one per core." };
        var watch = new Option<bool>("--watch", "-w") { Description = "Goes on with what is new or changed in the folders, until Ctrl-C." };
        command.Add(paths);
        choices.AddTo(command);
        command.Add(format);
        command.Add(jsonl);
        command.Add(parallel);
        command.Add(watch);
        var serverChoice = new ServerChoice();
        serverChoice.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            SummaryRequest request = choices.Read(parsed);
            int workers = JsonLinesInput.Workers(parsed.GetValue(parallel));
            string[] given = parsed.GetValue(paths) ?? [];
            using Server? server = serverChoice.Read(parsed);
            if (parsed.GetValue(jsonl))
            {
                if (given is not ([] or ["-"]))
                    throw new UsageException("--jsonl reads standard input and takes no files, allowed: summarize --jsonl < FILE");
                if (request.Llm == true)
                    throw new UsageException("--jsonl makes extractive summaries only, allowed: --llm with files.");
                var summarizer = new LineSummarizer(request.Options, JsonLinesInput.MaxLineLength);
                if (server is not null)
                    throw new UsageException("--jsonl works here, on this machine's cores, allowed: --server with files.");
                if (parsed.GetValue(watch) || parsed.GetResult(format) is { Implicit: false })
                    throw new UsageException("--jsonl answers lines with lines, allowed: --watch and --format with files.");
                return await JsonLinesInput.AnswerAsync(terminal, summarizer.Answer, workers, "{\"id\":\"1\",\"text\":\"…\"}", cancellationToken);
            }

            if (given.Length == 0)
                throw new UsageException("summarize needs a file, a folder, a pattern, - for standard input, or --jsonl. See: summarizer summarize --help");
            var articles = new ArticleFiles(terminal);
            bool watching = parsed.GetValue(watch);
            FoundFiles found = ArticleFiles.Find(given, mayBeEmpty: watching);
            IReadOnlyList<ArticleFile> files = found.ToldApart();
            SummarizerOptions options = Settings.Read();
            await using LocalApp? app = request.Llm == true && server is null ? LocalApp.Create(Settings.ForNotes()) : null;
            SummaryPipeline pipeline = app?.Get<SummaryPipeline>() ?? new SummaryPipeline(options);
            var run = new SummarizeFiles(
                terminal, articles, options.MaxArticleBytes,
                (file, content, ct) => server?.SummarizeAsync(file, content, request, ct) ?? pipeline.SummarizeAsync(content, contentType: null, file.Name, request, ct),
                SummaryFormats.Printer(parsed.GetValue(format), terminal, alone: files.Count + found.Missing.Count == 1 && !watching), workers, request.Llm == true);
            bool all = found.AllThere(terminal) & await run.RunAsync(files, cancellationToken);
            if (watching)
                await run.WatchAsync(given, files, cancellationToken);
            return all ? ExitCode.Done : ExitCode.SomeFailed;
        });
        return command;
    }
}
