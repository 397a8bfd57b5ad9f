namespace Summarizer.Pipeline.Reading.Plain;

/// <summary>The purposes of a hyphen at the end of a line.</summary>
internal enum LineHyphen
{
    /// <summary>It breaks a word: "engi-", "neers".</summary>
    Break,

    /// <summary>It is part of the word: "well-", "known".</summary>
    Compound,

    /// <summary>It stands for the rest of another word: "pre-", "and post-war".</summary>
    Suspended,
}
