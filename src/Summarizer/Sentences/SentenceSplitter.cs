using Summarizer.Documents;
using Summarizer.Languages;

namespace Summarizer.Sentences;

/// <summary>Splits a document into sentences with exact spans.</summary>
public static class SentenceSplitter
{
    /// <summary>
    /// Returns the sentences of the document's prose blocks, in order; headings, captions, code and tables have none.
    /// </summary>
    /// <param name="document">The document to split.</param>
    /// <param name="language">The text's language.</param>
    public static IReadOnlyList<Sentence> Split(Document document, Language language)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(language);
        var sentences = new List<Sentence>();
        var scanner = new SentenceScanner(document.Text, language);
        for (int b = 0; b < document.Blocks.Count; b++)
        {
            Block block = document.Blocks[b];
            if (block.IsProse)
                scanner.Scan(block.Offset, block.End, b, sentences);
        }

        return sentences;
    }
}
