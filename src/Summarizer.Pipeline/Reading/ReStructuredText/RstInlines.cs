using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Summarizer.Pipeline.Reading.Html;

namespace Summarizer.Pipeline.Reading.ReStructuredText;

/// <summary>The words of a line of reStructuredText as its readers see them.</summary>
internal sealed partial class RstInlines
{
    /// <summary>The longest text for a name, and the most characters that such texts add.</summary>
    private const int LongestReplacement = 1_000, MostReplaced = 1_000_000;

    /// <summary>The texts that stand for names between bars.</summary>
    private readonly Dictionary<string, string> _replacements = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates the rules for a text, with the replacements that it defines.</summary>
    public RstInlines(string document)
    {
        foreach (Match replacement in Definition().Matches(document))
        {
            string text = replacement.Groups["text"].Value;
            string shown = replacement.Groups["kind"].Value switch
            {
                "replace" => Of(string.Join(' ', text.Split('\n').Select(line => line.Trim()))),
                "unicode" => Characters(text),
                _ => "",
            };
            if (shown.Length <= LongestReplacement)
                _replacements[replacement.Groups["name"].Value] = shown;
        }
    }

    /// <summary>The number of characters that replacements have added.</summary>
    private int _replaced;

    /// <summary>Returns the words of a text.</summary>
    public string Of(string text)
    {
        var words = new StringBuilder(text.Length);
        int from = 0;
        foreach (Match part in Inline().Matches(text))
        {
            words.Append(text, from, part.Index - from);
            from = part.Index + part.Length;
            Append(words, part);
        }

        return words.Append(text, from, text.Length - from).ToString();
    }

    private void Append(StringBuilder words, Match part)
    {
        if (part.Groups["name"].Success)
            words.Append(Replacement(part.Groups["name"].Value));
        else if (part.Groups["role"].Success)
            AppendRole(words, part.Groups["role"].Value, part.Groups["operand"].Value);
        else if (part.Groups["link"].Success)
            words.Append(Shown(part.Groups["link"].Value));
        else if (part.Groups["escaped"].Success)
            words.Append(part.Groups["escaped"].Value.Trim());
        else
            words.Append(part.Groups["text"].Value);
    }

    private string Replacement(string name)
    {
        string words = _replacements.GetValueOrDefault(name, name);
        _replaced += words.Length;
        return _replaced > MostReplaced ? name : words;
    }

    /// <summary>Returns the characters of codes such as 0xA9 and U+00A9 before a comment.</summary>
    private static string Characters(string codes) => string.Concat(codes.Split('\n')[0].Split(" .. ")[0]
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Character));

    private static string Character(string code)
    {
        ReadOnlySpan<char> hex = Code().Match(code).Groups["hex"].ValueSpan;
        bool isCode = int.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int number);
        return isCode && Rune.TryCreate(number, out Rune character) ? character.ToString() : code;
    }

    private static void AppendRole(StringBuilder words, string role, string operand)
    {
        bool isCitation = role.Split(':')[0] is "cite" or "footcite";
        role = role[(role.LastIndexOf(':') + 1)..];
        string shown = Shown(operand);
        // These show a mark or a number that is not in the text.
        bool isHidden = isCitation || (role is "numref" or "eq" && shown == operand);
        if (isHidden)
        {
            if (words.Length > 0 && words[^1] is ' ' or '\n')
                words.Length--;
            return;
        }

        switch (role)
        {
            case "sup" or "superscript" or "sub" or "subscript":
                HtmlText.AppendShifted(words, shown, raised: role.StartsWith("sup", StringComparison.Ordinal));
                break;
            case "math":
                words.Append(TexText.Of(operand));
                break;
            case "pep" or "rfc" when shown == operand:
                words.Append(role.ToUpperInvariant()).Append(' ').Append(shown);
                break;
            case "index" or "raw":
                words.Append(role == "index" ? shown : "");
                break;
            // "~module.name" is shown as its last part, "!name" is not a link.
            default:
                words.Append(shown is ['~', ..] ? shown[(shown.LastIndexOf('.') + 1)..].TrimStart('~')
                    : shown is ['!', ..] ? shown[1..] : shown);
                break;
        }
    }

    /// <summary>Returns the words of a link without its target, if it has both.</summary>
    private static string Shown(string link)
    {
        int target = link.EndsWith('>') ? link.LastIndexOf('<') : -1;
        string words = target > 0 ? link[..target].TrimEnd() : target == 0 ? link[1..^1] : link;
        return words.Replace("\\", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(
        @"^(?<indent>[ \t]*)\.\. \|(?<name>[^|\n]{1,100})\|[ \t]+(?<kind>[a-z]{1,20})::"
            + @"(?<text>[^\n]{0,500}(?:\n\k<indent>[ \t]+[^\s][^\n]{0,500}){0,20})",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Definition();

    [GeneratedRegex(@"^(?:0x|x|\\x|U\+|u|\\u|&\#x)(?<hex>[0-9a-fA-F]{1,6});?$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    /// <summary>Code, roles, links, marks of notes, names between bars, emphasis and escaped characters.</summary>
    [GeneratedRegex(
        @"``(?<text>[^`](?:[^`]|`(?!`)){0,1000})``"
            + @"|(?<!\w):(?<role>[a-zA-Z][\w.+:-]{0,60}):`(?<operand>[^`]{1,1000})`"
            + @"|(?<!\w)_?`(?<link>[^`]{1,1000})`(?::(?<role>[a-zA-Z][\w.+:-]{0,60}):|_{1,2})?"
            + @"|[ \t\n]?\[(?:\#[\w.-]{0,60}|\*|\w[\w.+-]{0,60})\]_(?!\w)"
            + @"|(?<![\w|])\|(?<name>[^\s|](?:[^|\n]{0,100}[^\s|])?)\|_{0,2}(?![\w|])"
            + @"|(?<![\w*\\])\*\*(?<text>[^\s*](?:[^*]{0,1000}[^\s*])?)\*\*(?![\w*])"
            + @"|(?<![\w*\\])\*(?<text>[^\s*](?:[^*]{0,1000}[^\s*])?)\*(?![\w*])"
            + @"|(?<![\w`.:/])(?<text>[a-zA-Z0-9](?:[\w.-]{0,80}[a-zA-Z0-9])?)__?(?![\w`/])"
            + @"|\\(?<escaped>[^\n]|$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Inline();
}
