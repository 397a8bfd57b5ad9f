using System.Buffers;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>
/// A walk over the tags of a page, without what only looks like one in comments, attributes, scripts and styles. There
/// are elements within which the parser reads scripts and styles as elements, such as "svg". From the first of them on,
/// everything that looks like a tag is returned: rather too many tags than too few.
/// </summary>
/// <param name="html">The page.</param>
internal ref struct HtmlTags(ReadOnlySpan<char> html)
{
    private const int LongestName = 20;

    private const string Blanks = " \t\n\f\r";

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(Blanks + "/>");

    private static readonly SearchValues<char> AttributeEnds = SearchValues.Create(Blanks + "/>=");

    private ReadOnlySpan<char> _rest = html;
    private bool _isSure = true;

    /// <summary>The number of characters from the end of what may be a comment.</summary>
    private int _afterComment = int.MaxValue;

    private bool _hasComments = true;

    /// <summary>True if the tag may be within a comment, which is not sure.</summary>
    public readonly bool MayBeInComment => _rest.Length > _afterComment;

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
        _rest = AfterAttributes(tag[name.Length..]);
        if (closes)
            return;
        Span<char> lower = stackalloc char[10];
        int length = name.Length > lower.Length ? 0 : name.ToLowerInvariant(lower);
        if (lower[..length] is "script" or "style" or "title" or "textarea" or "noscript" or "iframe")
            SkipText(name);
        else if (lower[..length] is "svg" or "math" or "select" or "template" or "frameset" or "plaintext" or "xmp"
            or "noembed" or "noframes")
            _isSure = false;
    }

    /// <summary>HTML standard, 13.2.5.32 to 13.2.5.39: values in quotation marks may contain "&gt;".</summary>
    private static ReadOnlySpan<char> AfterAttributes(ReadOnlySpan<char> rest)
    {
        while (true)
        {
            rest = rest.TrimStart(Blanks + "/");
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
    private void SkipText(ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> text = _rest;
        while (_rest.IndexOf("</") is >= 0 and var at)
        {
            ReadOnlySpan<char> end = _rest[(at + 2)..];
            if (end.StartsWith(name, StringComparison.OrdinalIgnoreCase) && end.Length > name.Length
                && NameEnds.Contains(end[name.Length]))
            {
                _rest = _rest[at..];
                _isSure = !MayGoOn(text[..^_rest.Length]);
                return;
            }

            _rest = end;
        }

        _rest = default;
    }

    /// <summary>True if a script may go on after its end tag, as one within a comment of it does.</summary>
    private static bool MayGoOn(ReadOnlySpan<char> script) =>
        script.IndexOf("<!--") is >= 0 and var at
            && script[at..].Contains("<script", StringComparison.OrdinalIgnoreCase);
}
