using System.CommandLine;
using Summarizer.Cli.Inputs;
using Summarizer.Cli.Output;
using Summarizer.Cli.Remote;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Digests;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Commands;

/// <summary><c>summarizer digest</c>: one summary over several articles.</summary>
internal static class DigestCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "digest",
            "Makes one summary over several articles: their best sentences, each with its source. "
            + "What several articles say appears once, with all of its sources.",
            "summarizer digest monday.txt tuesday.txt wednesday.html",
            "summarizer digest news/ --sentences 8 --sort rank",
            "summarizer digest 'reports/**/*.pdf' --words 150 --query \"what it will cost\"",
            "summarizer digest news/ --format markdown > digest.md",
            "summarizer digest news/a.txt news/b.txt --server https://NAME.azurewebsites.net");
        var paths = new Argument<string[]>("FILE")
        {
            Arity = ArgumentArity.OneOrMore,
            Description =
                $"Files, folders or patterns, at most {DigestPipeline.MaxItems} articles; - is standard input. "
                + "With --server: names of articles stored there.",
        };
        var choices = new SummaryChoices("one for each article, 3 to 10");
        var serverChoice = new ServerChoice();
        command.Add(paths);
        choices.AddExtractiveTo(command);
        var outputChoice = new OutputChoice();
        outputChoice.AddTo(command);
        serverChoice.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            SummaryRequest wanted = choices.Read(parsed);
            using OutputFile? output = outputChoice.Open(parsed, terminal);
            var printer = new DigestPrinter(output?.Terminal ?? terminal, outputChoice.FormatOf(parsed));
            string[] given = parsed.GetRequiredValue(paths);
            using Server? server = serverChoice.Read(parsed);
            if (server is not null)
            {
                try
                {
                    string[] names = [.. given.Select(name => ArticleName.Validate(name))];
                    Print(await server.DigestAsync(names, wanted.Options, cancellationToken));
                    return ExitCode.Done;
                }
                catch (ArticleException e) when (e.Target is { } name && given.Contains(name))
                {
                    terminal.Complain($"{e.Target}: {e.Message}");
                    return ExitCode.SomeFailed;
                }
            }

            FoundFiles found = ArticleFiles.Find(given);
            IReadOnlyList<ArticleFile> files = found.ToldApart();
            output?.RefuseSources(files);
            if (files.Count > DigestPipeline.MaxItems)
                throw new UsageException(
                    $"A digest must have 1 to {DigestPipeline.MaxItems} articles, but has {files.Count}.");
            bool allThere = found.AllThere(terminal);
            SummarizerOptions options = Settings.Read();
            List<DigestItem> items = await ReadAsync(terminal, files, options.MaxArticleBytes, cancellationToken);
            int unreadable = files.Count - items.Count;
            if (items.Count == 0)
                return ExitCode.SomeFailed;
            DigestResult digest;
            try
            {
                digest = new DigestPipeline(options).Digest(items, wanted, Unreadable, cancellationToken);
            }
            catch (ArticleException) when (unreadable == files.Count)
            {
                return ExitCode.SomeFailed; // Each has had its line.
            }

            Print(digest);
            return allThere && unreadable == 0 ? ExitCode.Done : ExitCode.SomeFailed;

            void Print(DigestResult made)
            {
                printer.Print(made);
                output?.Complete();
                Warnings.Report(terminal, made.Warnings);
            }

            void Unreadable(ArticleException e)
            {
                unreadable++;
                terminal.Complain($"{e.Target}: {e.Message}");
            }
        });
        return command;
    }

    /// <summary>
    /// Reads the files' bytes; one that cannot be read costs a line on standard error, and the digest is made of the
    /// others.
    /// </summary>
    private static async Task<List<DigestItem>> ReadAsync(
        Terminal terminal, IReadOnlyList<ArticleFile> files, long mostBytes, CancellationToken cancellationToken)
    {
        var articles = new ArticleFiles(terminal);
        var items = new List<DigestItem>();
        foreach (ArticleFile file in files)
        {
            try
            {
                FileContent content = await articles.ReadAsync(file, mostBytes, cancellationToken);
                items.Add(new DigestItem(file.Name, content.Bytes, content.ContentType, FileName: file.Name));
            }
            catch (Exception e) when (FileFault.MessageOf(e) is { } message)
            {
                terminal.Complain($"{file.Path}: {message}");
            }
        }

        return items;
    }
}
