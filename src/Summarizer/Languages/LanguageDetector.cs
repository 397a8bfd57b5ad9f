namespace Summarizer.Languages;

/// <summary>Tells the language of a text.</summary>
public static class LanguageDetector
{
    /// <summary>What <see cref="Detect"/> answers where it cannot tell.</summary>
    public const string Undetermined = "und";

    /// <summary>The lower-case ISO 639-1 code of the text's language, or <see cref="Undetermined"/>.</summary>
    /// <remarks>Looks at no more than a few samples of a long text, so the time does not depend on its length.</remarks>
    public static string Detect(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[Sample.MaxLength];
        ReadOnlySpan<char> sample = Sample.Of(text, buffer);
        return ScriptLanguages.Detect(sample) ?? LatinLanguages.Detect(sample) ?? Undetermined;
    }
}
