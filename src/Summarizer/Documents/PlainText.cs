namespace Summarizer.Documents;

/// <summary>Finds the structure of plain text: paragraphs, headings, list items, boilerplate.</summary>
internal static class PlainText
{
    /// <summary>Reads the text line by line, each block being one or more lines.</summary>
    public static Document Parse(string text, string? title)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<TextLine> lines = TextLines.Of(text);
        var parser = new PlainTextParser(text, lines, LineWrap.Of(text, lines));
        List<Block> blocks = parser.Parse();
        return new Document(text, blocks, title ?? TitleOf(text, blocks));
    }

    /// <summary>The first heading before any sentence that says what the text is about: neither "Press release" nor "1 Introduction".</summary>
    private static string? TitleOf(string text, List<Block> blocks)
    {
        bool afterFact = false;
        for (int b = 0; b < blocks.Count; b++)
        {
            Block block = blocks[b];
            ReadOnlySpan<char> words = text.AsSpan(block.Offset, block.Length);
            bool fact = block.Kind == BlockKind.Heading && LineLooks.IsFact(words, afterFact);
            afterFact |= fact;
            bool above = block.Kind == BlockKind.Heading && TitleLooks.IsAboveTitle(words, NextHeading(text, blocks, b + 1));
            if (fact || above || block.Kind is BlockKind.Boilerplate or BlockKind.Caption || (block.Kind == BlockKind.Heading && Boilerplate.IsSectionName(words)))
                continue;
            if (block.Kind != BlockKind.Heading || LineLooks.NumberedLevel(words) > 0)
                return null;
            words = TitleLooks.Bare(words);
            return words.IndexOfAny("\t\n\r") < 0 ? words.ToString() : string.Join(' ', words.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        return null;
    }

    private static ReadOnlySpan<char> NextHeading(string text, List<Block> blocks, int b)
    {
        while (b < blocks.Count && blocks[b].Kind is BlockKind.Boilerplate or BlockKind.Caption)
            b++;
        return b < blocks.Count && blocks[b].Kind == BlockKind.Heading ? text.AsSpan(blocks[b].Offset, blocks[b].Length) : [];
    }
}
