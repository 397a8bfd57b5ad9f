using Summarizer.Pipeline.Rewriting.Prompting;

namespace Summarizer.Pipeline.Rewriting;

/// <summary>
/// Options for the model's summary of one request, within what the operator allows. Null: as the operator has set it.
/// </summary>
public sealed record LlmChoices
{
    /// <summary>The names under which callers give them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["length", "style", "focus", "tone", "summaryLanguage"];

    /// <summary>The length: short, medium, long, or a number of words.</summary>
    public string? Length { get; init; }

    /// <summary>The style: paragraph, bullets, headline or takeaways.</summary>
    public string? Style { get; init; }

    /// <summary>The topic that the reader cares about, up to 300 characters.</summary>
    public string? Focus { get; init; }

    /// <summary>The tone: neutral, formal, plain or lively.</summary>
    public string? Tone { get; init; }

    /// <summary>The summary's language, as a code such as de, pt-BR or zh-Hant, or an English name.</summary>
    public string? Language { get; init; }

    /// <summary>Returns the choices with one more.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="value">Its value, as the caller wrote it.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such choice.</exception>
    public LlmChoices With(string name, string value) => name switch
    {
        "length" => this with { Length = value },
        "style" => this with { Style = value },
        "focus" => this with { Focus = value },
        "tone" => this with { Tone = value },
        "summaryLanguage" => this with { Language = value },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    /// <summary>Returns the words of a length; null if it is not a length.</summary>
    /// <param name="length">short, medium, long, or a number of words from 20 to 1000.</param>
    public static int? WordsOf(string length)
    {
        ArgumentNullException.ThrowIfNull(length);
        return Brief.WordsOf(length);
    }

    /// <summary>Throws if a value is not possible under any setting of the operator.</summary>
    /// <exception cref="Failures.ArticleException">With <see cref="Failures.FailureCode.InvalidOption"/>.</exception>
    public void Validate() => _ = Brief.Of(AnythingGoes, this);

    private static readonly LlmOptions AnythingGoes = new() { MaxRequestWords = 1000 };

    /// <summary>The choices that were made, by name.</summary>
    public IEnumerable<(string Name, string? Value)> Made
    {
        get
        {
            string?[] values = [Length, Style, Focus, Tone, Language];
            for (int i = 0; i < values.Length; i++)
            {
                if (values[i] is { } value)
                    yield return (Names[i], value);
            }
        }
    }
}
