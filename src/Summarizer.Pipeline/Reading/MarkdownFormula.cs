using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Summarizer.Pipeline.Reading;

/// <summary>A formula within a line of Markdown.</summary>
/// <param name="text">The formula as text.</param>
/// <param name="isDisplayed">True if it is between the signs for one that is displayed on a line of its own.</param>
internal sealed class MarkdownFormula(string text, bool isDisplayed) : LeafInline
{
    /// <summary>The formula as text.</summary>
    public string Text { get; } = text;

    /// <summary>True if it is between the signs for one that is displayed on a line of its own.</summary>
    public bool IsDisplayed { get; } = isDisplayed;

    /// <summary>
    /// Reads TeX between <c>$ $</c>, <c>$$ $$</c>, <c>$` `$</c>, <c>\( \)</c> and <c>\[ \]</c>. As in Pandoc, no space
    /// follows the first dollar sign or precedes the last one. No letter or digit touches them from outside, unless
    /// the formula starts with a command: <c>16$\times$</c>.
    /// </summary>
    internal sealed class Parser : InlineParser
    {
        private const int Longest = 500;

        public Parser() => OpeningCharacters = ['$', '\\'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            ReadOnlySpan<char> rest = slice.AsSpan();
            rest = rest[..Math.Min(rest.Length, Longest)];
            if (rest.Length < 3)
                return false;
            char before = slice.PeekCharExtra(-1);
            bool mayTouchWords = TexText.StartsWithCommand(rest[1..]);
            (int opening, string closing) = (rest[0], rest[1]) switch
            {
                ('\\', '(') => (2, "\\)"),
                ('\\', '[') => (2, "\\]"),
                ('$', '$') => (2, "$$"),
                ('$', '`') => (2, "`$"),
                ('$', _) when before != '$' && (mayTouchWords || !IsOfWord(before)) => (1, "$"),
                _ => (0, ""),
            };
            int length = opening > 0 ? rest[opening..].IndexOf(closing) : -1;
            if (length <= 0)
                return false;
            ReadOnlySpan<char> tex = rest.Slice(opening, length), after = rest[(opening + length + closing.Length)..];
            if (closing == "$" && (char.IsWhiteSpace(tex[0]) || char.IsWhiteSpace(tex[^1]) || tex[^1] == '\\'
                || (!after.IsEmpty && (after[0] == '$' || (!mayTouchWords && IsOfWord(after[0]))))))
                return false;
            if (!TexText.IsFormula(tex.ToString().Trim(), isBracketed: rest[0] == '\\'))
                return false;
            processor.Inline = new MarkdownFormula(TexText.Of(tex.ToString()), closing is "$$" or "\\]");
            slice.Start += opening + length + closing.Length;
            return true;
        }

        private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '$';
    }
}
