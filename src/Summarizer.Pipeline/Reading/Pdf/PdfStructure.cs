using System.Text;
using System.Text.RegularExpressions;
using Summarizer.Documents;

namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>
/// From the blocks of all pages to a document: headings by their type, paragraphs across columns and pages.
/// </summary>
internal sealed partial class PdfStructure
{
    private const int LongestHeading = 200;

    /// <summary>Type below this share of the text's size is for notes.</summary>
    private const double SmallType = 0.87;

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly List<Item> _items = [];
    private readonly double _bodySize;

    /// <summary>
    /// True if typewriter type is for code: most of the text is set in another one, or what is set in it is code.
    /// </summary>
    private readonly bool _typedIsCode;
    private readonly List<double> _headingSizes;

    private PdfStructure(List<PdfBlock> blocks)
    {
        List<PdfLine> lines = [.. blocks.SelectMany(block => block.Lines).Where(line => !line.Tabular)];
        // The type that most of the text is set in; ties go to the smaller.
        _bodySize = lines.GroupBy(line => Math.Round(line.Size * 2) / 2)
            .OrderByDescending(group => group.Sum(line => (long)line.Text.Length)).ThenBy(group => group.Key)
            .Select(group => group.Key).FirstOrDefault(10);
        long all = lines.Sum(line => (long)line.Text.Length);
        string typed = string.Join('\n', lines.Where(line => line.Monospaced).Select(line => line.Text));
        _typedIsCode = typed.Length < DocumentBuilder.TypewriterShare * all || !Prose.IsRunningText(typed);
        _headingSizes = [.. blocks.Where(IsLargeHeading).Select(block => Math.Round(block.Size)).Distinct()
            .OrderDescending().Take(5)];
        foreach (PdfLine line in lines)
        {
            foreach (Match word in Words().Matches(line.Text))
                _words.Add(word.Value.ToLowerInvariant());
        }
    }

    /// <summary>The text of the largest heading on the first page.</summary>
    public string? Title { get; private set; }

    public static Document Build(List<PdfBlock> blocks, string? title, string? language, ReadingLimits limits,
        CancellationToken cancellationToken)
    {
        var structure = new PdfStructure(blocks);
        foreach (PdfBlock block in blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            structure.Add(block);
        }

        var builder = new DocumentBuilder(limits);
        foreach (Item item in structure._items)
            builder.Add(item.Kind, item.Text.ToString(), item.Level);
        return builder.Build(title ?? structure.Title, language);
    }

    private bool IsLargeHeading(PdfBlock block) =>
        block is { Tabular: false, Lines.Count: <= 4 } && block.Size >= 1.12 * _bodySize
            && block.Lines.Sum(line => line.Text.Length) <= LongestHeading;

    private void Add(PdfBlock block)
    {
        string text = PdfText.Join(block.Lines.Select(line => line.Text), _words);
        if (block.Tabular)
        {
            foreach (PdfLine line in block.Lines)
                _items.Add(new Item(BlockKind.Table, 0, line.Text));
        }
        else if (CaptionText.Is(text))
        {
            _items.Add(new Item(BlockKind.Caption, 0, text));
        }
        else if (_typedIsCode && block.Lines.All(line => line.Monospaced) && block.Lines.Count > 1)
        {
            _items.Add(new Item(BlockKind.Code, 0, string.Join('\n', block.Lines.Select(line => line.Text))));
        }
        else if (IsLargeHeading(block) && text.Any(char.IsLetter))
        {
            int level = _headingSizes.IndexOf(Math.Round(block.Size)) is >= 0 and var rank ? rank + 1 : 6;
            if (level == 1 && block.Page == 1)
                Title ??= text;
            _items.Add(new Item(BlockKind.Heading, level, text));
        }
        else if (block is { Bold: true, Lines.Count: <= 2 } && text.Length <= LongestHeading / 2
            && !PdfText.EndsSentence(text) && text.Any(char.IsLetter))
        {
            _items.Add(new Item(BlockKind.Heading, Math.Min(6, _headingSizes.Count + 1), text));
        }
        else if (!IsFootnote(block))
        {
            // Small type amid a sentence is a note that the flow of the text goes around.
            if (block.Size <= SmallType * _bodySize && LastOpen() is not null)
                _items.Add(new Item(BlockKind.Boilerplate, 0, text));
            else
                AddParagraphs(block);
        }
    }

    /// <summary>True for small type that starts with a number or a sign, as notes at the foot of a page do.</summary>
    private bool IsFootnote(PdfBlock block) =>
        block.Size <= SmallType * _bodySize && block.Lines[0].Text is [>= '0' and <= '9' or '*' or '†' or '‡', ..];

    private void AddParagraphs(PdfBlock block)
    {
        var paragraph = new List<string>();
        BlockKind kind = BlockKind.Paragraph;
        for (int i = 0; i < block.Lines.Count; i++)
        {
            PdfLine line = block.Lines[i];
            bool item = PdfText.BeginsItem(line.Text);
            if (i > 0 && (item || StartsParagraph(block, i)))
                Flush();
            if (item && paragraph.Count == 0)
                kind = BlockKind.ListItem;
            paragraph.Add(item ? PdfText.WithoutBullet(line.Text) : line.Text);
        }

        // The last line of a column is as wide as the column where the paragraph goes on in the next.
        Flush(cut: block.Lines.Count >= 3 && block.Lines[^1].Right > block.Right - (0.03 * (block.Right - block.Left)));

        void Flush(bool cut = false)
        {
            if (paragraph.Count > 0)
                AddText(kind, PdfText.Join(paragraph.Where(text => text.Length > 0), _words), cut);
            paragraph.Clear();
            kind = BlockKind.Paragraph;
        }
    }

    private static bool StartsParagraph(PdfBlock block, int index)
    {
        (PdfLine before, PdfLine line) = (block.Lines[index - 1], block.Lines[index]);
        bool indented = line.Left - block.Left > 0.8 * block.Size && before.Left - block.Left < 0.3 * block.Size
            && line.Left - block.Left < 4 * block.Size;
        bool shortBefore = before.Right < block.Right - (0.12 * (block.Right - block.Left))
            && PdfText.EndsSentence(before.Text);
        return indented || shortBefore;
    }

    /// <summary>Adds a paragraph, or the rest of one that a column or page had cut.</summary>
    private void AddText(BlockKind kind, string text, bool cut)
    {
        if (text.Length == 0)
            return;
        if (kind == BlockKind.Paragraph && LastOpen() is { } open
            && (open.Cut || char.IsLower(text[0]) || UnspacedScripts.IsEastAsian(text[0])))
        {
            PdfText.Append(open.Text, text, _words);
            open.Cut = cut;
        }
        else
        {
            _items.Add(new Item(kind, 0, text) { Cut = cut });
        }
    }

    /// <summary>Returns the paragraph before, ignoring captions and tables, if it ends in mid-sentence.</summary>
    private Item? LastOpen()
    {
        for (int i = _items.Count - 1, looked = 0; i >= 0 && looked < 60; i--, looked++)
        {
            if (_items[i].Kind is BlockKind.Paragraph or BlockKind.ListItem)
                return PdfText.EndsSentence(_items[i].Text.ToString(Math.Max(0, _items[i].Text.Length - 8),
                    Math.Min(8, _items[i].Text.Length))) ? null : _items[i];
            if (_items[i].Kind is not (BlockKind.Caption or BlockKind.Table or BlockKind.Boilerplate))
                return null;
        }

        return null;
    }

    [GeneratedRegex(@"\p{L}+(?:-\p{L}+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    private sealed class Item(BlockKind kind, int level, string text)
    {
        public BlockKind Kind => kind;

        public int Level => level;

        public StringBuilder Text { get; } = new(text);

        /// <summary>True if it may go on in the next column.</summary>
        public bool Cut { get; set; }
    }
}
