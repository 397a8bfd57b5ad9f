using System.Buffers;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// A walk over the tags of a page, without what only looks like one in comments, attributes, scripts and styles. There
/// are places in which the parser reads scripts and styles as elements, such as pictures. From the first place on where
/// this is not sure, everything that looks like a tag is returned: rather too many tags than too few.
/// </summary>
/// <param name="html">The page.</param>
internal ref struct HtmlTags(ReadOnlySpan<char> html)
{
    private const int LongestName = 20;

    private const string Blanks = " \t\n\f\r";

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(Blanks + "/>");

    private static readonly SearchValues<char> AttributeEnds = SearchValues.Create(Blanks + "/>=");

    private ReadOnlySpan<char> _rest = html;
    private readonly ForeignElements _foreign = new();
    private bool _isSure = true;
    private bool _isInSelect;
    private int _templates;

    /// <summary>The number of characters from the end of what may be a comment.</summary>
    private int _afterComment = int.MaxValue;

    private bool _hasComments = true;

    /// <summary>True if the tag may be within a comment, which is not sure.</summary>
    public readonly bool MayBeInComment => _rest.Length > _afterComment;

    /// <summary>True if the tag is in a picture or formula and ends itself: "&lt;ellipse/&gt;".</summary>
    public bool IsSelfClosing { get; private set; }

    /// <summary>Goes to the next tag. False if there is none.</summary>
    /// <param name="name">The element's name, or its first 20 characters.</param>
    /// <param name="closes">True for an end tag.</param>
    public bool Next(out ReadOnlySpan<char> name, out bool closes)
    {
        while (_rest.IndexOf('<') is >= 0 and var at && at + 2 < _rest.Length)
        {
            _rest = _rest[(at + 1)..];
            closes = _rest[0] == '/';
            ReadOnlySpan<char> tag = closes ? _rest[1..] : _rest;
            if (char.IsAsciiLetter(tag[0]))
            {
                name = NameOf(tag[..Math.Min(tag.Length, LongestName)]);
                IsSelfClosing = false;
                if (_isSure)
                    SkipTag(tag, closes);
                return true;
            }

            if (_isSure && _rest[0] is '!' or '?' or '/')
                SkipComment();
            else if (!MayBeInComment && _hasComments && _rest.StartsWith("!--"))
                FindCommentEnd();
        }

        name = default;
        closes = false;
        return false;
    }

    private void FindCommentEnd()
    {
        int end = _rest.IndexOf("-->");
        _hasComments = end >= 0;
        if (_hasComments)
            _afterComment = _rest.Length - end;
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        int end = tag.IndexOfAny(NameEnds);
        return end < 0 ? tag : tag[..end];
    }

    /// <summary>HTML standard, 13.2.5.41 to 13.2.5.53: a comment, or what is read as one up to the next ">".</summary>
    private void SkipComment()
    {
        if (_foreign.IsOpen && _rest.StartsWith("![CDATA["))
        {
            _isSure = false;
            return;
        }

        bool isComment = _rest.StartsWith("!--");
        int end = isComment ? _rest[3..].IndexOf("-->") : _rest.IndexOf('>');
        // These end a comment too, by rules that parsers differ in.
        _isSure = !isComment || !(end < 0 ? _rest : _rest[..(end + 3)]).Contains("--!>", StringComparison.Ordinal)
            && !_rest.StartsWith("!-->") && !_rest.StartsWith("!--->");
        if (_isSure)
            _rest = end < 0 ? default : _rest[(end + (isComment ? 6 : 1))..];
    }

    private void SkipTag(ReadOnlySpan<char> tag, bool closes)
    {
        ReadOnlySpan<char> name = NameOf(tag);
        _rest = AfterAttributes(tag[name.Length..], out bool isSelfClosing);
        if (_foreign.IsOpen || (!closes && ForeignElements.IsRoot(name)))
        {
            _isSure = !_isInSelect && _foreign.Visit(name, closes, isSelfClosing);
            IsSelfClosing = _isSure && isSelfClosing;
            return;
        }

        Span<char> lower = stackalloc char[10];
        int length = name.Length > lower.Length ? 0 : name.ToLowerInvariant(lower);
        scoped ReadOnlySpan<char> known = lower[..length];
        if (_isInSelect)
        {
            // The parser overlooks most other tags in it.
            _isSure = known is "option" or "optgroup" || (closes && known is "select");
            _isInSelect = known is not "select";
        }
        else if (closes)
        {
            _templates -= known is "template" && _templates > 0 ? 1 : 0;
        }
        else if (known is "script")
        {
            SkipScript();
        }
        else if (known is "style" or "title" or "textarea" or "noscript" or "iframe")
        {
            SkipText(known);
        }
        else
        {
            // Where "col" comes first in a template, the parser overlooks all other tags.
            bool isUnknown = known is "frameset" or "plaintext" or "xmp" or "noembed" or "noframes"
                || (known is "col" && _templates > 0);
            _isSure = !isUnknown;
            _isInSelect = known is "select";
            _templates += known is "template" ? 1 : 0;
        }
    }

    /// <summary>HTML standard, 13.2.5.32 to 13.2.5.39: values in quotation marks may contain "&gt;".</summary>
    private static ReadOnlySpan<char> AfterAttributes(ReadOnlySpan<char> rest, out bool isSelfClosing)
    {
        while (true)
        {
            ReadOnlySpan<char> before = rest;
            rest = rest.TrimStart(Blanks + "/");
            isSelfClosing = before.Length > rest.Length && before[before.Length - rest.Length - 1] == '/';
            if (rest.IsEmpty || rest[0] == '>')
                return rest;
            // An equals sign at its start is part of an attribute's name.
            rest = From(rest[1..], rest[1..].IndexOfAny(AttributeEnds));
            ReadOnlySpan<char> value = rest.TrimStart(Blanks);
            if (value is not ['=', ..])
                continue;
            value = value[1..].TrimStart(Blanks);
            rest = value is ['"' or '\'', ..]
                ? From(value[1..], value[1..].IndexOf(value[0]), skipped: 1)
                : From(value, value.IndexOfAny(Blanks + ">"));
        }
    }

    private static ReadOnlySpan<char> From(ReadOnlySpan<char> text, int at, int skipped = 0) =>
        at < 0 ? default : text[(at + skipped)..];

    /// <summary>
    /// Goes to the end tag of an element that holds text only; without one, all that follows is text.
    /// </summary>
    private void SkipText(scoped ReadOnlySpan<char> name)
    {
        while (_rest.IndexOf("</") is >= 0 and var at)
        {
            _rest = _rest[at..];
            if (IsTag("</", name))
                return;
            _rest = _rest[2..];
        }

        _rest = default;
    }

    /// <summary>
    /// HTML standard, 13.2.5.4 and 13.2.5.15 to 13.2.5.31: goes to the end tag of a script. Within a comment in it, a
    /// script may start and end.
    /// </summary>
    private void SkipScript()
    {
        bool isComment = false, isInner = false;
        while ((isComment ? _rest.IndexOfAny('<', '-') : _rest.IndexOf('<')) is >= 0 and var at)
        {
            _rest = _rest[at..];
            if (!isComment && _rest.StartsWith("<!--"))
            {
                // Its dashes may also be those of its end: "<!-->".
                isComment = true;
                _rest = _rest[2..];
                continue;
            }

            bool ends = IsTag("</", "script");
            if (ends && !isInner)
                return;
            isInner = isComment && !ends && (isInner || IsTag("<", "script"));
            if (_rest.StartsWith("-->"))
                (isComment, isInner) = (false, false);
            _rest = _rest[1..];
        }

        _rest = default;
    }

    /// <summary>True if the tag of an element is next.</summary>
    private readonly bool IsTag(string start, scoped ReadOnlySpan<char> name)
    {
        int end = start.Length + name.Length;
        return _rest.Length > end && _rest.StartsWith(start) && NameEnds.Contains(_rest[end])
            && _rest[start.Length..end].Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
