using System.Text;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Selection;

// The text of a summary, and the scores that it shows.
internal static class SummaryText
{
    // Joins sentences to one text. Line breaks inside a sentence are the page's, not the summary's.
    public static string Join(IEnumerable<string> sentences)
    {
        var text = new StringBuilder();
        foreach (string sentence in sentences)
        {
            if (text.Length > 0 && !Adjoin(text[^1], sentence[0]))
                text.Append(' ');
            SingleLine.Append(text, sentence);
        }

        return text.ToString();
    }

    // Chinese and Japanese put nothing between sentences: "…。" and "…”" end one.
    private static bool Adjoin(char last, char next)
    {
        const CharacterClass Ends = CharacterClass.Terminator | CharacterClass.Quote | CharacterClass.ClosingBracket;
        return Characters.Is(last, Ends) && !char.IsAscii(last)
            && (Characters.IsEastAsian(last) || Characters.IsEastAsian(next));
    }

    // Returns the score that a summary shows: 1 for the best sentence, less with the distance to it.
    public static double RankScore(double score, double best) => Math.Round(PortableMath.Exp(score - best), 4);
}
