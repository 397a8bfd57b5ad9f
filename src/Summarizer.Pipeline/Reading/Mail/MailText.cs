using System.Collections.Frozen;
using System.Text;
using Summarizer.Boilerplate;

namespace Summarizer.Pipeline.Reading.Mail;

/// <summary>Plain text of e-mail: joins flowed lines, and removes quoted messages and the signature.</summary>
internal static class MailText
{
    private const int LongestSeparator = 80, ShortestRule = 20;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Separators =
        new WordFile("Reading/Mail/separators.txt").Lines("separators").ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Joins the lines of "format=flowed", where a space at the end of a line continues it (RFC 3676).
    /// </summary>
    public static string Unflowed(string text)
    {
        var joined = new StringBuilder(text.Length);
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            bool isQuoted = line.StartsWith(">");
            ReadOnlySpan<char> own = line.StartsWith(" ") && !isQuoted ? line[1..] : line;
            joined.Append(own);
            if (!own.EndsWith(" ") || own.SequenceEqual("-- ") || isQuoted)
                joined.Append('\n');
        }

        return joined.ToString();
    }

    /// <summary>
    /// Returns the text that the sender wrote: without quoted lines, the message that is answered, and the signature.
    /// </summary>
    public static string WithoutHistory(string text)
    {
        var own = new StringBuilder(text.Length);
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> trimmed = line.Trim();
            bool isEnd = line is "-- " or "--" || IsSeparator(trimmed);
            if (isEnd && own.Length > 0)
                break;
            bool isHistory = line.StartsWith(">")
                || (trimmed.Length > 0 && BoilerplateRules.ForLine(trimmed) == "mail attribution");
            if (!isEnd && !isHistory)
                own.Append(line).Append('\n');
        }

        return own.ToString().Trim();
    }

    /// <summary>True for a line before a message that is answered: a rule, or a title between dashes.</summary>
    private static bool IsSeparator(ReadOnlySpan<char> line) => line.Length < LongestSeparator
        && ((line.Length >= ShortestRule && !line.ContainsAnyExcept('_'))
            || (line.StartsWith("--") && line.EndsWith("--") && Separators.Contains(line.Trim("- \t"))));
}
