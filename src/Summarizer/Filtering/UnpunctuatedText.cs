using System.Buffers;
using Summarizer.Documents;
using Summarizer.Languages;
using Summarizer.Sentences;
using Summarizer.Text;

namespace Summarizer.Filtering;

// Rules for text without punctuation, as from dictation: it is cut into stretches that serve as sentences, at line ends
// and before words that start a clause.
internal static class UnpunctuatedText
{
    // With fewer words, a text is a line or a list rather than speech.
    private const int LeastWords = 60;

    // A text with one mark in fewer words than this has punctuation.
    private const int WordsPerMark = 120;

    // A stretch ends at a line end or before a clause from this many words on, and at the most words anyway.
    private const int Shortest = 14, Longest = 28;

    private static readonly SearchValues<char> Marks =
        SearchValues.Create(Characters.All(CharacterClass.Terminator) + ";:");

    private static readonly PerLanguage<WordSet> Openers =
        new(language => new WordSet(language.Words(Section.ClauseOpeners)));

    // True if a document's text has no punctuation. Languages without spaces between words do without it anyway.
    public static bool Is(Document document, Language language)
    {
        if (language.Spacing != Spacing.BetweenWords)
            return false;
        int marks = 0, characters = 0;
        foreach (Block block in document.Blocks)
        {
            if (!block.IsProse)
                continue;
            characters += block.Length + 1;
            marks += block.In(document.Text).CountAny(Marks);
        }

        // Words take two characters at least. Nearly every text is decided here, without counting its words.
        if (marks * WordsPerMark > characters / 2)
            return false;
        int words = document.Blocks.Where(block => block.IsProse)
            .Sum(block => Words(block.In(document.Text)));
        return words >= LeastWords && marks * WordsPerMark <= words;
    }

    // Adds the stretches of a part of a block to a document's sentences.
    public static void Cut(string text, int from, int to, int block, Language language, List<Sentence> sentences)
    {
        WordSet openers = Openers[language];
        int start = from, end = start, words = 0;
        for (int at = from; at < to;)
        {
            bool atLineEnd = at > from && text[at - 1] == '\n';
            int next = at;
            while (next < to && !char.IsWhiteSpace(text[next]))
                next++;
            bool isDue = words >= Longest
                || (words >= Shortest && (atLineEnd || openers.Contains(text.AsSpan(at, next - at))));
            if (isDue && WordsLeft(text, at, to) >= Shortest / 2)
            {
                sentences.Add(new Sentence(sentences.Count, start, end - start, block));
                (start, words) = (at, 0);
            }

            words += next > at ? 1 : 0;
            end = next > at ? next : end;
            at = next;
            while (at < to && char.IsWhiteSpace(text[at]))
                at++;
        }

        if (end > start)
            sentences.Add(new Sentence(sentences.Count, start, end - start, block));
    }

    // Counted no further than a short stretch has.
    private static int WordsLeft(string text, int from, int end) => Words(text.AsSpan(from, Math.Min(end - from, 200)));

    private static int Words(ReadOnlySpan<char> text)
    {
        int words = 0;
        foreach (Range range in text.SplitAny(" \n\t"))
            words += text[range].IsEmpty ? 0 : 1;
        return words;
    }
}
