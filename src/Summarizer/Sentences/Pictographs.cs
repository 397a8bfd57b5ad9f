using Summarizer.Text;

namespace Summarizer.Sentences;

// Emoji, which belong to the sentence before them and are often its full stop.
internal static class Pictographs
{
    // Returns the position after pictographs that white space follows, "Great game! 🏆", or 0.
    public static int EndBeforeBlank(ReadOnlySpan<char> text, int at)
    {
        if (text[at] == ' ')
            at++;
        int end = End(text, at);
        return end > at && (end == text.Length || Characters.IsBlank(text[end])) ? end : 0;
    }

    // Returns the position after pictographs that are a full stop, as in "We love it 😀 Thank you!". Else 0.
    // text: The text up to the end of the block.
    // start: The start of the sentence.
    public static int EndSentence(ReadOnlySpan<char> text, int start, int at)
    {
        bool isHead = Characters.PictographHeads.Contains(text[at]) && at + 1 < text.Length;
        if (!isHead || at <= start || !Characters.IsBlank(text[at - 1]) || IsWordLike(text[at], text[at + 1]))
            return 0;
        int end = End(text, at), next = Characters.SkipBlanks(text, end);
        bool opensSentence = next < text.Length && (char.IsUpper(text[next]) || Characters.IsUncasedLetter(text[next]));
        return next > end && opensSentence ? end : 0;
    }

    private static int End(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && IsPart(text[at]))
            at++;
        return at;
    }

    // Halves of surrogate pairs, symbols, what joins and varies them.
    private static bool IsPart(char c) =>
        c is (>= '\uD83C' and <= '\uD83E') or (>= '\uDC00' and <= '\uDFFF') or (>= '\u2600' and <= '\u27BF') or '\uFE0F'
            or '\u200D';

    // What is a word more often than a full stop: a flag ("Team 🇺🇸 wins"), a heart ("I 💜 Berlin").
    private static bool IsWordLike(char head, char tail) => (head, tail) is
        ('\uD83C', >= '\uDDE6' and <= '\uDDFF') or ('\uD83D', >= '\uDC93' and <= '\uDC9F') or ('\uD83D', '\uDDA4')
            or ('\uD83E', '\uDDE1');
}
