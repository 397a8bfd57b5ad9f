using System.CommandLine;
using System.CommandLine.Parsing;
using Summarizer.Pipeline;

namespace Summarizer.Cli.Commands;

/// <summary>The options that say what a summary should be like, for every command that makes one.</summary>
internal sealed class SummaryChoices(string defaultLength = "3")
{
    private readonly Option<bool> _llm = new("--llm") { Description = "Adds a summary by the configured language model, checked against the article." };

    // By the names that SummaryRequest.Parse knows: one place says what is allowed, for every door.
    private readonly (string Name, Option<string?> Option)[] _options =
    [
        ("sentences", new("--sentences", "-n") { HelpName = "N", Description = $"Sentences to choose, 1 to {SummaryOptions.MaxSentences}. Default: {defaultLength}." }),
        ("ratio", new("--ratio") { HelpName = "R", Description = "Instead: the share of the sentences to keep, above 0 and up to 1." }),
        ("words", new("--words") { HelpName = "N", Description = "Instead: the most words; at least one sentence is kept." }),
        ("query", new("--query", "-q") { HelpName = "Q", Description = "What you want to know: sentences near to it rank higher." }),
        ("language", new("--language", "-l") { HelpName = "L", Description = "The article's language, such as en or de. Default: found out." }),
        ("sortBy", new("--sort") { HelpName = "offset|rank", Description = "The order of the sentences: as in the article, or best first. Default: offset." }),
    ];

    /// <summary>Adds them all.</summary>
    public void AddTo(Command command)
    {
        AddExtractiveTo(command);
        command.Add(_llm);
    }

    /// <summary>Adds those that choose among an article's own sentences.</summary>
    public void AddExtractiveTo(Command command)
    {
        foreach ((string name, Option<string?> option) in _options)
        {
            option.Arity = ArgumentArity.ExactlyOne;
            if (name == "sortBy")
                option.CompletionSources.Add("offset", "rank");
            command.Add(option);
        }
    }

    /// <summary>What the user asked for.</summary>
    /// <exception cref="Pipeline.Failures.ArticleException">An option has a value that it cannot have.</exception>
    public SummaryRequest Read(ParseResult parsed)
    {
        var given = new List<KeyValuePair<string, string?>>();
        foreach ((string name, Option<string?> option) in _options)
        {
            if (parsed.GetResult(option) is OptionResult { Implicit: false })
                given.Add(new(name, parsed.GetValue(option)));
        }

        // A model costs money: only where it was asked for.
        return SummaryRequest.Parse(given) with { Llm = parsed.GetValue(_llm) };
    }
}
