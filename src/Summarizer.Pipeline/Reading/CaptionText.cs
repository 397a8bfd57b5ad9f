using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// Rules that recognise the caption of a picture or a table by its words: "Table 3: …", "Figure 3 Deposits", but not
/// "Figure 3 shows …".
/// </summary>
internal static partial class CaptionText
{
    private const int Longest = 600;

    public static bool Is(string text) => text.Length < Longest && Start().IsMatch(text);

    // After the number, prose continues in small letters or with a comma.
    [GeneratedRegex(
        @"^\s*(?:(?:figure|fig|table|chart|box|photo|abb|abbildung|tab|tabelle|figura|tableau|tabla|tabela|foto)\b\.?\s*(?>(?:\d+(?:\.\d+)*|[ivx]+)[a-h]?\b[.:|]?)(?!\s*(?:(?-i:[a-zß-öø-ÿ])|[,;)]))|[図表图]\s*\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Start();
}
