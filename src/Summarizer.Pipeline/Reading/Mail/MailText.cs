using System.Text;
using Summarizer.Boilerplate;

namespace Summarizer.Pipeline.Reading.Mail;

/// <summary>Plain text of e-mail: joins flowed lines, and removes quoted messages and the signature.</summary>
internal static class MailText
{
    /// <summary>
    /// The most lines of a signature below two dashes, and the most characters. Above any more the dashes are a rule.
    /// </summary>
    private const int LongestSignature = 10, MostSignatureCharacters = 800;

    /// <summary>
    /// Joins the lines of "format=flowed", where a space at the end of a line continues it (RFC 3676).
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="deletesSpaces">True if that space is not part of the text ("delsp=yes").</param>
    public static string Unflowed(string text, bool deletesSpaces)
    {
        var joined = new StringBuilder(text.Length);
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            bool isQuoted = line.StartsWith(">");
            ReadOnlySpan<char> own = line.StartsWith(" ") && !isQuoted ? line[1..] : line;
            if (!own.EndsWith(" ") || own.SequenceEqual("-- ") || isQuoted)
                joined.Append(own).Append('\n');
            else
                joined.Append(deletesSpaces ? own[..^1] : own);
        }

        return joined.ToString();
    }

    /// <summary>
    /// Returns the text that the sender wrote or forwards: without quoted lines, the message that is answered, the
    /// header fields of one that is forwarded, and the signature.
    /// </summary>
    /// <param name="text">The text of the e-mail.</param>
    /// <param name="isForward">True if its subject says that it forwards a message.</param>
    public static string WithoutHistory(string text, bool isForward)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        var own = new StringBuilder(text.Length);
        // Apple Mail quotes what it forwards.
        bool isUnquoted = isForward, forwards = isForward, isEmpty = true, isDigest = false;
        int at = 0;
        while (at < lines.Length)
        {
            if (isUnquoted)
                lines[at] = Unquoted(lines[at]);
            int head = MailFields.DigestHead(lines.AsSpan(at));
            bool isSeparator = head > 0 || StartsMessage(lines, at);
            isDigest |= head > 0 && MailFields.IsDigestRule(lines[at], isFirst: true);
            if (isDigest && head > 0)
            {
                at += head;
            }
            else if (isDigest && isSeparator)
            {
                at = NextOfDigest(lines, at + 1);
            }
            else if (isSeparator)
            {
                if (!isEmpty && !forwards && !MailFields.IsForwarding(lines[at].Trim()))
                    break;
                bool isForwarded = forwards || MailFields.IsForwarding(lines[at].Trim());
                forwards = false;
                at = NextText(lines, at + 1);
                isUnquoted = isForwarded && at < lines.Length && lines[at].StartsWith('>');
                at = EndOfFields(lines, at);
            }
            else if (IsSignature(lines, at))
            {
                at = NextSeparator(lines, at + 1);
            }
            else
            {
                if (!IsHistory(lines[at]))
                    own.Append(lines[at]).Append('\n');
                isEmpty &= string.IsNullOrWhiteSpace(lines[at]);
                at++;
            }
        }

        return own.ToString().Trim();
    }

    /// <summary>True for a line before a message that is answered or forwarded.</summary>
    private static bool IsSeparator(string[] lines, int at) =>
        MailFields.DigestHead(lines.AsSpan(at)) > 0 || StartsMessage(lines, at);

    /// <summary>True for a line before such a message that is not in the digest of a mailing list.</summary>
    private static bool StartsMessage(string[] lines, int at)
    {
        ReadOnlySpan<char> line = lines[at].AsSpan().Trim();
        if (MailFields.IsForwarding(line) || MailFields.IsAnswered(line))
            return true;
        if (!lines[at].StartsWith('>') && MailFields.StartMessage(lines.AsSpan(at)))
            return true;
        return MailFields.IsRule(line) && NextText(lines, at + 1) is var next && next < lines.Length
            && MailFields.IsSender(lines[next]);
    }

    private static bool IsHistory(string line) =>
        line.StartsWith('>') || IsAttribution(line);

    /// <summary>True for a line that introduces a quoted message.</summary>
    public static bool IsAttribution(string line) =>
        !string.IsNullOrWhiteSpace(line) && BoilerplateRules.ForLine(line.Trim()) == "mail attribution";

    /// <summary>
    /// True for the two dashes above a signature (RFC 3676, 4.3). Without the space after them they are a rule, unless
    /// they are the last ones and a few lines follow.
    /// </summary>
    private static bool IsSignature(string[] lines, int at)
    {
        if (lines[at] is not ("-- " or "--"))
            return false;
        int below = 0, characters = 0;
        for (int line = at + 1; line < lines.Length && !IsSeparator(lines, line); line++)
        {
            if (string.IsNullOrWhiteSpace(lines[line]) || IsHistory(lines[line]))
                continue;
            characters += lines[line].Length;
            bool isLong = ++below > LongestSignature || characters > MostSignatureCharacters;
            if (isLong || lines[line] is "-- " or "--")
                return lines[at] == "-- ";
        }

        return true;
    }

    /// <summary>Returns the place of the next line that is not empty.</summary>
    private static int NextText(string[] lines, int at)
    {
        while (at < lines.Length && string.IsNullOrWhiteSpace(lines[at]))
            at++;
        return at;
    }

    private static int EndOfFields(string[] lines, int at)
    {
        if (at == lines.Length || !MailFields.IsField(lines[at]))
            return at;
        while (at < lines.Length && !string.IsNullOrWhiteSpace(lines[at]) && MailFields.IsInFields(lines[at]))
            at++;
        return at;
    }

    private static int NextOfDigest(string[] lines, int at)
    {
        while (at < lines.Length && MailFields.DigestHead(lines.AsSpan(at)) == 0)
            at++;
        return at;
    }

    private static int NextSeparator(string[] lines, int at)
    {
        while (at < lines.Length && !IsSeparator(lines, at))
            at++;
        return at;
    }

    private static string Unquoted(string line) =>
        !line.StartsWith('>') ? line : line.StartsWith("> ", StringComparison.Ordinal) ? line[2..] : line[1..];
}
