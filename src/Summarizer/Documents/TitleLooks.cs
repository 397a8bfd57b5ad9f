using System.Buffers;
using Summarizer.Languages;
using Summarizer.Sentences;

namespace Summarizer.Documents;

/// <summary>What the first lines of a text look like: its title, which may be long or a question, or what stands above it.</summary>
internal static class TitleLooks
{
    /// <summary>The longest title, in UTF-16 code units and in words; in scripts of a word a character or two, fewer.</summary>
    private const int MaxLength = 160, MaxWords = 25, MaxEastAsian = 40;

    /// <summary>Running text below a title has at least so many UTF-16 code units.</summary>
    private const int LeastBelow = 80, LeastEastAsianBelow = 30;

    private const int LongestLabel = 30;

    private static readonly SearchValues<char> NumberMarks = SearchValues.Create("0123456789IVX.:");

    private static readonly WordTable Greetings = new([(
        """
        dear hi hello hey good liebe lieber liebes hallo guten sehr bonjour bonsoir cher chère chers chères estimado estimada estimados querido queridos hola
        caro cara cari gentile prezado prezados olá beste geachte kära kære kjære hej hei drodzy szanowni дорогие уважаемые здравствуйте
        """, 1)]);

    private static readonly WordTable Parts = new([("chapter part section lesson episode kapitel teil folge chapitre partie capítulo parte capitolo hoofdstuk deel del rozdział часть глава", 1)]);

    /// <summary>One sentence at most, without a full stop, above a line of running text.</summary>
    /// <param name="line">A line before any running text, with a blank one behind it.</param>
    /// <param name="below">The next line that is not blank.</param>
    public static bool IsTitle(ReadOnlySpan<char> line, ReadOnlySpan<char> below)
    {
        bool eastAsian = Glyphs.IsEastAsian(line[0]);
        if (line.Length > (eastAsian ? MaxEastAsian : MaxLength) || line.Count(' ') >= MaxWords || below.Length < (eastAsian ? LeastEastAsianBelow : LeastBelow))
            return false;
        if (line[^1] is '.' or ',' or ';' or ':' or '\u3002' or '\u2026' || Glyphs.IsQuote(line[^1]) || char.IsLower(line[0]) || !EndsSentence(below))
            return false;
        // A question and its answer, each behind who says it.
        if (HasLabel(line) && HasLabel(below))
            return false;
        for (int i = 0; i + 1 < line.Length; i++)
        {
            if (line[i] is '.' or '!' or '?' && line[i + 1] == ' ' && (i == 0 || line[i - 1] != ' '))
                return false;
        }

        int word = line.IndexOfAny(" ,!");
        return Greetings[word < 0 ? line : line[..word]] == 0;
    }

    /// <summary>What stands above a title: a desk's name, "SCIENCE", or a part's number, "Chapter 1".</summary>
    public static bool IsAboveTitle(ReadOnlySpan<char> heading)
    {
        int space = heading.IndexOf(' ');
        if (space > 0)
            return Parts[heading[..space]] != 0 && heading.Length - space < 6 && heading[(space + 1)..].IndexOfAnyExcept(NumberMarks) < 0;
        return heading.Length > 2 && heading.IndexOfAnyExceptInRange('A', 'Z') < 0;
    }

    private static bool HasLabel(ReadOnlySpan<char> line) => line[..Math.Min(line.Length, LongestLabel)].IndexOf(": ") > 0;

    private static bool EndsSentence(ReadOnlySpan<char> line) =>
        Glyphs.IsTerminator(line[^1]) || ((Glyphs.IsQuote(line[^1]) || Glyphs.IsClosingBracket(line[^1])) && line.Length > 1 && Glyphs.IsTerminator(line[^2]));
}
