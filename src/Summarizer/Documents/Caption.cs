using System.Buffers;
using System.Text.RegularExpressions;
using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Documents;

/// <summary>
/// Rules that recognise the words under a picture, a table or a chart: "Figure 3: …", "Photo: …", an agency's credit.
/// </summary>
public static partial class Caption
{
    // The longest caption, and the longest that only an agency's name identifies, in UTF-16 code units.
    private const int MaxLength = 400, MaxCredited = 250;

    private static readonly WordSet Labels = Words("labels"), NumberedLabels = Words("numbered");
    private static readonly WordSet Positions = Words("positions"), BeforePositions = Words("before-positions");
    private static readonly string[] Agencies = [.. Language.Undetermined.Phrases(Section.PictureAgencies)];

    private static readonly SearchValues<string> AnyAgency =
        SearchValues.Create(Agencies, StringComparison.Ordinal);

    /// <summary>
    /// Returns true if a line is a caption or a credit by its wording: "Photo: …", "Fig. 3: …", "(… / Getty Images)".
    /// </summary>
    /// <param name="line">The line without white space around it; not empty.</param>
    public static bool IsLine(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxLength)
            return false;
        int start = line[0] is '(' or '[' ? 1 : 0;
        int end = start;
        while (end < line.Length && char.IsLetter(line[end]))
            end++;
        ReadOnlySpan<char> label = line[start..end];
        if (label.Length is > 1 and < 16 && end < line.Length && Labels.Contains(label))
            return EndsLabel(line[end..], label);
        bool isNumbered = NumberedLabels.Contains(label) && Number().IsMatch(line[end..]);
        return isNumbered || EndsInCredit(line) || HasCredit(line);
    }

    // Returns true if brackets or commas say where in a picture something is: "(left)", "(à gauche)", ", right, ".
    internal static bool HasPosition(ReadOnlySpan<char> sentence) =>
        HasPosition(sentence, '(', ')') || HasPosition(sentence, ',', ',');

    private static bool HasPosition(ReadOnlySpan<char> sentence, char opens, char closes)
    {
        const int LongestPosition = 24;
        while (sentence.IndexOf(opens) is >= 0 and var open)
        {
            sentence = sentence[(open + 1)..];
            int close = sentence.First(LongestPosition).IndexOf(closes);
            if (close > 0 && IsPosition(sentence[..close], isInBrackets: opens == '('))
                return true;
        }

        return false;
    }

    // "left", "à gauche", "pictured left"; in brackets also "pictured at home" and "second left".
    private static bool IsPosition(ReadOnlySpan<char> words, bool isInBrackets)
    {
        words = words.Trim();
        int space = words.IndexOf(' ');
        if (space < 0)
            return Positions.Contains(words);
        ReadOnlySpan<char> first = words[..space];
        if (isInBrackets)
            return Positions.Contains(first) || Positions.Contains(words[(space + 1)..]);
        // ", he left," is a clause.
        bool isBefore = BeforePositions.Contains(first) || Positions.Contains(first);
        return isBefore && Positions.Contains(words[(space + 1)..]);
    }

    // A colon, with or without a space; the Polish "fot." has a full stop.
    private static bool EndsLabel(ReadOnlySpan<char> rest, ReadOnlySpan<char> label) => rest[0] == ':'
        || rest.StartsWith(" :", StringComparison.Ordinal)
        || (rest[0] == '.' && label.Equals("fot", StringComparison.OrdinalIgnoreCase));

    // True for a number and then a colon, a full stop, a bar or a dash: "Fig. 3: …", but not "Figure 3 shows …".
    [GeneratedRegex(@"\A\.?[ \u00A0]?(?>([0-9A-Z]|[.-](?=[0-9])){1,8})(\z| ?[:.|–—-])")]
    private static partial Regex Number();

    // True for a short line that ends with "(Photo: Jane Roe)" or "© Acme".
    private static bool EndsInCredit(ReadOnlySpan<char> line)
    {
        const int LongestOwner = 40;
        if (line.Length > MaxCredited)
            return false;
        if (line.LastIndexOf('©') is > 0 and var owner && line.Length - owner <= LongestOwner)
            return true;
        if (line[^1] != ')')
            return false;
        ReadOnlySpan<char> credit = line[(line.LastIndexOf('(') + 1)..];
        int end = credit.IndexOf(':');
        return end > 0 && Labels.Contains(credit[..end].TrimEnd());
    }

    // True for a short line with an agency's name in brackets, or at its beginning or end.
    private static bool HasCredit(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxCredited || !line.ContainsAny(AnyAgency))
            return false;
        foreach (string agency in Agencies)
        {
            if (line.IndexOf(agency, StringComparison.Ordinal) is >= 0 and var at
                && IsCredit(line, at, at + agency.Length))
                return true;
        }

        return false;
    }

    private static bool IsCredit(ReadOnlySpan<char> line, int at, int end)
    {
        int open = line[..at].LastIndexOf('(');
        bool isBracketed = open >= 0 && !line[open..at].Contains(')');
        bool isLast = line.Length - end <= 2;
        if (at == 0)
            return isLast || line.Length < 60;
        return (isBracketed && line.Length - at < 80) || (isLast && line.Length < 120);
    }

    private static WordSet Words(string label) => new(Language.WordsOfAll(Section.Captions, label));
}
