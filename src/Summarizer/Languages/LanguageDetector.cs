namespace Summarizer.Languages;

/// <summary>Tells the language of a text.</summary>
public static class LanguageDetector
{
    /// <summary>What <see cref="Detect"/> answers where it cannot tell.</summary>
    public const string Undetermined = "und";

    /// <summary>How many more stretches are looked at where the beginning and the end do not tell.</summary>
    private const int MoreSamples = 4;

    /// <summary>The lower-case ISO 639-1 code of the text's language, or <see cref="Undetermined"/>.</summary>
    /// <remarks>
    /// Looks at no more than a few samples of a long text, so the time does not depend on its length: at its beginning and end, and where
    /// these do not tell (lists of names, formulas), at some stretches between.
    /// </remarks>
    public static string Detect(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[Sample.MaxLength];
        string? language = OfSample(Sample.Of(text, buffer));
        for (int i = 1; language is null && i <= MoreSamples && text.Length > 2 * Sample.MaxLength; i++)
            language = OfSample(text.Slice((int)((long)(text.Length - Sample.MaxLength) * i / (MoreSamples + 1)), Sample.MaxLength));
        return language ?? Undetermined;
    }

    private static string? OfSample(ReadOnlySpan<char> sample) => ScriptLanguages.Detect(sample) ?? LatinLanguages.Detect(sample);
}
