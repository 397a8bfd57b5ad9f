using Summarizer.Documents;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// The limit on the words of a document. The memory that a summary takes grows with them, up to some 300 bytes for a
/// word that occurs once.
/// </summary>
internal static class WordLimit
{
    /// <summary>Returns the start of a document that has more words than allowed, with a warning.</summary>
    public static Document Apply(Document document, ReadingLimits limits, List<Warning> warnings)
    {
        string text = document.Text;
        int end = text.Length > limits.MaxWords ? EndOfWords(text, limits.MaxWords) : text.Length;
        if (end == text.Length)
            return document;
        warnings.Add(new Warning(WarningCode.PartlyRead,
            $"The article has more than {limits.MaxWords} words, so only the first {limits.MaxWords} were read. "
                + $"To read more, raise {SummarizerOptions.Section}__Reading__{nameof(limits.MaxWords)}."));
        IEnumerable<Block> blocks = document.Blocks.TakeWhile(block => block.Offset < end)
            .Select(block => block.End <= end ? block : block with { Length = end - block.Offset });
        return new Document(text[..end], [.. blocks], document.Title, document.Language);
    }

    /// <summary>Returns the position after a number of words, or after the text if it has no more.</summary>
    private static int EndOfWords(string text, int words)
    {
        bool inWord = false;
        int end = 0, count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            // A character of a script without spaces counts as a word.
            bool isAlone = char.IsHighSurrogate(text[i]) || UnspacedScripts.Contains(text[i]);
            bool isInWord = isAlone || !IsBetweenWords(text[i]);
            if (isInWord && (isAlone || !inWord) && ++count > words)
                return end;
            if (isInWord)
                end = i + 1;
            // The second half of a surrogate pair belongs to the first.
            inWord = isInWord && (!isAlone || char.IsHighSurrogate(text[i]));
        }

        return text.Length;
    }

    private static bool IsBetweenWords(char c) => c is not ('\'' or '’')
        && (char.IsWhiteSpace(c) || char.IsPunctuation(c) || char.IsSymbol(c) || char.IsControl(c));
}
