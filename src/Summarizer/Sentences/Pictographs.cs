namespace Summarizer.Sentences;

/// <summary>Emoji, which belong to the sentence before them and often stand for its full stop.</summary>
internal static class Pictographs
{
    /// <summary>The first halves of emoji.</summary>
    public const string Heads = "\uD83C\uD83D\uD83E";

    /// <summary>The position after pictographs that stand before white space, as at the end of a message: "Great game! 🏆"; or 0.</summary>
    public static int EndBeforeBlank(ReadOnlySpan<char> text, int at)
    {
        if (text[at] == ' ')
            at++;
        int end = End(text, at);
        return end > at && (end == text.Length || Glyphs.IsBlank(text[end])) ? end : 0;
    }

    /// <summary>The position after pictographs that stand for a full stop, "We love it 😀 Thank you!"; 0 where they don't.</summary>
    /// <param name="text">The text up to the end of the block.</param>
    /// <param name="start">Where the sentence began.</param>
    /// <param name="at">Where a mark or an emoji stands.</param>
    public static int EndSentence(ReadOnlySpan<char> text, int start, int at)
    {
        if (!Heads.Contains(text[at]) || at <= start || !Glyphs.IsBlank(text[at - 1]) || at + 1 >= text.Length || IsWordLike(text[at], text[at + 1]))
            return 0;
        int end = End(text, at);
        int next = end;
        while (next < text.Length && Glyphs.IsBlank(text[next]))
            next++;
        return next > end && next < text.Length && (char.IsUpper(text[next]) || Glyphs.IsUncasedLetter(text[next])) ? end : 0;
    }

    private static int End(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && IsPart(text[at]))
            at++;
        return at;
    }

    /// <summary>Halves of surrogate pairs, symbols, what joins and varies them.</summary>
    private static bool IsPart(char c) => c > 0x7F &&
        c is (>= '\uD83C' and <= '\uD83E') or (>= '\uDC00' and <= '\uDFFF') or (>= '\u2600' and <= '\u27BF') or '\uFE0F' or '\u200D';

    /// <summary>What stands for a word more often than for a full stop: a flag ("Team 🇺🇸 wins"), a heart ("I 💜 Berlin").</summary>
    private static bool IsWordLike(char head, char tail) =>
        (head, tail) is ('\uD83C', >= '\uDDE6' and <= '\uDDFF') or ('\uD83D', >= '\uDC93' and <= '\uDC9F') or ('\uD83D', '\uDDA4') or ('\uD83E', '\uDDE1');
}
