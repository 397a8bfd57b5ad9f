using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading;

/// <summary>Rules that tell running text from code, tables and labels.</summary>
internal static partial class Prose
{
    /// <summary>A shorter text is not judged.</summary>
    private const int ShortestRunningText = 150;

    /// <summary>True if a text is running text rather than code, a table or a drawing.</summary>
    public static bool IsRunningText(string text)
    {
        if (text.Length < ShortestRunningText || !HasSentences(text))
            return false;
        int letters = 0, signs = 0, all = 0;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
                continue;
            all++;
            if (char.IsLetter(c))
                letters++;
            else if (c is '{' or '}' or ';' or '=' or '<' or '>' or '|' or '\\' or '$' or '#' or '_' or '+' or '@'
                or '~' or '^' or '&' or '*' or '/')
                signs++;
        }

        return letters * 10 >= all * 8 && signs * 33 <= all;
    }

    /// <summary>True if a text is not short and has whole sentences, by default two or more.</summary>
    public static bool HasSentences(string text, int least = 2) =>
        text.Length >= 60 && SentenceEnd().Count(text) >= least;

    /// <summary>True if a sentence ends in a text.</summary>
    public static bool HasSentenceEnd(ReadOnlySpan<char> text) => SentenceEnd().IsMatch(text);

    /// <summary>
    /// True if a line of more than three words has a figure other than its number in a list: "Entries close on 3 May".
    /// </summary>
    public static bool StatesFigure(string line)
    {
        const int MostWordsOfLabel = 3;
        string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        bool isNumbered = words.Length > 0 && words[0][^1] is ('.' or ')');
        return words.Length > MostWordsOfLabel && words.Skip(isNumbered ? 1 : 0).Any(word => word.Any(char.IsDigit));
    }

    [GeneratedRegex(@"(?<=[\p{L}\p{N}\)\]”""’%])[.!?…]+(?=[\s”""’»\)]|$)|[。！？]", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
