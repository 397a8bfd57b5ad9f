using System.CommandLine;
using Summarizer.Cli.Inputs;
using Summarizer.Cli.Output;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Reading.Ocr;

namespace Summarizer.Cli.Commands;

/// <summary><c>summarizer read</c>: the text and structure of documents, as the summariser sees them.</summary>
internal static class ReadCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "read",
            "Prints the text and structure that are read from a document, as lines, Markdown or JSON. It shows why a "
                + "summary is odd.",
            "summarizer read page.html",
            "summarizer read report.pdf --format markdown -o report.md",
            "summarizer read https://example.com/article --format json",
            "curl -s https://example.com/article | summarizer read",
            "summarizer read minutes.docx | grep '^\\[boilerplate\\]'");
        var paths = new Argument<string[]>("FILE")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description =
                "Files, folders, patterns such as 'news/**/*.md', or web addresses. - or nothing is standard input.",
        };
        var outputChoice = new OutputChoice(
            "What to print: blocks with their kind, Markdown, or JSON with offsets. JSON has one document per line if "
                + "there are several.");
        command.Add(paths);
        outputChoice.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] given = parsed.GetValue(paths) ?? [];
            if (given.Length == 0 && !terminal.HasKeyboard)
                given = ["-"];
            if (given.Length == 0)
                throw new UsageException(
                    "read needs a file, a folder, a pattern, or - for standard input. See: summarizer read --help");
            FoundFiles found = ArticleFiles.Find(given);
            IReadOnlyList<ArticleFile> files = found.ToldApart();
            using OutputFile? output = outputChoice.Open(parsed, terminal);
            output?.RefuseSources(files);
            var printer = new DocumentPrinter(
                (output?.Terminal ?? terminal).Out, outputChoice.FormatOf(parsed),
                alone: files.Count + found.Missing.Count == 1);
            var articles = new ArticleFiles(terminal);
            SummarizerOptions options = Settings.Read();
            var reader = new OcrReader(options);
            bool all = found.AllThere(terminal);
            foreach (ArticleFile file in files)
            {
                ReadArticle article;
                try
                {
                    FileContent content = await articles.ReadAsync(file, options.MaxArticleBytes, cancellationToken);
                    article = await reader.ReadAsync(content.Bytes, content.ContentType, file.Name, cancellationToken);
                }
                catch (Exception e) when (FileFault.MessageOf(e) is { } message)
                {
                    all = false;
                    terminal.Complain($"{file.Path}: {message}");
                    continue;
                }

                printer.Print(file.Name, article);
            }

            output?.Complete();
            return all ? ExitCode.Done : ExitCode.SomeFailed;
        });
        return command;
    }
}
