using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Composition of letters and the marks that follow them into one character each (Unicode's normalisation form C), so
/// that words match however a text spells them. The runtime's own normalisation does nothing in an app without ICU, so
/// the pairs are read from Compositions.txt, an extract of UnicodeData.txt.
/// </summary>
internal static class Composition
{
    /// <summary>More marks on one letter than any language writes are left as they are.</summary>
    private const int MostMarks = 4;

    private static readonly SearchValues<char> Marks =
        SearchValues.Create([.. Enumerable.Range(0x0300, 0x70).Select(i => (char)i), '\u3099', '\u309A']);
    private static readonly Lazy<FrozenDictionary<int, char>> Pairs = new(Load);

    /// <summary>Returns a text with letters and marks joined; the same text where it has no marks.</summary>
    public static string Compose(string text)
    {
        int at = text.AsSpan().IndexOfAny(Marks);
        if (at < 0)
            return text;
        FrozenDictionary<int, char> pairs = Pairs.Value;
        var composed = new StringBuilder(text.Length);
        ReadOnlySpan<char> rest = text;
        while (at >= 0)
        {
            int marks = 1;
            while (at + marks < rest.Length && Marks.Contains(rest[at + marks]))
                marks++;
            if (at == 0 || marks > MostMarks)
            {
                composed.Append(rest[..(at + marks)]);
            }
            else
            {
                composed.Append(rest[..(at - 1)]);
                AppendJoined(composed, rest[at - 1], rest.Slice(at, marks), pairs);
            }

            rest = rest[(at + marks)..];
            at = rest.IndexOfAny(Marks);
        }

        return composed.Append(rest).ToString();
    }

    private static void AppendJoined(StringBuilder composed, char letter, ReadOnlySpan<char> marks,
        FrozenDictionary<int, char> pairs)
    {
        Span<char> left = stackalloc char[MostMarks];
        int count = 0;
        // Marks below come first in the order of normal forms, independent of the text's order.
        foreach (bool below in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (char mark in marks)
            {
                if (IsBelow(mark) != below)
                    continue;
                if (pairs.TryGetValue((letter << 16) | mark, out char joined))
                    letter = joined;
                else
                    left[count++] = mark;
            }
        }

        composed.Append(letter).Append(left[..count]);
    }

    private static bool IsBelow(char mark) => mark is (>= '\u0316' and <= '\u0319') or (>= '\u031C' and <= '\u0333');

    private static FrozenDictionary<int, char> Load()
    {
        using Stream stream = typeof(Composition).Assembly.GetManifestResourceStream("Compositions.txt")!;
        using var lines = new StreamReader(stream, Encoding.ASCII);
        var pairs = new Dictionary<int, char>();
        while (lines.ReadLine() is { Length: >= 14 } line)
        {
            ReadOnlySpan<char> hex = line;
            pairs[(Code(hex[..4]) << 16) | Code(hex[5..9])] = (char)Code(hex[10..14]);
        }

        return pairs.ToFrozenDictionary();
    }

    private static int Code(ReadOnlySpan<char> hex) =>
        int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
