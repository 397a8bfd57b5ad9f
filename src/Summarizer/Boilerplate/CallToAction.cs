using System.Buffers;
using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Boilerplate;

// Rules that recognise what a page asks of its reader in its own words. That is an order at the start of a line or
// sentence, or "our" with a place where the site can be found ("Únete a nuestro canal de WhatsApp …"). It is also who
// may read on, and where a text continues after an advertisement.
internal static class CallToAction
{
    // The longest of them, the longest that is not a sentence, and the longest in Chinese or Japanese.
    private const int MaxLength = 170, MaxLabel = 60, MaxEastAsian = 60;

    private static readonly WordTable<Kind> Words = new(
        Language.WordsOfAllByKind<Kind>(Section.CallsToAction, except: "phrases"), (one, other) => one | other);

    // The word that starts a line or one of its sentences, and the words that must be in the line with it. A plain
    // order may be anywhere.
    private static readonly (Kind Lead, Kind With)[] Calls =
    [
        (Kind.Order, Kind.Our | Kind.Channel), (Kind.Order, Kind.Our | Kind.Mistake),
        (Kind.Order, Kind.Article | Kind.Mistake),
        (Kind.PlainOrder, Kind.Our | Kind.Channel), (Kind.PlainOrder, Kind.Our | Kind.Mistake),
        (Kind.PlainOrder, Kind.This | Kind.Article),
        // "Get this in your inbox"
        (Kind.Receive, Kind.Your | Kind.Inbox),
        // "This article is for subscribers."
        (Kind.This, Kind.Article | Kind.Audience),
    ];

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?؟");

    // Made only when such a line comes: it takes longer than all the words.
    private static readonly Lazy<SearchValues<string>> EastAsianPhrases = new(() => SearchValues.Create(
        [.. Language.PhrasesOfAll(Section.CallsToAction, "phrases")],
        StringComparison.Ordinal));

    [Flags]
    private enum Kind
    {
        None = 0,

        // "Subscribe", "share".
        Order = 1,

        // An order that need not be at the beginning, in languages that put the verb last.
        PlainOrder = 2,

        // "Get", "receive": orders too.
        Receive = 4 | Order,
        Our = 8,
        Your = 16,
        This = 32,

        // Names of places where a site is found: "newsletter", "channel".
        Channel = 64,
        Inbox = 128,

        // Names of things to read: "article", "story".
        Article = 256,

        // Names of those who pay for it: "subscribers".
        Audience = 512,
        Mistake = 1024,
        Advertisement = 2048,
        Continues = 4096,
    }

    // True if a line asks its reader for something, or says who may read on, or that the text continues.
    public static bool IsLine(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxLength)
            return false;
        bool isEastAsian = Characters.IsEastAsian(line[0])
            || (line.Length <= MaxEastAsian && Characters.IsEastAsian(line[^1]));
        if (isEastAsian)
            return line.Length <= MaxEastAsian && line.ContainsAny(EastAsianPhrases.Value);
        bool isLabel = line.Length <= MaxLabel && line[^1] is not ('.' or '!' or '?');
        Kind first = Words[FirstWord(line)];
        Kind orders =
            (first & (Kind.Receive | Kind.PlainOrder | Kind.This)) | OrdersOfLaterSentences(line);
        // Most lines of an article start with no such word.
        if (orders == 0 && !isLabel && line.Length > MaxLength / 2)
            return false;
        Kind all = KindsIn(line);
        Kind leads = orders | (all & Kind.PlainOrder);
        foreach ((Kind lead, Kind with) in Calls)
        {
            if (leads.HasFlag(lead) && all.HasFlag(with))
                return true;
        }

        // "Get all of it in the evening newsletter."
        bool isOffer = first.HasFlag(Kind.Receive) && Words[LastWord(line)].HasFlag(Kind.Channel);
        bool isShortOrder = line.Length <= MaxLabel && first.HasFlag(Kind.Order)
            && all.HasFlag(Kind.This | Kind.Article);
        bool isContinuation = isLabel && all.HasFlag(Kind.Advertisement | Kind.Continues)
            && (all.HasFlag(Kind.Article) || (first & (Kind.Order | Kind.Continues)) != 0);
        return isOffer || isShortOrder || isContinuation;
    }

    // True if a line names a place where a site is found: "newsletter", "podcast".
    public static bool NamesChannel(ReadOnlySpan<char> line) => KindsIn(line).HasFlag(Kind.Channel);

    private static Kind KindsIn(ReadOnlySpan<char> line)
    {
        Kind all = Kind.None;
        foreach (Range range in line.SplitAny(" ,|/&….!?:;+()\u00A0"))
        {
            ReadOnlySpan<char> word = line[range].Trim("\"'’“”«»[]–>");
            if (!word.IsEmpty)
                all |= Words[word];
        }

        return all;
    }

    private static Kind OrdersOfLaterSentences(ReadOnlySpan<char> line)
    {
        Kind found = Kind.None;
        for (int end = line.IndexOfAny(SentenceEnds); end >= 0 && end + 2 < line.Length;
            end = line.IndexOfAny(SentenceEnds))
        {
            line = line[(end + 1)..].TrimStart();
            if (line.IsEmpty)
                break;
            found |= Words[FirstWord(line)] & Kind.Receive;
        }

        return found;
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> line)
    {
        int end = 0;
        while (end < line.Length && (char.IsLetter(line[end]) || line[end] is '-' or '\''))
            end++;
        return line[..end];
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd(".!… ");
        return line[(line.LastIndexOf(' ') + 1)..];
    }
}
