using System.Collections.Frozen;
using System.Text;

namespace Summarizer.Pipeline.Reading.Plain;

/// <summary>Joins words that plain text breaks at the ends of its lines: "engi-", "neers".</summary>
internal static class LineHyphens
{
    /// <summary>Words that are compounded with a hyphen: broken after it, they keep it.</summary>
    private static readonly FrozenSet<string> Compounding = FrozenSet.ToFrozenSet(
        ["well", "self", "half", "long", "short", "high", "low", "full", "part", "non", "ex", "all", "cross", "semi",
            "so", "best", "ill", "much", "ever"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Words after a hyphen that stands for the rest of a word: "pre- and post-war", "Vor- und Nachteile".
    /// </summary>
    private static readonly FrozenSet<string> Joining = FrozenSet.ToFrozenSet(
        ["and", "or", "to", "und", "oder", "bzw", "sowie", "bis", "et", "ou", "y", "o", "e", "en", "of", "och", "og",
            "eller", "ja", "tai", "i", "lub"],
        StringComparer.Ordinal);

    /// <summary>Returns the text with its broken words joined; the same text where there is none.</summary>
    public static string Join(string text)
    {
        int at = Next(text, 0);
        if (at < 0)
            return text;
        var joined = new StringBuilder(text.Length);
        HashSet<string>? words = null;
        int from = 0;
        for (; at >= 0; at = Next(text, at + 1))
        {
            int start = at, end = at + 2;
            while (start > from && char.IsLetter(text[start - 1]))
                start--;
            while (end < text.Length && text[end] == ' ')
                end++;
            int right = end;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            string left = text[start..at], rest = text[right..end];
            if (left.Length == 0 || rest.Length == 0 || !char.IsLower(rest[0]) || Joining.Contains(rest))
                continue;
            words ??= [.. text.Split((char[])[' ', '\n', '\t', '.', ',', ';', ':', '!', '?', '"', '(', ')'],
                StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.ToLowerInvariant())];
            bool isJoined = words.Contains((left + rest).ToLowerInvariant());
            bool isCompound = words.Contains($"{left}-{rest}".ToLowerInvariant()) || Compounding.Contains(left);
            joined.Append(text, from, (isCompound && !isJoined ? at + 1 : at) - from);
            from = right;
        }

        return joined.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The next hyphen after a letter at the end of a line; -1 where there is none.</summary>
    private static int Next(string text, int from)
    {
        for (int at = text.IndexOf("-\n", from, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf("-\n", at + 1, StringComparison.Ordinal))
        {
            if (at > 0 && char.IsLetter(text[at - 1]))
                return at;
        }

        return -1;
    }
}
