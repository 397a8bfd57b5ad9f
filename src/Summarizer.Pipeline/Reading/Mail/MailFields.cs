using System.Collections.Frozen;

namespace Summarizer.Pipeline.Reading.Mail;

/// <summary>Rules for the lines between the messages of an e-mail: separators, and header fields below.</summary>
internal static class MailFields
{
    private const int LongestSeparator = 80, ShortestRule = 20, LongestLabel = 25, LongestField = 200;

    /// <summary>The most lines of header fields that are looked at.</summary>
    private const int MostLines = 30;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Answered, Forwarded, Senders,
        Subjects, Others;

    static MailFields()
    {
        var file = new WordFile("Reading/Mail/separators.txt");
        Answered = Lookup("answered");
        Forwarded = Lookup("forwarded");
        Senders = Lookup("sender");
        Subjects = Lookup("subject");
        Others = Lookup("fields");

        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(string section) =>
            file.Lines(section).ToFrozenSet(StringComparer.OrdinalIgnoreCase)
                .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Returns the first line of a text, trimmed.</summary>
    public static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        int end = text.IndexOf('\n');
        return end < 0 ? text : text[..end].Trim();
    }

    /// <summary>True for a line before a message that is forwarded: a title between dashes or before a colon.</summary>
    public static bool IsForwarding(ReadOnlySpan<char> line) =>
        line.Length < LongestSeparator && (IsBetweenDashes(line) || line.EndsWith(':'))
            && Forwarded.Contains(line.Trim("-: \t"));

    /// <summary>True for a line before a message that is answered: a title between dashes.</summary>
    public static bool IsAnswered(ReadOnlySpan<char> line) =>
        line.Length < LongestSeparator && IsBetweenDashes(line) && Answered.Contains(line.Trim("- \t"));

    /// <summary>True for a rule of underscores, which is a separator above a line that names a sender.</summary>
    public static bool IsRule(ReadOnlySpan<char> line) => line.Length >= ShortestRule && !line.ContainsAnyExcept('_');

    /// <summary>True for a line that names the sender of a message: "From: Ida Berg".</summary>
    public static bool IsSender(ReadOnlySpan<char> line) => Senders.Contains(LabelOf(line));

    /// <summary>True for the first line of a header field.</summary>
    public static bool IsField(ReadOnlySpan<char> line) =>
        line.Length <= LongestField && LabelOf(line) is { IsEmpty: false } label
            && (Senders.Contains(label) || Subjects.Contains(label) || Others.Contains(label));

    /// <summary>
    /// True for lines that start with the header fields of a message: the sender, and below it the subject and another
    /// one. Outlook writes nothing else above the message that is answered. A journey also has a "From" and a "To".
    /// </summary>
    public static bool StartMessage(ReadOnlySpan<string> lines)
    {
        if (lines.IsEmpty || !IsSender(lines[0]))
            return false;
        int fields = 0;
        bool hasSubject = false;
        foreach (string line in lines[1..Math.Min(lines.Length, MostLines)])
        {
            if (string.IsNullOrWhiteSpace(line))
                break;
            fields += IsField(line) ? 1 : 0;
            hasSubject |= Subjects.Contains(LabelOf(line));
        }

        return hasSubject && fields >= 2;
    }

    /// <summary>
    /// Returns the number of lines above the text of the next message in the digest of a mailing list: hyphens and
    /// header fields (RFC 1153). 0 if the lines start with anything else.
    /// </summary>
    public static int DigestHead(ReadOnlySpan<string> lines)
    {
        if (lines.IsEmpty || !(IsDigestRule(lines[0], isFirst: true) || IsDigestRule(lines[0], isFirst: false)))
            return 0;
        lines = lines[..Math.Min(lines.Length, MostLines)];
        bool hasSender = false, hasSubject = false;
        int at = 1;
        while (at < lines.Length && IsBlank(lines[at]))
            at++;
        for (; at < lines.Length && !IsBlank(lines[at]); at++)
        {
            hasSender |= IsSender(lines[at]);
            hasSubject |= Subjects.Contains(LabelOf(lines[at]));
        }

        return hasSender && hasSubject ? at : 0;
    }

    /// <summary>True for a line without text, quoted or not.</summary>
    private static bool IsBlank(ReadOnlySpan<char> line) => line.Trim(" \t>").IsEmpty;

    /// <summary>True for the hyphens above a message of a digest, of which those above the first are longer.</summary>
    public static bool IsDigestRule(ReadOnlySpan<char> line, bool isFirst) =>
        line.TrimEnd() is var rule && rule.Length == (isFirst ? 70 : 30) && !rule.ContainsAnyExcept('-');

    /// <summary>True for a header field or a further line of one.</summary>
    public static bool IsInFields(ReadOnlySpan<char> line) =>
        IsField(line) || line.StartsWith(' ') || line.StartsWith('\t') || line.Contains('@');

    /// <summary>True if a text is header fields, perhaps below the separator before a forwarded message.</summary>
    public static bool AreAll(ReadOnlySpan<char> text)
    {
        bool isFirst = true;
        foreach (ReadOnlySpan<char> line in text.Trim().EnumerateLines())
        {
            bool isSeparator = isFirst && (IsForwarding(line.Trim()) || IsAnswered(line.Trim()));
            if (!isSeparator && !(isFirst ? IsField(line) : line.IsWhiteSpace() || IsInFields(line)))
                return false;
            isFirst = false;
        }

        return true;
    }

    private static bool IsBetweenDashes(ReadOnlySpan<char> line) => line.StartsWith("--") && line.EndsWith("--");

    /// <summary>Returns what is before the colon of a header field: a capital letter, letters and spaces.</summary>
    private static ReadOnlySpan<char> LabelOf(ReadOnlySpan<char> line)
    {
        line = line.Trim(" \t*>");
        int colon = line[..Math.Min(line.Length, LongestLabel)].IndexOfAny(':', '：');
        ReadOnlySpan<char> label = colon < 0 ? [] : line[..colon].TrimEnd(" *\u00A0");
        foreach (char c in label)
        {
            if (!char.IsLetter(c) && c is not (' ' or '-'))
                return [];
        }

        return label.IsEmpty || char.IsLower(label[0]) ? [] : label;
    }
}
