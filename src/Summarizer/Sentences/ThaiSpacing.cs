namespace Summarizer.Sentences;

/// <summary>
/// Thai, and scripts like it, put a space between sentences, and also between clauses and around names and numbers.
/// A space counts as an end where enough text stands on both of its sides.
/// </summary>
internal static class ThaiSpacing
{
    /// <summary>Fewest code units before and after a space that ends a sentence.</summary>
    private const int LeastBefore = 40;

    private const int LeastAfter = 15;

    public static bool Ends(ReadOnlySpan<char> text, int start, int space, int to)
    {
        if (space - start < LeastBefore || text[space - 1] is '\u0E46' or '\u0E2F' || char.IsDigit(text[space - 1]) || !IsThai(text[space - 1]))
            return false;
        int next = space + 1;
        while (next < to && char.IsWhiteSpace(text[next]))
            next++;
        if (next >= to || !IsThai(text[next]))
            return false;
        ReadOnlySpan<char> ahead = text[next..Math.Min(to, next + LeastAfter)];
        return ahead.Length == LeastAfter && ahead.IndexOfAny(" \t\n\u00A0") < 0;
    }

    private static bool IsThai(char c) => c is >= '\u0E00' and <= '\u0EFF';
}
