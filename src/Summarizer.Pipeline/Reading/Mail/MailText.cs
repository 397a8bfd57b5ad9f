using System.Text;
using System.Text.RegularExpressions;
using Summarizer.Boilerplate;

namespace Summarizer.Pipeline.Reading.Mail;

/// <summary>Plain text of e-mail: joins flowed lines, and removes quoted messages and the signature.</summary>
internal static partial class MailText
{
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

    private static bool IsSeparator(ReadOnlySpan<char> line) =>
        line.Length is > 10 and < 80 && (line.StartsWith("--") || line.StartsWith("__")) && Separator().IsMatch(line);

    [GeneratedRegex(
        @"^(?:-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|forwarded message|weitergeleitete nachricht)\s*-{2,}|_{20,})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
