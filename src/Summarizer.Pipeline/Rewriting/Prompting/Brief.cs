using System.Globalization;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Rewriting.Prompting;

/// <summary>
/// The brief for a summary: the operator's settings, with the choices that a caller may make and does.
/// </summary>
/// <param name="Words">The words asked for; in a language without spaces, as many characters as say about the
/// same.</param>
/// <param name="Style">One of <see cref="SummaryStyle"/>.</param>
/// <param name="Tone">The tone, in lower case.</param>
/// <param name="Focus">The topic that the reader cares about; null: nothing in particular.</param>
/// <param name="Language">The language asked for; null: the article's own.</param>
internal sealed record Brief(int Words, string Style, string Tone, string? Focus, SummaryLanguage? Language)
{
    /// <summary>The words of a headline.</summary>
    public const int HeadlineWords = 12;

    public const int MaxFocus = 300;

    private static readonly string[] Tones = ["neutral", "formal", "plain", "lively"];

    /// <summary>A text that identifies the brief: the same text, the same summary.</summary>
    public string Key => string.Join('|', Words, Style, Tone, Focus, Language?.Code);

    /// <summary>Returns the brief of the operator's settings alone.</summary>
    /// <exception cref="InvalidSettingException">A setting has a value that it cannot have.</exception>
    public static Brief Of(LlmOptions options)
    {
        string section = LlmOptions.Section;
        int words = WordsOf(options.Length)
            ?? throw new InvalidSettingException($"{section}:{nameof(LlmOptions.Length)}", options.Length,
                "short, medium, long or a number of words from 20 to 1000");
        string style = OneOf(SummaryStyle.All, options.Style)
            ?? throw new InvalidSettingException($"{section}:{nameof(LlmOptions.Style)}", options.Style,
                string.Join(", ", SummaryStyle.All));
        string tone = OneOf(Tones, options.Tone)
            ?? throw new InvalidSettingException($"{section}:{nameof(LlmOptions.Tone)}", options.Tone,
                string.Join(", ", Tones));
        if (options.Focus?.Length > MaxFocus)
            throw new InvalidSettingException($"{section}:{nameof(LlmOptions.Focus)}",
                $"{options.Focus.Length} characters long", $"up to {MaxFocus} characters");
        SummaryLanguage? language = SummaryLanguage.Find(options.Language);
        if (language is null && !string.IsNullOrWhiteSpace(options.Language))
            throw new InvalidSettingException($"{section}:{nameof(LlmOptions.Language)}", options.Language,
                "an ISO 639-1 code such as en or de, or the language's English name");
        return new Brief(words, style, tone, FocusOf(options.Focus), language);
    }

    /// <summary>Returns the brief with a caller's choices.</summary>
    /// <exception cref="ArticleException">With <see cref="FailureCode.InvalidOption"/>: a choice is not possible, or
    /// the operator does not allow it.</exception>
    public static Brief Of(LlmOptions options, LlmChoices? choices)
    {
        Brief brief = Of(options);
        if (choices is null)
            return brief;
        foreach ((string name, _) in choices.Made)
        {
            if (!options.AllowsChoice(name))
                throw new ArticleException(FailureCode.InvalidOption,
                    $"`{name}` cannot be chosen: this service has it fixed.", name);
        }

        if (choices.Length is { } length)
        {
            int words = WordsOf(length)
                ?? throw Invalid("length", "short, medium, long, or a number of words from 20 to 1000", length);
            if (words > options.MaxRequestWords)
                throw Invalid("length", $"at most {options.MaxRequestWords} words", length);
            brief = brief with { Words = words };
        }

        if (choices.Style is { } style)
            brief = brief with
            {
                Style = OneOf(SummaryStyle.All, style)
                ?? throw Invalid("style", "one of " + string.Join(", ", SummaryStyle.All), style)
            };
        if (choices.Tone is { } tone)
            brief = brief with
            {
                Tone = OneOf(Tones, tone)
                ?? throw Invalid("tone", "one of " + string.Join(", ", Tones), tone)
            };
        if (choices.Focus is { } focus)
        {
            if (focus.Length > MaxFocus)
                throw new ArticleException(FailureCode.InvalidOption,
                    $"`focus` must have at most {MaxFocus} characters, but has {focus.Length}.", "focus");
            brief = brief with { Focus = FocusOf(focus) };
        }

        if (choices.Language is { } language)
            brief = brief with
            {
                Language = SummaryLanguage.Find(language)
                ?? throw Invalid("summaryLanguage", "an ISO 639-1 code such as en or de, or a language's English name",
                    language)
            };
        return brief;
    }

    /// <summary>Returns the words of a length; null if it is not one.</summary>
    public static int? WordsOf(string length)
    {
        string name = length.Trim().ToLowerInvariant();
        if (NamedLength.All.FirstOrDefault(l => l.Name == name) is { } named)
            return named.Words;
        return int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int words)
            && words is >= 20 and <= 1000 ? words : null;
    }

    private static string? FocusOf(string? focus) =>
        string.IsNullOrWhiteSpace(focus) ? null : Checking.PlainSentence.Visible(focus);

    private static string? OneOf(IEnumerable<string> allowed, string value) =>
        allowed.FirstOrDefault(a => a.Equals(value.Trim(), StringComparison.OrdinalIgnoreCase));

    private static ArticleException Invalid(string option, string allowed, string value) =>
        new(FailureCode.InvalidOption, $"`{option}` must be {allowed}, but was {CallerText.Quoted(value)}.", option);
}

/// <summary>The forms that a summary can have.</summary>
internal static class SummaryStyle
{
    /// <summary>Running text.</summary>
    public const string Paragraph = "paragraph";

    /// <summary>One point a line.</summary>
    public const string Bullets = "bullets";

    /// <summary>One line that says what happened.</summary>
    public const string Headline = "headline";

    /// <summary>The points to remember: a few, most important first.</summary>
    public const string Takeaways = "takeaways";

    public static string[] All { get; } = [Paragraph, Bullets, Headline, Takeaways];
}
