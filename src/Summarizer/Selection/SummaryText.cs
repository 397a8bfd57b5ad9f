using System.Text;
using Summarizer.Languages;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Selection;

// The text of a summary, and the scores that it shows.
internal static class SummaryText
{
    // Joins sentences to one text. Line breaks inside a sentence are the page's, not the summary's.
    public static string Join(IEnumerable<(string Text, Language Language)> sentences)
    {
        var text = new StringBuilder();
        foreach ((string sentence, Language language) in sentences)
        {
            // Chinese and Japanese put nothing between sentences.
            if (text.Length > 0 && language.Spacing != Spacing.None)
                text.Append(' ');
            SingleLine.Append(text, sentence);
        }

        return text.ToString();
    }

    // Returns the score that a summary shows: 1 for the best sentence, less with the distance to it.
    public static double RankScore(double score, double best) => Math.Round(PortableMath.Exp(score - best), 4);
}
