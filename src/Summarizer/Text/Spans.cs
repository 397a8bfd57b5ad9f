namespace Summarizer.Text;

/// <summary>Searches in spans.</summary>
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
}
