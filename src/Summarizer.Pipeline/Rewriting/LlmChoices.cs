namespace Summarizer.Pipeline.Rewriting;

/// <summary>What a caller asks of the model's summary, within what the operator allows. What is null is as the operator has set it.</summary>
public sealed record LlmChoices
{
    /// <summary>The names under which callers give them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["length", "style", "focus", "tone", "summaryLanguage"];

    /// <summary>The length: short, medium, long, or a number of words.</summary>
    public string? Length { get; init; }

    /// <summary>The style: paragraph, bullets, headline or takeaways.</summary>
    public string? Style { get; init; }

    /// <summary>What the reader cares about, up to 300 characters.</summary>
    public string? Focus { get; init; }

    /// <summary>The tone: neutral, formal, plain or lively.</summary>
    public string? Tone { get; init; }

    /// <summary>The summary's language, as an ISO 639-1 code or an English name.</summary>
    public string? Language { get; init; }

    /// <summary>The choices that were made, by name.</summary>
    internal IEnumerable<(string Name, string Value)> Made
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
