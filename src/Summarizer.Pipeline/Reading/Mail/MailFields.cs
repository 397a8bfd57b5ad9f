using System.Collections.Frozen;

namespace Summarizer.Pipeline.Reading.Mail;

/// <summary>Rules for the lines between the messages of an e-mail: separators, and header fields below.</summary>
internal static class MailFields
{
    private const int LongestSeparator = 80, ShortestRule = 20, LongestLabel = 25, LongestField = 200;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Answered, Forwarded, Senders, Fields;

    static MailFields()
    {
        var file = new WordFile("Reading/Mail/separators.txt");
        Answered = Lookup("answered");
        Forwarded = Lookup("forwarded");
        Senders = Lookup("sender");
        Fields = Lookup("fields");

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
            && (Senders.Contains(label) || Fields.Contains(label));

    /// <summary>True for a header field or a further line of one.</summary>
    public static bool IsInFields(ReadOnlySpan<char> line) =>
        IsField(line) || line.StartsWith(' ') || line.StartsWith('\t') || line.Contains('@');

    /// <summary>True if a text is header fields, perhaps below the separator before a forwarded message.</summary>
    public static bool AreAll(ReadOnlySpan<char> text)
    {
        bool isFirst = true;
        foreach (ReadOnlySpan<char> line in text.Trim().EnumerateLines())
        {
            if (!(isFirst ? IsField(line) || IsForwarding(line.Trim()) : line.IsWhiteSpace() || IsInFields(line)))
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
