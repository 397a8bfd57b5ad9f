using System.Buffers;
using Summarizer.Languages;

namespace Summarizer.Boilerplate;

// Rules that recognise an entry of a bibliography and a footnote that only names a source.
internal static class Citation
{
    // The signs of a source in a numbered line. One that starts with an author needs one less.
    private const int SignsOfNumbered = 2;

    private static readonly string[] Marks = [.. Language.Undetermined.Phrases(Section.CitationMarks)];

    private static readonly SearchValues<string> AnyMark =
        SearchValues.Create(Marks, StringComparison.OrdinalIgnoreCase);

    // True for "[12] J. Smith, …, pp. 3–9, 2004." and "Smith, J. (2004). … Journal of …"; not for a sentence that
    // cites.
    public static bool IsLine(ReadOnlySpan<char> line)
    {
        if (!line.ContainsAny(AnyMark))
            return false;
        int number = NumberLength(line);
        ReadOnlySpan<char> words = line[number..].TrimStart();
        if (number > 0 && StartsWithAbbreviation(words))
            return true;
        bool startsWithAuthor = StartsWithAuthor(words);
        return (number > 0 || startsWithAuthor) && HasYear(words)
            && Signs(words) + (startsWithAuthor ? 1 : 0) >= SignsOfNumbered;
    }

    // True for the text of one or more entries of a bibliography: "Huber, Anna (2004): …", "Karl Berg: … Wien 1999."
    public static bool IsEntry(ReadOnlySpan<char> text) =>
        HasYear(text) && (IsNumbered(text) || StartsWithAuthor(text) || StartsWithWholeName(text));

    private static bool IsNumbered(ReadOnlySpan<char> text) =>
        NumberLength(text) is > 0 and var length && text[length - 1] is ']' or '.';

    // "[12] ", "12. ", "^12 "
    private static int NumberLength(ReadOnlySpan<char> line)
    {
        int at = line[0] is '[' or '^' ? 1 : 0, digits = at;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
            digits++;
        if (digits == at || digits - at > 3 || digits == line.Length)
            return 0;
        return line[digits] is ']' or '.' ? digits + 1 : line[digits] == ' ' ? digits : 0;
    }

    private static bool StartsWithAbbreviation(ReadOnlySpan<char> words) =>
        words.StartsWith("ibid", StringComparison.OrdinalIgnoreCase)
        || words.StartsWith("op. cit", StringComparison.OrdinalIgnoreCase);

    // "Smith, J." and "J. Smith,"
    private static bool StartsWithAuthor(ReadOnlySpan<char> words)
    {
        if (words.Length < 6 || !char.IsUpper(words[0]))
            return false;
        if (words[1] == '.')
            return words[2] == ' ' && char.IsUpper(words[3]);
        int comma = words.IndexOf(',');
        bool mayBeName = comma is > 1 and < 30 && comma + 3 < words.Length;
        return mayBeName && char.IsUpper(words[comma + 2]) && words[comma + 3] == '.';
    }

    // "Anna Huber (2004)"; "Huber, Anna" and "Karl Maria Berg: " if there is more than one year.
    private static bool StartsWithWholeName(ReadOnlySpan<char> words)
    {
        const int Longest = 40, MostSpaces = 2;
        int end = words.IndexOfAny(",:(");
        if (end is < 2 or > Longest || end + 2 >= words.Length)
            return false;
        ReadOnlySpan<char> name = words[..end].TrimEnd();
        foreach (Range word in name.Split(' '))
        {
            if (name[word].IsEmpty || !char.IsUpper(name[word][0]))
                return false;
        }

        int spaces = name.Count(' ');
        return words[end] switch
        {
            ',' => spaces == 0 && char.IsUpper(words[end + 2]) && Years(words) > 1,
            '(' => spaces <= MostSpaces && words[(end + 1)..].IndexOf(')') == 4 && HasYear(words[(end + 1)..(end + 6)]),
            _ => spaces <= MostSpaces && Years(words) > 1,
        };
    }

    private static bool HasYear(ReadOnlySpan<char> words) => Years(words) > 0;

    private static int Years(ReadOnlySpan<char> words)
    {
        int years = 0;
        for (int i = 0; i + 4 <= words.Length; i++)
        {
            bool mayBeYear = words[i..] is ['1', '9', ..] or ['2', '0', ..];
            bool isInNumber = i > 0 && char.IsAsciiDigit(words[i - 1]);
            if (!mayBeYear || isInNumber || words.Slice(i, 4).ContainsAnyExceptInRange('0', '9'))
                continue;
            if (i + 4 == words.Length || words[i + 4] is ')' or '.' or ',' or ';' or ':')
                years++;
        }

        return years;
    }

    private static int Signs(ReadOnlySpan<char> words)
    {
        int signs = 0;
        foreach (string mark in Marks)
            signs += words.Contains(mark, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return signs;
    }
}
