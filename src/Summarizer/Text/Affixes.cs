namespace Summarizer.Text;

// Tests whether a text starts or ends with one of several strings.
internal static class Affixes
{
    // Returns the length of the first of some beginnings that a text has; 0 if it has none.
    public static int BeginningAmong(
        this ReadOnlySpan<char> text, string[] beginnings, StringComparison comparison = StringComparison.Ordinal)
    {
        foreach (string beginning in beginnings)
        {
            if (text.StartsWith(beginning, comparison))
                return beginning.Length;
        }

        return 0;
    }

    // Returns the length of the first of some endings that a text has; 0 if it has none.
    public static int EndingAmong(
        this ReadOnlySpan<char> text, string[] endings, StringComparison comparison = StringComparison.Ordinal)
    {
        foreach (string ending in endings)
        {
            if (text.EndsWith(ending, comparison))
                return ending.Length;
        }

        return 0;
    }
}
