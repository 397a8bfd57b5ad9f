using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>
/// Rules that make a sentence plain: no invisible characters, no emphasis, one line. What still holds a link or markup
/// then is refused.
/// </summary>
internal static partial class PlainSentence
{
    private const string Scheme = @"[a-z][a-z0-9+.\-]{1,12}:\s?/\s?/|\bwww\s?\.|\b(mailto|javascript|tel)\s?:"
        + @"|\bdata\s?:\s?([a-z]+/|,)";

    private const string MailAddress = @"[^\s@]+@[^\s@]+\.\p{L}{2,}";

    private const string TopLevels =
        "com|net|org|info|biz|io|ai|co|app|dev|xyz|top|shop|online|site|club|link|click|ru|cn|de|uk"
            + "|eu|tk|ml|ly|me|gg|to|sh|zip|mov|page|website|store|space|live|pro|fun|icu|vip|win|bid"
            + "|buzz|cc|tv|example|test|invalid|evil";

    // "example.com", "example[.]com", "example dot com", and any top level before a path.
    private const string Domain =
        @"\b[\p{L}0-9][\p{L}0-9\-]*(\.|\s?\[\.\]\s?|\s?\(dot\)\s?|\sdot\s)(" + TopLevels + @")\b"
            + @"|\b[\p{L}0-9\-]{2,}\.\p{L}{2,}/\S";

    private const string Octet = @"(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)";
    private const string IpAddress = @"\b" + Octet + @"(\." + Octet + @"){3}\b";

    // A day, a month and a year after a leading zero: "05-12-2024", "07 12 24", "03/2024".
    private const string Date = @"\d{2}-[0-3]\d-((19|20)\d{2}(?!-?\d)|\d{2}(?![ \-]?\d))"
        + @"|\d{2} [0-3]\d ((19|20)\d{2}|\d{2})(?![ \-]?\d(?!\d?:\d))"
        + @"|\d{2}[ /\-](19|20)\d{2}(?![ \-]?\d)";

    // "+44 20 7946 0958", "020 7946 0958" and "(555) 010-0199".
    private const string CountryCodeNumber = @"(?<![\d.])\+\s?\d{1,3}([ ()./\-]{0,2}\d){6,13}(?!\d)";
    private const string ZeroNumber =
        @"(?<![\d.,:/\-])\(?(?!" + Date + @")0\d{1,4}\)?[ /\-]\d{2,4}([ \-]?\d{2,4}){1,4}(?![\d:])";

    private const string AmericanNumber = @"(?<![\d.,])(1[\-. ])?\(?\d{3}\)?[\-. ]\d{3}[\-.]\d{4}(?!\d)";

    private const string Iban = @"\b[A-Z]{2}\d{2}(\s?[A-Z0-9]{4}){3,7}(\s?[A-Z0-9]{1,3})?\b"; // ISO 13616
    private const string BitcoinOrEthereum =
        @"\b(bc1|tb1)[a-z0-9]{20,}\b|\b0x[0-9a-fA-F]{40}\b|\b[13][a-km-zA-HJ-NP-Z1-9]{25,34}\b";

    private const string AccountName = @"(?<![\w@])@\w{3,}";

    /// <summary>Returns a model's sentence without its decoration.</summary>
    public static string Of(string text)
    {
        // Decoded, "&lt;dialog&gt;" would be a tag.
        string line = Visible(WebUtility.HtmlDecode(AngleBracket().Replace(text, "&amp;")));
        line = Lead().Replace(line, "");
        line = Emphasis().Replace(line, "");
        return Spaces().Replace(line, " ").Trim();
    }

    /// <summary>
    /// Returns one line without control and format characters, for the prompt as well as for the reader.
    /// </summary>
    public static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (Rune rune in PlainLine.Of(text).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune)
                is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                    or UnicodeCategory.Control)
                && rune.Value is not 0xFFFD)
                visible.Append(rune.ToString());
        }

        return Spaces().Replace(visible.ToString(), " ").Trim();
    }

    /// <summary>True for a web or mail address, or a bare domain.</summary>
    public static bool HasLink(string text) => Link().IsMatch(text) || Link().IsMatch(Homoglyphs.Fold(text));

    /// <summary>
    /// True if a text has a telephone number, a bank account, a wallet, or an account in a social network.
    /// </summary>
    public static bool HasContact(string text) => Contact().IsMatch(text);

    /// <summary>
    /// True for a tag, a Markdown link or picture, a fence, a data or script address, braces of a template.
    /// </summary>
    public static bool HasMarkup(string text) => Markup().IsMatch(text);

    [GeneratedRegex(@"^\s*(#{1,6}\s+|[-*•–]\s+|>\s*|\(?\d{1,2}[.)]\s+(?=\p{Lu}))+", RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex("&(?=(?:lt|gt|#60|#62|#x3c|#x3e);)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AngleBracket();

    [GeneratedRegex(@"\*{1,3}|__+|~~|`", RegexOptions.CultureInvariant)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(
        Scheme + "|" + MailAddress + "|" + Domain + "|" + IpAddress,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(
        CountryCodeNumber + "|" + ZeroNumber + "|" + AmericanNumber + "|" + Iban + "|" + BitcoinOrEthereum + "|"
            + AccountName, RegexOptions.CultureInvariant)]
    private static partial Regex Contact();

    [GeneratedRegex(@"<\s*[/!?a-z]|!?\[[^\]]*\]\s*[(:]|\]\s*\[|```|\{\{|\}\}|\$\{|&(#\d+|#x[0-9a-f]+|lt|gt|amp|quot);",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
