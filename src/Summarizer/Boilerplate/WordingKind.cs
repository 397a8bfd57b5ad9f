namespace Summarizer.Boilerplate;

/// <summary>The kinds of phrases in the lists of wordings.</summary>
[Flags]
internal enum WordingKind
{
    None = 0,

    /// <summary>A line that says no more than this is not part of an article.</summary>
    Line = 1,

    /// <summary>A line or sentence with this at its edge is not part of an article.</summary>
    Edge = 2,

    /// <summary>More words may complete it to a wording.</summary>
    Part = 4,
}
