using System.Text;
using Summarizer.Boilerplate;
using Summarizer.Documents;

namespace Summarizer.Pipeline.Reading;

/// <summary>
/// A builder that puts a document together block by block, as readers of structured formats find them.
/// </summary>
internal sealed class DocumentBuilder(ReadingLimits limits)
{
    /// <summary>With at least this share of its text in typewriter type, a document is typewritten, not code.</summary>
    public const double TypewriterShare = 0.75;

    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly StringBuilder _code = new();

    /// <summary>The number of characters so far.</summary>
    public int Length => _text.Length + _code.Length;

    /// <summary>The number of blocks so far.</summary>
    public int Count => _blocks.Count + (_code.Length > 0 ? 1 : 0);

    /// <summary>The heading with which the document starts; null if it starts with other text.</summary>
    public string? OpeningHeading => _code.Length == 0 && _blocks is [{ Kind: BlockKind.Heading } first, ..]
        ? _text.ToString(first.Offset, first.Length)
        : null;

    /// <summary>
    /// Adds a block; white space runs become one space, except that line breaks stay and that code keeps its columns.
    /// </summary>
    public void Add(BlockKind kind, string content, int level = 0)
    {
        EndCode();
        ReadOnlySpan<char> text = TextCleaner.Clean(content);
        text = kind == BlockKind.Code ? text.Trim('\n').TrimEnd() : text.Trim();
        if (text.IsEmpty)
            return;
        limits.CheckCharacters(_text.Length + (long)text.Length);
        string? rule = kind is BlockKind.Paragraph or BlockKind.ListItem
            ? BoilerplateRules.ForLine(text, isListItem: kind == BlockKind.ListItem)
            : null;
        if (rule is not null)
            kind = BlockKind.Boilerplate;
        if (_blocks.Count > 0)
            _text.Append(kind == _blocks[^1].Kind && kind is BlockKind.ListItem or BlockKind.Table ? "\n" : "\n\n");
        int offset = _text.Length;
        if (kind == BlockKind.Code)
            _text.Append(text);
        else
            AppendCollapsed(text);
        _blocks.Add(new Block(kind, offset, _text.Length - offset, level) { Rule = rule });
    }

    /// <summary>Makes a block a heading, if it is one or a paragraph.</summary>
    public void MakeHeading(int block, int level)
    {
        if (block < _blocks.Count && _blocks[block].Kind is BlockKind.Paragraph or BlockKind.Heading)
            _blocks[block] = _blocks[block] with { Kind = BlockKind.Heading, Level = level };
    }

    /// <summary>Adds a line of code, in formats that make each line a paragraph. An empty one may follow.</summary>
    public void AddCodeLine(string line) => _code.Append(line).Append('\n');

    /// <summary>Adds the blocks of another document.</summary>
    public void Add(Document document)
    {
        foreach (Block block in document.Blocks)
            Add(block.Kind, document.Text.Substring(block.Offset, block.Length), block.Level);
    }

    /// <summary>Returns the document of what was added.</summary>
    public Document Build(string? title, string? language)
    {
        EndCode();
        string text = _text.ToString();
        return new Document(text, _blocks, CleanTitle(title), DeclaredLanguage.Confirm(CleanLanguage(language), text));
    }

    /// <summary>
    /// Returns the document of what was added. If nearly all of it is code by its style, but running text by its words,
    /// its writer has used that style for text, so it is read as plain text.
    /// </summary>
    public Document BuildTypewritten(string? title, string? language)
    {
        EndCode();
        string code = string.Join('\n', _blocks.Where(block => block.Kind == BlockKind.Code)
            .Select(block => _text.ToString(block.Offset, block.Length)));
        if (code.Length < TypewriterShare * _text.Length || !Prose.IsRunningText(code))
            return Build(title, language);
        var text = new DocumentBuilder(limits);
        foreach (Block block in _blocks)
        {
            string content = _text.ToString(block.Offset, block.Length);
            if (block.Kind == BlockKind.Code)
                text.Add(Document.FromText(content));
            else
                text.Add(block.Kind, content, block.Level);
        }

        return text.Build(title, language);
    }

    private void EndCode()
    {
        if (_code.Length == 0)
            return;
        string code = _code.ToString();
        _code.Clear();
        Add(BlockKind.Code, code);
    }

    private void AppendCollapsed(ReadOnlySpan<char> text)
    {
        bool space = false, line = false;
        foreach (char c in text)
        {
            if (c is ' ' or '\t' or '\n')
            {
                space = true;
                line |= c == '\n';
                continue;
            }

            if (space)
                _text.Append(line ? '\n' : ' ');
            space = line = false;
            _text.Append(c);
        }
    }

    /// <summary>Returns the title as one line of at most 300 characters, or null.</summary>
    private static string? CleanTitle(string? title)
    {
        const int longest = 300;
        if (string.IsNullOrWhiteSpace(title))
            return null;
        string line =
            string.Join(' ', TextCleaner.Clean(title).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= longest)
            return line;
        int cut = char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest;
        return line[..cut];
    }

    /// <summary>
    /// Returns the ISO 639-1 part of a language tag such as en-GB, lower-cased; null if it is not one.
    /// </summary>
    private static string? CleanLanguage(string? language)
    {
        string primary = (language ?? "").Trim().Split('-', '_')[0].ToLowerInvariant();
        return primary.Length == 2 && char.IsAsciiLetterLower(primary[0]) && char.IsAsciiLetterLower(primary[1])
            ? primary
            : null;
    }
}
