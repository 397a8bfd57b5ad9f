namespace Summarizer.Languages;

// The language codes of ISO 639-1 (two letters) and ISO 639-2 (three letters).
internal static class LanguageCodes
{
    private static readonly Lazy<HashSet<string>> Known = new(() =>
    [
        .. Language.Undetermined.Words(Section.LanguageCodes), .. Language.All.SelectMany(language => language.Codes),
    ]);

    // Returns true if a tag such as "en" or "pt-BR" starts with a code of ISO 639, or with one that a language file
    // has.
    public static bool StartWith(string tag) =>
        Known.Value.Contains(tag.Split('-', '_')[0].ToLowerInvariant());
}
