using System.Text;
using System.Text.RegularExpressions;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// Makes a service's message fit for results and logs: one short line, no key, and no words of the article that the
/// service echoes.
/// </summary>
internal static partial class CleanMessage
{
    private const int MaxLength = 240;

    /// <summary>This many words in a row that were also sent are an echo.</summary>
    private const int EchoWords = 4;

    /// <summary>Cleans a message.</summary>
    /// <param name="message">The service's message.</param>
    /// <param name="sent">The text that was sent, of which nothing may come back.</param>
    /// <param name="key">The key; null where there is none.</param>
    public static string Of(string message, IEnumerable<string> sent, string? key)
    {
        string line = PlainLine.Of(message);
        if (!string.IsNullOrEmpty(key))
            line = line.Replace(key, "[key]", StringComparison.Ordinal);
        line = Secret().Replace(line, "[…]");
        line = Scripts().IsMatch(line) || EchoedUnspaced(line, sent) ? WithoutLetters(line) : WithoutEcho(line, sent);
        line = line.Trim();
        return line.Length > MaxLength ? line[..MaxLength].TrimEnd() + "…" : line;
    }

    private static string WithoutEcho(string line, IEnumerable<string> sent)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < EchoWords)
            return line;
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string text in sent)
        {
            string[] of = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            for (int i = 0; i + EchoWords <= of.Length; i++)
                known.Add(Run(of, i));
        }

        bool[] echo = new bool[words.Length];
        for (int i = 0; i + EchoWords <= words.Length; i++)
        {
            if (known.Contains(Run(words, i)))
                Array.Fill(echo, true, i, EchoWords);
        }

        var cleaned = new StringBuilder(line.Length);
        for (int i = 0; i < words.Length; i++)
        {
            string word = echo[i] ? i > 0 && echo[i - 1] ? "" : "[…]" : words[i];
            if (word.Length > 0)
                cleaned.Append(cleaned.Length > 0 ? " " : "").Append(word);
        }

        return cleaned.ToString();
    }

    private static string Run(string[] words, int start) =>
        string.Join(' ', words.AsSpan(start, EchoWords).ToArray()
            .Select(w => w.Trim('"', '\'', '.', ',', ':', ';', '(', ')', '`', '\\')));

    /// <summary>A message that quotes a piece of a text without spaces, as Chinese has none.</summary>
    private static bool EchoedUnspaced(string line, IEnumerable<string> sent)
    {
        const int length = 12;
        for (int i = 0; i + length <= line.Length; i += length / 2)
        {
            string piece = line.Substring(i, length);
            if (piece.Any(c => c > 0x2E7F) && sent.Any(s => s.Contains(piece, StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private static string WithoutLetters(string line) => string.Concat(line.Select(c => c > 0x2E7F ? '…' : c));

    // "sk-…", "Bearer …", and any long run of letters and digits that no word is.
    [GeneratedRegex(
        @"\b(sk|pk|key|gsk|hf|AIza)[-_][A-Za-z0-9*_\-]{6,}|Bearer\s+\S+|\b(?=[A-Za-z0-9*_\-]*[0-9*])(?=[A-Za-z0-9*_\-]*[A-Za-z])[A-Za-z0-9*_\-]{28,}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    // Three and more characters of a script without spaces in a row, beside a quotation mark: most likely a quotation.
    [GeneratedRegex("[\"'“`][^\"'”`]{0,200}[\\u2E80-\\u9FFF\\uAC00-\\uD7A3]{3}", RegexOptions.CultureInvariant)]
    private static partial Regex Scripts();
}
