namespace Summarizer.Sentences;

// Thai, and scripts like it, put a space between sentences, and also between clauses and around names and numbers. A
// space counts as an end where enough text is on both of its sides.
internal static class ThaiSpacing
{
    // The fewest code units before a space that ends a sentence, and after it without another space.
    private const int LeastBefore = 40, LeastAfter = 15;

    public static bool Ends(ReadOnlySpan<char> text, int start, int space, int to)
    {
        if (space - start < LeastBefore || text[space - 1] is 'ๆ' or 'ฯ' || char.IsDigit(text[space - 1])
            || !IsThai(text[space - 1]))
            return false;
        int next = space + 1;
        while (next < to && char.IsWhiteSpace(text[next]))
            next++;
        if (next + LeastAfter > to || !IsThai(text[next]))
            return false;
        return !text.Slice(next, LeastAfter).ContainsAny(" \t\n\u00A0");
    }

    private static bool IsThai(char c) => c is >= '\u0E00' and <= '\u0EFF';
}
