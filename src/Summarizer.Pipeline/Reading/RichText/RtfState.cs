namespace Summarizer.Pipeline.Reading.RichText;

/// <summary>The state that a group of RTF inherits from the group around it and loses at its end.</summary>
internal readonly record struct RtfState()
{
    /// <summary>The part of the result that receives the text.</summary>
    public RtfPart Part { get; init; }

    /// <summary>True before the first word of a group, which may name a destination.</summary>
    public bool IsFirst { get; init; }

    /// <summary>True after "\*": programs that do not know the destination ignore it.</summary>
    public bool IsIgnorable { get; init; }

    /// <summary>True for hidden and struck text.</summary>
    public bool IsHidden { get; init; }

    /// <summary>True within a row of a table.</summary>
    public bool InTable { get; init; }

    /// <summary>The number of the font.</summary>
    public int Font { get; init; }

    /// <summary>The level of a heading, 1 to 6; 0 for text.</summary>
    public int Level { get; init; }

    /// <summary>1 for raised text, -1 for lowered text, else 0.</summary>
    public int Shift { get; init; }

    /// <summary>The start of the raised or lowered text.</summary>
    public int ShiftFrom { get; init; }

    /// <summary>The number of bytes after "\u" that older programs show instead of its character.</summary>
    public int Substitutes { get; init; } = 1;
}
