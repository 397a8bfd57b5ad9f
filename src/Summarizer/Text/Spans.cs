namespace Summarizer.Text;

/// <summary>Searches in spans and their beginnings.</summary>
internal static class Spans
{
    /// <summary>True if one of some items passes a test.</summary>
    public static bool Exists<T>(this ReadOnlySpan<T> items, Predicate<T> test)
    {
        foreach (ref readonly T item in items)
        {
            if (test(item))
                return true;
        }

        return false;
    }

    /// <summary>Returns the first items, or all if there are fewer.</summary>
    public static ReadOnlySpan<T> First<T>(this ReadOnlySpan<T> items, int most) =>
        items[..Math.Min(items.Length, most)];
}
