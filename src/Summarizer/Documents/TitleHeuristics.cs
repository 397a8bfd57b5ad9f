using System.Buffers;
using System.Text.RegularExpressions;
using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Documents;

// Rules that recognise what the first lines of a text are: its title, which may be long or a question, or a kicker
// above it.
internal static partial class TitleHeuristics
{
    // The longest title, in UTF-16 code units and in words; in scripts of a word a character or two, fewer.
    private const int MaxLength = 160, MaxWords = 25, MaxEastAsian = 40;

    // Running text below a title has at least this many UTF-16 code units.
    private const int LeastBelow = 80, LeastEastAsianBelow = 30;

    private const int LongestLabel = 30, LongestBracketed = 8;

    private static readonly SearchValues<char> NumberMarks = SearchValues.Create("0123456789IVX.:");

    private static readonly WordSet Salutations = new(Language.WordsOfAll(Section.Salutations));
    private static readonly WordSet PartLabels = new(Language.WordsOfAll(Section.PartLabels));

    // The names of a newspaper's parts.
    private static readonly WordSet Kickers = new(Language.PhrasesOfAll(Section.Kickers));

    // True for one sentence at most, without a full stop, above a line of running text. It is before any running text,
    // and a blank line is between the two.
    public static bool IsTitle(ReadOnlySpan<char> line, ReadOnlySpan<char> below)
    {
        bool eastAsian = Characters.IsEastAsian(line[0]);
        bool isShort = line.Length <= (eastAsian ? MaxEastAsian : MaxLength) && line.Count(' ') < MaxWords;
        bool isAboveText = below.Length >= (eastAsian ? LeastEastAsianBelow : LeastBelow)
            && Characters.EndsSentence(below);
        if (!isShort || !isAboveText || char.IsLower(line[0]))
            return false;
        bool isUnlike = line[^1] is '.' or ',' or ';' or ':' or '。' or '…' || Characters.IsQuote(line[^1]);
        if (isUnlike || InnerStop().IsMatch(line))
            return false;
        // A question and its answer, each after who says it.
        if (HasLabel(line) && HasLabel(below))
            return false;
        int word = line.IndexOfAny(" ,!");
        return !Salutations.Contains(word < 0 ? line : line[..word]);
    }

    // Returns a title without what is before it on its line: "Subject: …", "Opinion | …", "【速報】…".
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> subject = line[MailHeader.SubjectStart(line)..].TrimStart();
        line = subject.IsEmpty ? line : subject;
        bool bracketed = line[0] == '【';
        int end = bracketed ? line.IndexOf('】') : line.First(LongestLabel).IndexOfAny('|', '｜');
        if (end <= 0)
            return line;
        ReadOnlySpan<char> rest = line[(end + 1)..].TrimStart();
        bool isKicker = bracketed ? end <= LongestBracketed : Kickers.Contains(line[..end].TrimEnd());
        return isKicker && !rest.IsEmpty ? rest : line;
    }

    // True for what is above a title: a kicker, "SCIENCE" or "Local news", or a part's number, "Chapter 1". The heading
    // below it must say more than "Definition" where a kicker may be the title itself.
    public static bool IsKicker(ReadOnlySpan<char> heading, ReadOnlySpan<char> next)
    {
        if (next.IsEmpty)
            return false;
        bool nextSaysMore = next.Count(' ') > 1 || (Characters.IsEastAsian(next[0]) && next.Length > LongestBracketed);
        if (nextSaysMore && Kickers.Contains(heading))
            return true;
        int space = heading.IndexOf(' ');
        if (space <= 0)
            return heading.Length > 2 && !heading.ContainsAnyExceptInRange('A', 'Z');
        bool isNumber = heading.Length - space < 6 && !heading[(space + 1)..].ContainsAnyExcept(NumberMarks);
        return isNumber && PartLabels.Contains(heading[..space]);
    }

    // "First part. Second part"
    [GeneratedRegex(@"(?<! )[.!?] ")]
    private static partial Regex InnerStop();

    private static bool HasLabel(ReadOnlySpan<char> line) =>
        line.First(LongestLabel).IndexOf(": ") > 0;
}
