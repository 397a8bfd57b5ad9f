namespace Summarizer.Documents;

// One line of plain text without the white space around it.
// Start: The position of its first visible character.
// End: The position after its last visible character; equal to Start for a blank line.
// Indent: The white space before it: a space counts 1, a tab 4.
internal readonly record struct TextLine(int Start, int End, int Indent)
{
    public int Length => End - Start;

    public bool IsBlank => End == Start;
}
