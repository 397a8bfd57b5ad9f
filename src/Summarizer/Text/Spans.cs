using System.Text.RegularExpressions;

namespace Summarizer.Text;

// Searches in spans and their beginnings.
internal static class Spans
{
    public static bool Exists<T>(this ReadOnlySpan<T> items, Predicate<T> test)
    {
        foreach (ref readonly T item in items)
        {
            if (test(item))
                return true;
        }

        return false;
    }

    // Returns the length of the first match of a pattern, which starts with \A; 0 if there is none.
    public static int LengthAtStart(this Regex pattern, ReadOnlySpan<char> text)
    {
        foreach (ValueMatch match in pattern.EnumerateMatches(text))
            return match.Length;
        return 0;
    }

    // Returns the first items, or all if there are fewer.
    public static ReadOnlySpan<T> First<T>(this ReadOnlySpan<T> items, int most) =>
        items[..Math.Min(items.Length, most)];
}
