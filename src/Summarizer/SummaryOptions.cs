using Summarizer.Languages;

namespace Summarizer;

/// <summary>
/// Options for a summary. At most one of the three lengths is given; without one, the length follows the document
/// (<see cref="DefaultSentences"/>).
/// </summary>
public sealed record SummaryOptions
{
    // The most words of a document whose summary has one, two, three … sentences by default.
    private static readonly int[] MostWordsBySentences = [80, 200, 1200, 2500, 5000, 10_000];

    /// <summary>The most sentences that can be asked for.</summary>
    public const int MaxSentences = 1000;

    /// <summary>The most words that can be asked for.</summary>
    public const int MaxWords = 100_000;

    /// <summary>The longest query, in UTF-16 code units.</summary>
    public const int MaxQueryLength = 1000;

    /// <summary>The longest title, in UTF-16 code units.</summary>
    public const int MaxTitleLength = 1000;

    /// <summary>The most sentences, 1 to <see cref="MaxSentences"/>.</summary>
    public int? Sentences { get; init; }

    /// <summary>
    /// The compression ratio: the share of the document's sentences to keep, above 0 and up to 1; at least one is kept.
    /// </summary>
    public double? Ratio { get; init; }

    /// <summary>
    /// The most words, 1 to <see cref="MaxWords"/>; at least one sentence is kept. Names of speakers do not count.
    /// </summary>
    public int? Words { get; init; }

    /// <summary>The query of the reader: sentences that share its words rank higher.</summary>
    public string? Query { get; init; }

    /// <summary>The article's title, where the caller knows it better than the document does.</summary>
    public string? Title { get; init; }

    /// <summary>The text's language as an ISO 639 code ("en", "haw"; "pt-BR" counts as "pt"); null: detected.</summary>
    public string? Language { get; init; }

    /// <summary>The order of the summary's sentences.</summary>
    public SummaryOrder SortBy { get; init; }

    /// <summary>True if key phrases are looked for too. Without them, a summary takes a quarter less time.</summary>
    public bool KeyPhrases { get; init; } = true;

    /// <summary>Returns the number of sentences of a summary for which no length is asked, 1 to 7.</summary>
    /// <param name="words">The number of words of the document.</param>
    public static int DefaultSentences(int words) => 1 + MostWordsBySentences.Count(most => words > most);

    /// <summary>Throws where a value is out of its range or two lengths are given.</summary>
    /// <exception cref="InvalidOptionException">Names the option, the value and what is allowed.</exception>
    public void Validate()
    {
        if ((Sentences is null ? 0 : 1) + (Ratio is null ? 0 : 1) + (Words is null ? 0 : 1) > 1)
            throw InvalidOptionException.MoreThanOneLength();
        if (Sentences is < 1 or > MaxSentences)
            throw new InvalidOptionException("sentences", Sentences.Value, $"a whole number from 1 to {MaxSentences}");
        if (Ratio is { } ratio && !(ratio > 0 && ratio <= 1))
            throw new InvalidOptionException("ratio", ratio, "above 0 and at most 1");
        if (Words is < 1 or > MaxWords)
            throw new InvalidOptionException("words", Words.Value, $"a whole number from 1 to {MaxWords}");
        if (Query?.Length > MaxQueryLength)
            throw new InvalidOptionException("query", Query.Length, $"at most {MaxQueryLength} characters long");
        if (Title?.Length > MaxTitleLength)
            throw new InvalidOptionException("title", Title.Length, $"at most {MaxTitleLength} characters long");
        if (Language is { } language)
            ValidateLanguage(language);
        if (!Enum.IsDefined(SortBy))
            throw new InvalidOptionException("sortBy", SortBy, "offset or rank");
    }

    private static void ValidateLanguage(string tag)
    {
        const string allowed = "an ISO 639 code such as en, de or pt-BR";
        if (!IsLanguageTag(tag))
            throw new InvalidOptionException("language", "not a language code", allowed);
        if (!LanguageCodes.StartWith(tag))
            throw new InvalidOptionException("language", $"\"{tag}\"", allowed);
    }

    private static bool IsLanguageTag(string tag)
    {
        int primary = tag.AsSpan().IndexOfAny('-', '_');
        if (primary < 0)
            primary = tag.Length;
        return primary is 2 or 3 && tag.Length <= 35 && tag.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            && tag.Take(primary).All(char.IsAsciiLetter);
    }
}
