namespace Summarizer.Documents;

/// <summary>One line of plain text without the white space around it.</summary>
/// <param name="Start">The position of its first visible character.</param>
/// <param name="End">The position after its last visible character; equal to <paramref name="Start"/> for a blank
/// line.</param>
/// <param name="Indent">The white space before it: a space counts 1, a tab 4.</param>
internal readonly record struct TextLine(int Start, int End, int Indent)
{
    public int Length => End - Start;

    public bool IsBlank => End == Start;
}
