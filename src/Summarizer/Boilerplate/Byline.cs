using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Boilerplate;

/// <summary>Rules that recognise lines that say who wrote something, when, and how long it takes to read.</summary>
internal static class Byline
{
    /// <summary>
    /// The longest byline, in UTF-16 code units and in words; the most words of one that names a person.
    /// </summary>
    private const int MaxLength = 140, MaxWords = 16, MaxWordsWithName = 14;

    /// <summary>A line of more words than these that ends with a full stop is a sentence.</summary>
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
    private static readonly string[] Introductions =
        [.. Language.PhrasesOfAll(Section.Bylines, "introduces")
            .Select(verb => $" {verb}")];

    [Flags]
    private enum Kind
    {
        None = 0,

        /// <summary>"By".</summary>
        By = 1,

        /// <summary>"Correspondent".</summary>
        Role = 2,

        /// <summary>Small words between names: "Jane and John for the Paper".</summary>
        Between = 4,

        /// <summary>"March", "published".</summary>
        Date = 8,
    }

    /// <summary>
    /// True for "By Jane Doe, The Paper", "Published: 08:05 EST, 12 March 2014 | Updated 09:10", "5 min read".
    /// </summary>
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
                if (line[at++] is '!' or '?' or '"' or '“' or ';')
                    return false;
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

    /// <summary>True for "Anna Bell is our Ireland correspondent."</summary>
    public static bool IsAboutAuthor(ReadOnlySpan<char> sentence)
    {
        int stop = sentence.IndexOf('.');
        ReadOnlySpan<char> words = stop < 0 ? sentence : sentence[..stop];
        int space = words.LastIndexOf(' ');
        if (space <= 0 || !Words[words[(space + 1)..]].HasFlag(Kind.Role))
            return false;
        foreach (string introduction in Introductions)
        {
            if (words.Contains(introduction, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>
    /// True for a short line without a full stop below a title: "By our science desk", or a place and a dash.
    /// </summary>
    public static bool IsUnderTitle(ReadOnlySpan<char> line)
    {
        const int Longest = 60;
        int space = line.IndexOf(' ');
        if (space <= 0 || line.Length > Longest)
            return false;
        return line[^1] is '–' or '—' or '-' || (char.IsUpper(line[0]) && Words[line[..space]].HasFlag(Kind.By));
    }

    /// <summary>True if a word goes with a clock time: "Uhr", "GMT", "PM".</summary>
    public static bool IsOfTime(ReadOnlySpan<char> word) => (Words[word] & (Kind.Between | Kind.Date)) != 0;

    private static IEnumerable<(string, Kind)> Labelled(string label, Kind kind) =>
        Language.WordsOfAll(Section.Bylines, label).Select(word => (word, kind));
}
