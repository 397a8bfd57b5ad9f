using System.Collections.Frozen;
using Summarizer.Languages;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// A check of a document's declared language against its text. Templates often declare English for texts in other
/// languages.
/// </summary>
internal static class DeclaredLanguage
{
    /// <summary>The length below which a text's language is unreliable, in UTF-16 code units.</summary>
    private const int ShortestText = 200;

    /// <summary>Languages that only their own text contradicts: the detector knows each of them well.</summary>
    private static readonly FrozenSet<string> Checked =
        new[] { "ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hu", "it", "ja", "ko", "nl", "no", "nb",
            "pl", "pt", "ro", "ru", "sv", "tr", "uk", "vi", "zh" }
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Returns the declared language, or null where the text is clearly in another one.</summary>
    /// <param name="declared">An ISO 639-1 code, or null.</param>
    /// <param name="text">The document's text.</param>
    public static string? Confirm(string? declared, ReadOnlySpan<char> text)
    {
        if (declared is null || text.Length < ShortestText || !Checked.Contains(declared))
            return declared;
        Language found = LanguageDetector.Detect(text);
        // Between close languages the declaration decides, unless the text has letters that they do not share.
        if (found == Language.Of(declared) || found == Language.Undetermined
            || (CloseLanguages.Are(found.Code, declared) && !HasForeignLetters(text, found, Language.Of(declared))))
            return declared;
        // A quotation or a list of names may sway one half, but not both.
        bool bothHalves = LanguageDetector.Detect(text[..(text.Length / 2)]) == found
            && LanguageDetector.Detect(text[(text.Length / 2)..]) == found;
        return bothHalves ? null : declared;
    }

    /// <summary>True if one letter in a hundred is written in the language found and not in the declared one.</summary>
    private static bool HasForeignLetters(ReadOnlySpan<char> text, Language found, Language declared)
    {
        int letters = 0, foreign = 0;
        foreach (char c in text)
        {
            if (!char.IsLetter(c))
                continue;
            letters++;
            if (c > '\x7F' && found.Writes(c) && !declared.Writes(c))
                foreign++;
        }

        return 100 * foreign > letters;
    }
}
