using System.Text;

namespace Summarizer.Pipeline.Reading;

/// <summary>Tells UTF-16 and UTF-32 without a byte order mark by their looks.</summary>
internal static class WideEncodings
{
    private const int SampleBytes = 16 * 1024;

    /// <summary>The encoding, or null where the bytes are not of two or four each.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="validUtf8">True if they are also valid UTF-8, which then takes more to outweigh.</param>
    public static Encoding? Detect(ReadOnlySpan<byte> content, bool validUtf8)
    {
        ReadOnlySpan<byte> sample = content[..(Math.Min(content.Length, SampleBytes) & ~3)];
        if (sample.IsEmpty)
            sample = content[..(content.Length & ~1)];
        if (sample.IsEmpty || content.Length % 2 != 0)
            return null;
        Span<int> zeros = stackalloc int[4];
        for (int i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
                zeros[i % 4]++;
        }

        int quads = sample.Length / 4;
        if (quads > 0 && content.Length % 4 == 0 && zeros[3] == quads && zeros[2] * 10 >= quads * 9 && zeros[0] == 0)
            return Encoding.UTF32;
        if (quads > 0 && content.Length % 4 == 0 && zeros[0] == quads && zeros[1] * 10 >= quads * 9 && zeros[3] == 0)
            return new UTF32Encoding(bigEndian: true, byteOrderMark: false);

        int pairs = sample.Length / 2;
        (int even, int odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3]);
        if (even + odd == 0 && validUtf8)
            return null;
        // Latin letters have a zero for their upper byte; other scripts have one at least at spaces and line ends.
        if (odd > 0 && odd >= pairs / 20 && even <= odd / 20 && IsText(sample, Encoding.Unicode))
            return Encoding.Unicode;
        if (even > 0 && even >= pairs / 20 && odd <= even / 20 && IsText(sample, Encoding.BigEndianUnicode))
            return Encoding.BigEndianUnicode;
        // Chinese and Japanese may do without either; their own full stops and commas betray them.
        if (IsText(sample, Encoding.Unicode) && HasPunctuation(sample, Encoding.Unicode))
            return Encoding.Unicode;
        return IsText(sample, Encoding.BigEndianUnicode) && HasPunctuation(sample, Encoding.BigEndianUnicode)
            ? Encoding.BigEndianUnicode
            : null;
    }

    private static bool IsText(ReadOnlySpan<byte> sample, Encoding encoding)
    {
        string text = encoding.GetString(sample);
        int odd = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool fine = Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsWhiteSpace(rune)
                || Rune.IsSymbol(rune)
                || Rune.GetUnicodeCategory(rune)
                    is System.Globalization.UnicodeCategory.NonSpacingMark
                        or System.Globalization.UnicodeCategory.SpacingCombiningMark
                        or System.Globalization.UnicodeCategory.Format;
            if (!fine || rune == Rune.ReplacementChar)
                odd++;
        }

        return odd <= text.Length / 50;
    }

    private static bool HasPunctuation(ReadOnlySpan<byte> sample, Encoding encoding)
    {
        string text = encoding.GetString(sample);
        int marks = text.Count(c => c is ' ' or '\n' or '\u3001' or '\u3002' or '\uFF0C' or '\uFF0E');
        return marks > 0 && marks >= text.Length / 50;
    }
}
