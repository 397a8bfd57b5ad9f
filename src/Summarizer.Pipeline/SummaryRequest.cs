using System.Globalization;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;

namespace Summarizer.Pipeline;

/// <summary>Options for a single summary request, shared by HTTP, CLI and MCP.</summary>
public sealed record SummaryRequest
{
    /// <summary>The names that <see cref="Parse"/> knows, as HTTP, JSON and the command line write them.</summary>
    public static IReadOnlyList<string> OptionNames { get; } =
        ["sentences", "ratio", "words", "query", "title", "language", "sortBy", "llm", "includeText", "choices",
            "stringIndexType", .. LlmChoices.Names];

    /// <summary>Length, query, title, language and order.</summary>
    public SummaryOptions Options { get; init; } = new();

    /// <summary>True if a model's summary is wanted; null: if a model is configured.</summary>
    public bool? Llm { get; init; }

    /// <summary>The options of the model's summary. Null: as the operator has set them.</summary>
    public LlmChoices? LlmChoices { get; init; }

    /// <summary>
    /// The time by which the caller must have the answer; the model's part is given up before. Null: the model's own
    /// deadline is enough.
    /// </summary>
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>True if the document's text is included with the result.</summary>
    public bool IncludeText { get; init; }

    /// <summary>The most sentences of the other lengths that are included; null for no other lengths.</summary>
    public int? Choices { get; init; }

    /// <summary>The unit of offsets and lengths in the result.</summary>
    public StringIndexType StringIndexType { get; init; }

    /// <summary>Reads options given as names and values.</summary>
    /// <param name="values">The values as the caller wrote them; numbers and truth values as their invariant
    /// text.</param>
    /// <exception cref="ArticleException"> An option that does not exist (<see cref="FailureCode.UnknownOption"/>), is
    /// given twice, or has a value that it cannot have (<see cref="FailureCode.InvalidOption"/>).
    /// </exception>
    public static SummaryRequest Parse(IEnumerable<KeyValuePair<string, string?>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var request = new SummaryRequest();
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, string? value) in values)
        {
            if (!given.Add(name))
                throw new ArticleException(FailureCode.InvalidOption,
                    $"`{CallerText.Shortened(name)}` is given more than once.", CallerText.Shortened(name));
            string text =
                value ?? throw new ArticleException(FailureCode.InvalidOption,
                    $"`{CallerText.Shortened(name)}` must have a value. Leave it out for the default.",
                    CallerText.Shortened(name));
            request = name switch
            {
                "sentences" =>
                    request with
                    {
                        Options =
                        request.Options with { Sentences = WholeNumber(name, text, SummaryOptions.MaxSentences) }
                    },
                "words" => request with
                {
                    Options =
                    request.Options with { Words = WholeNumber(name, text, SummaryOptions.MaxWords) }
                },
                "ratio" => request with { Options = request.Options with { Ratio = Number(name, text) } },
                "query" => request with { Options = request.Options with { Query = text } },
                // A form sends the field empty where its user wrote nothing.
                "title" => request with
                {
                    Options = request.Options with { Title = string.IsNullOrWhiteSpace(text) ? null : text }
                },
                "language" => request with { Options = request.Options with { Language = text } },
                "sortBy" => request with { Options = request.Options with { SortBy = Order(name, text) } },
                "llm" => request with { Llm = Truth(name, text) },
                "includeText" => request with { IncludeText = Truth(name, text) },
                "choices" => request with { Choices = WholeNumber(name, text, LengthChoices.Most) },
                "stringIndexType" => request with { StringIndexType = IndexType(name, text) },
                _ when LlmChoices.Names.Contains(name) =>
                    request with { LlmChoices = (request.LlmChoices ?? new LlmChoices()).With(name, text) },
                _ => throw new ArticleException(FailureCode.UnknownOption,
                    NameSuggestion.For("option", name, OptionNames), CallerText.Shortened(name)),
            };
        }

        request.Validate();
        return request;
    }

    /// <summary>Throws where an option is out of its range.</summary>
    /// <exception cref="ArticleException">With <see cref="FailureCode.InvalidOption"/>.</exception>
    public void Validate()
    {
        if (Choices is < 1 or > LengthChoices.Most)
            throw Invalid("choices", $"{Choices}", $"a whole number from 1 to {LengthChoices.Most}");
        LlmChoices?.Validate();
        try
        {
            Options.Validate();
        }
        catch (InvalidOptionException ex)
        {
            throw new ArticleException(FailureCode.InvalidOption, ex.Message, ex.Option, ex);
        }
    }

    private static int WholeNumber(string name, string text, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw Invalid(name, CallerText.Quoted(text), $"a whole number from 1 to {most}");

    private static double Number(string name, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw Invalid(name, CallerText.Quoted(text), "above 0 and at most 1");

    private static SummaryOrder Order(string name, string text) => text switch
    {
        "offset" => SummaryOrder.Offset,
        "rank" => SummaryOrder.Rank,
        _ => throw Invalid(name, CallerText.Quoted(text), "offset or rank"),
    };

    private static StringIndexType IndexType(string name, string text)
    {
        int index = Array.IndexOf(StringIndex.Names, text);
        return index >= 0
            ? (StringIndexType)index
            : throw Invalid(name, CallerText.Quoted(text), $"one of {string.Join(", ", StringIndex.Names)}");
    }

    private static bool Truth(string name, string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => throw Invalid(name, CallerText.Quoted(text), "true or false"),
    };

    private static ArticleException Invalid(string option, string value, string allowed) =>
        new(FailureCode.InvalidOption, $"`{CallerText.Shortened(option)}` must be {allowed}, but was {value}.",
            CallerText.Shortened(option));
}
