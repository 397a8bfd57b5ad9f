using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Boilerplate;

// Rules that recognise the labels of a page's buttons and links, in any combination: what to do, with what, and small
// words between. "Copy article link", "Skip to main content", "Artikel merken", "Compartilhar no Facebook".
internal static class UiLabels
{
    // The longest of them, in UTF-16 code units and in words.
    private const int MaxLength = 60, MaxWords = 9;

    private static readonly WordTable<Kind> Words = new(
        Language.WordsOfAllByKind<Kind>(Section.UiLabels)
            .Concat(Language.Undetermined.Words(Section.SocialNetworks).Select(name => (name, Kind.Nouns))),
        (one, other) => one | other);

    [Flags]
    private enum Kind
    {
        None = 0,
        Verbs = 1,
        Nouns = 2,
        FunctionWords = 4,
    }

    // True if a line says nothing but what to do with the page.
    public static bool IsLine(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxLength)
            return false;
        Kind all = Kind.None;
        int words = 0;
        foreach (Range range in line.SplitAny(" ,|/&….!:\u00A0"))
        {
            ReadOnlySpan<char> word = line[range].Trim("\"'“”«»()[]-–>");
            if (word.IsEmpty)
                continue;
            Kind kind = Words[word];
            if (kind == Kind.None || ++words > MaxWords)
                return false;
            all |= kind;
        }

        return words > 1 && all.HasFlag(Kind.Verbs | Kind.Nouns);
    }
}
