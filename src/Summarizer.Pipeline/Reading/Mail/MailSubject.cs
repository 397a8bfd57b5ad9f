using System.Collections.Frozen;

namespace Summarizer.Pipeline.Reading.Mail;

/// <summary>Subjects of e-mail as titles.</summary>
internal static class MailSubject
{
    /// <summary>The longest prefix with its count: "Fwd[12]".</summary>
    private const int LongestPrefix = 20;

    private static readonly FrozenSet<string> Answers, Forwards;

    static MailSubject()
    {
        var file = new WordFile("Reading/Mail/subjects.txt");
        Answers = file.Lines("answers").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Forwards = file.Lines("forwards").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Returns the subject without what replies and forwarding add: "Re: AW: Budget" is "Budget". Null if nothing is
    /// left.
    /// </summary>
    public static string? WithoutPrefixes(string? subject)
    {
        ReadOnlySpan<char> title = subject.AsSpan().Trim();
        while (PrefixOf(title, out int length) is { } prefix && (Answers.Contains(prefix) || Forwards.Contains(prefix)))
            title = title[length..].Trim();
        return title.IsEmpty ? null : title.ToString();
    }

    /// <summary>True if the sender forwards a message. An answer to a forwarded one is an answer.</summary>
    public static bool IsForward(string? subject) =>
        PrefixOf(subject.AsSpan().Trim(), out _) is { } prefix && Forwards.Contains(prefix);

    /// <summary>True if the sender answers a message.</summary>
    public static bool IsAnswer(string? subject) =>
        PrefixOf(subject.AsSpan().Trim(), out _) is { } prefix && Answers.Contains(prefix);

    /// <summary>Returns what is before the first colon without its count; null if it is too long.</summary>
    private static string? PrefixOf(ReadOnlySpan<char> subject, out int length)
    {
        int colon = subject[..Math.Min(subject.Length, LongestPrefix + 1)].IndexOfAny(':', '：');
        length = colon + 1;
        if (colon <= 0)
            return null;
        ReadOnlySpan<char> prefix = subject[..colon].Trim();
        int count = prefix.EndsWith("]") ? prefix.IndexOf('[') : -1;
        return (count < 0 ? prefix : prefix[..count]).ToString();
    }
}
