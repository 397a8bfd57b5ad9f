using System.Buffers;
using System.Text;
using Summarizer.Text;

namespace Summarizer.Languages;

/// <summary>
/// Detection of the language of a text: by its script, then by small words, letters and endings that few languages
/// have.
/// </summary>
public static class LanguageDetector
{
    // The longest sample, in UTF-16 code units.
    private const int SampleLength = 512;

    // The number of samples between the beginning and the end of a text, used if those two do not decide.
    private const int MoreSamples = 4;

    /// <summary>Returns the language of a text, or <see cref="Language.Undetermined"/>.</summary>
    /// <remarks>Looks at a few samples of a long text only, so the time does not depend on its length.</remarks>
    public static Language Detect(ReadOnlySpan<char> text)
    {
        if (text.Length <= SampleLength)
            return OfSample(text) ?? Language.Undetermined;
        const int Half = SampleLength / 2;
        Span<char> ends = stackalloc char[SampleLength];
        text[..Half].CopyTo(ends);
        text[^Half..].CopyTo(ends[Half..]);
        // A word that is cut does not count.
        ends[Half - 1] = ends[^1] = ' ';
        Language? language = OfSample(ends);
        for (int i = 1; language is null && i <= MoreSamples && text.Length > 2 * SampleLength; i++)
        {
            int start = (int)((long)(text.Length - SampleLength) * i / (MoreSamples + 1));
            language = OfSample(text.Slice(start, SampleLength));
        }

        return language ?? Language.Undetermined;
    }

    // Returns null if another sample may decide: the script is known, but the words are not.
    private static Language? OfSample(ReadOnlySpan<char> sample)
    {
        string script = Scripts.Of(sample);
        if (script.Length == 0)
            return Language.Undetermined;
        Span<char> lower = stackalloc char[SampleLength];
        if (Ascii.ToLower(sample, lower, out int length) != OperationStatus.Done)
            length = sample.ToLowerInvariant(lower);
        return ScriptLanguages.Of(script).Detect(lower[..length]);
    }
}
