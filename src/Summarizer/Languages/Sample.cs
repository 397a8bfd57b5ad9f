namespace Summarizer.Languages;

/// <summary>The stretch of a text that its language is told from.</summary>
internal static class Sample
{
    /// <summary>The most that is looked at, in UTF-16 code units.</summary>
    public const int MaxLength = 512;

    private const int Windows = 2;

    /// <summary>The text itself where it is short, else evenly spaced windows of it.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> text, Span<char> buffer)
    {
        if (text.Length <= MaxLength)
            return text;
        const int window = MaxLength / Windows;
        for (int w = 0; w < Windows; w++)
        {
            int start = (int)((long)(text.Length - window) * w / (Windows - 1));
            Span<char> target = buffer.Slice(w * window, window);
            text.Slice(start, window).CopyTo(target);
            // Words cut at the windows' edges say nothing.
            target[^1] = ' ';
        }

        return buffer;
    }
}
