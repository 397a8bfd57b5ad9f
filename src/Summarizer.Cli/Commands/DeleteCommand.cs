using System.CommandLine;
using Summarizer.Cli.Remote;
using Summarizer.Cli.Storage;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Commands;

/// <summary><c>summarizer delete</c>: removes stored summaries, and their articles on request.</summary>
internal static class DeleteCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new CliCommand(
            "delete",
            "Deletes stored summaries. A running app makes the summary of an article again unless the article is "
                + "deleted too.",
            "summarizer delete article.txt --article",
            "summarizer delete news/a.txt news/b.txt",
            "summarizer delete article.txt --article --server https://NAME.azurewebsites.net");
        var names = new Argument<string[]>("NAME")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "The articles' names, as list shows them.",
        };
        var withArticle = new Option<bool>("--article") { Description = "Deletes the article as well." };
        var storage = new StorageChoice(terminal);
        var server = new ServerChoice();
        command.Add(names);
        command.Add(withArticle);
        storage.AddTo(command);
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] articles = [.. parsed.GetRequiredValue(names).Select(name => ArticleName.Validate(name))];
            await using var place = await StoredArticles.OpenAsync(parsed, storage, server, cancellationToken);
            bool all = true;
            foreach (string article in articles)
            {
                bool deleted;
                try
                {
                    deleted = parsed.GetValue(withArticle)
                        ? await place.DeleteBothAsync(article, cancellationToken)
                        : await place.Store.DeleteResultAsync(article, cancellationToken);
                }
                catch (Exception e) when (FileFault.MessageOf(e) is { } message)
                {
                    all = false;
                    terminal.Complain($"{article}: {message}");
                    continue;
                }

                all &= deleted;
                if (deleted)
                    terminal.Say(article);
                else
                    terminal.Complain(
                        $"There is no summary{(parsed.GetValue(withArticle) ? " and no article" : "")} named "
                        + $"{article}.");
            }

            return all ? ExitCode.Done : ExitCode.SomeFailed;
        });
        return command;
    }
}
