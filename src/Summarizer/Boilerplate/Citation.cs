using System.Buffers;
using System.Text.RegularExpressions;
using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Boilerplate;

// Rules that recognise an entry of a bibliography and a footnote that only names a source.
internal static partial class Citation
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
        int number = Number().LengthAtStart(line);
        ReadOnlySpan<char> words = line[number..].TrimStart();
        if (number > 0 && StartsWithAbbreviation(words))
            return true;
        bool startsWithAuthor = Author().IsMatch(words);
        return (number > 0 || startsWithAuthor) && Year().IsMatch(words)
            && Signs(words) + (startsWithAuthor ? 1 : 0) >= SignsOfNumbered;
    }

    // True for the text of one or more entries of a bibliography: "Huber, Anna (2004): …", "Karl Berg: … Wien 1999."
    public static bool IsEntry(ReadOnlySpan<char> text) =>
        Year().IsMatch(text) && (IsNumbered(text) || Author().IsMatch(text) || NameAndYear().IsMatch(text)
            || (WholeName().IsMatch(text) && Year().Count(text) > 1));

    // Returns the length of the marks of sources after a sentence, "… is large.[1][citation needed]", and of those of
    // changes after an entry of release notes, "… on Windows (#2417) (a1b2c3d)".
    public static int MarksLength(ReadOnlySpan<char> sentence)
    {
        if (sentence is not [.., ']' or ')'])
            return 0;
        foreach (ValueMatch marks in MarksBehind().EnumerateMatches(sentence))
            return marks.Index > 0 ? marks.Length : 0;
        return 0;
    }

    [GeneratedRegex(@"(?<=[.!?…。”""])(\s?\[[^\[\]]{1,20}\])+\z|(\s\((#[0-9]+|(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,40})\))+\z")]
    private static partial Regex MarksBehind();

    private static bool IsNumbered(ReadOnlySpan<char> text) =>
        Number().LengthAtStart(text) is > 0 and var length && text[length - 1] is ']' or '.';

    // "[12]", "12.", "^12 "
    [GeneratedRegex(@"\A[\[^]?[0-9]{1,3}([\].]|(?= ))")]
    private static partial Regex Number();

    private static bool StartsWithAbbreviation(ReadOnlySpan<char> words) =>
        words.StartsWith("ibid", StringComparison.OrdinalIgnoreCase)
        || words.StartsWith("op. cit", StringComparison.OrdinalIgnoreCase);

    // "Smith, J." and "J. Smith,"
    [GeneratedRegex(@"\A\p{Lu}(\. \p{Lu}|[^.,][^,]{0,27},.\p{Lu}\.)", RegexOptions.Singleline)]
    private static partial Regex Author();

    // "Anna Huber (2004)"
    [GeneratedRegex(@"\A(\p{Lu}[^ ,:(]* ){1,3}\((19|20)[0-9]{2}\)")]
    private static partial Regex NameAndYear();

    // "Huber, Anna" and "Karl Maria Berg: ", which are names in an entry if there is more than one year.
    [GeneratedRegex(@"\A\p{Lu}[^ ,:(]+(, \p{Lu}|( \p{Lu}[^ ,:(]*){0,2}:)")]
    private static partial Regex WholeName();

    // "1998," and "2004)."
    [GeneratedRegex(@"(?<![0-9])(19|20)[0-9]{2}([).,;:]|\z)")]
    private static partial Regex Year();

    private static int Signs(ReadOnlySpan<char> words)
    {
        int signs = 0;
        foreach (string mark in Marks)
            signs += words.Contains(mark, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return signs;
    }
}
