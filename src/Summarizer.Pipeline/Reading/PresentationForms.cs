using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Letters in place of their presentation forms: the shapes that Arabic letters have within a word, and ligatures. PDFs
/// contain the shapes, which no dictionary has. The pairs are in PresentationForms.txt, an extract of UnicodeData.txt
/// (compatibility decompositions); the runtime's own normalisation does nothing in an app without ICU.
/// </summary>
internal static class PresentationForms
{
    private const char First = '\uFB00', Last = '\uFEFC';

    private static readonly Lazy<FrozenDictionary<char, string>> Letters = new(Load);

    /// <summary>Returns a text with letters in place of their forms; the same text where it has none.</summary>
    public static string ToLetters(string text)
    {
        int at = text.AsSpan().IndexOfAnyInRange(First, Last);
        if (at < 0)
            return text;
        FrozenDictionary<char, string> letters = Letters.Value;
        var plain = new StringBuilder(text.Length);
        plain.Append(text, 0, at);
        foreach (char c in text.AsSpan(at))
        {
            if (c is >= First and <= Last && letters.TryGetValue(c, out string? letter))
                plain.Append(letter);
            else
                plain.Append(c);
        }

        return plain.ToString();
    }

    private static FrozenDictionary<char, string> Load()
    {
        using Stream stream = typeof(PresentationForms).Assembly.GetManifestResourceStream("PresentationForms.txt")!;
        using var lines = new StreamReader(stream, Encoding.ASCII);
        var letters = new Dictionary<char, string>();
        while (lines.ReadLine() is { Length: > 0 } line)
        {
            char[] codes = [.. line.Split(' ').Select(hex =>
                (char)int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))];
            letters[codes[0]] = new string(codes[1..]);
        }

        return letters.ToFrozenDictionary();
    }
}
