using System.Buffers;
using System.Globalization;
using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Boilerplate;

// Rules that recognise lines that say who wrote something, when, and how long it takes to read.
internal static class Byline
{
    // The longest byline, in UTF-16 code units and in words; the most words of one that names a person.
    private const int MaxLength = 140, MaxWords = 16, MaxWordsWithName = 14;

    // A line of more words than these that ends with a full stop is a sentence.
    private const int MaxSpacesBeforeStop = 8;

    private static readonly WordTable<Kind> Words = new(
        Labelled("by", Kind.By).Concat(Labelled("roles", Kind.Role | Kind.Between))
            .Concat(Labelled("between", Kind.Between))
            .Concat(Labelled("dates", Kind.Date))
            .Concat(Language.PhrasesOfAll(Section.Months)
                .SelectMany(m => m.Split(' '))
                .Concat(Language.WordsOfAll(Section.Weekdays))
                .Select(word => (word, Kind.Date))),
        (one, other) => one | other);

    // " is our ", before a role.
    private static readonly SearchValues<string> Introductions = SearchValues.Create(
        [.. Language.PhrasesOfAll(Section.Bylines, "introduces").Select(verb => $" {verb}")],
        StringComparison.Ordinal);

    [Flags]
    private enum Kind
    {
        None = 0,

        // "By".
        By = 1,

        // "Correspondent".
        Role = 2,

        // Small words between names: "Jane and John for the Paper".
        Between = 4,

        // "March", "published".
        Date = 8,
    }

    // True for "By Jane Doe, The Paper", "Published: 08:05 EST, 12 March 2014 | Updated 09:10", "5 min read".
    public static bool IsLine(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxLength)
            return false;
        int words = 0, dates = 0, names = 0;
        bool hasBy = false, hasDateWord = false;
        for (int at = 0; at < line.Length;)
        {
            if (!char.IsLetterOrDigit(line[at]))
            {
                if (line[at] is '!' or '?' or '"' or '“' or ';' or '%' || IsAfterDate(line, at)
                    || char.GetUnicodeCategory(line[at]) == UnicodeCategory.CurrencySymbol)
                    return false;
                at++;
                continue;
            }

            int start = at;
            while (at < line.Length && (char.IsLetterOrDigit(line[at]) || line[at] is '\'' or '’' or '-' or '@'))
                at++;
            ReadOnlySpan<char> word = line[start..at];
            Kind kind = Words[word];
            if (++words > MaxWords)
                return false;
            hasDateWord |= kind.HasFlag(Kind.Date);
            if (words == 1 && kind.HasFlag(Kind.By) && char.IsUpper(word[0]))
                hasBy = true;
            else if (kind.HasFlag(Kind.Date) || char.IsDigit(word[0]))
                dates++;
            else if (kind.HasFlag(Kind.Between))
                continue;
            else if (char.IsUpper(word[0]))
                names++;
            else
                return false;
        }

        if (hasBy)
            return names > 0 && words <= MaxWordsWithName
                && (line[^1] != '.' || line.Count(' ') <= MaxSpacesBeforeStop);
        // A number alone is not a date, a month or a clock time with it is. "Zemřel 3. května." is a sentence.
        int mostNames = line.Contains('|') ? 3 : line[^1] == '.' ? 0 : 1;
        return hasDateWord && names <= mostNames && words >= 2 && dates * 2 >= words;
    }

    // True for the colon in a list of events: "9 November 1989: Mauerfall".
    private static bool IsAfterDate(ReadOnlySpan<char> line, int at) =>
        line[at..] is [':', ' ', ..] && line[..at].TrimEnd() is [.., >= '0' and <= '9'];

    // True if a byline may be a headline, as its first words may be of a surname: "Von der Leyen in Kiew".
    public static bool MayBeHeadline(ReadOnlySpan<char> line)
    {
        int space = line.IndexOf(' ');
        if (space < 0 || !Words[line[..space]].HasFlag(Kind.By | Kind.Between))
            return false;
        ReadOnlySpan<char> rest = line[(space + 1)..];
        int end = rest.IndexOf(' ');
        return end > 0 && Words[rest[..end]] == Kind.Between;
    }

    // True for a word of bylines other than a name: "for", "editor", "updated".
    public static bool IsWord(ReadOnlySpan<char> word) => Words[word] != Kind.None;

    // True for a month, a day of the week and words such as "today".
    public static bool IsDate(ReadOnlySpan<char> word) => Words[word].HasFlag(Kind.Date);

    // True for "Anna Bell is our Ireland correspondent."
    public static bool IsAboutAuthor(ReadOnlySpan<char> sentence)
    {
        int stop = sentence.IndexOf('.');
        ReadOnlySpan<char> words = stop < 0 ? sentence : sentence[..stop];
        int space = words.LastIndexOf(' ');
        return space > 0 && Words[words[(space + 1)..]].HasFlag(Kind.Role) && words.ContainsAny(Introductions);
    }

    // True for a short line without a full stop below a title: "By our science desk", or a place and a dash.
    public static bool IsUnderTitle(ReadOnlySpan<char> line)
    {
        const int Longest = 60;
        int space = line.IndexOf(' ');
        if (space <= 0 || line.Length > Longest)
            return false;
        return line[^1] is '–' or '—' or '-' || (char.IsUpper(line[0]) && Words[line[..space]].HasFlag(Kind.By));
    }

    // True if a word goes with a clock time: "Uhr", "GMT", "PM".
    public static bool IsOfTime(ReadOnlySpan<char> word) => (Words[word] & (Kind.Between | Kind.Date)) != 0;

    private static IEnumerable<(string, Kind)> Labelled(string label, Kind kind) =>
        Language.WordsOfAll(Section.Bylines, label).Select(word => (word, kind));
}
