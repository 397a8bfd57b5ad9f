using System.Globalization;
using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax.Inlines;
using Summarizer.Pipeline.Reading.Html;

namespace Summarizer.Pipeline.Reading;

/// <summary>The words of a line of Markdown as its readers see them. HTML tags within obey the rules of HTML.</summary>
internal ref struct MarkdownInlines(StringBuilder text, HidingTags tags)
{
    private readonly StringBuilder _text = text;
    private readonly HidingTags _tags = tags;

    /// <summary>The name of the tag that hides what follows, up to its end; null where nothing is hidden.</summary>
    private string? _hidden;

    /// <summary>The number of open tags of that name.</summary>
    private int _open;

    /// <summary>The start of the text within a sup or sub tag; -1 outside.</summary>
    private int _shiftedFrom = -1;

    private bool _linked;

    /// <summary>The open pairs of delimiters that are not markup and are written back.</summary>
    private readonly Stack<EmphasisInline> _plain = new();

    /// <summary>Appends the words. Emphasis nests as deep as a text has asterisks, so there is no recursion.</summary>
    public void Append(ContainerInline? inlines)
    {
        Inline? inline = inlines?.FirstChild;
        while (inline is not null)
        {
            Inline? within = inline is HtmlInline tag ? Pass(tag) : _hidden is null ? AppendOne(inline) : null;
            if (within is null)
            {
                while (inline.NextSibling is null && inline.Parent is { } outer && outer != inlines)
                {
                    inline = outer;
                    if (_plain.TryPeek(out EmphasisInline? closing) && closing == outer)
                        AppendDelimiter(_plain.Pop());
                }

                within = inline.NextSibling;
            }

            inline = within;
        }
    }

    /// <summary>Appends an inline without parts; returns the first part of any other.</summary>
    private Inline? AppendOne(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                _text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                _text.Append(code.Content);
                break;
            case MarkdownFormula formula:
                _text.Append(formula.Text);
                break;
            case HtmlEntityInline entity:
                _text.Append(entity.Transcoded.AsSpan());
                break;
            case AutolinkInline link:
                _text.Append(link.Url);
                break;
            case LineBreakInline line:
                _text.Append(line.IsHard ? '\n' : ' ');
                break;
            case EmphasisInline { FirstChild: { } first } emphasis when !IsMarkup(emphasis):
                AppendDelimiter(emphasis);
                _plain.Push(emphasis);
                return first;
            case FootnoteLink or LinkInline { IsImage: true }
                or EmphasisInline { DelimiterChar: '~', DelimiterCount: 2 }:
                break;
            // One sign deletes too (GitHub), but after a letter it lowers: "H~2~O".
            case EmphasisInline { DelimiterChar: '~', DelimiterCount: 1 }
                when _text.Length == 0 || char.IsWhiteSpace(_text[^1]):
                break;
            case EmphasisInline
            {
                DelimiterChar: '^' or '~', DelimiterCount: 1,
                FirstChild: LiteralInline { NextSibling: null } only
            } emphasis:
                HtmlText.AppendShifted(_text, only.Content.ToString(), raised: emphasis.DelimiterChar == '^');
                break;
            case ContainerInline container:
                _linked |= container is LinkInline;
                return container.FirstChild;
        }

        return null;
    }

    /// <summary>
    /// True if delimiters mark what is between them. In "10^6 to 10^9", "5~10, 20~30" and "x==1, y==2" they are signs.
    /// </summary>
    private readonly bool IsMarkup(EmphasisInline emphasis)
    {
        if (emphasis.DelimiterChar is '*' or '_')
            return true;
        bool afterWord = _text.Length > 0 && IsOfWord(_text[^1]);
        bool beforeWord = emphasis.NextSibling is LiteralInline { Content: { IsEmpty: false } next }
            && IsOfWord(next.CurrentChar);
        bool isOneWord =
            emphasis.FirstChild is LiteralInline { NextSibling: null } only && IsOneWord(only.Content.AsSpan());
        return emphasis.DelimiterCount == 1
            ? isOneWord || (!afterWord && !beforeWord)
            : !afterWord || (isOneWord && !beforeWord);
    }

    private readonly void AppendDelimiter(EmphasisInline emphasis) =>
        _text.Append(emphasis.DelimiterChar, emphasis.DelimiterCount);

    private static bool IsOneWord(ReadOnlySpan<char> words)
    {
        foreach (char c in words)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('+' or '-' or '−' or '–' or '(' or ')'))
                return false;
        }

        return true;
    }

    // Scripts without spaces have markup within what looks like one word.
    private static bool IsOfWord(char c) =>
        char.IsLetterOrDigit(c) && char.GetUnicodeCategory(c) != UnicodeCategory.OtherLetter;

    private Inline? Pass(HtmlInline html)
    {
        ReadOnlySpan<char> tag = html.Tag;
        bool closes = tag.StartsWith("</");
        ReadOnlySpan<char> rest = tag[(closes ? 2 : 1)..];
        int end = 0;
        while (end < rest.Length && char.IsAsciiLetterOrDigit(rest[end]))
            end++;
        string name = rest[..end].ToString().ToLowerInvariant();
        if (_hidden is not null)
        {
            if (name == _hidden)
                _open += closes ? -1 : 1;
            if (_open == 0)
                _hidden = null;
        }
        else if (name == "br")
        {
            _text.Append('\n');
        }
        else if (name is "sup" or "sub")
        {
            Shift(name == "sup", closes);
        }
        else if (!closes && !tag.EndsWith("/>") && _tags.Contains(html.Tag))
        {
            (_hidden, _open) = (name, 1);
        }
        else if (name == "a")
        {
            _linked = true;
        }

        return null;
    }

    private void Shift(bool raised, bool closes)
    {
        if (!closes)
        {
            (_shiftedFrom, _linked) = (_text.Length, false);
            return;
        }

        if (_shiftedFrom < 0 || _text.Length - _shiftedFrom > 40)
            return;
        string words = _text.ToString(_shiftedFrom, _text.Length - _shiftedFrom);
        _text.Length = _shiftedFrom;
        _shiftedFrom = -1;
        if (!(raised && (_linked || words is ['[', .., ']'])))
            HtmlText.AppendShifted(_text, words, raised);
    }
}
