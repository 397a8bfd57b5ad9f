using Summarizer.Boilerplate;
using Summarizer.Documents;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// A paragraph, heading, list item, table row or the like of a page, before it is known whether it belongs to the
/// article.
/// </summary>
/// <param name="kind">Its kind.</param>
/// <param name="level">The level of a heading, else 0.</param>
/// <param name="text">Its text, with white space as in the source.</param>
/// <param name="linked">The number of its characters that are links.</param>
/// <param name="element">The index of the element that holds it.</param>
internal sealed class PageBlock(BlockKind kind, int level, string text, int linked, int element)
{
    /// <summary>A text of at least this many characters with a full stop is running text, not a label.</summary>
    private const int ShortestSentence = 25;

    /// <summary>A text of at least this many characters is running text even without a full stop.</summary>
    private const int ShortestUnmarked = 140;

    /// <summary>A longer heading with a full stop is a paragraph that looks like a heading.</summary>
    private const int LongestHeading = 120;

    /// <summary>A line of mostly links with up to this many words leads elsewhere.</summary>
    private const int LinkLineWords = 15;

    /// <summary>A link with up to this many words and nothing beside it leads elsewhere.</summary>
    private const int WholeLinkWords = 25;

    /// <summary>A longer text is not a caption, even if its first words are a caption's.</summary>
    private const int LongestCaption = 250;

    public BlockKind Kind { get; set; } = kind;

    public int Level { get; set; } = level;

    public string Text => text;

    /// <summary>The index of the element that holds it.</summary>
    public int Element => element;

    /// <summary>True if its text has no size, or the colour of its ground.</summary>
    public bool IsUnseen { get; init; }

    /// <summary>
    /// The characters in it; an ideograph or kana counts for three, as it says as much as three letters.
    /// </summary>
    public int Length { get; } = LengthOf(text);

    /// <summary>The share of its text that is links, 0 to 1.</summary>
    public double LinkShare => text.Length == 0 ? 0 : Math.Min(1, (double)linked / text.Length);

    /// <summary>The part of its <see cref="Length"/> that is links.</summary>
    public int Linked => (int)(Length * LinkShare);

    /// <summary>The amount of running text in it, in characters outside links; 0 if it has none.</summary>
    public int Prose { get; set; }

    /// <summary>
    /// True for a caption that says no more than what is shown or who took it: only captions with a sentence are worth
    /// reading.
    /// </summary>
    public bool IsLabelOfPicture => Kind == BlockKind.Caption && !HasSentence(text);

    /// <summary>Returns a block without text in its place.</summary>
    public PageBlock Cleared() => new(BlockKind.Boilerplate, 0, "", 0, element);

    /// <summary>Finds out how much running text it holds.</summary>
    public void Weigh()
    {
        if (Kind == BlockKind.Heading && text.Length > LongestHeading && HasSentence(text) && LinkShare < 0.5)
            Kind = BlockKind.Paragraph;
        if (Kind is BlockKind.Paragraph or BlockKind.ListItem
            && (LeadsElsewhere()
                || BoilerplateRules.ForLine(text.AsSpan().Trim(), isListItem: Kind == BlockKind.ListItem) is not null))
            Kind = BlockKind.Boilerplate;
        else if (Kind is BlockKind.Paragraph or BlockKind.ListItem && text.Length <= LongestCaption
            && Caption.IsLine(text.AsSpan().Trim()))
            Kind = BlockKind.Caption;
        bool running = Kind is BlockKind.Paragraph or BlockKind.Quotation or BlockKind.ListItem && LinkShare < 0.6;
        int own = (int)(Length * (1 - LinkShare));
        bool sentence = own >= ShortestSentence && HasSentence(text);
        Prose = running && (sentence || own >= ShortestUnmarked) ? own : 0;
    }

    /// <summary>True for a line of mostly links with a few words: "Related: …".</summary>
    private bool LeadsElsewhere() =>
        LinkShare >= 0.8 && WordsUpTo(LinkShare >= 0.95 ? WholeLinkWords : LinkLineWords);

    private bool WordsUpTo(int most) => text.Split(' ', most + 1, StringSplitOptions.RemoveEmptyEntries).Length <= most;

    /// <summary>Counts all its words as running text, for pages that consist of lists, verses or labels.</summary>
    public void WeighAsText() => Prose = Kind is BlockKind.Boilerplate ? 0 : (int)(Length * (1 - LinkShare));

    /// <summary>Returns the <see cref="Length"/> of a text.</summary>
    public static int LengthOf(string text)
    {
        int length = 0;
        foreach (char c in text)
            length += UnspacedScripts.IsEastAsian(c) || UnspacedScripts.IsHangul(c) ? 3 : 1;
        return length;
    }

    /// <summary>
    /// True if a sentence ends in the text: a mark after a word, at the end or before a space. A colon or semicolon
    /// ends one only at the end, before a list. Within the text, a mark after a digit is part of a number.
    /// </summary>
    private static bool HasSentence(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        if (text is [_, _, .., '.' or '!' or '?' or '\u2026' or ':' or ';'])
            return true;
        for (int i = 2; i < text.Length; i++)
        {
            if (text[i] is '\u3002' or '\uFF01' or '\uFF1F' or '\u0964' or '\u06D4')
                return true;
            if (text[i] is '.' or '!' or '?' or '\u2026' && !char.IsDigit(text[i - 1])
                && i + 1 < text.Length && (IsClosing(text[i + 1]) || IsGlued(text[i - 1], text[i + 1])))
                return true;
        }

        return false;
    }

    /// <summary>True if a sentence follows without a space, as parts of a caption do: "The pier.Photo: …".</summary>
    private static bool IsGlued(char before, char after) => char.IsLower(before) && char.IsUpper(after);

    private static bool IsClosing(char c) =>
        char.IsWhiteSpace(c)
            || c is '"' or '\u201D' or '\u201C' or '\u2019' or '\'' or '\u00BB' or '\u00AB' or ')' or ']' or '[';
}
