using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Summarizer.Pipeline.Reading.Html;

namespace Summarizer.Pipeline.Reading.AsciiDoc;

/// <summary>The words of a line of AsciiDoc as its readers see them.</summary>
internal sealed partial class AsciiDocInlines
{
    /// <summary>The deepest nesting of emphasis.</summary>
    private const int MaxDepth = 6;

    /// <summary>The longest value of an attribute, and the most characters that attributes add to a text.</summary>
    private const int LongestValue = 1_000, MostExpanded = 1_000_000;

    /// <summary>The attributes of every text, with their values. Those without a value come last.</summary>
    private const string Signs =
        "amp & apos ' asterisk * backslash \\ backtick ` caret ^ cpp C++ deg ° endsb ] gt > ldquo “ lsquo ‘ lt < "
            + "nbsp \u00A0 plus + pp ++ rdquo ” rsquo ’ startsb [ tilde ~ two-colons :: two-semicolons ;; vbar | "
            + "blank  empty  wj  zwsp ";

    /// <summary>
    /// The first of the noncharacters that hold the places of signs until emphasis is removed: a sign is not emphasis.
    /// </summary>
    private const char FirstPlace = '\uFDD0';

    private static readonly (string Name, string Value)[] SignValues =
        [.. Signs.Split(' ').Chunk(2).Select(pair => (pair[0], pair[1])), ("sp", " ")];

    private readonly Dictionary<string, string> _attributes =
        new(SignValues.Select((sign, i) => KeyValuePair.Create(sign.Name, ((char)(FirstPlace + i)).ToString())),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>The number of characters that attributes have added.</summary>
    private int _expanded;

    /// <summary>Defines an attribute, whose name in braces stands for its value.</summary>
    public void Define(string name, string value)
    {
        if (Expand(value) is { Length: <= LongestValue } expanded)
            _attributes[name] = expanded;
    }

    /// <summary>Returns the words of a text.</summary>
    public string Of(string text)
    {
        // An attribute may be the address of a link.
        string line = Expand(HardBreak().Replace(text, "\v").Replace('\n', ' '));
        return WithSigns(WebUtility.HtmlDecode(Of(line, 0)).Replace('\v', '\n'));
    }

    private static string WithSigns(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstPlace, (char)(FirstPlace + SignValues.Length - 1)))
            return text;
        var words = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            int sign = c - FirstPlace;
            if (sign >= 0 && sign < SignValues.Length)
                words.Append(SignValues[sign].Value);
            else
                words.Append(c);
        }

        return words.ToString();
    }

    private string Expand(string text) => Attribute().Replace(text, match =>
    {
        string value = _attributes.GetValueOrDefault(match.Groups["attribute"].Value, match.Value);
        _expanded += value.Length;
        return _expanded > MostExpanded ? match.Value : value;
    });

    private string Of(string text, int depth)
    {
        if (depth > MaxDepth)
            return text;
        var words = new StringBuilder(text.Length);
        int from = 0;
        foreach (Match part in Inline().Matches(text))
        {
            words.Append(text, from, part.Index - from);
            from = part.Index + part.Length;
            Append(words, part, depth + 1);
        }

        return words.Append(text, from, text.Length - from).ToString();
    }

    private void Append(StringBuilder words, Match part, int depth)
    {
        if (part.Groups["plain"].Success)
            words.Append(part.Groups["plain"].Value);
        else if (part.Groups["quoted"].Success)
            words.Append(part.Value[0] == '"' ? '“' : '‘').Append(Of(part.Groups["quoted"].Value, depth))
                .Append(part.Value[0] == '"' ? '”' : '’');
        else if (part.Groups["raised"].Success)
            HtmlText.AppendShifted(words, part.Groups["raised"].Value, raised: true);
        else if (part.Groups["lowered"].Success)
            HtmlText.AppendShifted(words, part.Groups["lowered"].Value, raised: false);
        else if (part.Groups["formula"].Success)
            words.Append(TexText.Of(part.Groups["formula"].Value));
        else if (part.Groups["target"].Success)
            words.Append(Shown(part.Groups["target"].Value, part.Groups["words"].Value, depth));
        else if (part.Groups["menu"].Success)
            words.Append(part.Groups["menu"].Value).Append(" > ").Append(part.Groups["words"].Value);
        else if (part.Groups["words"].Success && !IsDeleted(part.Groups["role"].Value))
            words.Append(Of(part.Groups["words"].Value, depth));
    }

    /// <summary>Returns the words of a link: those in brackets without options, or else its target.</summary>
    private string Shown(string target, string words, int depth)
    {
        string shown = Options().Replace(words, "").Trim('"').TrimEnd('^');
        return shown.Length > 0 ? Of(shown, depth) : target.TrimStart('#');
    }

    private static bool IsDeleted(string role) => role.Contains("line-through", StringComparison.Ordinal);

    [GeneratedRegex(@"[ ]\+(?=\n|$)\n?", RegexOptions.CultureInvariant)]
    private static partial Regex HardBreak();

    [GeneratedRegex(@",\s*(?:window|role|opts|options|target|title|subject|xrefstyle|rel)=.*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Options();

    [GeneratedRegex(@"(?<!\\)\{(?<attribute>[\w-]{1,60})\}", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();

    /// <summary>
    /// Escaped and literal text, quotation marks, emphasis, powers, notes, anchors, links and other macros.
    /// </summary>
    [GeneratedRegex(
        @"\\(?<plain>[*_`\#^~{<+\[\]]|https?:)"
            + @"|\+\+\+(?<plain>.{1,1000}?)\+\+\+|pass:[a-z,]{0,20}\[(?<plain>[^\]]{0,1000})\]"
            + @"|`\+(?<plain>[^`]{1,1000}?)\+`|\+\+(?<plain>\S.{0,1000}?)\+\+"
            + @"|(?<![\w+])\+(?<plain>[^\s+](?:[^+]{0,500}[^\s+])?)\+(?![\w+])"
            + @"|""`(?<quoted>[^`]{1,1000})`""|(?<!\w)'`(?<quoted>[^`]{1,1000})`'|(?<=\w)`(?<plain>')"
            + @"|``(?<words>[^`]{1,1000})``|(?<!\w)`(?<words>[^\s`](?:[^`]{0,1000}[^\s`])?)`(?!\w)"
            + @"|(?<role>\[[^\[\]]{1,100}\])?\*\*(?<words>[^\s*](?:[^*]{0,1000}[^\s*])?)\*\*"
            + @"|(?<![\w*])(?<role>\[[^\[\]]{1,100}\])?\*(?<words>[^\s*](?:[^*]{0,1000}[^\s*])?)\*(?![\w*])"
            + @"|(?<role>\[[^\[\]]{1,100}\])?__(?<words>[^\s_](?:[^_]{0,1000}[^\s_])?)__"
            + @"|(?<![\w_])(?<role>\[[^\[\]]{1,100}\])?_(?<words>[^\s_](?:.{0,1000}?[^\s_])?)_(?![\w_])"
            + @"|(?<role>\[[^\[\]]{1,100}\])?\#\#(?<words>[^\s\#](?:[^\#]{0,1000}[^\s\#])?)\#\#"
            + @"|(?<![\w\#&])(?<role>\[[^\[\]]{1,100}\])?\#(?<words>[^\s\#](?:[^\#]{0,1000}[^\s\#])?)\#(?![\w\#])"
            + @"|\^(?<raised>[^\s^]{1,100})\^|~(?<lowered>[^\s~]{1,100})~"
            + @"|\s?\bfootnote(?:ref)?:[\w-]{0,60}\[[^\]]{0,1000}\]|\s?\bindexterm:\[[^\]]{0,500}\]"
            + @"|\s?\(\(\(.{1,500}?\)\)\)"
            + @"|\(\((?<words>[^()]{1,300})\)\)|\[\[[^\[\]]{1,200}\]\]"
            + @"|\b(?:anchor|image|icon):[^\s\[\]:][^\s\[\]]{0,1000}\[[^\]]{0,500}\]"
            + @"|<<(?<target>[^<>,]{1,200})(?:,\s*(?<words>[^<>]{1,500}))?>>"
            + @"|\b(?:link|mailto|xref):(?<target>[^\s\[\]]{1,1000})\[(?<words>[^\]]{0,1000})\]"
            + @"|\b(?<target>(?:https?|ftp|irc)://[^\s\[\]<>]{1,1000})\[(?<words>[^\]]{0,1000})\]"
            + @"|\b(?:kbd|btn|indexterm2):\[(?<words>[^\]]{0,300})\]"
            + @"|\bmenu:(?<menu>[^\[\]\s][^\[\]]{0,60})\[(?<words>[^\]]{0,200})\]"
            + @"|\b(?:stem|latexmath|asciimath):\[(?<formula>[^\]]{0,500})\]"
            + @"|(?<target>\{[\w-]{1,60}\}[^\s\[\]]{0,500})\[(?<words>[^\]]{0,1000})\]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Inline();
}
