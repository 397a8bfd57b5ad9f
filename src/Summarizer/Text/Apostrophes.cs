namespace Summarizer.Text;

// The two forms of the apostrophe: ' as language files have it, and ’ as word processors write it.
internal static class Apostrophes
{
    // Returns words or phrases, those with an apostrophe in both forms.
    public static IEnumerable<string> InBothForms(this IEnumerable<string> phrases) =>
        phrases.SelectMany(phrase => phrase.Contains('\'') ? [phrase, phrase.Replace('\'', '’')] : (string[])[phrase]);
}
