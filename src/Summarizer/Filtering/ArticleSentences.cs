using Summarizer.Boilerplate;
using Summarizer.Documents;
using Summarizer.Languages;
using Summarizer.Sentences;

namespace Summarizer.Filtering;

/// <summary>The sentences of the part of a document that is its article.</summary>
/// <remarks>
/// Left out are the text under a heading such as "References", a dateline before the first words ("LONDON (Reuters)
/// -"), and anything else before the first word of a sentence that is not part of it. Boilerplate within a paragraph
/// ("Click here to read more.") is left out too.
/// </remarks>
public static class ArticleSentences
{
    // A report starts no later than this: page remarks before it have fewer sentences.
    private const int MostBeforeDateline = 4;

    /// <summary>Returns the sentences of a document's article, in order.</summary>
    /// <param name="document">The document.</param>
    /// <param name="language">The text's language.</param>
    public static IReadOnlyList<Sentence> Of(Document document, Language language)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(language);
        return Of(document, language, removed: null);
    }

    // Returns the same, and adds what was left out to a list.
    internal static Sentence[] Of(Document document, Language language, List<RemovedText>? removed)
    {
        var sentences = Read(document, language, new BackMatterFilter(document, language), removed);
        if (sentences.Count > 0)
            return [.. sentences];
        // A document that is all notes is about its notes.
        removed?.Clear();
        return [.. Read(document, language, backMatter: null, removed)];
    }

    private static List<Sentence> Read(Document document, Language language, BackMatterFilter? backMatter,
        List<RemovedText>? removed)
    {
        // A sentence of news has some 120 characters.
        var sentences = new List<Sentence>((document.Text.Length / 100) + 4);
        var scanner = new SentenceScanner(document.Text, language);
        bool isUnpunctuated = UnpunctuatedText.Is(document, language);
        for (int b = 0; b < document.Blocks.Count; b++)
        {
            Block block = document.Blocks[b];
            string? rule = backMatter?.RuleFor(block);
            if (!block.IsProse)
                continue;
            if (rule is not null)
            {
                removed?.Add(new RemovedText(block.Offset, block.Length, rule));
                continue;
            }

            int dateline = sentences.Count < MostBeforeDateline ? Dateline.Length(block.In(document.Text)) : 0;
            if (dateline > 0)
                removed?.Add(new RemovedText(block.Offset, dateline, "dateline"));
            int first = sentences.Count, start = block.Offset + dateline;
            if (isUnpunctuated && block.Kind != BlockKind.ListItem)
                UnpunctuatedText.Cut(document.Text, start, block.End, b, language, sentences);
            else
                scanner.Scan(start, block.End, b, sentences);
            LongSentences.Cut(document.Text, sentences, first);
            Filter(document.Text, sentences, first, removed);
        }

        return sentences;
    }

    // Drops boilerplate from the sentences of a block, and prefixes from those that stay.
    private static void Filter(string text, List<Sentence> sentences, int first, List<RemovedText>? removed)
    {
        int kept = first;
        for (int s = first; s < sentences.Count; s++)
        {
            Sentence sentence = sentences[s];
            int prefix = SentencePrefix.Length(sentence.In(text));
            if (prefix > 0)
                removed?.Add(new RemovedText(sentence.Offset, prefix, "sentence prefix"));
            ReadOnlySpan<char> words = sentence.In(text)[prefix..];
            int blanks = words.Length - words.TrimStart().Length;
            (int offset, int length) = (sentence.Offset + prefix + blanks, words.Length - blanks);
            if (Citation.MarksLength(text.AsSpan(offset, length)) is > 0 and var marks)
            {
                length -= marks;
                removed?.Add(new RemovedText(offset + length, marks, "reference marks"));
            }

            if (BoilerplateRules.ForSentence(text.AsSpan(offset, length), isFirst: kept == 0) is { } rule)
                removed?.Add(new RemovedText(offset, length, rule));
            else
                sentences[kept] = new Sentence(kept++, offset, length, sentence.Block);
        }

        sentences.RemoveRange(kept, sentences.Count - kept);
    }
}
