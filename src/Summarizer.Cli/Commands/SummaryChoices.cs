using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Rewriting;

namespace Summarizer.Cli.Commands;

/// <summary>The options that say what a summary should be like, for every command that makes one.</summary>
internal sealed class SummaryChoices(string defaultLength = "1 to 7, by the length of the text")
{
    private readonly Option<bool> _llm = new("--llm")
    {
        Description = "Adds a summary by the configured language model, checked against the article.",
    };

    // By the names that SummaryRequest.Parse knows: one place defines what is allowed, for every interface.
    private readonly (string Name, Option<string?> Option)[] _options =
    [
        ("sentences", new("--sentences", "-n") { HelpName = "N",
            Description = $"Sentences to choose, 1 to {SummaryOptions.MaxSentences}. Default: {defaultLength}." }),
        ("ratio", new("--ratio") { HelpName = "R",
            Description = "Instead: the share of the sentences to keep, above 0 and at most 1." }),
        (
            "words",
            new("--words") { HelpName = "N", Description = "Instead: the most words; at least one sentence is kept." }),
        ("query", new("--query", "-q") { HelpName = "Q",
            Description = "What you want to know: related sentences rank higher." }),
        ("language", new("--language", "-l") { HelpName = "L",
            Description = "The article's language, such as en or de. Default: detected." }),
        ("sortBy", new("--sort") { HelpName = "offset|rank",
            Description = "The order of the sentences: as in the article, or best first. Default: offset." }),
    ];

    private readonly Option<string?> _length = new("--length")
    {
        HelpName = "short|medium|long|N",
        Arity = ArgumentArity.ExactlyOne,
        Description = "Instead: about 50, 100 or 200 words, or N words from 20 to 1000.",
    };

    private readonly (string Name, Option<string?> Option)[] _llmOptions =
    [
        ("style", new("--style") { HelpName = "paragraph|bullets|headline|takeaways",
            Description = "With --llm: the form of the summary. Default: as configured." }),
        ("focus", new("--focus") { HelpName = "TOPIC",
            Description = "With --llm: what you care about most, up to 300 characters." }),
        ("tone", new("--tone") { HelpName = "neutral|formal|plain|lively",
            Description = "With --llm: the tone. Default: as configured." }),
        ("summaryLanguage", new("--summary-language") { HelpName = "L",
            Description = "With --llm: its language, such as de or German. Default: the article's." }),
    ];

    /// <summary>Adds them all.</summary>
    public void AddTo(Command command)
    {
        AddExtractiveTo(command);
        _length.Description += " With --llm: of the model's summary.";
        command.Add(_llm);
        AddTo(command, _llmOptions);
    }

    /// <summary>Adds those that choose among an article's own sentences.</summary>
    public void AddExtractiveTo(Command command)
    {
        AddTo(command, _options);
        _length.CompletionSources.Add("short", "medium", "long");
        command.Add(_length);
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

    /// <summary>Reads the options that the user gave.</summary>
    /// <exception cref="Pipeline.Failures.ArticleException">An option has a value that it cannot have.</exception>
    public SummaryRequest Read(ParseResult parsed)
    {
        bool llm = parsed.GetValue(_llm);
        if (!llm && Given(parsed, _llmOptions).FirstOrDefault().Key is { } name)
            throw new UsageException(
                $"--{_llmOptions.First(o => o.Name == name).Option.Name.TrimStart('-')} is for the model's summary. "
                + "Add --llm.");
        // A model costs money: only where it was asked for.
        return SummaryRequest.Parse([.. Given(parsed, _options), .. Given(parsed, _llmOptions),
            .. Length(parsed, llm)]) with
        { Llm = llm };
    }

    private IEnumerable<KeyValuePair<string, string?>> Length(ParseResult parsed, bool llm)
    {
        if (parsed.GetResult(_length) is not OptionResult { Implicit: false }
            || parsed.GetValue(_length) is not { } length)
            return [];
        if (llm)
            return [KeyValuePair.Create<string, string?>("length", length)];
        if (Given(parsed, _options).Any(o => o.Key is "sentences" or "ratio" or "words"))
            throw new UsageException("Use only one of --sentences, --ratio, --words and --length.");
        int words = LlmChoices.WordsOf(length)
            ?? throw new UsageException(
                $"--length must be short, medium, long, or a number of words from 20 to 1000, but was \"{length}\".");
        return [KeyValuePair.Create<string, string?>("words", words.ToString(CultureInfo.InvariantCulture))];
    }

    private static IEnumerable<KeyValuePair<string, string?>> Given(
        ParseResult parsed, (string Name, Option<string?> Option)[] options) =>
        from option in options
        where parsed.GetResult(option.Option) is OptionResult { Implicit: false }
        select KeyValuePair.Create(option.Name, parsed.GetValue(option.Option));
}
