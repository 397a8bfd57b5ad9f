namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// The text that a sentence puts in quotation marks, straight, curly, angled or the ``...'' of plain text.
/// </summary>
internal static class Quotations
{
    private static readonly (string Open, string Close)[] Marks =
        [("“", "”"), ("„", "“"), ("«", "»"), ("``", "''"), ("\"", "\""), ("‘", "’"), ("`", "'")];

    public static IEnumerable<string> Of(string sentence)
    {
        foreach ((string open, string close) in Marks)
        {
            int at = 0;
            while ((at = sentence.IndexOf(open, at, StringComparison.Ordinal)) >= 0)
            {
                int start = at + open.Length;
                int end = Close(sentence, start, close);
                if (end < 0)
                    break;
                yield return sentence[start..end];
                at = end + close.Length;
            }
        }
    }

    /// <summary>Returns where the quotation closes; an apostrophe within a word does not close it.</summary>
    private static int Close(string sentence, int start, string close)
    {
        int end = start;
        while ((end = sentence.IndexOf(close, end, StringComparison.Ordinal)) >= 0)
        {
            bool isApostrophe = close is "’" or "'" && end + 1 < sentence.Length && char.IsLetter(sentence[end + 1]);
            if (!isApostrophe)
                return end;
            end++;
        }

        return -1;
    }
}
