using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading.Mail;

/// <summary>Subjects of e-mail as titles.</summary>
internal static partial class MailSubject
{
    /// <summary>
    /// Returns the subject without what replies and forwarding add: "Re: AW: Budget" is "Budget". Null if nothing is
    /// left.
    /// </summary>
    public static string? WithoutPrefixes(string? subject)
    {
        string title = Prefixes().Replace(subject ?? "", "").Trim();
        return title.Length == 0 ? null : title;
    }

    [GeneratedRegex(
        @"^\s*(?:(?:re|aw|antw|antwort|fwd?|wg|tr|rv|res|enc|i|ynt|odp|vs|sv|fs|doorst|rif|vb|回复|转发|答复)(?:\[\d+\])?\s*[:：]\s*)+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefixes();
}
