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

    // Returns the first items, or all if there are fewer.
    public static ReadOnlySpan<T> First<T>(this ReadOnlySpan<T> items, int most) =>
        items[..Math.Min(items.Length, most)];
}
