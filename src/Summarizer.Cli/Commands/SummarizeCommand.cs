using System.CommandLine;
using Summarizer.Cli.Inputs;
using Summarizer.Cli.JsonLines;
using Summarizer.Cli.Output;
using Summarizer.Cli.Remote;
using Summarizer.Cli.Serving;
using Summarizer.Explaining;
using Summarizer.Pipeline;

namespace Summarizer.Cli.Commands;

/// <summary><c>summarizer summarize</c>: files, standard input or JSON lines, without any server.</summary>
internal static class SummarizeCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "summarize",
            "Summarises files, web pages, standard input or JSON lines: here, without any server, or on one that you "
                + "name.",
            "summarizer summarize article.txt",
            "summarizer summarize report.pdf page.html --sentences 5 --sort rank",
            "summarizer summarize news/ 'archive/**/*.md' --format markdown > digest.md",
            "summarizer summarize https://example.com/article --words 80",
            "pdftotext report.pdf - | summarizer summarize -o summary.md",
            "summarizer summarize minutes.docx --query \"what was decided on the budget\"",
            "summarizer summarize --jsonl < texts.jsonl > summaries.jsonl",
            "summarizer summarize inbox/ --watch",
            "summarizer summarize page.html --explain",
            "summarizer summarize report.pdf --server https://NAME.azurewebsites.net");
        command.Aliases.Add("summarise");
        var paths = new Argument<string[]>("FILE")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description =
                "Files, folders, patterns such as 'news/**/*.md', or web addresses. - or nothing is standard input."
        };
        var choices = new SummaryChoices();
        var jsonl = new Option<bool>("--jsonl")
        {
            Description = "Reads lines {\"id\",\"text\",…} from standard input and answers each with a line, in order.",
        };
        var parallel = new Option<string?>("--parallel", "-p")
        {
            HelpName = "N",
            Description = "How many are worked on at once. Default: one per core.",
        };
        var watch = new Option<bool>("--watch", "-w")
        {
            Description = "Goes on with what is new or changed in the folders, until Ctrl-C.",
        };
        var explain = new Option<bool>("--explain")
        {
            Description =
                "Prints instead which rule removed each line, the features and the score of each sentence, and why it "
                    + "was chosen or not.",
        };
        command.Add(paths);
        choices.AddTo(command);
        var outputChoice = new OutputChoice();
        outputChoice.AddTo(command);
        command.Add(jsonl);
        command.Add(parallel);
        command.Add(watch);
        command.Add(explain);
        var serverChoice = new ServerChoice();
        serverChoice.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            SummaryRequest request = choices.Read(parsed);
            int workers = JsonLinesInput.Workers(parsed.GetValue(parallel));
            string[] given = parsed.GetValue(paths) ?? [];
            using Server? server = serverChoice.Read(parsed);
            bool watching = parsed.GetValue(watch);
            if (watching && outputChoice.IsFileGiven(parsed))
                throw new UsageException(
                    "--watch prints each summary when it is made. Use it without --output: summarize FOLDER --watch > "
                    + "FILE");
            using OutputFile? output = outputChoice.Open(parsed, terminal);
            Terminal to = output?.Terminal ?? terminal;
            bool hasOtherForm = server is not null
                || request.Llm == true || parsed.GetValue(jsonl) || watching
                || outputChoice.IsFormatGiven(parsed);
            if (parsed.GetValue(explain) && hasOtherForm)
                throw new UsageException(
                    "--explain prints text. Use it without --format, --jsonl, --llm, --server and --watch.");
            if (parsed.GetValue(jsonl))
            {
                if (given is not ([] or ["-"]))
                    throw new UsageException("--jsonl reads standard input only. Use: summarize --jsonl < FILE");
                if (request.Llm == true)
                    throw new UsageException("--jsonl makes extractive summaries only. Use --llm with files.");
                var summarizer = new LineSummarizer(request.Options, JsonLinesInput.MaxLineLength);
                if (server is not null)
                    throw new UsageException("--jsonl works on this machine only. Use --server with files.");
                if (watching || outputChoice.IsFormatGiven(parsed))
                    throw new UsageException("--jsonl returns one line per line. Use --watch and --format with files.");
                output?.RefuseSources([ArticleFile.StandardInput]);
                int code = await JsonLinesInput.AnswerAsync(
                    to, summarizer.Answer, workers, "{\"id\":\"1\",\"text\":\"…\"}", cancellationToken);
                output?.Complete();
                return code;
            }

            if (given.Length == 0 && !terminal.HasKeyboard)
                given = ["-"];
            if (given.Length == 0)
                throw new UsageException(
                    "summarize needs a file, a folder, a pattern, - for standard input, or --jsonl. See: summarizer "
                    + "summarize --help");
            var articles = new ArticleFiles(to);
            FoundFiles found = ArticleFiles.Find(given, mayBeEmpty: watching);
            IReadOnlyList<ArticleFile> files = found.ToldApart();
            output?.RefuseSources(files);
            SummarizerOptions options = Settings.Read();
            if (parsed.GetValue(explain))
            {
                int explained = await ExplainAsync(to, articles, found, request, options, cancellationToken);
                output?.Complete();
                return explained;
            }

            await using LocalApp? app = request.Llm == true
                && server is null ? LocalApp.Create(Settings.ForNotes()) : null;
            SummaryPipeline pipeline = app?.Get<SummaryPipeline>() ?? new SummaryPipeline(options);
            var run = new SummarizeFiles(
                to, articles, options.MaxArticleBytes,
                (file, content, ct) => server?.SummarizeAsync(file, content, request, ct)
                    ?? pipeline.SummarizeAsync(content.Bytes, content.ContentType, file.Name, request, ct),
                outputChoice.Printer(parsed, to, alone: files.Count + found.Missing.Count == 1 && !watching), workers,
                request.Llm == true);
            bool all = found.AllThere(terminal);
            if (watching)
                await run.WatchAsync(given, files, cancellationToken);
            else
                all &= await run.RunAsync(files, cancellationToken);
            output?.Complete();
            return all ? ExitCode.Done : ExitCode.SomeFailed;
        });
        return command;
    }

    private static async Task<int> ExplainAsync(
        Terminal terminal, ArticleFiles articles, FoundFiles found, SummaryRequest request, SummarizerOptions options,
        CancellationToken cancellationToken)
    {
        var pipeline = new SummaryPipeline(options);
        IReadOnlyList<ArticleFile> files = found.ToldApart();
        var printer = new ExplanationPrinter(terminal.Out, alone: files.Count + found.Missing.Count == 1);
        bool all = found.AllThere(terminal);
        foreach (ArticleFile file in files)
        {
            Explanation explanation;
            try
            {
                FileContent content = await articles.ReadAsync(file, options.MaxArticleBytes, cancellationToken);
                explanation = await pipeline.ExplainAsync(
                    content.Bytes, content.ContentType, file.Name, request, cancellationToken);
            }
            catch (Exception e) when (FileFault.MessageOf(e) is { } message)
            {
                all = false;
                terminal.Complain($"{file.Path}: {message}");
                continue;
            }

            printer.Print(file.Name, explanation);
        }

        return all ? ExitCode.Done : ExitCode.SomeFailed;
    }
}
