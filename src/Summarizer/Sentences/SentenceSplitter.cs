using Summarizer.Documents;

namespace Summarizer.Sentences;

/// <summary>Splits a document into sentences with exact spans.</summary>
public static class SentenceSplitter
{
    /// <summary>A paragraph this long under "Related articles" is the article going on, in UTF-16 code units.</summary>
    private const int LeastArticleParagraph = 200;

    /// <summary>A report begins no later than this: fewer sentences than these may stand before it, as remarks of the page do.</summary>
    private const int MostBeforeDateline = 4;

    /// <summary>The sentences of the document's prose blocks, in order; headings, captions, code and tables hold none.</summary>
    /// <remarks>
    /// Left out as well: boilerplate within a paragraph ("Click here to read more."), a dateline before the first words ("LONDON (Reuters) -"),
    /// and what stands under a heading such as "References".
    /// </remarks>
    /// <param name="document">What to split.</param>
    /// <param name="language">The lower-case ISO 639-1 code of the text's language, "und" where unknown.</param>
    public static IReadOnlyList<Sentence> Split(Document document, string language)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(language);
        var sentences = Split(document, language, skipBackMatter: true);
        // A document that is all notes is about its notes.
        return sentences.Count > 0 ? sentences : Split(document, language, skipBackMatter: false);
    }

    private static List<Sentence> Split(Document document, string language, bool skipBackMatter)
    {
        // A sentence of news has some 120 characters.
        var sentences = new List<Sentence>(document.Text.Length / 100 + 4);
        var scanner = new SentenceScanner(document.Text, language, sentences);
        int skippedSection = 0;
        bool furniture = false;
        int half = document.Text.Length / 2;
        for (int b = 0; b < document.Blocks.Count; b++)
        {
            Block block = document.Blocks[b];
            if (block.Kind == BlockKind.Heading)
            {
                int level = Math.Max(1, block.Level);
                ReadOnlySpan<char> heading = document.Text.AsSpan(block.Offset, block.Length);
                if (skippedSection == 0 || level <= skippedSection || furniture)
                    skippedSection = skipBackMatter && (Boilerplate.IsBackMatterHeading(heading) || (block.Offset > half && Boilerplate.IsSelfDescription(heading))) ? level : 0;
                furniture = skippedSection > 0 && Boilerplate.IsFurnitureHeading(heading);
                continue;
            }

            if (furniture && block.Kind == BlockKind.Paragraph && block.Length >= LeastArticleParagraph)
                skippedSection = 0;

            if (skippedSection > 0 || block.Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Quotation))
                continue;
            int dateline = sentences.Count < MostBeforeDateline ? Dateline.Length(document.Text.AsSpan(block.Offset, block.Length)) : 0;
            scanner.Scan(block.Offset + dateline, block.End, b);
        }

        return sentences;
    }
}
