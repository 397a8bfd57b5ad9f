using System.Text;
using System.Text.RegularExpressions;
using Summarizer.Pipeline.Reading.Plain;

namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>Rules on the wording of a line in a PDF, and on how lines become running text again.</summary>
internal static partial class PdfText
{
    public static bool IsBullet(string text) =>
        text is "•" or "‣" or "▪" or "●" or "○" or "■" or "□" or "–" or "-" or "*" or "o" or "\uF0B7" or "\uF0A7"
            || NumberMark().IsMatch(text);

    public static bool BeginsItem(string line) =>
        line.Length > 2 && line[0] is '•' or '‣' or '▪' or '●' or '■' or '\uF0B7' or '\uF0A7'
            || ItemStart().IsMatch(line);

    /// <summary>Returns an item without its bullet.</summary>
    public static string WithoutBullet(string line) =>
        line.TrimStart('•', '‣', '▪', '●', '○', '■', '□', '\uF0B7', '\uF0A7', ' ');

    public static bool IsPageNumber(string line) => line.Length < 30 && PageNumber().IsMatch(line);

    public static bool EndsSentence(string text)
    {
        string trimmed = text.TrimEnd(' ', '"', '”', '’', '»', '«', '“', '\'', ')', ']');
        return trimmed.Length > 0 && ".!?:…。！？".Contains(trimmed[^1], StringComparison.Ordinal);
    }

    /// <summary>
    /// Joins the lines of a paragraph into running text, and words that were broken at the ends of lines.
    /// </summary>
    public static string Join(IEnumerable<string> lines, IReadOnlySet<string> words)
    {
        var text = new StringBuilder();
        foreach (string line in lines)
            Append(text, line, words);
        return text.ToString();
    }

    public static void Append(StringBuilder text, string line, IReadOnlySet<string> words)
    {
        if (text.Length == 0)
        {
            text.Append(line);
            return;
        }

        char last = text[^1], first = line[0];
        bool isHyphen = last is '-' or '\u2010';
        bool isUnspaced = UnspacedScripts.IsEastAsianOrPunctuation(last)
            && UnspacedScripts.IsEastAsianOrPunctuation(first);
        LineHyphen purpose = isHyphen ? PurposeOfHyphen(text, line, words) : LineHyphen.Compound;
        if (purpose == LineHyphen.Suspended || (!isHyphen && !isUnspaced))
            text.Append(' ');
        else if (purpose == LineHyphen.Break)
            text.Length--;
        text.Append(line);
    }

    /// <summary>Returns what the hyphen at the end of a text is for, before the next line.</summary>
    private static LineHyphen PurposeOfHyphen(StringBuilder text, string line, IReadOnlySet<string> words)
    {
        int length = Math.Min(text.Length - 1, HyphenatedWord.LongestPart);
        string before = text.ToString(text.Length - 1 - length, length);
        return HyphenatedWord.Find(before, line)?.Purpose(word => words.Contains(word.ToLowerInvariant()))
            ?? LineHyphen.Compound;
    }

    [GeneratedRegex(@"^(\(?\d{1,2}[.)]|[a-z][.)])$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberMark();

    [GeneratedRegex(@"^(?:[–*-]|\(?\d{1,2}[.)])\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex ItemStart();

    [GeneratedRegex(
        @"^[\s\W]*(?:(?:page|seite|página|pagina|p\.)\s*)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:/|of|von|de|sur|di)\s*\d{1,4})?[\s\W]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();
}
