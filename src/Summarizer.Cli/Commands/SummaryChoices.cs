using System.CommandLine;
using System.CommandLine.Parsing;
using Summarizer.Pipeline;

namespace Summarizer.Cli.Commands;

/// <summary>The options that say what a summary should be like, for every command that makes one.</summary>
internal sealed class SummaryChoices(string defaultLength = "1 to 7, by the length of the text")
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

    private readonly (string Name, Option<string?> Option)[] _llmOptions =
    [
        ("style", new("--style") { HelpName = "paragraph|bullets|headline|takeaways", Description = "With --llm: the form of the summary. Default: as configured." }),
        ("length", new("--length") { HelpName = "short|medium|long|N", Description = "With --llm: the length, or a number of words from 20 to 1000. Default: as configured." }),
        ("focus", new("--focus") { HelpName = "TOPIC", Description = "With --llm: what you care about most, up to 300 characters." }),
        ("tone", new("--tone") { HelpName = "neutral|formal|plain|lively", Description = "With --llm: the tone. Default: as configured." }),
        ("summaryLanguage", new("--summary-language") { HelpName = "L", Description = "With --llm: the language to write in, such as de or German. Default: the article's." }),
    ];

    /// <summary>Adds them all.</summary>
    public void AddTo(Command command)
    {
        AddExtractiveTo(command);
        command.Add(_llm);
        AddTo(command, _llmOptions);
    }

    /// <summary>Adds those that choose among an article's own sentences.</summary>
    public void AddExtractiveTo(Command command)
    {
        AddTo(command, _options);
    }

    private static void AddTo(Command command, IEnumerable<(string Name, Option<string?> Option)> options)
    {
        foreach ((string name, Option<string?> option) in options)
        {
            option.Arity = ArgumentArity.ExactlyOne;
            if (name is "sortBy" or "style" or "tone")
                option.CompletionSources.Add(option.HelpName!.Split('|'));
            command.Add(option);
        }
    }

    /// <summary>What the user asked for.</summary>
    /// <exception cref="Pipeline.Failures.ArticleException">An option has a value that it cannot have.</exception>
    public SummaryRequest Read(ParseResult parsed)
    {
        bool llm = parsed.GetValue(_llm);
        if (!llm && Given(parsed, _llmOptions).FirstOrDefault().Key is { } name)
            throw new UsageException($"--{_llmOptions.First(o => o.Name == name).Option.Name.TrimStart('-')} is for the model's summary. Add --llm.");
        // A model costs money: only where it was asked for.
        return SummaryRequest.Parse(Given(parsed, _options).Concat(Given(parsed, _llmOptions))) with { Llm = llm };
    }

    private static IEnumerable<KeyValuePair<string, string?>> Given(ParseResult parsed, (string Name, Option<string?> Option)[] options) =>
        from option in options
        where parsed.GetResult(option.Option) is OptionResult { Implicit: false }
        select KeyValuePair.Create(option.Name, parsed.GetValue(option.Option));
}
